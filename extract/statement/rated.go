package statement

import (
	"math"
	"strings"
	"sync/atomic"
)

// rated is a feature of a unit with its row in a model, -1 if it has none.
type rated struct {
	row  int32
	kind featureKind
}

// rowCache remembers where a model has the features of one word; it changes no
// result.
type rowCache struct{ rows atomic.Pointer[wordRows] }

// wordRows are the rows of the features of one word.
type wordRows struct {
	model             *model
	word, not, prefix int32
	parts             []int32
	leads, trails     bool // a pair may begin, may end with it
}

// of returns the rows of a word's features.
func (c *rowCache) of(m *model, f *wordFacts) *wordRows {
	if r := c.rows.Load(); r != nil && r.model == m {
		return r
	}
	r := &wordRows{model: m, word: m.rows.find(featureHash(wordFeature, f.stem)),
		not: m.rows.find(featureHash(notFeature, f.stem)), prefix: m.rows.find(featureHash(prefixFeature, f.prefix)),
		leads: m.places == nil || m.places.leads[f.stem], trails: m.places == nil || m.places.trails[f.stem]}
	for _, p := range f.parts {
		r.parts = append(r.parts, m.rows.find(featureHash(partFeature, p)))
	}
	c.rows.Store(r)
	return r
}

// places tells where a model has the features that two things make together, so
// that most of them need no search. Signed concepts stand for their numbers.
type places struct {
	leads, trails map[uint64]bool // hashes of words that begin, that end a pair
	concept       []int32         // row of a signed concept, -1 if it has none
	joins         []join          // two signed concepts together, by open addressing
	shift         uint            // of a key's hash to its slot
}

// join is the row of two signed concepts together, the smaller one first; row
// is one more, 0 if the slot is free.
type join struct {
	key uint32
	row int32
}

// slot is where the search for a key begins.
func (p *places) slot(key uint32) uint32 { return key * 2654435761 >> p.shift }

// pack makes a key of two signed concepts, the smaller one first.
func pack(lo, hi int32) uint32 { return uint32(lo)<<16 | uint32(hi) }

// newPlaces reads the places off the names of a model's features; names are the
// hashes of the signed concepts.
func newPlaces(m *model, names []uint64) *places {
	p := &places{leads: map[uint64]bool{}, trails: map[uint64]bool{}, concept: make([]int32, len(names))}
	number := make(map[uint64]int32, len(names))
	for x, h := range names {
		number[h] = int32(x)
		p.concept[x] = m.rows.find(featureHash(conceptFeature, h))
	}
	bits, joint := 4, 0
	for _, name := range m.names {
		if name[0] == kindLetters[jointFeature] {
			joint++
		}
	}
	for 1<<bits < 2*joint {
		bits++
	}
	p.joins, p.shift = make([]join, 1<<bits), uint(32-bits)
	for row, name := range m.names {
		if len(name) < 3 {
			continue
		}
		a, b, both := strings.Cut(name[2:], "_")
		x, y := hashString(hashSeed, a), hashString(hashSeed, b)
		switch {
		case !both:
		case name[0] == kindLetters[pairFeature]:
			p.leads[x], p.trails[y] = true, true
		case name[0] == kindLetters[jointFeature]:
			i, ok1 := number[x]
			j, ok2 := number[y]
			if ok1 && ok2 {
				p.file(pack(min(i, j), max(i, j)), int32(row))
			}
		}
	}
	return p
}

// file enters the row of a key.
func (p *places) file(key uint32, row int32) {
	i := p.slot(key)
	for p.joins[i].row != 0 {
		i = (i + 1) & uint32(len(p.joins)-1)
	}
	p.joins[i] = join{key, row + 1}
}

// joint returns the row of two signed concepts together, -1 if there is none.
func (p *places) joint(lo, hi int32) int32 {
	key := pack(lo, hi)
	for i := p.slot(key); p.joins[i].row != 0; i = (i + 1) & uint32(len(p.joins)-1) {
		if p.joins[i].key == key {
			return p.joins[i].row - 1
		}
	}
	return -1
}

// rate lists the features of a unit with their rows in a model, in the order of
// unit.features.
func (s *seen) rate(m *model, u *unit, names []uint64) {
	dst := s.rows[:0]
	leads := false
	for i := range u.words {
		w := &u.words[i]
		r := w.facts.rows.of(m, w.facts)
		dst = append(dst, rated{r.word, wordFeature})
		if w.neg {
			dst = append(dst, rated{r.not, notFeature})
		}
		if w.facts.prefix != 0 {
			dst = append(dst, rated{r.prefix, prefixFeature})
		}
		for _, p := range r.parts {
			dst = append(dst, rated{p, partFeature})
		}
		if i > 0 && w.before == joined {
			row := int32(-1)
			if leads && r.trails {
				row = m.rows.find(featureHash(pairFeature, mix(u.words[i-1].facts.stem, w.facts.stem)))
			}
			dst = append(dst, rated{row, pairFeature})
		}
		leads = r.leads
	}
	if m.places == nil {
		s.rest = u.conceptFeatures(s.rest[:0], names)
	} else {
		dst = m.places.rate(u, dst)
		s.rest = s.rest[:0]
	}
	s.rest = u.formFeatures(s.rest)
	for _, f := range s.rest {
		dst = append(dst, rated{m.rows.find(f.hash), f.kind})
	}
	s.rows = dst
}

// rate appends the concepts of a unit and their pairs, as conceptFeatures does.
func (p *places) rate(u *unit, dst []rated) []rated {
	n := min(len(u.hits), maxJoint)
	for i := 0; i < n; i++ {
		a := &u.hits[i]
		x := a.signed()
		dst = append(dst, rated{p.concept[x], conceptFeature})
		for j := i + 1; j < n; j++ {
			b := &u.hits[j]
			if b.first > a.last+jointReach {
				break
			}
			if a.concept == b.concept {
				continue
			}
			y := b.signed()
			dst = append(dst, rated{p.joint(min(x, y), max(x, y)), jointFeature})
		}
	}
	return dst
}

// scale is what the values of the rated features are multiplied by.
func (s *seen) scale() float32 {
	var sum float32
	for _, r := range s.rows {
		sum += kindValue[r.kind] * kindValue[r.kind]
	}
	if sum == 0 {
		return modelScale
	}
	return modelScale / float32(math.Sqrt(float64(sum)))
}

// slack makes up for rounding where a bound is compared.
const slack = 0.01

// bound returns a number that no label but the law's can score above.
func (m *model) bound(s *seen) float32 {
	var sum float32
	for _, r := range s.rows {
		if r.row >= 0 {
			sum += kindValue[r.kind] * m.most[r.row]
		}
	}
	return m.mostBias + s.scale()*sum + slack
}

// bounds works out what bound needs; law is the number of the law's label, the first that is none of Labels.
func (m *model) bounds(law int) {
	m.mostBias = -20
	for l, b := range m.bias {
		if l < law {
			m.mostBias = max(m.mostBias, b)
		}
	}
	m.most = make([]float32, len(m.names))
	for row := range m.most {
		for _, c := range m.cells[m.start[row]:m.start[row+1]] {
			if int(c.label) < law {
				m.most[row] = max(m.most[row], c.weight)
			}
		}
	}
}
