package danish

import (
	"unicode/utf8"

	"github.com/kljensen/snowball/snowballword"
)

// preprocess marks R1: the region after the first non-vowel that follows a
// vowel, moved so that at least three letters stand before it. A word of fewer
// than three letters, or without such a place, has an empty R1. The replacement
// character is neither vowel nor non-vowel, as in the reference.
func preprocess(w *snowballword.SnowballWord) {
	w.R1start = len(w.RS)
	if len(w.RS) < 3 {
		return
	}
	i := 0
	for i < len(w.RS) && !isLowerVowel(w.RS[i]) {
		i++
	}
	for i < len(w.RS) && (isLowerVowel(w.RS[i]) || w.RS[i] == utf8.RuneError) {
		i++
	}
	if i == len(w.RS) {
		return
	}
	w.R1start = max(i+1, 3)
}
