package report

import (
	"slices"

	"oplyst/ingest"
)

// wholeFile is one file of the case: one document, or several that lie behind
// each other in it. A file is counted once, whatever it holds.
type wholeFile struct {
	path      string
	state     ingest.State
	reason    string // Danish
	documents []*Document
}

// files lists the files of the case in order. The documents of a file stand
// together.
func (c *Case) files() []wholeFile {
	var all []wholeFile
	for i := range c.Documents {
		d := &c.Documents[i]
		if n := len(all); n > 0 && d.Part != nil && all[n-1].documents[0].Part != nil && all[n-1].path == d.Part.File {
			all[n-1].documents = append(all[n-1].documents, d)
			continue
		}
		f := wholeFile{path: d.Path, state: d.State, reason: d.Reason, documents: []*Document{d}}
		if d.Part != nil {
			f.path, f.state, f.reason = d.Part.File, d.Part.State, d.Part.Reason
		}
		all = append(all, f)
	}
	return all
}

// row is the file's row in the overview. What is only true of one of several
// documents, as a type and a date, is left out.
func (f *wholeFile) row(c *Case) FileRow {
	first := f.documents[0]
	r := FileRow{Path: f.path, SHA256: first.SHA256, Reason: f.reason, State: f.state, UnreadPages: []int{}, Href: c.fileHref(f.path, 0), Size: first.Size, Documents: len(f.documents)}
	for _, d := range f.documents {
		r.Pages += len(d.Pages)
		for i := range d.Pages {
			r.Letters += len(d.Pages[i].Text)
		}
		r.UnreadPages = append(r.UnreadPages, d.UnreadPages()...)
		if r.Reason == "" {
			r.Reason = firstReason(d.Pages)
		}
	}
	slices.Sort(r.UnreadPages)
	if len(f.documents) == 1 {
		r.Type, r.Date = first.Findings.Type, first.Findings.Date
	}
	return r
}
