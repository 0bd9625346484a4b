package index

import (
	"slices"

	bleve "github.com/blevesearch/bleve_index_api"
)

// Fields of a page in the inverted index. Readers see none of the names.
const (
	fieldWords = "t" // stems and symbols
	fieldParts = "p" // compound parts
	fieldTags  = "f" // findings: "diagnose=M79.7"
)

// pageDoc is a page in the form Bleve's segments take. The terms are counted
// here and not by Bleve's analysis, which makes an object per token; Bleve only
// sees the finished frequencies.
type pageDoc struct {
	words  wordSequence // for phrases, prefixes and typing errors
	fields []bleve.Field
	size   int // see memory
}

// pageAnalyser counts the terms of pages. What it needs for counting serves the
// next page too; what a page keeps is no larger than it must be.
type pageAnalyser struct {
	tokens       []Token
	words, parts *termCounter
	sequence     wordSequence
}

func newPageAnalyser() *pageAnalyser {
	return &pageAnalyser{words: newTermCounter(fieldWords), parts: newTermCounter(fieldParts), sequence: newWordSequence(512)}
}

func (a *pageAnalyser) page(text string, tags []Tag) *pageDoc {
	a.tokens = Analyzer{}.Append(a.tokens[:0], text)
	for i := range a.tokens {
		switch t := &a.tokens[i]; t.Kind {
		case Part:
			a.parts.add(t.Term)
		case Word:
			a.words.add(t.Term)
			a.sequence.add(t)
		default:
			a.words.add(t.Term)
		}
	}
	// a page without findings has the field too: parts of an index that have the
	// same fields are merged faster
	d := &pageDoc{words: a.sequence.take(), fields: []bleve.Field{a.words.take(), a.parts.take(), tagField(tags), noID}}
	for _, f := range d.fields {
		d.size += f.(*countedField).memory()
	}
	d.size += pageSize + wordSize*len(d.words.order) + formSize*len(d.words.forms)
	return d
}

// termCounter counts the terms of a field.
type termCounter struct {
	name   string
	at     map[string]int // term -> index
	terms  []string
	counts []int
}

func newTermCounter(name string) *termCounter {
	return &termCounter{name: name, at: map[string]int{}}
}

func (c *termCounter) add(term string) {
	if i, ok := c.at[term]; ok {
		c.counts[i]++
		return
	}
	c.at[term] = len(c.terms)
	c.terms, c.counts = append(c.terms, term), append(c.counts, 1)
}

// take gives the field and makes the counter empty.
func (c *termCounter) take() *countedField {
	f := &countedField{name: c.name, terms: slices.Clone(c.terms), counts: slices.Clone(c.counts)}
	clear(c.at)
	clear(c.terms)
	c.terms, c.counts = c.terms[:0], c.counts[:0]
	return f
}

// tagField makes the field of findings, with their places.
func tagField(tags []Tag) *countedField {
	freqs := make(bleve.TokenFrequencies, len(tags))
	for i, t := range tags {
		term := t.Kind + "=" + t.Value
		f := freqs[term]
		if f == nil {
			f = &bleve.TokenFreq{}
			freqs[term] = f
		}
		f.SetFrequency(f.Frequency() + 1)
		f.Locations = append(f.Locations, &bleve.TokenLocation{Start: t.Start, End: t.End, Position: i + 1})
	}
	return &countedField{name: fieldTags, freqs: freqs}
}

// countedField is an indexed field: terms and how often each occurs, or the
// finished frequencies with places.
type countedField struct {
	name   string
	terms  []string
	counts []int
	lent   *frequencies // where Bleve's form of them is made
	freqs  bleve.TokenFrequencies
	stored bool
}

// frequencies holds a field's counts in Bleve's form. Bleve looks at the fields
// of one document at a time, so one of them serves all that have the same name.
type frequencies struct {
	byTerm bleve.TokenFrequencies
	each   []bleve.TokenFreq
}

func (f *frequencies) fill(terms []string, counts []int) bleve.TokenFrequencies {
	clear(f.byTerm)
	if len(f.each) < len(terms) {
		f.each = make([]bleve.TokenFreq, 2*len(terms))
	}
	for i, t := range terms {
		f.each[i].SetFrequency(counts[i])
		f.byTerm[t] = &f.each[i]
	}
	return f.byTerm
}

// noID is the field by which Bleve tells documents from each other. It must be
// there; a row needs no name, so it is empty.
var noID = &countedField{name: "_id", stored: true}

// Name and what follows make countedField a bleve.Field.

func (f *countedField) Name() string             { return f.name }
func (f *countedField) Value() []byte            { return nil }
func (f *countedField) ArrayPositions() []uint64 { return nil }
func (f *countedField) EncodedFieldType() byte   { return 't' }
func (f *countedField) Analyze()                 {}
func (f *countedField) Options() bleve.FieldIndexingOptions {
	options := bleve.IndexField
	if f.stored {
		options |= bleve.StoreField
	}
	if f.freqs != nil {
		options |= bleve.IncludeTermVectors
	}
	return options
}

// AnalyzedLength is what Bleve would keep with every posting for its own
// ranking; ours has the lengths of rows elsewhere.
func (f *countedField) AnalyzedLength() int       { return 0 }
func (f *countedField) NumPlainTextBytes() uint64 { return 0 }

// AnalyzedTokenFrequencies is good until the next document's is asked for.
func (f *countedField) AnalyzedTokenFrequencies() bleve.TokenFrequencies {
	if len(f.terms) == 0 {
		return f.freqs
	}
	return f.lent.fill(f.terms, f.counts)
}

// ID and what follows make pageDoc a bleve.Document.

func (d *pageDoc) ID() string                                         { return "" }
func (d *pageDoc) Size() int                                          { return d.memory() }
func (d *pageDoc) VisitComposite(visitor bleve.CompositeFieldVisitor) {}
func (d *pageDoc) HasComposite() bool                                 { return false }
func (d *pageDoc) NumPlainTextBytes() uint64                          { return 0 }
func (d *pageDoc) StoredFieldsBytes() uint64                          { return 0 }
func (d *pageDoc) Indexed() bool                                      { return true }
func (d *pageDoc) AddIDField()                                        {}

// VisitFields calls visitor for each field.
func (d *pageDoc) VisitFields(visitor bleve.FieldVisitor) {
	for _, f := range d.fields {
		visitor(f)
	}
}
