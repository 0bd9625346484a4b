package doctype

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

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
	{"es", []string{"el", "los", "las", "del", "que", "una", "por", "con", "para", "paciente", "está", "no", "desde"}},
	{"it", []string{"il", "che", "di", "una", "per", "con", "della", "paziente", "sono", "non", "è", "dal"}},
	{"nl", []string{"het", "een", "van", "niet", "met", "voor", "zijn", "patiënt", "wordt", "ook", "aan", "bij", "geen"}},
	{"fi", []string{"ja", "on", "ei", "että", "hän", "potilas", "mutta", "oli", "ovat", "kuin", "myös"}},
	{"so", []string{"iyo", "waa", "ka", "ku", "oo", "wuxuu", "inuu", "bukaanka", "ayaa", "la"}},
	{"bs", []string{"je", "nije", "na", "se", "su", "kao", "pacijent", "koji", "sa", "od", "za", "bez", "ne"}},
	{"ro", []string{"și", "este", "nu", "din", "cu", "pentru", "pacientul", "la", "care", "sunt", "fost"}},
	{"is", []string{"ekki", "að", "hefur", "hún", "við", "með", "sem", "það", "vegna", "var", "hann", "frá"}},
}

// onlyNorwegian and onlyDanish tell the two languages apart, which share most
// of their frequent words. Norwegian is bokmål and nynorsk.
var (
	onlyNorwegian = []string{"av", "etter", "å", "uke", "uker", "ble", "blitt", "vært", "noe", "noen", "nå", "mye", "hva", "mellom", "gjennom", "arbeid", "jobbe",
		"pasienten", "sykehus", "sykehuset", "utredning", "mer", "bare", "ikkje", "eg", "ein", "frå", "dei", "vart", "kjent", "seg"}
	onlyDanish = []string{"af", "efter", "at", "uge", "uger", "blev", "blevet", "været", "noget", "nogen", "nu", "meget", "hvad", "mellem", "gennem", "arbejde", "arbejder",
		"patienten", "sygehus", "sygehuset", "udredning", "mere", "kun", "sig", "borger", "borgeren"}
)

// scripts are writings that tell a language, or a family of them, by themselves.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Arabic, "ar"}, {unicode.Cyrillic, "ru"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Han, "zh"}, {unicode.Thai, "th"},
	{unicode.Tamil, "ta"}, {unicode.Devanagari, "hi"}, {unicode.Ethiopic, "ti"},
}

// scriptSample is how many letters of a document are looked at for its script.
const scriptSample = 2000

// scriptOf returns the language of a text most of whose letters are not Latin,
// "" if they are.
func scriptOf(pages []string) string {
	high := 0
	for _, p := range pages {
		for i := 0; i < min(len(p), 2*scriptSample); i++ {
			if p[i] >= 0xCD { // first bytes of Greek, Cyrillic and what follows
				high++
			}
		}
		if high > 0 || len(p) > scriptSample {
			break
		}
	}
	if high < 20 {
		return ""
	}
	letters, other := 0, map[string]int{}
	persian, ukrainian := false, false
pages:
	for _, p := range pages {
		for _, r := range p {
			if r < 0x370 {
				if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
					letters++
				}
			} else if unicode.IsLetter(r) {
				letters++
				for _, s := range scripts {
					if unicode.Is(s.table, r) {
						other[s.lang]++
						break
					}
				}
				persian = persian || strings.ContainsRune("پچژگ", r)
				ukrainian = ukrainian || strings.ContainsRune("іїєґ", r)
			}
			if letters >= scriptSample {
				break pages
			}
		}
	}
	for _, s := range scripts {
		if n := other[s.lang]; n >= 40 && n*2 > letters {
			switch {
			case s.lang == "ar" && persian:
				return "fa"
			case s.lang == "ru" && ukrainian:
				return "uk"
			}
			return s.lang
		}
	}
	return ""
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
	for _, w := range slices.Concat(onlyNorwegian, onlyDanish) {
		if _, ok := x.number[w]; !ok {
			x.number[w] = len(x.number)
			x.opens[w[0]] |= 1 << len(w)
		}
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
// with few stop words is "da", unless most of its letters are not Latin.
func Language(pages []string) string {
	if lang := scriptOf(pages); lang != "" {
		return lang
	}
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
	if norwegian := t.sum(onlyNorwegian); norwegian >= 4 && norwegian > 2*t.sum(onlyDanish) && (best == "da" || best == "no") {
		return "no"
	}
	if best == "da" || best == "no" || top*10 < t.words || top < da*3/2 {
		return "da"
	}
	return best
}

// sum counts the words of a list.
func (t *tally) sum(list []string) int {
	n := 0
	for _, w := range list {
		n += t.count(w)
	}
	return n
}
