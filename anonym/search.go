package anonym

import (
	"strings"
)

// search gathers the names of a case before they get their labels.
type search struct {
	*Replacer
	texts   []string // pages, then paths and the case's name
	pages   int      // how many of texts are pages
	toks    [][]token
	persons []found // in order of the case, the citizen first
	spots   []found
	loose   []found
}

// found is a sequence of words that names somebody or something.
type found struct {
	words []string // lower case, genitive kept
	text  int      // order of first appearance
	at    int
	first bool // the citizen
}

func newSearch(r *Replacer, in Input) *search {
	s := &search{Replacer: r}
	for _, pages := range in.Pages {
		s.texts = append(s.texts, pages...)
	}
	s.pages = len(s.texts)
	for _, p := range in.Paths {
		s.texts = append(s.texts, strings.NewReplacer("_", " ", "/", " / ").Replace(p))
	}
	s.texts = append(s.texts, strings.ReplaceAll(in.Case, "_", " "))
	s.toks = make([][]token, len(s.texts))
	for i, t := range s.texts {
		s.toks[i] = tokens(t)
	}
	return s
}

// ordinary tells whether a word is no name by itself. Of given names only those
// that are words too: a table or a mail may well write 'iben' small.
func (r *Replacer) ordinary(low string) bool {
	for _, b := range bare(low) {
		if lists().first[b] {
			if alsoWords[b] {
				return true
			}
		} else if r.known[b] {
			return true
		}
		for _, end := range []string{"en", "et", "erne", "ken", "ten"} { // Rusklinikken
			if stem, ok := strings.CutSuffix(b, end); ok && len(stem) > 6 && r.known[stem] {
				return true
			}
		}
	}
	return false
}

// alsoWords are the given names that are ordinary Danish words or months.
var alsoWords = set(`ali ane april ask august birk bjørn bo dag dan ea ellen else ernst even frank fred frost gry hans helle ib ida iris jan jasmin jul juni kim kit kurt liv line lise
	lykke mai maj mark max mille mik my nor otto ove pil per ravn rosa rose rune said sander sanne sol sommer sten steen stig stella stine storm svend tage tine tom tove tue vera vibe vita viola thor`)

func listed(set map[string]bool, low string) bool {
	for _, b := range bare(low) {
		if set[b] {
			return true
		}
	}
	return false
}
