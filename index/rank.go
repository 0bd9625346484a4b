package index

import (
	"math"
	"sync"
)

// rankField is one field of an index as ranking sees it.
type rankField struct {
	name   string  // in Bleve
	label  string  // Danish, for "hvorfor"
	weight float64 // how much a hit here counts against one in the plainest field
	norm   float64 // BM25's b: how much long fields are held down, 0 to 1
	mean   float64 // average length in words; 0 switches length off
	length []float32
	bit    uint8 // of ranker.in
}

// ranker scores rows by BM25F: the weighted frequencies of a word in all fields
// are added before saturation, so that a word repeated over several fields
// isn't counted as several words.
type ranker struct {
	store  *store
	fields []rankField
	rows   int
	in     fieldSets // which fields hold a term
	spare  sync.Pool // of *wordHits without hits
	zero   sync.Once
	none   []float64
}

// saturation is BM25's k1.
const saturation = 1.2

// saturated makes the tenth occurrence count less than the first. It stands
// inside the weight of an alternative: a synonym repeated often never comes near
// the word itself.
func saturated(tf float64) float64 { return tf * (saturation + 1) / (tf + saturation) }

// wordHits is what one query word gave each row.
type wordHits struct {
	tf   []float64 // by row: the frequency of a term, or what a query word is worth
	rows []uint32  // rows with tf > 0, in no order
}

// take gives empty hits; give takes them back.
func (r *ranker) take() *wordHits {
	if h, ok := r.spare.Get().(*wordHits); ok {
		return h
	}
	return &wordHits{tf: make([]float64, r.rows)}
}

func (r *ranker) give(h *wordHits) {
	for _, row := range h.rows {
		h.tf[row] = 0
	}
	h.rows = h.rows[:0]
	r.spare.Put(h)
}

func (h *wordHits) add(row uint32, tf float64) {
	if h.tf[row] == 0 {
		h.rows = append(h.rows, row)
	}
	h.tf[row] += tf
}

// meet computes the hits of one word. Each alternative counts by itself and the
// strongest wins in a row, so that a synonym never adds to the word itself
// twice; within an alternative of several terms the weakest term decides.
func (r *ranker) meet(q *queryWord) (*wordHits, error) {
	best := &wordHits{tf: make([]float64, r.rows)}
	for i := range q.alts {
		hits, err := r.alternative(&q.alts[i])
		if err != nil {
			return nil, err
		}
		for _, row := range hits.rows {
			v := saturated(hits.tf[row]) * q.alts[i].weight
			if v <= 0 {
				continue
			}
			if best.tf[row] == 0 {
				best.rows = append(best.rows, row)
			}
			// the strongest counts fully, further ones a little
			if v > best.tf[row] {
				best.tf[row], v = v, best.tf[row]
			}
			best.tf[row] += 0.2 * v
		}
		r.give(hits)
	}
	return best, nil
}

// alternative computes the hits of one alternative. The caller gives them back.
func (r *ranker) alternative(a *alt) (*wordHits, error) {
	all := r.take()
	for i, term := range a.terms {
		hits := all
		if i > 0 {
			hits = r.take()
		}
		err := r.eachHit(term, func(field *rankField, row uint32, freq int) {
			hits.add(row, field.tf(row, freq))
		})
		if err != nil {
			return nil, err
		}
		if i > 0 {
			for _, row := range all.rows {
				all.tf[row] = min(all.tf[row], hits.tf[row])
			}
			r.give(hits)
		}
	}
	return all, nil
}

func (r *ranker) eachHit(term string, visit func(field *rankField, row uint32, freq int)) error {
	bits := r.in.of(term)
	for i := range r.fields {
		f := &r.fields[i]
		if bits&(1<<f.bit) == 0 {
			continue
		}
		if err := r.store.postings(f.name, term, func(row uint32, freq int) { visit(f, row, freq) }); err != nil {
			return err
		}
	}
	return nil
}

// known reports whether a term occurs anywhere.
func (r *ranker) known(term string) bool {
	if r.in.kept() {
		return r.in.of(term) != 0
	}
	for i := range r.fields {
		if r.store.has(r.fields[i].name, term) {
			return true
		}
	}
	return false
}

// tf is the weighted frequency of a term in the field of a row.
func (f *rankField) tf(row uint32, freq int) float64 {
	tf := f.weight * float64(freq)
	if f.mean > 0 && f.length != nil {
		tf /= 1 - f.norm + f.norm*float64(f.length[row])/f.mean
	}
	return tf
}

// scores is the outcome of ranking.
type scores struct {
	total   []float64
	matched []float64 // sum of the importance of the words met
	whole   float64   // sum of the importance of all words that occur anywhere
	idf     []float64 // by word
	hits    []*wordHits
}

// score ranks all rows for the words. A row that meets more of what was asked
// goes before one that meets the same word often.
func (r *ranker) score(words []queryWord) (*scores, error) {
	s := &scores{total: make([]float64, r.rows), matched: make([]float64, r.rows), idf: make([]float64, len(words)), hits: make([]*wordHits, len(words))}
	skip := r.rows > manyRows && hasContent(words)
	for i := range words {
		if skip && words[i].weight == smallWordWeight {
			s.hits[i] = &wordHits{tf: r.zeros()}
			continue
		}
		hits, err := r.meet(&words[i])
		if err != nil {
			return nil, err
		}
		s.hits[i] = hits
		df := float64(len(hits.rows))
		idf := words[i].weight * math.Log(1+(float64(r.rows)-df+0.5)/(df+0.5))
		s.idf[i] = idf
		if df > 0 {
			s.whole += idf
		}
		for _, row := range hits.rows {
			tf := hits.tf[row]
			s.total[row] += idf * tf
			s.matched[row] += idf
		}
	}
	for row := range s.total {
		if s.total[row] > 0 && s.whole > 0 {
			s.total[row] *= 0.5 + 0.5*s.matched[row]/s.whole
		}
	}
	return s, nil
}

// hasContent reports whether a query has a word that says what it is about.
// Small words then need not be looked up where they stand in every row: they
// weigh too little to change an order.
func hasContent(words []queryWord) bool {
	for i := range words {
		if words[i].weight > smallWordWeight {
			return true
		}
	}
	return false
}

// zeros is a row of zeros that nobody writes to.
func (r *ranker) zeros() []float64 {
	r.zero.Do(func() { r.none = make([]float64, r.rows) })
	return r.none
}
