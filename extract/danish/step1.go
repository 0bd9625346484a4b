package danish

import "github.com/kljensen/snowball/snowballword"

// mainSuffixes are the inflections of step 1, longest first.
var mainSuffixes = runes(
	"erendes",
	"erende", "hedens",
	"endes", "erede", "erens", "erets", "ernes", "ethed", "heden", "heder",
	"ende", "enes", "ered", "eren", "erer", "eres", "eret", "erne", "heds",
	"ene", "ens", "ere", "ers", "ets", "hed",
	"en", "er", "es", "et",
	"e",
)

// step1 removes the longest inflection in R1, or a final s after a letter that
// may stand before it.
func step1(w *snowballword.SnowballWord) {
	if n := longest(w, mainSuffixes); n > 0 {
		w.RemoveLastNRunes(n)
		return
	}
	n := len(w.RS)
	if n > w.R1start && n >= 2 && w.RS[n-1] == 's' && isSEnding(w.RS[n-2]) {
		w.RemoveLastNRunes(1)
	}
}
