package statement

import (
	"slices"

	"oplyst/extract/match"
)

// wordFacts is what rules and model need of a written form; computed once per
// form and never changed.
type wordFacts struct {
	norm     string
	atoms    []int32
	concepts []concept // of the word alone
	stem     uint64    // hash of the stem key
	prefix   uint64    // hash of the first five letters of a long word, else 0
	parts    []uint64  // hashes of the parts of a compound
	number   bool      // begins with a digit
	negates  bool      // a negation or uden

	rows *rowCache // where a model has them
}

// factCache keeps the facts of word forms; it has no influence on results.
type factCache struct {
	table *conceptTable
	memo  match.Memo[wordFacts]
}

// of returns the facts of a word.
func (c *factCache) of(w *match.Word) *wordFacts {
	if f := c.memo.Get(w); f != nil {
		return f
	}
	return c.memo.Put(w, c.table.facts(w))
}

// facts computes the facts of a word.
func (t *conceptTable) facts(w *match.Word) wordFacts {
	f := wordFacts{norm: w.Norm, atoms: t.atomsOf(w), rows: &rowCache{}}
	for _, a := range f.atoms {
		f.concepts = append(f.concepts, t.single[a]...)
	}
	f.number = w.Norm != "" && w.Norm[0] >= '0' && w.Norm[0] <= '9'
	if f.number {
		f.concepts = append(f.concepts, t.number)
	}
	slices.Sort(f.concepts)
	f.concepts = slices.Compact(f.concepts)
	f.negates = slices.Contains(f.concepts, t.index["neg"]) || slices.Contains(f.concepts, t.index["without"])
	if f.number {
		f.stem = hashString(hashSeed, "0")
		return f
	}
	f.stem = hashString(hashSeed, w.Key)
	if p := runePrefix(w.Norm, prefixRunes); p != "" {
		f.prefix = hashString(hashSeed, p)
	}
	for _, p := range w.Parts {
		f.parts = append(f.parts, hashString(hashSeed, p.Key))
	}
	return f
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
