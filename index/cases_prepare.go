package index

// Prepared is a case analysed for the index: what CasesWriter.Write puts there.
// It belongs to one Write and can't be used again.
type Prepared struct {
	name      string
	documents []CaseDocument
	pages     []*pageDoc // of all documents, in order
	size      int
}

// Prepare analyses a case. It depends on nothing but its arguments and may run
// in any goroutine, several at a time; only Write has to come in order. What it
// returns shares the texts of documents with the caller.
func Prepare(caseName string, documents []CaseDocument) *Prepared {
	p := &Prepared{name: caseName, documents: documents}
	a := newPageAnalyser()
	for _, d := range documents {
		p.size += documentSize + len(d.Path)
		for _, page := range d.Pages {
			doc := a.page(page.Text, page.Tags)
			p.pages = append(p.pages, doc)
			p.size += len(page.Text) + doc.memory()
		}
	}
	return p
}

// Bytes that Size takes for a document, a page, a term, a finding, a written
// form and a word.
const (
	documentSize = 256
	pageSize     = 1024
	termSize     = 24
	tagSize      = 256
	formSize     = 8
	wordSize     = 4
)

// Size estimates the memory that a prepared case holds until it is written, its
// texts included, in bytes: three to four times the length of the texts.
func (p *Prepared) Size() int { return p.size }

// memory estimates the bytes a page's counted terms and words take.
func (d *pageDoc) memory() int { return d.size }

func (f *countedField) memory() int { return termSize*len(f.terms) + tagSize*len(f.freqs) }
