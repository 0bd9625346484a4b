package statement

import (
	"slices"

	"oplyst/extract/match"
)

// wordFacts is what rules and model need of a written form; computed once per
// form and never changed. What a unit asks of every word comes first.
type wordFacts struct {
	marks       wordMark
	lead, trail uint16 // its numbers in places
	own, all    uint8  // how many concepts it has, and with the atoms
	square      int32  // of the values of the features it has alone
	word        int32  // places of its features in the model
	not         int32
	prefix      int32
	few         [12]uint16 // concepts of the word alone, then the word patterns that phrases ask for, ascending
	many        []uint16   // the same where few is too small
	parts       []int32    // places of its parts
	norm        string
	*wordHashes
}

// wordHashes are what the features of a word are made of.
type wordHashes struct {
	stem       uint64   // of the stem key
	prefixHash uint64   // of the first five letters of a long word, else 0
	partHashes []uint64 // of the parts of a compound
}

// maxIDs bounds the concepts and atoms of a word; no word comes near it.
const maxIDs = 255

// set puts in the concepts and atoms of a word.
func (f *wordFacts) set(concepts, atoms []uint16) {
	f.many = append(concepts, atoms...)
	f.many = f.many[:min(len(f.many), maxIDs)]
	f.own, f.all = uint8(min(len(concepts), maxIDs)), uint8(len(f.many))
	if len(f.many) <= len(f.few) {
		copy(f.few[:], f.many)
		f.many = nil
	}
}

// concepts are the concepts of the word alone.
func (f *wordFacts) concepts() []uint16 {
	if f.many != nil {
		return f.many[:f.own]
	}
	return f.few[:f.own]
}

// atoms are the word patterns that it fits and phrases ask for, ascending.
func (f *wordFacts) atoms() []uint16 {
	if f.many != nil {
		return f.many[f.own:]
	}
	return f.few[f.own:f.all]
}

// wordMark is a set of what a word does in a sentence.
type wordMark uint16

// What a word can be.
const (
	isNumber    wordMark = 1 << iota // begins with a digit
	isNegation                       // a negation or uden
	isContrast                       // men, mens, hvorimod
	isAnd                            // og
	isFinite                         // a common finite verb
	isOpener                         // opens a clause that takes over a negation
	isCondition                      // opens an indirect question or a condition
	isWhether                        // om
	isInquiry                        // 'om' after it opens a question
	isYes                            // ja
	isNo                             // nej
)

// is reports whether a word has any of the marks.
func (f *wordFacts) is(m wordMark) bool { return f.marks&m != 0 }

// factCache keeps the facts of word forms; it has no influence on results.
type factCache struct {
	table *conceptTable
	model *model // nil while one is trained
	memo  match.Memo[wordFacts]
}

// of returns the facts of a word.
func (c *factCache) of(w *match.Word) *wordFacts {
	if f := c.memo.Get(w); f != nil {
		return f
	}
	f := c.table.facts(w)
	if c.model != nil {
		c.model.places.locate(&f)
	}
	return c.memo.Put(w, f)
}

// locate fills in where a model has the features of a word.
func (p *places) locate(f *wordFacts) {
	f.word, f.not = p.single[featureHash(wordFeature, f.stem)], p.single[featureHash(notFeature, f.stem)]
	f.square = squares[wordFeature]
	if f.prefixHash != 0 {
		f.prefix = p.single[featureHash(prefixFeature, f.prefixHash)]
		f.square += squares[prefixFeature]
	}
	for _, h := range f.partHashes {
		f.parts = append(f.parts, p.single[featureHash(partFeature, h)])
		f.square += squares[partFeature]
	}
	f.lead, f.trail = p.leads[f.stem], p.trails[f.stem]
}

// facts computes the facts of a word.
func (t *conceptTable) facts(w *match.Word) wordFacts {
	f := wordFacts{norm: w.Norm, marks: marksOf(w.Norm), wordHashes: &wordHashes{}}
	var concepts, atoms []uint16
	for _, a := range t.atomsOf(w) {
		for _, c := range t.single[a] {
			concepts = append(concepts, uint16(c))
		}
		if t.wanted[a] {
			atoms = append(atoms, uint16(a))
		}
	}
	number := f.is(isNumber)
	if number {
		concepts = append(concepts, uint16(t.number))
	}
	slices.Sort(concepts)
	concepts = slices.Compact(concepts)
	if slices.Contains(concepts, uint16(t.index["neg"])) || slices.Contains(concepts, uint16(t.index["without"])) {
		f.marks |= isNegation
	}
	f.set(concepts, atoms)
	if number {
		f.stem = hashString(hashSeed, "0")
		return f
	}
	f.stem = hashString(hashSeed, w.Key)
	if p := runePrefix(w.Norm, prefixRunes); p != "" {
		f.prefixHash = hashString(hashSeed, p)
	}
	for _, p := range w.Parts {
		f.partHashes = append(f.partHashes, hashString(hashSeed, p.Key))
	}
	return f
}

// marksOf says what a word does but for negation.
func marksOf(norm string) wordMark {
	var m wordMark
	if norm != "" && norm[0] >= '0' && norm[0] <= '9' {
		m |= isNumber
	}
	if finite(norm) {
		m |= isFinite
	}
	if subordinate(norm) {
		m |= isOpener
	}
	switch norm {
	case "men", "mens", "hvorimod":
		m |= isContrast
	case "og":
		m |= isAnd
	case "hvorvidt", "hvis", "såfremt", "medmindre", "ifald":
		m |= isCondition
	case "om":
		m |= isWhether
	case "oplyse", "vurdere", "afklare", "undersøge", "spørge", "spørger", "vide", "afgøre", "belyse", "vurdering", "stilling":
		m |= isInquiry
	case "ja":
		m |= isYes
	case "nej":
		m |= isNo
	}
	return m
}

// prefixRunes is the length of the word beginnings the model sees.
const prefixRunes = 5

// runePrefix returns the first n letters of a word that has at least two more,
// else "".
func runePrefix(s string, n int) string {
	end, count := 0, 0
	for i := range s {
		if count == n {
			end = i
		}
		count++
	}
	if count < n+2 {
		return ""
	}
	return s[:end]
}

// hashSeed and hashPrime are FNV-1a's, 64 bits.
const (
	hashSeed  uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// hashString goes on with a hash over the bytes of a string.
func hashString(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// mix joins two hashes in order.
func mix(a, b uint64) uint64 {
	x := a ^ (b*0x9E3779B97F4A7C15 + a<<6 + a>>2)
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return x ^ x>>32
}

// mixBoth joins two hashes whatever their order.
func mixBoth(a, b uint64) uint64 { return mix(min(a, b), max(a, b)) }
