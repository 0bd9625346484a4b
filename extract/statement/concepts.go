package statement

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// concept is an index into the concept table: a family of words and phrases
// that mean the same to the rules (statement_concepts.tsv).
type concept uint16

// anyWord stands in a phrase for one word of any kind.
const anyWord = -1

// maxGap is how many words '..' in a phrase may stand for.
const maxGap = 4

// conceptTable finds concepts in a sentence. A pattern is a word or a phrase.
// A word of a pattern is compared by its stem key; '=word' compares the exact
// lower-case form, and 'word*', '*word' and '*word*' compare beginning, end and
// any part of it; '@say' is a word class of the table. In phrases '_' is any one word and '..' up to four words.
type conceptTable struct {
	names    []string
	index    map[string]concept
	atoms    int
	byNorm   map[string][]int32
	byKey    map[string][]int32
	prefixes map[string][]affix // by the first three bytes
	suffixes []affix
	inner    []affix
	spelt    map[string][]misspelt // by the first two bytes
	single   [][]concept           // concepts of an atom on its own
	phrases  [][]phrase            // phrases that begin with an atom
	number   concept               // of figures
	texts    []string              // of atoms
	all      []begun               // every phrase, by its first atom
	wanted   []bool                // atoms that phrases ask for
	anchors  []anchor              // the phrases by the atom they are looked for at
	anchorAt []int32               // by atom: where its anchors begin; one more at the end
}

// begun is a phrase with its first atom.
type begun struct {
	first int32
	phrase
}

// anchor is a phrase in all with the atoms that must be in the unit; the last of all stands
// for any word.
type anchor struct{ first, second, last, id int32 }

// affix is a word pattern with a star.
type affix struct {
	text string
	atom int32
}

// phrase is a pattern of several words, its first word already compared.
type phrase struct {
	concept concept
	steps   []step
}

// step is one further word of a phrase.
type step struct {
	atom int32 // anyWord for any
	gap  int   // words that may stand before it
}

// loadConcepts reads statement_concepts.tsv.
func loadConcepts(a *match.Analyzer) *conceptTable {
	t := &conceptTable{
		index: map[string]concept{}, byNorm: map[string][]int32{}, byKey: map[string][]int32{},
		prefixes: map[string][]affix{}, spelt: map[string][]misspelt{},
	}
	t.number = t.name("number")
	known := map[string]int32{}
	for _, r := range lexicon.MustLoad("statement_concepts.tsv", "concept", "patterns").Rows {
		if name := r.Get("concept"); strings.HasPrefix(name, "@") {
			t.macro(name, r.List("patterns"), known, a)
			continue
		}
		c := t.name(r.Get("concept"))
		for _, p := range r.List("patterns") {
			t.add(c, patternWords(p), known, a)
		}
	}
	t.anchor()
	return t
}

// anchor files every phrase under the rarest of its atoms: the longest wording.
func (t *conceptTable) anchor() {
	anchored := make([][]anchor, t.atoms)
	t.wanted = make([]bool, t.atoms)
	orAny := func(atom int32) int32 {
		if atom == anyWord {
			return int32(t.atoms)
		}
		t.wanted[atom] = true
		return atom
	}
	rare := func(atom int32) int {
		if atom == anyWord || t.texts[atom][0] == '@' {
			return 0
		}
		text := strings.Trim(t.texts[atom], "=*")
		if text == "ikke" {
			return 2 // short words are rarer
		}
		return len(text)
	}
	for first, ps := range t.phrases {
		for _, p := range ps {
			at := int32(first)
			t.wanted[first] = true
			for _, s := range p.steps {
				orAny(s.atom)
				if rare(s.atom) > rare(at) {
					at = s.atom
				}
			}
			anchored[at] = append(anchored[at], anchor{int32(first), orAny(p.steps[0].atom), orAny(p.steps[len(p.steps)-1].atom), int32(len(t.all))})
			t.all = append(t.all, begun{int32(first), p})
		}
	}
	for _, list := range anchored {
		t.anchorAt = append(t.anchorAt, int32(len(t.anchors)))
		t.anchors = append(t.anchors, list...)
	}
	t.anchorAt = append(t.anchorAt, int32(len(t.anchors)))
	if t.atoms > math.MaxUint16 {
		panic("statement_concepts.tsv: too many words")
	}
}

