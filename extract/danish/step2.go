package danish

import "github.com/kljensen/snowball/snowballword"

// consonantPairs are the endings whose last letter step 2 removes.
var consonantPairs = runes("gd", "dt", "gt", "kt")

// step2 removes the last letter of a consonant pair in R1.
func step2(w *snowballword.SnowballWord) {
	if longest(w, consonantPairs) > 0 {
		w.RemoveLastNRunes(1)
	}
}
