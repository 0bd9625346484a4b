package report

import (
	"fmt"
	"path"
	"reflect"
	"strings"
	"sync"

	"oplyst/anonym"
	"oplyst/checklist"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// Anonymise gives a copy of the case in which names, numbers and places are
// replaced, under another name, with the means to check outputs for leaks.
// Documents are named by their place ("Dokument 03.pdf"), offsets follow the
// replaced text, and nothing links to the original files.
func (c *Case) Anonymise(name string, known []string) (*Case, *anonym.Replacer) {
	in := anonym.Input{Case: c.Name, Born: c.Born, Known: append(ownTexts(c), known...)}
	for i := range c.Documents {
		d := &c.Documents[i]
		in.Paths = append(in.Paths, d.Path)
		in.Pages = append(in.Pages, ingest.Texts(d.Pages))
	}
	r := anonym.New(in)
	a := &anonymiser{Replacer: r, paths: map[string]string{}, pages: map[string]map[int]anonym.Mapped{}}
	for i, f := range c.files() {
		a.paths[f.path] = fmt.Sprintf("Dokument %02d%s", i+1, shortExt(f.path))
		r.Stands(f.path, a.paths[f.path])
		for _, d := range f.documents {
			if d.Part != nil { // 'samlet.pdf#s12-19' is 'Dokument 03.pdf#s12-19'
				a.paths[d.Path] = a.paths[f.path] + strings.TrimPrefix(d.Path, f.path)
				r.Stands(d.Path, a.paths[d.Path])
			}
		}
	}
	if len(c.Name) > 3 || strings.ContainsAny(c.Name, "-_ ") {
		r.Stands(c.Name, name)
	}
	out := *c
	out.Name, out.Anonymous, out.FileBase, out.supports, out.duplicates = name, true, "", nil, nil
	out.Documents = make([]Document, len(c.Documents))
	for i := range c.Documents {
		out.Documents[i] = a.document(&c.Documents[i])
	}
	out.Result = a.copy(reflect.ValueOf(c.Result)).Interface().(checklist.Result)
	if c.Comparison != nil {
		cmp := a.copy(reflect.ValueOf(*c.Comparison)).Interface().(checklist.Comparison)
		out.Comparison = &cmp
	}
	out.Warnings = a.copy(reflect.ValueOf(c.Warnings)).Interface().([]Warning)
	out.AsOfWhy, out.Born = a.text(c.AsOfWhy), year(c.Born)
	out.CitationStatus = map[string]string{}
	for key, status := range c.CitationStatus {
		document, value, _ := strings.Cut(key, "\x00")
		out.CitationStatus[CitationKey(a.paths[document], value)] = status
	}
	return &out, r
}

// ownTexts are what the program itself wrote into the case's result; its words
// are no names.
func ownTexts(c *Case) []string {
	var own []string
	for _, items := range [][]checklist.Item{c.Result.Items, c.Result.SideItems} {
		for i := range items {
			own = append(own, items[i].Title, items[i].Requirement, items[i].Action, items[i].Citation, items[i].LookedFor, items[i].Effect)
		}
	}
	return append(own, templateTexts()...)
}

// templateTexts are the texts of the report's own pages.
var templateTexts = sync.OnceValue(func() []string {
	var texts []string
	entries, _ := templateFS.ReadDir("template")
	for _, e := range entries {
		if data, err := templateFS.ReadFile("template/" + e.Name()); err == nil {
			texts = append(texts, string(data))
		}
	}
	return texts
})

// shortExt is a file name's extension if it is one that names a format, so that
// 'brev.Hansen' gives nothing away.
func shortExt(p string) string {
	switch ext := strings.ToLower(path.Ext(p)); ext {
	case ".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".eml", ".msg", ".html", ".htm", ".xlsx", ".csv", ".png", ".jpg", ".jpeg", ".tif", ".tiff":
		return ext
	}
	return ""
}

func year(date string) string { return date[:min(4, len(date))] }

// anonymiser rewrites one case.
type anonymiser struct {
	*anonym.Replacer
	paths map[string]string
	pages map[string]map[int]anonym.Mapped // by original path and page number
	here  map[int]anonym.Mapped            // the pages of the document in hand
}

func (a *anonymiser) text(s string) string {
	if p, ok := a.paths[s]; ok {
		return p
	}
	return a.String(s)
}

// document rewrites a document's pages and what was found in it.
func (a *anonymiser) document(d *Document) Document {
	out := *d
	pages := map[int]anonym.Mapped{}
	a.pages[d.Path] = pages
	out.Pages = append(out.Pages[:0:0], d.Pages...)
	for k := range out.Pages {
		m := a.Text(d.Pages[k].Text)
		pages[d.Pages[k].Number] = m
		out.Pages[k].Text = m.Text
		out.Pages[k].Uncertain = nil
		for _, u := range d.Pages[k].Uncertain {
			u.Start, u.End = m.At(u.Start, u.End)
			out.Pages[k].Uncertain = append(out.Pages[k].Uncertain, u)
		}
	}
	out.Path, out.SHA256, out.Reason = a.paths[d.Path], "", a.text(d.Reason)
	out.Size = -1 // not told: size and hash would point to the file
	out.DuplicateOf = a.paths[d.DuplicateOf]
	out.Marks = nil // titles of an outline
	if d.Part != nil {
		out.Part = &ingest.Part{File: a.paths[d.Part.File], State: d.Part.State, Reason: a.text(d.Part.Reason)}
	}
	f := &out.Findings
	inner := &pageCopy{anonymiser: a, pages: pages}
	f.Diagnoses = rewrite(inner, f.Diagnoses)
	f.Indsatser = rewrite(inner, f.Indsatser)
	f.Dates = rewrite(inner, f.Dates)
	f.Citations = rewrite(inner, f.Citations)
	f.Statements = rewrite(inner, f.Statements)
	f.Warnings = rewrite(inner, f.Warnings)
	f.TypeRule, f.DateRule, f.Born = a.text(f.TypeRule), a.text(f.DateRule), year(f.Born)
	for i := range f.Dates {
		if f.Dates[i].Class == "birth" {
			f.Dates[i].Value = year(f.Dates[i].Value)
		}
	}
	return out
}

// span carries a quotation over to the replaced page.
func span(s match.Span, pages map[int]anonym.Mapped) match.Span {
	m, ok := pages[s.Page]
	if !ok || s.Start < 0 {
		s.Quote = ""
		return s
	}
	s.Start, s.End = m.At(s.Start, s.End)
	s.Start, s.End = min(s.Start, len(m.Text)), min(s.End, len(m.Text))
	s.Quote = m.Text[s.Start:max(s.Start, s.End)]
	return s
}

// pageCopy rewrites what was found on the pages of one document.
type pageCopy struct {
	*anonymiser
	pages map[int]anonym.Mapped
}

// rewrite copies a list of findings, each with its span and strings replaced.
func rewrite[T any](p *pageCopy, rows []T) []T {
	if rows == nil {
		return nil
	}
	a := *p.anonymiser
	a.here = p.pages
	return a.copy(reflect.ValueOf(rows)).Interface().([]T)
}

// copy gives a deep copy of a value with every string replaced and every span
// carried over. It goes by type, so that a field added later is not forgotten.
func (a *anonymiser) copy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch x := v.Interface().(type) {
	case checklist.Evidence:
		if p, ok := a.paths[x.Document]; ok {
			x.Span = span(x.Span, a.pages[x.Document])
			x.Document = p
			x.CopyOf = checklist.Origin{Document: a.text(x.CopyOf.Document), Page: x.CopyOf.Page, Date: x.CopyOf.Date}
		} else {
			x = checklist.Evidence{}
		}
		out.Set(reflect.ValueOf(x))
		return out
	case match.Span:
		out.Set(reflect.ValueOf(span(x, a.here)))
		return out
	}
	switch v.Kind() {
	case reflect.String:
		out.SetString(v.String())
		if v.Type() == reflect.TypeFor[string]() {
			out.SetString(a.text(v.String()))
		}
	case reflect.Struct:
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(a.copy(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(a.copy(v.Index(i)))
		}
	case reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(a.copy(v.Index(i)))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(a.copy(v.Elem()))
		out.Set(p)
	default:
		out.Set(v)
	}
	return out
}
