package index

import (
	_ "embed"
	"strings"
	"sync"

	"oplyst/extract/match"
)

//go:embed synonyms.tsv
var synonymTable string

// synonymForm is one form of a group, as terms.
type synonymForm struct {
	terms []string
	shown string
}

// synonymBook finds groups by the first term of a form.
type synonymBook struct {
	groups [][]synonymForm
	first  map[string][][2]int // first term -> group, form
}

var loadSynonyms = sync.OnceValue(func() *synonymBook { return parseSynonyms(synonymTable) })

func parseSynonyms(table string) *synonymBook {
	b := &synonymBook{first: map[string][][2]int{}}
	for _, line := range strings.Split(table, "\n") {
		kind, forms, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") || kind == "kind" {
			continue
		}
		var group []synonymForm
		for _, f := range strings.Split(forms, "|") {
			f = strings.TrimSpace(f)
			form := synonymForm{terms: formTerms(f), shown: f}
			if len(form.terms) > 0 {
				b.first[form.terms[0]] = append(b.first[form.terms[0]], [2]int{len(b.groups), len(group)})
				group = append(group, form)
			}
		}
		b.groups = append(b.groups, group)
	}
	return b
}

// formTerms gives the terms of a form; a symbol stands for the words in it.
func formTerms(form string) []string {
	tokens := Analyzer{}.Tokens(form)
	var terms []string
	for _, t := range tokens {
		if t.Kind == Symbol && t.Start == 0 && t.End == len(form) {
			return []string{t.Term}
		}
		if t.Kind == Word {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// synonyms adds, for each form of a group that stands in the query, the other
// forms as ways to meet its words. Abbreviations of two or three letters count
// only in capitals: RF, FP.
func (e *expander) synonyms(tokens []Token, out []queryWord, at map[int]int) {
	book := loadSynonyms()
	words := tokens[:0:0]
	for _, t := range tokens {
		if t.Kind == Word || t.Kind == Symbol && strings.Contains(t.Term, "/") {
			words = append(words, t)
		}
	}
	for i := range words {
		for _, ref := range book.first[words[i].Term] {
			group, form := book.groups[ref[0]], book.groups[ref[0]][ref[1]]
			n := len(form.terms)
			if i+n > len(words) || !sameTerms(words[i:i+n], form.terms) || wrongCase(words[i], form.shown) {
				continue
			}
			for k := i; k < i+n; k++ {
				pos, ok := at[words[k].Pos]
				if !ok || out[pos].law {
					continue
				}
				addSynonyms(&out[pos], group, ref[1], n)
			}
		}
	}
}

func addSynonyms(q *queryWord, group []synonymForm, self, n int) {
	for k, other := range group {
		if k == self {
			continue
		}
		w := weightSynonym
		if n > 1 {
			w *= 0.7 // the other form meets several words; each takes its share
		}
		q.alts = append(q.alts, alt{terms: other.terms, weight: w, shown: other.shown})
	}
}

func sameTerms(words []Token, terms []string) bool {
	for i := range terms {
		if words[i].Term != terms[i] {
			return false
		}
	}
	return true
}

func wrongCase(t Token, shown string) bool {
	if len(shown) > 3 || t.word == nil {
		return false
	}
	return shown == strings.ToUpper(shown) && t.word.Case != match.Upper
}
