package danish

import "github.com/kljensen/snowball/snowballword"

// derivations are the suffixes step 3 removes, longest first; løst loses its t.
var (
	derivations = runes("elig", "els", "lig", "ig")
	superlative = []rune("igst")
	less        = []rune("løst")
)

// step3 turns igst into ig anywhere, then removes a derivation in R1 (and a
// consonant pair's last letter behind it) or the t of løst.
func step3(w *snowballword.SnowballWord) {
	if endsIn(w, 0, superlative) {
		w.RemoveLastNRunes(2)
	}
	if endsIn(w, w.R1start, less) {
		w.RemoveLastNRunes(1)
		return
	}
	if n := longest(w, derivations); n > 0 {
		w.RemoveLastNRunes(n)
		step2(w)
	}
}
