package extract

import (
	"fmt"
	"path"
	"sync"

	"oplyst/extract/cite"
	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/doctype"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/extract/statement"
	"oplyst/ingest"
)

// Extractor holds the loaded tables. It is safe for concurrent use.
type Extractor struct {
	diagnoses  *diagnosis.Finder
	indsatser  *indsats.Finder
	statements *statement.Finder
	library    *match.Library // all their dictionaries
	spaces     sync.Pool      // of *match.Space: room of documents read before
}

// New loads the tables. An error is a fault in a table of ours and names its
// file and line.
func New() (*Extractor, error) {
	x := &Extractor{statements: statement.New()}
	var err error
	if x.diagnoses, err = diagnosis.New(); err != nil {
		return nil, fmt.Errorf("diagnoses: %w", err)
	}
	if x.indsatser, err = indsats.New(); err != nil {
		return nil, fmt.Errorf("indsatser: %w", err)
	}
	x.library = match.NewLibrary(append(x.diagnoses.Dicts(), x.indsatser.Dicts()...)...)
	return x, nil
}

// Document finds what one document holds. Unread pages without text give
// nothing; a document without any text has only a type guessed from its name.
func (x *Extractor) Document(doc *ingest.Document) Findings {
	pages := make([]string, len(doc.Pages))
	for i, p := range doc.Pages {
		pages[i] = p.Text
	}
	name := path.Base(doc.Path)
	paper := doctype.Look(name, pages)
	kind := paper.Type()
	f := Findings{Type: kind.Type, TypeRule: kind.Rule, Language: doctype.Language(pages)}
	f.Date, f.DateRule = paper.Date(f.Type)
	f.Born = doctype.AboutDocument(pages).Born

	space, _ := x.spaces.Get().(*match.Space)
	if space == nil {
		space = &match.Space{}
	}
	defer func() {
		space.Forget()
		x.spaces.Put(space)
	}()
	texts := space.Parse(pages)
	for _, t := range texts {
		x.library.Read(t)
	}
	cited := cite.ReadContext(pages)
	perPage := make([][]dates.Date, len(pages))
	for i, p := range doc.Pages {
		perPage[i] = dates.Find(p.Number, p.Text, dates.Options{DocDate: f.Date})
		f.Dates = append(f.Dates, perPage[i]...)
		f.Citations = append(f.Citations, cite.Find(p.Number, p.Text, cite.Options{Context: cited})...)
	}
	if f.Language != "da" {
		f.Warnings = append(f.Warnings, Warning{Kind: "language",
			Text: "Dokumentet ser ikke ud til at være på dansk. Kun koder, datoer og lovhenvisninger er fundet i det."})
	}
	f.Diagnoses = x.diagnoses.Find(texts, diagnosis.DocInfo{Type: f.Type, Date: f.Date})
	if f.Language == "da" {
		f.Indsatser = x.indsatser.Find(indsats.DocInfo{Type: f.Type, Date: f.Date}, texts, perPage)
		f.Statements = x.statements.Find(statement.DocInfo{Type: f.Type, Date: f.Date}, texts)
	}
	return f
}
