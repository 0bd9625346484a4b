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
// What rests on words that text recognition doubted is marked so.
func (x *Extractor) Document(doc *ingest.Document) Findings {
	whole := doc
	if len(doc.Pages) > 0 && doc.Pages[0].Number > 1 {
		doc = fromFirst(doc)
	}
	f := identify(doc)
	x.find(doc, &f)
	if unsure(doc) {
		x.doubt(doc, &f)
	}
	if doc != whole {
		f.move(whole.Pages[0].Number - 1)
	}
	return f
}

// ownName is the name of a document. That of a file says nothing of its parts,
// but an outline's entry or the name of a file in it does.
func ownName(doc *ingest.Document) string {
	if doc.Part != nil {
		return path.Base(doc.Part.Name)
	}
	return path.Base(doc.Path)
}

// identify settles what a document is: its type, date, language and people.
func identify(doc *ingest.Document) Findings {
	pages := ingest.Texts(doc.Pages)
	paper := doctype.Look(ownName(doc), pages)
	kind := paper.Type()
	f := Findings{Type: kind.Type, TypeRule: kind.Rule, Language: doctype.Language(pages)}
	f.Date, f.DateRule = paper.Date(f.Type)
	f.people = doctype.PeopleOf(pages)
	f.Born = f.people.About().Born
	return f
}

// find adds what the pages of a document hold, which is of f's type and date.
func (x *Extractor) find(doc *ingest.Document, f *Findings) {
	pages := ingest.Texts(doc.Pages)
	space, _ := x.spaces.Get().(*match.Space)
	if space == nil {
		space = &match.Space{}
	}
	defer func() {
		space.Forget()
		x.spaces.Put(space)
	}()
	vs := views(pages)
	for i := range vs {
		pages[i] = vs[i].text
	}
	parsed := space.Parse(pages)
	for _, t := range parsed {
		x.library.Read(t)
	}
	cited := cite.ReadContext(pages)
	perPage := make([][]dates.Date, len(pages))
	for i, p := range doc.Pages {
		perPage[i] = dates.Find(p.Number, pages[i], dates.Options{DocDate: f.Date})
		f.Dates = append(f.Dates, perPage[i]...)
		f.Citations = append(f.Citations, cite.Find(p.Number, pages[i], cite.Options{Context: cited})...)
	}
	danish := f.Language == "da"
	if !danish {
		f.Warnings = append(f.Warnings, Warning{Kind: "language", Text: foreign(f.Language)})
	}
	f.Diagnoses = x.diagnoses.Find(parsed, diagnosis.DocInfo{Type: f.Type, Date: f.Date, CodesOnly: !danish})
	if danish {
		f.Indsatser = x.indsatser.Find(indsats.DocInfo{Type: f.Type, Date: f.Date}, parsed, perPage)
		f.Statements = x.statements.Find(statement.DocInfo{Type: f.Type, Date: f.Date}, parsed)
	}
	f.place(vs)
}

// languages names languages in Danish, by the codes of doctype.Language.
var languages = map[string]string{"en": "engelsk", "de": "tysk", "sv": "svensk", "no": "norsk", "pl": "polsk", "tr": "tyrkisk", "fr": "fransk",
	"ar": "arabisk", "fa": "persisk", "ru": "russisk", "uk": "ukrainsk", "es": "spansk", "it": "italiensk", "nl": "hollandsk", "fi": "finsk",
	"so": "somali", "bs": "bosnisk, kroatisk eller serbisk", "ro": "rumænsk", "is": "islandsk"}

// foreign warns that a document in another language was not read.
func foreign(language string) string {
	name, ok := languages[language]
	if !ok {
		name = "et andet sprog end dansk"
	}
	return "Dokumentet ser ud til at være på " + name + ". Teksten er ikke læst: kun diagnosekoder, datoer og lovhenvisninger er fundet i det."
}

// place moves what was found in views of pages to where it stands.
func (f *Findings) place(vs []view) {
	moved := false
	for i := range vs {
		moved = moved || vs[i].size > 0
	}
	if !moved {
		return
	}
	move(vs, f.Diagnoses, func(i int) *match.Span { return &f.Diagnoses[i].Span })
	move(vs, f.Indsatser, func(i int) *match.Span { return &f.Indsatser[i].Span })
	move(vs, f.Statements, func(i int) *match.Span { return &f.Statements[i].Span })
	move(vs, f.Dates, func(i int) *match.Span { return &f.Dates[i].Span })
	move(vs, f.Citations, func(i int) *match.Span { return &f.Citations[i].Span })
}
