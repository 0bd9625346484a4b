package index

import (
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
}

// analysePage counts the terms of a page.
func analysePage(text string, tags []Tag) *pageDoc {
	tokens := Analyzer{}.Append(make([]Token, 0, len(text)/5+8), text)
	words, parts := newTermCounter(fieldWords, len(tokens)), newTermCounter(fieldParts, len(tokens)/4)
	d := &pageDoc{words: newWordSequence(len(tokens))}
	for i := range tokens {
		switch t := &tokens[i]; t.Kind {
		case Part:
			parts.add(t.Term)
		case Word:
			words.add(t.Term)
			d.words.add(t)
		default:
			words.add(t.Term)
		}
	}
	d.fields = append(d.fields, words.field(), parts.field())
	// a page without findings has the field too: parts of an index that have the
	// same fields are merged faster
	found := newTermCounter(fieldTags, len(tags))
	for _, t := range tags {
		found.addAt(t.Kind+"="+t.Value, t.Start, t.End)
	}
	found.located = true
	d.fields = append(d.fields, found.field(), noID)
	return d
}

// termCounter counts terms into Bleve's form with few allocations.
type termCounter struct {
	name    string
	freqs   bleve.TokenFrequencies
	backing []bleve.TokenFreq
	length  int
	located bool // locations are kept
}

func newTermCounter(name string, hint int) *termCounter {
	return &termCounter{name: name, freqs: make(bleve.TokenFrequencies, hint/2)}
}

func (c *termCounter) add(term string) {
	c.length++
	if f := c.freqs[term]; f != nil {
		f.SetFrequency(f.Frequency() + 1)
		return
	}
	if len(c.backing) == cap(c.backing) {
		c.backing = make([]bleve.TokenFreq, 0, 64)
	}
	c.backing = append(c.backing, bleve.TokenFreq{})
	f := &c.backing[len(c.backing)-1]
	f.SetFrequency(1)
	c.freqs[term] = f
}

// addAt counts a term and keeps its place.
func (c *termCounter) addAt(term string, start, end int) {
	c.add(term)
	f := c.freqs[term]
	f.Locations = append(f.Locations, &bleve.TokenLocation{Start: start, End: end, Position: c.length})
}

func (c *termCounter) field() *countedField {
	return &countedField{name: c.name, freqs: c.freqs, located: c.located}
}

// countedField is an indexed field whose frequencies are ready.
type countedField struct {
	name    string
	freqs   bleve.TokenFrequencies
	stored  bool
	located bool
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
	if f.located {
		options |= bleve.IncludeTermVectors
	}
	return options
}

// AnalyzedLength is what Bleve would keep with every posting for its own
// ranking; ours has the lengths of rows elsewhere.
func (f *countedField) AnalyzedLength() int                              { return 0 }
func (f *countedField) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *countedField) NumPlainTextBytes() uint64                        { return 0 }

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
