package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/doctype"
)

// signs adds up what speaks for a start and against it.
type signs struct {
	*glance
	names []string
	kinds int // of signs for it that are independent of each other
}

// add counts a sign for a start, named in Danish.
func (s *signs) add(w float64, name string) {
	s.score += w
	s.kinds++
	s.names = append(s.names, name)
}

// settle asks for two signs at least.
func (s *signs) settle() {
	if s.kinds < 2 {
		s.score = min(s.score, startSign-1)
	}
	s.why = strings.Join(s.names, ", ")
}

// lines weighs the head that the page's upper lines may be.
func (s *signs) lines(r *run, i int, lines, before []string) {
	if len(lines) == 0 {
		s.certain = strings.TrimSpace(r.texts[i]) == "" // a page nobody could read goes with the one before
		return
	}
	o := &s.open
	if goesOnFrom(r.texts, i, lines[0]) {
		s.certain = true
		return
	}
	switch {
	case o.Mail && !answered(r.texts, i):
		s.add(6, "hovedet af en mail")
	case o.Weight >= 7:
		s.add(4, "titlen »"+short(o.Title)+"«")
	case o.Weight >= 3:
		s.add(2.5, "titlen »"+short(o.Title)+"«")
	}
	if o.Person != "" {
		s.add(2, "hvem det handler om")
	}
	if o.Date != "" {
		s.add(1.5, "dato")
	}
	if o.Sender {
		s.add(1.5, "afsender")
	}
	if o.Addressed {
		s.add(1.5, "modtager")
	}
	if o.Short >= min(len(lines), 5) {
		s.score += 0.5
	}
	switch {
	case o.Note:
		s.score -= 3
	case o.Section > 1:
		s.score -= 5
	case lines[0] != "" && strings.ContainsRune("-•*–", firstRune(lines[0])):
		s.score -= 4
	case len(lines[0]) > 160:
		s.score -= 4
	case len(lines[0]) > 100 && o.Weight < 9:
		s.score -= 2
	}
	if o.Type != "" && elsewhere(r.texts, i, o.Title) {
		s.score -= 5
	}
	s.again(lines, before)
}

// elsewhere tells whether a title opens entries within pages as well, as those
// of a journal's notes do: a line in the middle of this page or the one before
// begins with the same word and has a date.
func elsewhere(texts []string, i int, title string) bool {
	const top = 6
	word, _, _ := strings.Cut(strings.ToLower(title), " ")
	word = strings.Trim(word, ".,:;")
	for _, text := range [...]string{texts[i-1], texts[i]} {
		lines := strings.Split(text, "\n")
		for n, l := range lines {
			if n >= top && len(l) < 100 && len(l) > len(word) && strings.EqualFold(l[:len(word)], word) && strings.ContainsAny(l, "0123456789") && doctype.Open([]string{l}).Date != "" {
				return true
			}
		}
	}
	return false
}

// again weighs a head that stands on the page before as well: a running one says
// nothing, but a form that is filled in anew has another date.
func (s *signs) again(lines, before []string) {
	same := 0
	for _, l := range lines[:min(len(lines), 4)] {
		for _, b := range before[:min(len(before), 6)] {
			if sameButDigits(l, b) {
				same++
				break
			}
		}
	}
	if same == 0 {
		return
	}
	if other := doctype.Open(before); other.Date != "" && s.open.Date != "" && other.Date != s.open.Date {
		s.add(1, "en anden dato end på siden før")
		return
	}
	s.score -= 2 * float64(same)
}

// numbers weighs printed page numbers and stamps.
func (s *signs) numbers(n *numbering, i int) {
	switch at := n.at(i); {
	case at == numberNext:
		s.certain = true
	case at == goesOnThroughout:
		s.score -= n.heed
	case at == restarts:
		s.add(4, "sidetallene begynder forfra")
	case at == restartsBare:
		s.add(2.5, "sidetallene begynder forfra")
	case at == amidst:
		s.score -= 3
	}
	switch n.stamp(i) {
	case stampChanges:
		s.add(4, "et nyt bilags- eller aktnummer")
	case stampStays:
		s.score -= 4
	case stampAppears:
		s.add(1.5, "et bilags- eller aktnummer")
	}
}

// fonts weighs whether the page shares fonts with the pages before.
func (s *signs) fonts(f fontSign) {
	switch f {
	case fontsNew:
		s.add(3, "andre skrifttyper end på siderne før")
	case fontsAllNew:
		s.score += 0.5
	case fontsShared:
		s.score -= 5
	}
}

// closings end a paper, in lower case.
var closings = []string{"med venlig hilsen", "venlig hilsen", "mvh", "med hilsen", "hilsen", "underskrift", "elektronisk godkendt", "elektronisk underskrevet", "signeret", "dikt", "ref.:", "referent", "underskrevet",
	"på vegne af", "honorar", "overlæge", "reservelæge", "afdelingslæge", "speciallæge", "sagsbehandler", "cand.psych", "ergoterapeut", "sundhedskoordinator", "koordinator", "kopi til", "kopi:", "bilag:", "vedlagt:", "klagevejledning"}

// ending weighs how the page before ends: with a signature, or half empty.
func (s *signs) ending(texts []string, i int, full int) {
	last := lowerLines(texts, i-1)
	if len(last) == 0 {
		return
	}
	for _, l := range last {
		low := strings.ToLower(l)
		if len(low) < 100 && slices.ContainsFunc(closings, func(c string) bool { return strings.HasPrefix(low, c) || len(c) > 8 && strings.Contains(low, c) }) {
			s.score++
			s.names = append(s.names, "underskrift på siden før")
			break
		}
	}
	switch n := len(texts[i-1]); {
	case n*10 < full*5:
		s.score++
	case n*10 > full*9:
		s.score -= 0.5
	}
}

// fullPage is about what a full page of the file holds, in bytes.
func fullPage(texts []string) int {
	sizes := make([]int, len(texts))
	for i, t := range texts {
		sizes[i] = len(t)
	}
	slices.Sort(sizes)
	return min(sizes[len(sizes)*8/10], 3500)
}

// goesOnFrom tells whether the page's first line goes on with the last one of the
// page before.
func goesOnFrom(texts []string, i int, line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.IsLower(first) && (len(line) < 3 || line[1] != ')' && line[1] != '.') {
		return len(line) > 3
	}
	end, ok := openEnd(texts, i-1)
	return ok && goesOn(strings.TrimRight(texts[i-1][:end], " "), line)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// short cuts a title to be shown.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
