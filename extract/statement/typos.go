package statement

import (
	"strings"
	"unicode/utf8"

	"oplyst/extract/match"
)

// leastTypo is how many letters a word must have to be taken for a misspelling
// of a pattern's word: as many as match asks for.
const leastTypo = 8

// leastOther is how many bytes a word must have where one letter stands for
// another, which makes other words more easily.
const leastOther = 10

// misspelt is a word of a pattern that a misspelt one is compared with.
type misspelt struct {
	text  string // stem key, or the beginning of a word
	atom  int32
	begin bool
}

// spell enters a word for the search of misspellings.
func (t *conceptTable) spell(text string, atom int32, begin bool) {
	if utf8.RuneCountInString(text) >= leastTypo-1 {
		t.spelt[text[:2]] = append(t.spelt[text[:2]], misspelt{text, atom, begin})
	}
}

// misread appends the word patterns that a word nobody knows fits but for one
// letter: one too many, one too few, another, or two that changed places. The
// first two letters must be right.
func (t *conceptTable) misread(w *match.Word, out []int32) []int32 {
	if utf8.RuneCountInString(w.Norm) < leastTypo || strings.ContainsAny(w.Norm, "0123456789") {
		return out
	}
	for _, m := range t.spelt[w.Norm[:2]] {
		if m.begin && opensNearly(w.Norm, m.text) || !m.begin && nearly(w.Key, m.text) {
			out = append(out, m.atom)
		}
	}
	return out
}

// opensNearly reports whether a word begins with a text but for one letter.
func opensNearly(word, text string) bool {
	for _, n := range [...]int{len(text), len(text) + 1, len(text) - 1} {
		if n <= len(word) && nearly(word[:n], text) {
			return true
		}
	}
	return false
}

// nearly reports whether two texts differ by one letter that is wrong, missing
// or too many, or by two neighbours that changed places, before the last letter.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		if i+1 >= len(a) {
			return false
		}
		return len(a) >= leastOther && a[i+1:] == b[i+1:] || a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	case 1:
		return i < len(a) && a[i:] == b[i+1:]
	}
	return false
}
