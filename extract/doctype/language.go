package doctype

import "strings"

// stopWords are frequent short words that tell languages apart; words that
// several of them share are left out.
var stopWords = []struct {
	lang  string
	words []string
}{
	{"da", []string{"og", "ikke", "jeg", "det", "af", "til", "har", "er", "på", "med", "der", "at", "hun", "han", "efter", "ved", "fra", "kan", "som", "den", "en", "et", "blev", "være", "også", "eller", "borger", "uge", "mere"}},
	{"en", []string{"the", "and", "of", "to", "is", "was", "with", "that", "he", "she", "has", "been", "were", "this", "not", "are", "which", "from", "patient", "his", "her"}},
	{"de", []string{"und", "der", "die", "das", "nicht", "ist", "mit", "wurde", "ein", "eine", "zu", "den", "auf", "sich", "bei", "nach", "von", "im", "keine", "wird"}},
	{"sv", []string{"och", "inte", "att", "jag", "är", "på", "med", "från", "efter", "har", "som", "ett", "även", "eller", "patienten", "vid", "till", "hon", "någon", "mycket"}},
	{"no", []string{"ikke", "jeg", "og", "av", "til", "har", "er", "på", "med", "å", "hun", "han", "etter", "fra", "kan", "som", "ble", "være", "også", "eller", "uke", "mer", "pasienten"}},
	{"pl", []string{"nie", "się", "jest", "oraz", "przez", "dla", "pacjent", "który", "został", "lub", "od", "do"}},
	{"tr", []string{"ve", "bir", "bu", "için", "ile", "hasta", "olarak", "olan", "değil", "da"}},
	{"fr", []string{"le", "les", "des", "et", "est", "une", "dans", "pour", "avec", "qui", "pas", "sur", "patiente"}},
}

// Language guesses the language of a document from stop words: "da", or the
// code of the language that clearly beats it. A text of fewer than 25 words or
// with few stop words is "da".
func Language(pages []string) string {
	counts := map[string]int{}
	words := 0
	for _, p := range pages {
		for _, w := range strings.FieldsFunc(p[:min(len(p), 5000)], func(r rune) bool {
			return r == ' ' || r == '\n' || r == '\t' || r == ',' || r == '.' || r == ':' || r == '(' || r == ')'
		}) {
			words++
			if len(w) > 9 {
				continue
			}
			counts[strings.ToLower(w)]++
		}
		if words > 800 {
			break
		}
	}
	if words < 25 {
		return "da"
	}
	best, top, da := "da", 0, 0
	for _, l := range stopWords {
		n := 0
		for _, w := range l.words {
			n += counts[w]
		}
		if l.lang == "da" {
			da = n
		}
		if n > top {
			best, top = l.lang, n
		}
	}
	if best == "da" || top*10 < words || top < da*3/2 {
		if best == "no" && counts["av"]+counts["etter"]+counts["å"]+counts["uke"] > 2*(counts["af"]+counts["efter"]+counts["at"]+counts["uge"]) {
			return "no"
		}
		return "da"
	}
	return best
}
