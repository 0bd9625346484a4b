package index

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// precedentField is one field of a decision: how it is read and what it weighs.
type precedentField struct {
	name   string
	label  string // Danish, for "hvorfor"
	weight float64
	norm   float64 // BM25's b
	text   func(*precedent) string
	whole  bool // its numbers only count as part of a symbol: "58-18" has no words 58 and 18
}

// partWeight is what a compound part counts against a whole word.
const partWeight = 0.5

// precedentFields are the searched fields. Weights say how sure a word in the
// field is to tell what the decision is about.
var precedentFields = []precedentField{
	{"nr", "nummer", 12, 0, func(p *precedent) string { return p.d.Nr }, true},
	{"relation", "afløst og afløsende", 5, 0, func(p *precedent) string {
		return strings.Join(append(append([]string{}, p.d.Replaces...), p.d.ReplacedBy...), ", ")
	}, true},
	{"title", "titel", 2.5, 0.3, func(p *precedent) string { return p.d.Title }, false},
	{"keywords", "søgeord", 3, 0.4, (*precedent).keywords, false},
	{"themes", "tema", 2.5, 0.4, func(p *precedent) string { return strings.Join(p.d.Themes, "; ") }, false},
	{"diagnoses", "diagnose", 2, 0.3, func(p *precedent) string { return strings.Join(p.d.Diagnoses, "; ") }, false},
	{"indsatser", "indsats", 1.2, 0.4, func(p *precedent) string { return strings.Join(p.d.Indsatser, "; ") }, false},
	{"law", "lovhenvisning", 3, 0.3, func(p *precedent) string { return strings.Join(p.d.LawRefs, "; ") }, true},
	{"law-now", "lovhenvisning, nyt nummer", 1.5, 0.3, func(p *precedent) string { return p.lawNow }, true},
	{"holding", "kerne", 1.6, 0.6, func(p *precedent) string { return p.d.Holding }, false},
	{"facts", "sagen", 0.9, 0.6, func(p *precedent) string { return p.d.Facts }, false},
	{"applied", "anvendt i", 0.5, 0.6, func(p *precedent) string { return p.applied }, false},
	{"resume", "resumé", 1.4, 0.6, (*precedent).resume, false},
	{"fulltext", "fuld tekst", 0.5, 0.75, (*precedent).rest, false},
	{"note", "note", 0.2, 0.6, func(p *precedent) string { return p.d.Note }, false},
}

// precedent is a decision with the texts that are put together for searching.
type precedent struct {
	d       *corpus.Decision
	full    *fulltext.Record // the official text, or nil
	applied string
	lawNow  string
}

// keywords are those that were chosen for the decision; the subjects of an
// official title are in the title already.
func (p *precedent) keywords() string {
	if p.d.Holding == "" {
		return ""
	}
	return strings.Join(p.d.Keywords, "; ")
}

// resume and rest are the parts of the official text.
func (p *precedent) resume() string {
	if p.full == nil {
		return ""
	}
	return p.full.Text(fulltext.Resume)
}

func (p *precedent) rest() string {
	if p.full == nil {
		return ""
	}
	var b strings.Builder
	for _, s := range p.full.Sections {
		if s.Kind != fulltext.Resume {
			b.WriteString(s.Heading + ".\n" + s.Text + "\n\n")
		}
	}
	return b.String()
}

// Precedents is an index of decisions. It is safe for concurrent use.
type Precedents struct {
	corpus  *corpus.Corpus
	docs    []*corpus.Decision // by row, in the corpus's order
	store   *store
	words   *wordList
	forward *forward
	ranker  *ranker
	prior   []float64
	library *library // the official texts; nil if there are none
}

