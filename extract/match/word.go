package match

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Case is how a word is written.
type Case uint8

// The ways a word can be written.
const (
	Lower   Case = iota // praktik
	Initial             // Praktik
	Upper               // PTSD, T1D; at least two letters
	Mixed               // McKenzie
)

// Word holds what is known of one written form. It is computed once per
// distinct form, shared between texts and goroutines, and never changed.
type Word struct {
	Surface string // as written
	Norm    string // lower-case, letters that text recognition misread put right: see misread
	Stem    string // protect list, override list, then danish.Stem
	Key     string // Stem with spelling variants folded: what Dict compares
	Case    Case
	Parts   []Part // parts of a compound from left to right; nil if it has none
	Light   bool   // a light head such as forløb, tilbud, sag
	Finite  bool   // a common finite verb form

	marks   mark   // sets of the core that hold the word
	guessed bool   // the first of its two parts is unknown
	id      uint32 // number of the form in the order of analysis, for Memo
}

// Part is one part of a compound.
type Part struct {
	Start, End int    // byte range in Word.Norm, link letter included
	Key        string // key of the part's base form
	Light      bool   // it is a light head
}

// maxWord is the longest form in bytes that is analysed; longer ones keep
// their lower-case form as stem and key.
const maxWord = 64

// cacheSlots bounds the number of cached words; a power of two.
const cacheSlots = 1 << 16

// cacheProbe is how many neighbouring slots a form may lie in.
const cacheProbe = 4

// Analyzer turns written forms into Words. It is safe for concurrent use; its
// cache is bounded and has no influence on results.
type Analyzer struct {
	protect  map[string]bool
	override map[string]string
	split    *splitter
	slots    []atomic.Pointer[Word]
	count    atomic.Uint32 // forms analysed
}

// hash is FNV-1a over the bytes of a form.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Word returns the analysis of a form.
func (a *Analyzer) Word(surface string) *Word {
	h := hash(surface)
	h ^= h >> 16
	for p := uint32(0); p < cacheProbe; p++ {
		slot := &a.slots[(h+p)&(cacheSlots-1)]
		w := slot.Load()
		if w == nil {
			w = a.analyse(strings.Clone(surface))
			slot.Store(w)
			return w
		}
		if w.Surface == surface {
			return w
		}
	}
	w := a.analyse(strings.Clone(surface))
	a.slots[h&(cacheSlots-1)].Store(w)
	return w
}

// analyse computes a Word.
func (a *Analyzer) analyse(surface string) *Word {
	w := &Word{Surface: surface, Norm: lower(surface), Case: caseOf(surface), id: a.count.Add(1)}
	if m := misread(surface, w.Norm, a.knows); m != "" {
		w.Norm = m
	}
	w.Finite = finite[w.Norm]
	w.marks = marksOf(w.Norm)
	if len(surface) > maxWord {
		w.Stem, w.Key = w.Norm, w.Norm
		return w
	}
	w.Stem = a.stem(w.Norm)
	w.Key = foldKey(w.Stem)
	w.Light = a.split.light[w.Key]
	if letters(w.Norm) {
		w.Parts = a.split.parts(w.Norm, a)
		w.guessed = len(w.Parts) == 2 && !a.split.known(w.Norm[:w.Parts[0].End])
	}
	return w
}

// Stem returns the stem of a lower-case word: protected words unchanged,
// overridden forms as the stem of their lemma, the rest from danish.Stem.
func (a *Analyzer) stem(norm string) string {
	if a.protect[norm] {
		return norm
	}
	if lemma, ok := a.override[norm]; ok {
		if a.protect[lemma] {
			return lemma
		}
		return snowball(lemma)
	}
	return snowball(norm)
}

// lower lower-cases a form and allocates only if it must.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// letters reports whether a form has only letters.
func letters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}

// caseOf tells how a form is written.
func caseOf(s string) Case {
	upper, low, first := 0, 0, false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			low++
		}
	}
	switch {
	case upper == 0:
		return Lower
	case low == 0 && upper > 1:
		return Upper
	case first && upper == 1:
		return Initial
	}
	return Mixed
}
