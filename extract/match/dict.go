package match

import (
	"strings"
	"sync"
)

// Options say how a term may be matched. The zero value is the usual choice.
type Options struct {
	CaseSensitive bool // every token exactly as written: for abbreviations. Add sets it itself for terms in capitals of at most five letters
	NoCompound    bool // not as the front of a compound with a light head
	Hypernym      bool // also as the end of a longer compound: mentor in virksomhedsmentor
	NoGap         bool // no inserted words
	NoFuzzy       bool // no typing errors
	NoStem        bool // lower-case forms exactly as given, no inflection
}

// HitKind says how near a hit is to its term.
type HitKind uint8

// The kinds of hits, best first.
const (
	Exact    HitKind = iota // the same lower-case forms
	Stemmed                 // other forms of the same words
	Compound                // parts of compounds, or a compound written apart
	Fuzzy                   // one typing error
)

// Hit is one occurrence of a term in a text.
type Hit struct {
	First, Last int // tokens, both inclusive
	Start, End  int // byte range
	ID          int // as given to Add
	Term        int // index of the term in the order of Add
	Kind        HitKind
	Gap         int  // number of inserted words
	Suspended   bool // the first word borrows its head: 'lænde- og nakkesmerter'
}

// term is one entry of a dictionary.
type term struct {
	text  string
	id    int
	opt   Options
	norms []string // lower-case forms of its words
	cased []string // forms as given, if CaseSensitive
	light bool     // its last word is itself a light head
}

// edge leads from a state of the trie by a key.
type edge struct {
	from int32
	key  string
}

// Dict is a dictionary of terms. Add everything, then use Find from any number
// of goroutines. The zero value is not ready; use NewDict.
type Dict struct {
	a     *Analyzer
	terms []term
	edges map[edge]int32
	roots map[string]int32
	ends  [][]int32 // terms that end in a state
	more  []bool    // whether a state leads on
	typos map[string]string
	known map[string]bool

	literal map[edge]int32 // edges by exact lower-case form
	forms   int            // number of literal edges

	made    sync.Once
	walk    *states // by keys; made on the first Find
	forward *states // by literal forms
	looks   *Memo[look]

	library *Library // that reads the dictionary, nil if it is read alone
	place   int      // in the library
}

// NewDict returns an empty dictionary.
func NewDict() *Dict {
	return &Dict{a: Shared(), edges: map[edge]int32{}, roots: map[string]int32{}, ends: make([][]int32, 1), more: make([]bool, 1), typos: map[string]string{}, known: map[string]bool{}, literal: map[edge]int32{}}
}

// prepare makes the dictionary ready for walking.
func (d *Dict) prepare() {
	d.walk = newStates(len(d.ends), d.roots, d.edges)
	d.forward = newStates(len(d.ends), nil, d.literal)
	d.roots, d.edges, d.literal, d.known = nil, nil, nil, nil // the collector need not look at them
}

// maxPaths bounds the spellings of one term.
const maxPaths = 48

// Add adds a term under an id, which need not be unique. Words are compared by
// their keys (stem, spelling variants), hyphens do not count.
func (d *Dict) Add(text string, id int, opt Options) {
	tokens := tokenize(d.a, nil, text, 0, len(text))
	var words []*Word
	for _, t := range tokens {
		if t.Kind != PunctToken {
			words = append(words, t.Word)
		}
	}
	if len(words) == 0 {
		return
	}
	if len(words) == 1 && (words[0].Case == Upper || words[0].Case == Mixed) && len(words[0].Surface) <= 5 {
		opt.CaseSensitive = true
	}
	e := term{text: text, id: id, opt: opt, light: words[len(words)-1].Light}
	paths := [][]string{nil}
	for i, w := range words {
		e.norms = append(e.norms, w.Norm)
		if opt.CaseSensitive {
			e.cased = append(e.cased, w.Surface)
		}
		paths = extend(paths, d.spellings(w, i, len(words), opt))
	}
	n := int32(len(d.terms))
	d.terms = append(d.terms, e)
	for _, p := range paths {
		d.insert(p, n)
	}
}

