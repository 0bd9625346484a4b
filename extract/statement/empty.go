package statement

import "oplyst/extract/match"

// fielded are the papers of labelled fields, in which a dash or dots for a value
// mean that nobody has filled it in. Elsewhere a dash may say 'none'.
var fielded = map[string]bool{
	"rehabiliteringsplan-forberedende": true, "rehabiliteringsplan-indsatsdel": true, "samlet-beskrivelse": true,
}

// signs are the marks that stand for an answer that is not there.
var signs = map[string]bool{"-": true, "–": true, "—": true, ".": true, "…": true, "_": true, "?": true, "/": true, "*": true,
	"(": true, ")": true, "[": true, "]": true}

// maxFieldLabel is how many words the label of a field has at most.
const maxFieldLabel = 12

// blank reports whether a field of a form holds nothing but signs, or words
// that only say that it is to be filled in: 'Netværk: ---', 'Mål: (mangler)'.
func (f *Finder) blank(s *scratch, t *match.Text, from, to int) bool {
	if !fielded[s.docType] {
		return false
	}
	first, last := &t.Sentences[from], &t.Sentences[to-1]
	u := &s.unit
	value, at, marked := u.own, first.First, false
	if u.own == 0 {
		for i := first.First; i < last.Last; i++ {
			if t.Tokens[i].Kind == match.PunctToken && t.Tokens[i].Word.Norm == ":" {
				value, at, marked = u.before(i), i+1, true
			}
		}
	}
	if u.own > 0 && !pair(t, from) || value > maxFieldLabel || value == 0 && (marked || s.heading == "" || !alone(t, from)) {
		return false
	}
	if value < len(u.words) {
		return f.placeholder(u, value)
	}
	for i := at; i < last.Last; i++ {
		if t.Tokens[i].Kind != match.PunctToken || !signs[t.Tokens[i].Word.Norm] {
			return false
		}
	}
	return at < last.Last
}

// before says how many words of a unit come before a token.
func (u *unit) before(tok int) int {
	n := 0
	for n < len(u.words) && int(u.words[n].tok) < tok {
		n++
	}
	return n
}

// alone reports whether a sentence is all that stands in its block, as a line
// of dots under a heading does.
func alone(t *match.Text, i int) bool {
	b := t.Sentences[i].Block
	return (i == 0 || t.Sentences[i-1].Block != b) && (i+1 == len(t.Sentences) || t.Sentences[i+1].Block != b)
}

// pair reports whether a sentence stands in a row of a label and one value; in
// wider tables a dash says that there is nothing to tell.
func pair(t *match.Text, i int) bool {
	b := t.Sentences[i].Block
	if len(t.Blocks[b].Columns) > 2 {
		return false
	}
	for ; i < len(t.Sentences) && t.Sentences[i].Block == b; i++ {
		if t.Sentences[i].Cell > 1 {
			return false
		}
	}
	return true
}

// placeholder reports whether the words of a value from word value on are one
// placeholder and nothing else.
func (f *Finder) placeholder(u *unit, value int) bool {
	for i := range u.hits {
		h := &u.hits[i]
		if h.concept == f.empty && int(h.first) == value && int(h.last) == len(u.words)-1 {
			return true
		}
	}
	return false
}
