package doctype

import (
	mathbits "math/bits"
	"strings"
	"sync"

	"oplyst/extract/match"
)

// patternSet holds every word pattern of doc_types.tsv, so that one pass over a
// text tells which of them stand in it. See find for what a pattern is.
type patternSet struct {
	needles *match.Needles
	list    []pattern
	opens   [][]int32 // by pattern: the rows with an alternative that it begins
	parts   [][][]int32
}

// pattern is one word pattern.
type pattern struct {
	size          int  // bytes, without its signs
	inside, whole bool // '*' before it, '$' behind it
}

// bits is a set of small numbers.
type bits []uint64

func (b bits) add(n int)      { b[n>>6] |= 1 << (n & 63) }
func (b bits) has(n int) bool { return b[n>>6]&(1<<(n&63)) != 0 }

// patterns are those of the rows.
var patterns = sync.OnceValue(func() *patternSet {
	p := &patternSet{parts: make([][][]int32, len(rows()))}
	numbers := map[string]int32{}
	var bodies []string
	for k, r := range rows() {
		for _, parts := range r.words {
			var ids []int32
			for _, w := range parts {
				id, ok := numbers[w]
				if !ok {
					id = int32(len(p.list))
					numbers[w] = id
					body := strings.TrimSuffix(strings.TrimPrefix(w, "*"), "$")
					bodies = append(bodies, body)
					p.list = append(p.list, pattern{len(body), strings.HasPrefix(w, "*"), strings.HasSuffix(w, "$")})
					p.opens = append(p.opens, nil)
				}
				ids = append(ids, id)
			}
			p.opens[ids[0]] = append(p.opens[ids[0]], int32(k))
			p.parts[k] = append(p.parts[k], ids)
		}
	}
	p.needles = match.NewFoldedNeedles(bodies)
	return p
})

// in collects the patterns that stand in a text, whatever its case, and the rows
// one of whose alternatives begins with one of them.
func (p *patternSet) in(text string) (found, rows bits) {
	low := text
	if strings.Contains(text, "\xe2\x80") {
		low = fold(text)
	}
	n := len(p.list)/64 + 1
	both := make(bits, n+len(p.parts)/64+1)
	found, rows = both[:n], both[n:]
	p.needles.Each(low, func(id, end int) bool {
		w := &p.list[id]
		if !found.has(id) && (w.inside || !letterAt(low, end-w.size-1)) && (!w.whole || !letterAt(low, end)) {
			found.add(id)
			for _, r := range p.opens[id] {
				rows.add(int(r))
			}
		}
		return true
	})
	return found, rows
}

// each calls f with the numbers in the set, ascending.
func (b bits) each(f func(n int)) {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			f(i<<6 + mathbits.TrailingZeros64(w))
		}
	}
}

// all reports whether every part of an alternative was found.
func (b bits) all(parts []int32) bool {
	for _, id := range parts {
		if !b.has(int(id)) {
			return false
		}
	}
	return true
}
