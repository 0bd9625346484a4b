package doctype

import "sync"

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

// stopIndex numbers the stop words of all languages.
type stopIndex struct {
	number map[string]int
	opens  [256]uint16 // by first byte: a bit for every length of a stop word
	of     [][]int     // numbers by language, in the order of stopWords
}

// maxStop is the greatest length of a stop word in bytes.
const maxStop = 9

var stops = sync.OnceValue(func() *stopIndex {
	x := &stopIndex{number: map[string]int{}}
	for _, l := range stopWords {
		var of []int
		for _, w := range l.words {
			n, ok := x.number[w]
			if !ok {
				n = len(x.number)
				x.number[w] = n
			}
			x.opens[w[0]] |= 1 << len(w)
			of = append(of, n)
		}
		x.of = append(x.of, of)
	}
	return x
})

// tally counts the stop words of a text.
type tally struct {
	*stopIndex
	counts []int
	words  int
}

// add counts the words of a text: what stands between blanks, commas, points,
// colons and brackets.
func (t *tally) add(text string) {
	for i := 0; i < len(text); {
		for i < len(text) && parts[text[i]] {
			i++
		}
		start := i
		for i < len(text) && !parts[text[i]] {
			i++
		}
		if i > start {
			t.words++
			t.word(text[start:i])
		}
	}
}

// parts are the bytes between words.
var parts = func() (p [256]bool) {
	for _, c := range []byte(" \n\t,.:()") {
		p[c] = true
	}
	return p
}()

// word counts one word.
func (t *tally) word(w string) {
	if len(w) > maxStop {
		return
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			w = fold(w)
			break
		}
	}
	if w != "" && len(w) < 16 && t.opens[w[0]]&(1<<len(w)) != 0 {
		if n, ok := t.number[w]; ok {
			t.counts[n]++
		}
	}
}

// count returns how often a stop word came up.
func (t *tally) count(w string) int {
	if n, ok := t.number[w]; ok {
		return t.counts[n]
	}
	return 0
}

// Language guesses the language of a document from stop words: "da", or the
// code of the language that clearly beats it. A text of fewer than 25 words or
// with few stop words is "da".
func Language(pages []string) string {
	t := tally{stopIndex: stops(), counts: make([]int, len(stops().number))}
	for _, p := range pages {
		t.add(p[:min(len(p), 5000)])
		if t.words > 800 {
			break
		}
	}
	if t.words < 25 {
		return "da"
	}
	best, top, da := "da", 0, 0
	for k, l := range stopWords {
		n := 0
		for _, w := range t.of[k] {
			n += t.counts[w]
		}
		if l.lang == "da" {
			da = n
		}
		if n > top {
			best, top = l.lang, n
		}
	}
	if best == "da" || top*10 < t.words || top < da*3/2 {
		if best == "no" && t.count("av")+t.count("etter")+t.count("å")+t.count("uke") > 2*(t.count("af")+t.count("efter")+t.count("at")+t.count("uge")) {
			return "no"
		}
		return "da"
	}
	return best
}
