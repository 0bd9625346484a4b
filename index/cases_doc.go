package index

import (
	"strconv"

	bleve "github.com/blevesearch/bleve_index_api"
)

// Fields of a page in Bleve. Field names are short because they are repeated in
// every segment only; readers see none of them.
const (
	fieldWords   = "t" // stems and symbols
	fieldParts   = "p" // compound parts
	fieldTags    = "f" // findings: "diagnose=M79.7"
	fieldOrdinal = "n" // one term whose frequency is the page's row in pages.bin, plus 1
	ordinalTerm  = "n"
)

// pageDoc is a page in the form Bleve's builder takes. The terms are counted
// here and not by Bleve's analysis, which makes an object per token; Bleve only
// sees the finished frequencies.
type pageDoc struct {
	id     string
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
	if len(tags) > 0 {
		found := newTermCounter(fieldTags, len(tags))
		for _, t := range tags {
			found.addAt(t.Kind+"="+t.Value, t.Start, t.End)
		}
		found.located = true
		d.fields = append(d.fields, found.field())
	}
	return d
}

// setOrdinal gives the document its row in pages.bin.
func (d *pageDoc) setOrdinal(row int) {
	d.id = strconv.Itoa(row)
	f := &bleve.TokenFreq{Term: []byte(ordinalTerm)}
	f.SetFrequency(row + 1)
	d.fields = append(d.fields, &countedField{name: fieldOrdinal, length: 1, freqs: bleve.TokenFrequencies{ordinalTerm: f}})
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
	return &countedField{name: c.name, length: c.length, freqs: c.freqs, located: c.located}
}

// countedField is an indexed, unstored field whose frequencies are ready.
type countedField struct {
	name    string
	value   []byte
	length  int
	freqs   bleve.TokenFrequencies
	stored  bool
	located bool
}

// Name and what follows make countedField a bleve.Field.

func (f *countedField) Name() string             { return f.name }
func (f *countedField) Value() []byte            { return f.value }
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
func (f *countedField) AnalyzedLength() int                              { return f.length }
func (f *countedField) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *countedField) NumPlainTextBytes() uint64                        { return 0 }

// ID and what follows make pageDoc a bleve.Document; ID is the row as text.

func (d *pageDoc) ID() string                                         { return d.id }
func (d *pageDoc) Size() int                                          { return 64 * len(d.fields) }
func (d *pageDoc) VisitComposite(visitor bleve.CompositeFieldVisitor) {}
func (d *pageDoc) HasComposite() bool                                 { return false }
func (d *pageDoc) NumPlainTextBytes() uint64                          { return 0 }
func (d *pageDoc) StoredFieldsBytes() uint64                          { return 0 }
func (d *pageDoc) Indexed() bool                                      { return true }

// VisitFields calls visitor for each field.
func (d *pageDoc) VisitFields(visitor bleve.FieldVisitor) {
	for _, f := range d.fields {
		visitor(f)
	}
}

// AddIDField adds the field by which Bleve identifies a document.
func (d *pageDoc) AddIDField() {
	f := &bleve.TokenFreq{Term: []byte(d.id)}
	f.SetFrequency(1)
	d.fields = append(d.fields, &countedField{name: "_id", value: []byte(d.id), length: 1, stored: true, freqs: bleve.TokenFrequencies{d.id: f}})
}
