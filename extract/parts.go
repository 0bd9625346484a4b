package extract

import (
	"oplyst/ingest"
)

// A file may hold several documents: papers that were put together into one
// PDF, files that lie in another one. starts says where they begin, by signs in
// this order of trust:
//
//  1. a file that lies in a PDF begins where it begins;
//  2. the outline, if its entries are documents and not chapters (partsoutline.go);
//  3. page labels that start anew (partslabel.go);
//  4. a list of documents with their pages, where they are as it says (partsindex.go);
//  5. what the pages look like: several signs that agree (partstext.go).
//
// A file is left whole where they do not: a wrong split tears a context apart.

// start is the page, by its place in the file, that a document begins with.
type start struct {
	at   int
	name string // what the file calls the document, "" for nothing
	why  string // Danish
}

// starts lists where the documents of a file begin; the first at its first
// page. One start, or none, is a file that is one document.
func starts(doc *ingest.Document) []start {
	if doc.Part != nil || len(doc.Pages) < 2 || doc.State != ingest.Read && doc.State != ingest.Partial && doc.State != ingest.Unread || mail(doc.Format) {
		return nil
	}
	all := []start{{why: "filens begyndelse"}}
	for _, m := range doc.Marks {
		if m.Kind == ingest.MarkAttachment && m.Level == 1 && m.Page > 1 {
			all = append(all, start{m.Page - 1, m.Title, "en fil, der ligger i PDF-filen"})
		}
	}
	var out []start
	for i, s := range all {
		end := len(doc.Pages)
		if i+1 < len(all) {
			end = all[i+1].at
		}
		if s.at >= end { // an enclosed file without pages
			continue
		}
		found := within(doc, s.at, end)
		if len(found) > 0 && found[0].at == s.at {
			if s.name == "" {
				s.name = found[0].name
			}
			found = found[1:]
		}
		out = append(append(out, s), found...)
	}
	return out
}

// mail tells the formats that are left whole: what is enclosed in a mail is read
// as the mail's own pages.
func mail(format string) bool { return format == "eml" || format == "msg" }

// within lists the starts among the pages from..end-1, ascending.
func within(doc *ingest.Document, from, end int) []start {
	if end-from < 2 {
		return nil
	}
	r := newRun(doc, from, end)
	for _, find := range []func(*run) []start{byOutline, byLabels, byIndex, byText} {
		if found := find(r); len(found) > 0 {
			for i := range found {
				found[i].at += from
			}
			return found
		}
	}
	return nil
}

// run is a stretch of pages that is looked at for starts.
type run struct {
	from  int // of the first page in the file
	pages []ingest.Page
	texts []string
	marks []ingest.Mark // on these pages, counted from the first as 1
	looks []glance      // of the pages, as far as they were looked at
	seen  bool          // looks is made
}

func newRun(doc *ingest.Document, from, end int) *run {
	r := &run{from: from, pages: doc.Pages[from:end], texts: ingest.Texts(doc.Pages[from:end])}
	for _, m := range doc.Marks {
		if m.Page > from && m.Page <= end && m.Kind != ingest.MarkAttachment {
			m.Page -= from
			r.marks = append(r.marks, m)
		}
	}
	return r
}
