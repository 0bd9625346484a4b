package copies

import (
	"sort"
	"strings"
	"sync"

	"oplyst/extract/match"
)

// introductions open a passage that is quoted: 'det fremgår af lægeattest af 3.
// marts 2014, at ...', 'Ole Lund skrev den 3. marts: ...' (lower case).
var introductions = []string{"fremgår", "ifølge", "jf.", "jævnfør", "skriver", "skrev", "skrevet", "anfør", "beskriv", "oplys", "udtal", "citat", "citer", "gengiv", "attest", "notat",
	"erklæring", "journal", "epikrise", "konklu", "vurder", "kopi", "klip", "tidligere"}

// maxBefore and maxAfter bound, in bytes and words, what may stand in a sentence
// before and behind the passage that it gives again.
const maxBefore, maxAfter = 160, 2

// Covers returns which passage of ps (the passages of one text, in order of
// place) a sentence text[start:end] gives again, if it gives one again and adds
// nothing that bears on the meaning: nothing but an introduction.
func Covers(ps []Passage, text string, start, end int) (int, bool) {
	if start < 0 || end > len(text) || start >= end {
		return 0, false
	}
	at, from, to, letters := -1, 0, 0, 0
	first := sort.Search(len(ps), func(i int) bool { return ps[i].End > start })
	for i := first; i < len(ps) && ps[i].Start < end; i++ {
		p := ps[i]
		a, b := max(p.Start, start), min(p.End, end)
		if at >= 0 && a > to && !bare(text[to:a], maxAfter) {
			return 0, false
		}
		if at < 0 {
			at, from = i, a
		}
		to = b
		letters += b - a
	}
	if at < 0 || !bare(text[to:end], maxAfter) || 2*letters < end-start && letters < minLetters {
		return 0, false
	}
	if before := text[start:from]; !bare(before, maxAfter) && !introduces(before) {
		return 0, false
	}
	return at, true
}

// bare reports whether a text has at most n words, none of which turns or
// renews what is said beside it.
func bare(text string, n int) bool {
	ws := tokens(nil, text)
	for _, w := range ws {
		if word := text[w.start:w.end]; significant(word) || renews(word) {
			return false
		}
	}
	return len(ws) <= n
}

// introduces reports whether a text only opens a quotation.
func introduces(text string) bool {
	if len(text) > maxBefore {
		return false
	}
	for _, w := range tokens(nil, text) {
		word := strings.ToLower(text[w.start:w.end])
		if renews(word) || significant(word) && !strings.ContainsAny(word, "0123456789") {
			return false
		}
	}
	low := strings.ToLower(text)
	for _, i := range introductions {
		if strings.Contains(low, i) {
			return true
		}
	}
	return false
}

// renewals say that what was copied still holds (lower case).
var renewals = []string{"uændret", "uforandret", "fortsat gældende", "gælder fortsat", "gælder stadig", "stadig gældende", "ingen ændring", "ikke ændret", "ikke ændringer", "status quo",
	"fortsat dækkende", "stadig dækkende", "fortsat retvisende", "stadig retvisende", "samme som tidligere", "som hidtil"}

// examinations say that a doctor has seen for himself on the day of the paper
// what the words beside it tell (lower case).
var examinations = []string{"i dag", "d.d.", "d. d.", "dags dato", "dagens", "på ny", "fornyet", "genundersøg", "undersøgt i konsultation", "objektiv undersøgelse viser", "de samme som sidst", "det samme som sidst"}

// Both in any case.
var (
	renewalNeedles     = sync.OnceValue(func() *match.Needles { return match.NewFoldedNeedles(renewals) })
	examinationNeedles = sync.OnceValue(func() *match.Needles { return match.NewFoldedNeedles(examinations) })
)

// shortBlock is how long, in bytes, a line beside a passage may be that speaks
// of the passage and not of something else; besideBytes how far the rest of its
// own line is looked at.
const shortBlock, besideBytes = 120, 400

// Renewed reports whether the later paper says beside a passage that it still
// holds: in the rest of the block, or in a short line before or after it.
func Renewed(text string, p Passage) bool { return beside(text, p, renewalNeedles()) }

// Examined reports whether a doctor's later paper says beside a passage that its
// author has examined or asked anew: what is found again is then in the same
// words, but not copied.
func Examined(text string, p Passage) bool { return beside(text, p, examinationNeedles()) }

// Anew reports whether the later paper says a passage of its own accord, though in
// old words. doctor tells that it is a doctor's.
func Anew(text string, p Passage, doctor bool) bool {
	return Renewed(text, p) || doctor && Examined(text, p)
}

// beside finds one of some words in the rest of a passage's block, or in a short
// line before or after it.
func beside(text string, p Passage, words *match.Needles) bool {
	before, after := text[max(0, p.Start-besideBytes):p.Start], text[p.End:min(len(text), p.End+besideBytes)]
	found := false
	for _, s := range []string{lastLines(before), firstLines(after)} {
		words.Each(s, func(int, int) bool {
			found = true
			return false
		})
	}
	return found
}

// firstLines returns the rest of a line and, if it is short, the next one.
func firstLines(s string) string {
	end := lineLength(s)
	next := end + len(s[end:]) - len(strings.TrimLeft(s[end:], "\n\t "))
	if n := lineLength(s[next:]); n <= shortBlock {
		return s[:next+n]
	}
	return s[:end]
}

// lineLength is how long the line or cell is that a text begins with.
func lineLength(s string) int {
	if i := strings.IndexAny(s, "\n\t"); i >= 0 {
		return i
	}
	return len(s)
}

// lastLines returns the beginning of a line and, if it is short, the one before.
func lastLines(s string) string {
	i := strings.LastIndexAny(s, "\n\t") + 1
	above := strings.TrimRight(s[:i], "\n\t ")
	if start := strings.LastIndexAny(above, "\n\t") + 1; len(above)-start <= shortBlock {
		return s[start:]
	}
	return s[i:]
}
