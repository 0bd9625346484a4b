package anonym

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// listedNames finds given names of the list with what follows them. A name that
// is also a word needs a capital inside the sentence, or a family name behind.
func (s *search) listedNames(i int) {
	ts := s.toks[i]
	for k := 0; k < len(ts); k++ {
		w := ts[k]
		if w.form == lower && w.letters > 4 && lists().first[w.low] && !s.known[w.low] { // a mail written small
			s.person(i, w.start, ts[k:k+1], false)
			continue
		}
		if w.form == lower || !s.givenName(w.low) && !(s.familyName(w.low) && (!s.ordinary(w.low) || s.inside(i, k) && w.form == capital)) {
			continue
		}
		seq := s.sequence(i, k, true)
		if len(seq) == 0 {
			continue
		}
		if s.ordinary(w.low) && len(seq) < 2 && !(s.inside(i, k) && w.form == capital && !s.monthLike(i, k)) {
			continue
		}
		if len(seq) < 2 && (w.form == capitals && w.letters < 4 || general[w.low]) {
			continue
		}
		s.person(i, w.start, seq, false)
		k += len(seq) - 1
	}
}

// familyName tells a family name: of the list, or a given name with -sen.
func (s *search) familyName(low string) bool {
	for _, b := range bare(low) {
		stem, sen := strings.CutSuffix(b, "sen")
		if lists().last[b] || sen && (lists().first[stem] || lists().first[stem+"s"] || lists().last[stem]) {
			return true
		}
	}
	for _, end := range []string{"gaard", "strup", "bjerg", "holt", "lund", "toft", "kjær", "skjold"} {
		if stem, ok := strings.CutSuffix(strings.TrimSuffix(low, "s"), end); ok && len(stem) > 2 && !s.ordinary(low) && !s.compound(low) {
			return true
		}
	}
	return false
}

// givenName tells a given name: of the list, or two of the list in one
// (Annemette).
func (s *search) givenName(low string) bool {
	if listed(lists().first, low) {
		return true
	}
	for cut := 3; cut <= len(low)-3; cut++ {
		if lists().first[low[:cut]] && listed(lists().first, low[cut:]) && !s.ordinary(low) {
			return true
		}
	}
	return false
}

// monthLike tells a month from the name: digits stand beside it.
func (s *search) monthLike(i, k int) bool {
	return digitsBeside(s.texts[i], s.toks[i][k])
}

func digitsBeside(text string, w token) bool {
	before, after := strings.TrimRight(text[:w.start], " ."), strings.TrimLeft(text[w.end:], " .")
	return before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' || after != "" && after[0] >= '0' && after[0] <= '9'
}

// inside tells whether a word stands inside a sentence or a cell: behind a word
// of the same line with nothing but a space, comma, bracket or dash between.
func (s *search) inside(i, k int) bool { return inside(s.texts[i], s.toks[i], k) }

func inside(text string, ts []token, k int) bool {
	if k == 0 {
		return false
	}
	gap := text[ts[k-1].end:ts[k].start]
	switch gap {
	case " ", ", ", " (", "/", " - ", " – ", " \"", " »":
		return true
	}
	// 'opereret 1998 (Middelby)', 'afd. P2, Risskov'
	return strings.HasPrefix(gap, " ") && strings.HasSuffix(gap, " (") && strings.Trim(gap, " (0123456789") == "" ||
		strings.TrimLeft(gap, "0123456789") == ", "
}

// lines finds names that are a line of their own: signatures.
func (s *search) lines(i int) {
	text, ts := s.texts[i], s.toks[i]
	for k := 0; k < len(ts); {
		j := k + 1
		for j < len(ts) && !strings.Contains(text[ts[j-1].end:ts[j].start], "\n") {
			j++
		}
		start, end := strings.LastIndexByte(text[:ts[k].start], '\n')+1, len(text)
		if n := strings.IndexByte(text[ts[k].start:], '\n'); n >= 0 {
			end = ts[k].start + n
		}
		if n := j - k; n >= 2 && n <= 4 && end-start < 50 && strings.Trim(text[start:ts[k].start], " *_-") == "" && s.allNames(text, ts[k:j]) {
			s.person(i, ts[k].start, ts[k:j], false)
		}
		k = j
	}
}

// allNames tells whether a line's words are all capitalised and unknown, with
// only spaces, hyphens and initials' full stops between.
func (s *search) allNames(text string, ts []token) bool {
	unknown := 0
	for n, w := range ts {
		if n > 0 && strings.Trim(text[ts[n-1].end:w.start], " -.") != "" {
			return false
		}
		r, _ := utf8.DecodeRuneInString(text[w.start:])
		if !unicode.IsUpper(r) || w.form == capitals && w.letters > 1 {
			return false
		}
		isName := listed(lists().first, w.low) || listed(lists().last, w.low)
		if s.ordinary(w.low) && !isName {
			return false
		}
		if !s.ordinary(w.low) {
			unknown++
		}
	}
	return unknown > 0
}