// OpenPrecedents indexes the decisions of a corpus in memory. It takes some
// milliseconds a hundred decisions, so nothing is kept on disk. See OpenLibrary
// for those with their full texts.
func OpenPrecedents(c *corpus.Corpus) (*Precedents, error) {
	p := newPrecedents(c)
	vocab, numbers := newVocabulary(), newFormNumbers()
	lengths := make([]fieldLengths, len(p.docs))
	in := map[string]uint32{}
	var order memoryWords
	batch := bleve.NewBatch()
	for row := range p.docs {
		doc := newPrecedent(c, p.docs[row], nil)
		page := analysePrecedent(&doc, &lengths[row])
		page.setOrdinal(row)
		page.AddIDField()
		vocab.add(page.words.forms)
		order = numbers.encode(order, &page.words)
		lengths[row].all = uint32(len(page.words.order))
		markFields(in, page)
		batch.Update(page)
	}
	ix, err := scorch.NewScorch(scorch.Name, map[string]interface{}{"path": ""}, bleve.NewAnalysisQueue(1))
	if err != nil {
		return nil, fmt.Errorf("index decisions: %w", err)
	}
	if err := ix.Open(); err != nil {
		return nil, fmt.Errorf("index decisions: %w", err)
	}
	if err := ix.Batch(batch); err != nil {
		return nil, fmt.Errorf("index decisions: %w", err)
	}
	if p.store, err = openStore(ix); err != nil {
		return nil, fmt.Errorf("index decisions: %w", err)
	}
	p.words = vocab.list()
	p.forward = newForward(strings.Join(numbers.forms, "\n")+"\n", order, func(row int) int { return int(lengths[row].all) }, len(lengths))
	p.ranker = p.newRanker(lengths)
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
	err := errors.Join(p.store.close(), p.library.close())
	p.store, p.library = nil, nil
	return err
}

func newPrecedent(c *corpus.Corpus, d *corpus.Decision, full *fulltext.Record) precedent {
	p := precedent{d: d, full: full}
	var texts []string
	for _, a := range d.Applied {
		texts = append(texts, a.Text+" "+strings.Join(a.Diagnoses, ", ")+".")
	}
	p.applied = strings.Join(texts, " ")
	var now []string
	for _, ref := range d.LawRefs {
		law, par, ok := strings.Cut(ref, " ")
		if !ok {
			continue
		}
		for _, s := range c.Successors(law, par) {
			if s.SuccessorLaw == law && strings.HasPrefix(s.SuccessorRef, firstStep(par)) {
				continue // only another stykke of the same paragraph
			}
			for _, ref := range splitRefs(s.SuccessorRef) {
				now = append(now, s.SuccessorLaw+" "+ref)
			}
		}
	}
	p.lawNow = strings.Join(now, "; ")
	return p
}

// firstStep gives "§ 68 a" of "§ 68 a, stk. 2".
func firstStep(ref string) string {
	par, _, _ := strings.Cut(ref, ",")
	return par
}

// analysePrecedent counts the terms of each field of a decision.
func analysePrecedent(p *precedent, lengths *fieldLengths) *pageDoc {
	d := &pageDoc{words: newWordSequence(128)}
	for i, f := range precedentFields {
		text := f.text(p)
		if text == "" {
			continue
		}
		tokens := Analyzer{}.Tokens(text)
		words, parts := newTermCounter(f.name, len(tokens)), newTermCounter(f.name+partSuffix, 8)
		n := 0
		d.words.breakHere()
		for k := range tokens {
			t := &tokens[k]
			if t.Kind == Word {
				d.words.add(t)
			}
			switch {
			case t.Kind == Symbol:
				words.add(t.Term)
			case f.whole && (len(t.Term) < 2 || isDigit(t.Term[0])):
			case t.Kind == Part:
				parts.add(t.Term)
			default:
				n++
				words.add(t.Term)
			}
		}
		d.fields = append(d.fields, words.field())
		if parts.length > 0 {
			d.fields = append(d.fields, parts.field())
		}
		lengths.field[i] = uint16(min(n, math.MaxUint16))
	}
	return d
}

const partSuffix = "/p"

// markFields notes which fields hold each term of a decision, in the order of
// ranker.fields: a field and then its parts.
func markFields(in map[string]uint32, d *pageDoc) {
	for _, f := range d.fields {
		for i, pf := range precedentFields {
			bit := -1
			switch f.Name() {
			case pf.name:
				bit = 2 * i
			case pf.name + partSuffix:
				bit = 2*i + 1
			}
			if bit < 0 {
				continue
			}
			for term := range f.AnalyzedTokenFrequencies() {
				in[term] |= 1 << bit
			}
		}
	}
}

// fieldLengths are the words of a decision: in all, and in each field.
type fieldLengths struct {
	all   uint32
	field [maxFields]uint16
}

// maxFields bounds precedentFields: two bits a field in ranker.in.
const maxFields = 16

func (p *Precedents) newRanker(lengths []fieldLengths) *ranker {
	r := &ranker{store: p.store, rows: len(p.docs)}
	for i, f := range precedentFields {
		sum, n := 0.0, 0.0
		length := make([]float32, len(lengths))
		for row := range lengths {
			if l := lengths[row].field[i]; l > 0 {
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