// patternWords cuts a pattern into words as the tokenizer would: hyphens part
// words, points and commas at their ends go.
func patternWords(p string) []string {
	words := strings.FieldsFunc(p, func(r rune) bool { return r == ' ' || r == '-' })
	for i, w := range words {
		if w != ".." {
			words[i] = strings.TrimRight(w, ".,")
		}
	}
	return words
}

// name returns the concept of a name, made on first use.
func (t *conceptTable) name(n string) concept {
	if c, ok := t.index[n]; ok {
		return c
	}
	c := concept(len(t.names))
	t.index[n] = c
	t.names = append(t.names, n)
	return c
}

// add enters one pattern.
func (t *conceptTable) add(c concept, words []string, known map[string]int32, a *match.Analyzer) {
	first := t.atom(words[0], known, a)
	if len(words) == 1 {
		t.single[first] = append(t.single[first], c)
		return
	}
	p := phrase{concept: c}
	gap := 0
	for _, w := range words[1:] {
		switch w {
		case "..":
			gap += maxGap
		case "_":
			p.steps = append(p.steps, step{anyWord, gap})
			gap = 0
		default:
			p.steps = append(p.steps, step{t.atom(w, known, a), gap})
			gap = 0
		}
	}
	t.phrases[first] = append(t.phrases[first], p)
}

// atom returns the number of a word pattern, made on first use.
func (t *conceptTable) atom(w string, known map[string]int32, a *match.Analyzer) int32 {
	if id, ok := known[w]; ok {
		return id
	}
	if strings.HasPrefix(w, "@") {
		panic(fmt.Sprintf("statement_concepts.tsv: unknown word class %q", w))
	}
	id := t.grow(w, known)
	t.compare(w, id, a)
	return id
}

// macro enters a word class: '@say' in a pattern is any of its words.
func (t *conceptTable) macro(name string, words []string, known map[string]int32, a *match.Analyzer) {
	id := t.grow(name, known)
	for _, w := range words {
		t.compare(w, id, a)
	}
}

// grow makes room for one more atom.
func (t *conceptTable) grow(w string, known map[string]int32) int32 {
	id := int32(t.atoms)
	t.atoms++
	t.texts = append(t.texts, w)
	known[w] = id
	t.single = append(t.single, nil)
	t.phrases = append(t.phrases, nil)
	return id
}

// compare enters how an atom is compared.
func (t *conceptTable) compare(w string, id int32, a *match.Analyzer) {
	body := strings.Trim(w, "*=")
	if body == "" || body == ".." || body == "_" {
		panic(fmt.Sprintf("statement_concepts.tsv: pattern %q", w))
	}
	front, back := strings.HasPrefix(w, "*"), strings.HasSuffix(w, "*")
	switch {
	case front && back:
		t.inner = append(t.inner, affix{body, id})
	case front:
		t.suffixes = append(t.suffixes, affix{body, id})
	case back:
		k := body[:min(3, len(body))]
		t.prefixes[k] = append(t.prefixes[k], affix{body, id})
		t.spell(body, id, true)
	case strings.HasPrefix(w, "="):
		t.byNorm[body] = append(t.byNorm[body], id)
	default:
		key := a.Word(body).Key
		t.byKey[key] = append(t.byKey[key], id)
		t.spell(key, id, false)
	}
}

// atomsOf returns the word patterns a word fits, in ascending order.
func (t *conceptTable) atomsOf(w *match.Word) []int32 {
	var out []int32
	out = append(out, t.byNorm[w.Norm]...)
	out = append(out, t.byKey[w.Key]...)
	known := len(out) > 0
	for n := 1; n <= 3 && n <= len(w.Norm); n++ {
		for _, p := range t.prefixes[w.Norm[:n]] {
			if strings.HasPrefix(w.Norm, p.text) {
				out = append(out, p.atom)
				known = known || 2*len(p.text) >= len(w.Norm)
			}
		}
	}
	for _, p := range t.suffixes {
		if strings.HasSuffix(w.Norm, p.text) {
			out = append(out, p.atom)
			known = known || 2*len(p.text) >= len(w.Norm)
		}
	}
	for _, p := range t.inner {
		if strings.Contains(w.Norm, p.text) {
			out = append(out, p.atom)
		}
	}
	if !known {
		out = t.misread(w, out)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// has reports whether a sorted list of atoms holds one.
func has(atoms []uint16, atom int32) bool {
	for _, a := range atoms {
		if int32(a) >= atom {
			return int32(a) == atom
		}
	}
	return false
}
