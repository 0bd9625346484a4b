package index

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"oplyst/corpus"
)

// Precedents is an index of decisions. It is safe for concurrent use.
type Precedents struct {
	rowReader
	corpus  *corpus.Corpus
	docs    []*corpus.Decision // by row, in the corpus's order
	ranker  *ranker
	prior   []float64
	library *library // the official texts; nil if there are none
}

// OpenPrecedents indexes the decisions of a corpus in memory. It takes some
// milliseconds a hundred decisions, so nothing is kept on disk. See OpenLibrary
// for those with their full texts.
func OpenPrecedents(c *corpus.Corpus) (*Precedents, error) {
	p := newPrecedents(c)
	numbers := newFormNumbers()
	fields := make([][maxFields]uint16, len(p.docs))
	p.places = make([]place, len(p.docs))
	in := map[string]uint32{}
	var order memoryWords
	rows := make([]*pageDoc, len(p.docs))
	for row := range p.docs {
		doc := newPrecedent(c, p.docs[row], nil)
		page := analysePrecedent(&doc, &fields[row])
		order = numbers.encode(order, &page.words)
		p.places[row].Words = uint32(len(page.words.order))
		markFields(in, page)
		rows[row] = page
	}
	var err error
	if p.store, err = memoryStore(rows); err != nil {
		return nil, fmt.Errorf("index decisions: %w", err)
	}
	p.words = numbers.list()
	p.forward = newForward(strings.Join(numbers.forms, "\n")+"\n", order, p.places)
	p.ranker = p.newRanker(fields)
	p.ranker.in = fieldSets{m: in}
	return p, nil
}

// newPrecedents takes the rows of a corpus.
func newPrecedents(c *corpus.Corpus) *Precedents {
	p := &Precedents{corpus: c}
	decisions := c.Decisions()
	for row := range decisions {
		p.docs = append(p.docs, &decisions[row])
	}
	p.prior = p.priors()
	return p
}

// Close releases the index.
func (p *Precedents) Close() error {
	err := p.rowReader.close()
	if p.library != nil && p.library.temp != nil {
		err = errors.Join(err, p.library.temp.remove())
	}
	p.library = nil
	return err
}

// maxFields bounds precedentFields: two bits a field in ranker.in.
const maxFields = 16

func (p *Precedents) newRanker(fields [][maxFields]uint16) *ranker {
	r := &ranker{store: p.store, rows: len(p.docs)}
	for i, f := range precedentFields {
		sum, n := 0.0, 0.0
		length := make([]float32, len(fields))
		for row := range fields {
			if l := fields[row][i]; l > 0 {
				length[row] = float32(l)
				sum += float64(l)
				n++
			}
		}
		mean := 0.0
		if n > 0 {
			mean = sum / n
		}
		whole := rankField{name: f.name, label: f.label, weight: f.weight, norm: f.norm, mean: mean, length: length}
		part := whole
		whole.bit, part.bit = uint8(2*i), uint8(2*i+1)
		part.name, part.weight, part.label = f.name+partSuffix, f.weight*partWeight, f.label+" (del af ord)"
		r.fields = append(r.fields, whole, part)
	}
	return r
}

// priors weighs each decision by what is known of its standing, mildly: what
// later practice builds on, how often others cite it, how well it is known.
func (p *Precedents) priors() []float64 {
	cited := map[string]int{}
	for _, d := range p.docs {
		for _, nr := range d.Cites {
			cited[nr]++
		}
	}
	out := make([]float64, len(p.docs))
	for row := range p.docs {
		d := p.docs[row]
		prior := 1 + citedWeight*math.Log1p(float64(min(cited[d.Nr], 50)))
		if d.CurrentUntil != "" {
			prior *= 1.15
		}
		if len(d.Replaces) > 0 {
			prior *= 1.05
		}
		switch d.Confidence {
		case "medium":
			prior *= 0.94
		case "low":
			prior *= 0.86
		}
		out[row] = prior
	}
	return out
}

// citedWeight is what being cited once adds to a score, about: a decision that
// fifty others cite gains a sixth.
const citedWeight = 0.04
