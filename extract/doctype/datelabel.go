package doctype

import (
	"strings"
)

// labelWeight finds the label that ends the text before a date.
func labelWeight(before string, kind string) (int, string) {
	for k := max(0, len(before)-70); k > 0 && k < len(before) && len(before)-k < 73; k++ { // the last 70 bytes, from a rune's start
		if before[k]&0xC0 != 0x80 {
			before = before[k:]
			break
		}
	}
	low := strings.TrimRight(fold(before), " .,:*(|\t-/_")
	for {
		n := len(low)
		for _, w := range [...]string{" den", " d", " ons", " man", " tir", " tor", " fre", " onsdag", " mandag", " tirsdag", " torsdag", " fredag", " lørdag", " søndag", " nr"} {
			if cut, ok := strings.CutSuffix(low, w); ok {
				low = strings.TrimRight(cut, " .,:*(|\t-/_")
			}
		}
		if len(low) == n {
			break
		}
	}
	best, weight := "", 0
	for _, l := range dateLabels {
		if strings.HasSuffix(low, l.word) && !letterAt(low, len(low)-len(l.word)-1) && len(l.word) > len(best) {
			best, weight = l.word, l.weight
		}
	}
	switch {
	case (best == "udskrevet" || best == "dannet") && kind == "journalnotat":
		weight = 13
	case (best == "møde" || best == "mødet" || best == "den") && (kind == "teamindstilling" || kind == "moedereferat"):
		weight += 4
	case best == "kontaktdato" && kind == "epikrise":
		weight += 2
	}
	return weight, best
}