// extend appends each spelling to each path.
func extend(paths [][]string, spellings [][]string) [][]string {
	var out [][]string
	for _, p := range paths {
		for _, s := range spellings {
			if len(out) == maxPaths {
				return out
			}
			out = append(out, append(append([]string(nil), p...), s...))
		}
	}
	return out
}

// spellings lists the key sequences a word of a term may take: its key, the
// keys of its inflections, and the keys of its parts.
func (d *Dict) spellings(w *Word, i, n int, opt Options) [][]string {
	if opt.NoStem || opt.CaseSensitive {
		return [][]string{{"=" + w.Norm}}
	}
	if short(w) {
		out := [][]string{{"=" + w.Norm}}
		for _, form := range inflections(w.Norm) {
			out = append(out, []string{"=" + form})
		}
		if n > 1 {
			out = append(out, []string{w.Key}) // the other words hold it
		}
		return out
	}
	out := [][]string{{w.Key}}
	seen := map[string]bool{w.Key: true}
	for _, form := range inflections(w.Norm) {
		if d.a.protect[form] {
			continue
		}
		key := foldKey(d.a.stem(form))
		if !seen[key] && len(out) < 5 {
			seen[key] = true
			out = append(out, []string{key})
		}
	}
	if len(w.Parts) > 0 && !opt.NoCompound {
		var keys []string
		for _, p := range w.Parts {
			keys = append(keys, p.Key)
		}
		out = append(out, keys)
	}
	return out
}

// short reports whether a stem is too short to stand for its word: 'demens' has
// the stem of 'dem'. Such words match in their listed forms only.
func short(w *Word) bool { return len(w.Key) <= 4 && len(w.Key) < len(w.Norm)-1 }

// insert adds one key path for a term.
func (d *Dict) insert(keys []string, term int32) {
	at := int32(0)
	for i, k := range keys {
		d.known[k] = true
		if len(k) >= typoLetters && !d.terms[term].opt.NoFuzzy && k[0] != '=' {
			d.addTypos(k)
		}
		at = d.grow(at, k, i == 0)
	}
	for _, t := range d.ends[at] {
		if t == term {
			return
		}
	}
	d.ends[at] = append(d.ends[at], term)
}

// grow returns the state a key leads to, made if it is not there.
func (d *Dict) grow(at int32, k string, first bool) int32 {
	d.more[at] = true
	table, e := d.edges, edge{at, k}
	if k[0] == '=' {
		table, e.key = d.literal, k[1:]
		d.forms++
	} else if first {
		next, ok := d.roots[k]
		if !ok {
			next = int32(len(d.ends))
			d.ends, d.more = append(d.ends, nil), append(d.more, false)
			d.roots[k] = next
		}
		return next
	}
	next, ok := table[e]
	if !ok {
		next = int32(len(d.ends))
		d.ends, d.more = append(d.ends, nil), append(d.more, false)
		table[e] = next
	}
	return next
}

// Term returns the wording of the i-th term added.
func (d *Dict) Term(i int) string { return d.terms[i].text }

// inflections lists regular forms of a lower-case noun or adjective.
func inflections(w string) []string {
	if len(w) < 4 {
		return nil
	}
	out := []string{w + "en", w + "et", w + "er", w + "e", w + "ene", w + "erne", w + "s"}
	last := w[len(w)-1:]
	if strings.HasSuffix(w, "e") {
		out = append(out, w+"n", w+"t", w+"r", w+"rne")
	}
	if strings.ContainsAny(last, "bdfgklmnprst") {
		out = append(out, w+last+"en", w+last+"er", w+last+"et", w+last+"e")
	}
	if cut, ok := strings.CutSuffix(w, "et"); ok && len(cut) > 4 {
		out = append(out, cut+"ede")
	}
	for _, s := range []string{"el", "er", "en"} {
		if cut, ok := strings.CutSuffix(w, s); ok {
			c := s[1:]
			out = append(out, cut+c+"en", cut+c+"er", cut+c+"erne", cut+c+"e", cut+c+"et")
		}
	}
	for _, s := range []string{"us", "um", "is"} {
		if cut, ok := strings.CutSuffix(w, s); ok && len(cut) > 3 {
			out = append(out, cut+"er", cut+"en", cut+"et", cut)
		}
	}
	return out
}
