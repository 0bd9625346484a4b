package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// document is one document while its diagnoses are read.
type document struct {
	info    DocInfo
	pages   []*match.Text
	medical bool // written by a health professional
	signals int  // number of unambiguous mentions, at most 2 counted
}

// medicalTypes are the starts of document types written by health
// professionals. Read only.
var medicalTypes = []string{"laege-", "speciallaege", "epikrise", "neuropsyk", "sundhedskoordinator"}

// newDocument looks at what is known of a document.
func (f *Finder) newDocument(pages []*match.Text, info DocInfo) *document {
	d := &document{info: info, pages: pages}
	for _, m := range medicalTypes {
		d.medical = d.medical || strings.HasPrefix(info.Type, m)
	}
	return d
}

// other reports whether a page, by its number, is about somebody else.
func (d *document) other(number int) bool {
	for _, p := range d.info.OtherPages {
		if p == number {
			return true
		}
	}
	return d.info.OtherCitizen
}

// Find returns the diagnoses of a document, one row per code and status, in
// order of place. pages[i] is the page with the number i+1.
func (f *Finder) Find(pages []*match.Text, info DocInfo) []Diagnosis {
	if info.OtherCitizen {
		return nil
	}
	doc := f.newDocument(pages, info)
	var all []mention
	for i := range pages {
		if !doc.other(i + 1) {
			all = append(all, f.find(doc, i)...)
		}
	}
	all = f.judge(doc, all)
	return consolidate(doc, all)
}
