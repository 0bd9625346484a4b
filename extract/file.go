package extract

import (
	"fmt"
	"slices"

	"oplyst/ingest"
)

// Found is one document of a file with what it holds. A file is one document
// unless it is several papers put together.
type Found struct {
	Document ingest.Document
	Findings Findings
}

// File finds what the documents of one file hold, in the order of their pages.
// There is always at least one.
func (x *Extractor) File(file *ingest.Document) []Found {
	parts := Parts(file)
	out := make([]Found, len(parts))
	for i := range parts {
		out[i] = Found{Document: parts[i], Findings: x.Document(&parts[i])}
	}
	return out
}

// Parts splits a file into the documents that were put together in it: the file
// itself, if it is one document.
func Parts(file *ingest.Document) []ingest.Document {
	all := starts(file)
	if len(all) < 2 {
		return []ingest.Document{*file}
	}
	out := make([]ingest.Document, len(all))
	for i, s := range all {
		end := len(file.Pages)
		if i+1 < len(all) {
			end = all[i+1].at
		}
		out[i] = part(file, s, end)
	}
	if last := &out[len(out)-1]; file.State == ingest.Partial && !slices.ContainsFunc(file.Pages, func(p ingest.Page) bool { return p.Unread }) {
		last.State, last.Reason = file.State, file.Reason // what is missing follows the last page
	}
	return out
}

// part is the document on the pages from a start to before another.
func part(file *ingest.Document, s start, end int) ingest.Document {
	d := *file
	d.Pages, d.Marks = file.Pages[s.at:end:end], nil
	d.Part = &ingest.Part{File: file.Path, State: file.State, Reason: file.Reason, Name: s.name, Why: s.why}
	first, last := d.Pages[0].Number, d.Pages[len(d.Pages)-1].Number
	d.Path = fmt.Sprintf("%s#s%d", file.Path, first)
	if last > first {
		d.Path += fmt.Sprintf("-%d", last)
	}
	d.State, d.Reason = pagesState(d.Pages)
	return d
}

// pagesState is the state of a document by its pages, and why.
func pagesState(pages []ingest.Page) (ingest.State, string) {
	unread, text, reason := 0, false, ""
	for i := range pages {
		p := &pages[i]
		text = text || p.Text != ""
		if p.Unread {
			if unread++; reason == "" {
				reason = p.Reason
			}
		}
	}
	switch {
	case unread == 0:
		return ingest.Read, ""
	case !text:
		return ingest.Unread, reason
	case len(pages) > 1:
		reason = fmt.Sprintf("%d af %d sider kunne ikke læses helt: %s", unread, len(pages), reason)
	}
	return ingest.Partial, reason
}

// fromFirst is a document with its pages numbered from 1, as everything that
// finds something counts them.
func fromFirst(doc *ingest.Document) *ingest.Document {
	d := *doc
	d.Pages = slices.Clone(doc.Pages)
	for i := range d.Pages {
		d.Pages[i].Number = i + 1
	}
	return &d
}

// move adds to the page numbers of all findings.
func (f *Findings) move(by int) {
	for i := range f.Diagnoses {
		f.Diagnoses[i].Page += by
	}
	for i := range f.Indsatser {
		f.Indsatser[i].Page += by
	}
	for i := range f.Dates {
		f.Dates[i].Page += by
	}
	for i := range f.Citations {
		f.Citations[i].Page += by
	}
	for i := range f.Statements {
		f.Statements[i].Page += by
	}
	for i := range f.Warnings {
		if f.Warnings[i].Page > 0 {
			f.Warnings[i].Page += by
		}
	}
}
