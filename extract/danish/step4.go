package danish

import (
	"unicode/utf8"

	"github.com/kljensen/snowball/snowballword"
)

// step4 removes the second of two equal letters at the end, if it lies in R1
// and is not a vowel.
func step4(w *snowballword.SnowballWord) {
	n := len(w.RS)
	if n < 2 || n-1 < w.R1start || isLowerVowel(w.RS[n-1]) || w.RS[n-1] == utf8.RuneError {
		return
	}
	if w.RS[n-1] == w.RS[n-2] {
		w.RemoveLastNRunes(1)
	}
}
