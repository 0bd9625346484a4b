package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence is the greatest number of tokens of a sentence; longer ones are
// cut, so that work within a sentence is bounded.
const maxSentence = 400

// sentences cuts the tokens [first, last) of one block or cell into sentences.
func (st *layout) sentences(t *Text, b *Block, first, last, cell int, label, section string) {
	from, base := first, section
	for i := first; i < last; i++ {
		if i+1 < last && !t.ends(i, from, first, last) && i-from < maxSentence {
			continue
		}
		s := Sentence{First: from, Last: i + 1, Block: len(t.Blocks), Cell: cell, Section: section, Label: label}
		s.Start, s.End = t.Tokens[from].Start, t.Tokens[i].End
		if b.Kind == Heading || b.Kind == Head {
			s.IsLabel = true
		} else if t.Tokens[i].Word.Norm == ":" && i-from <= 8 {
			name := t.Source[s.Start:t.Tokens[i].Start]
			canonical, known := sectionOf(name)
			if known {
				section = canonical
			} else if from > first && t.Tokens[from].Word.Case != Lower {
				section = base // 'Allergi: ingen. Øvrige sygdomme: diabetes'
			}
			if known || from == first {
				s.IsLabel, label = true, strings.TrimSpace(name)
			}
		}
		n := int32(len(t.Sentences))
		for j := from; j <= i; j++ {
			t.Tokens[j].Sent = n
		}
		t.Sentences = append(t.Sentences, s)
		from = i + 1
	}
}

// ends reports whether a sentence ends after token i; it began at token from in
// a block or cell of tokens [first, last).
func (t *Text) ends(i, from, first, last int) bool {
	tok, next := &t.Tokens[i], &t.Tokens[i+1]
	if tok.Kind == AbbrevToken {
		if next.Glued || !capital(t.Source[next.Start:next.End]) || titles[tok.Word.Norm] {
			return false
		}
		return starters[next.Word.Norm] || closers[tok.Word.Norm] && next.End-next.Start > 2
	}
	if tok.Kind != PunctToken {
		return false
	}
	switch tok.Word.Norm {
	case "?", "!", ";":
		return !next.Glued || tok.Word.Norm == ";"
	case "•", "▪", "●":
		return true
	case ":":
		return !next.Glued
	case ".":
		return t.stop(i, from, first)
	}
	return false
}

// titles never end a sentence. Read only.
var titles = set("dr. hr. fr. ca. jf. jfr. nr. kl. evt. f.eks. bl.a. vedr. inkl. ekskl. mhp. ift. ifm. pga. obs. susp. tidl. st. stk. kap. pkt. ang. art. kons. læge.")

// stop reports whether the point at token i ends a sentence.
func (t *Text) stop(i, from, first int) bool {
	next := &t.Tokens[i+1]
	if next.Glued {
		return next.Kind == WordToken && capital(t.Source[next.Start:next.End]) && i > 0 && len(t.Tokens[i-1].Word.Norm) > 3
	}
	if i == from {
		return false
	}
	prev := &t.Tokens[i-1]
	if !t.Tokens[i].Glued {
		return true
	}
	word := t.Source[next.Start:next.End]
	if prev.Kind == NumberToken {
		if i-1 == from && from == first {
			return false // "1. " at the start of a block
		}
		return len(prev.Word.Norm) > 2 && (capital(word) || next.Kind != WordToken) || capital(word) && !isMonth(next.Word.Norm)
	}
	if utf8.RuneCountInString(prev.Word.Surface) == 1 && capital(prev.Word.Surface) && i-2 >= from {
		return false // an initial
	}
	if prev.Kind == WordToken && len(prev.Word.Norm) <= 5 && next.Word.Case == Lower && next.Kind == WordToken && prev.Glued == false {
		return false // an abbreviation that is not in the list
	}
	return true
}

// capital reports whether a word opens with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isMonth reports whether a lower-case word is a month's name.
func isMonth(s string) bool {
	for _, m := range months {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}
