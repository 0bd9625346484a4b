package ingest

import (
	"strings"
	"unicode/utf8"

	"oplyst/ingest/pdf"
)

// Mark is something that tells where one of several documents in a file may
// begin. Whether it does is not decided here.
type Mark struct {
	Kind  MarkKind
	Page  int    // 1-based
	Level int    // of an outline entry or an attachment: 1 is the top
	Title string // an outline entry's title, an attachment's name; "" for the others
	Top   bool   // the outline entry points to a page as a whole or to its top
}

// MarkKind is the sort of a mark.
type MarkKind string

// The marks of a file.
const (
	MarkOutline    MarkKind = "outline"    // an entry of a PDF's outline
	MarkLabel      MarkKind = "label"      // a PDF's page labels start anew; Title is their style and prefix
	MarkApart      MarkKind = "apart"      // no font is shared by the pages from here on with those before
	MarkAttachment MarkKind = "attachment" // the first page of a file that lies in a mail or PDF: certain
)

// MarkKinds lists every MarkKind.
var MarkKinds = []MarkKind{MarkOutline, MarkLabel, MarkApart, MarkAttachment}

// Bounds of what a document tells of its parts.
const (
	MaxMarks     = 20_000 // beside one for each page
	MaxMarkTitle = 300    // bytes
	MaxMarkLevel = 40
)

// markPages hangs what a PDF says of its parts on its pages, so that the marks
// go where their pages go.
func markPages(pages []Page, marks []pdf.Mark) {
	kinds := map[pdf.MarkKind]MarkKind{pdf.Bookmark: MarkOutline, pdf.Label: MarkLabel, pdf.Apart: MarkApart}
	for _, m := range marks {
		if m.Page >= 1 && m.Page <= len(pages) {
			p := &pages[m.Page-1]
			p.marks = append(p.marks, Mark{Kind: kinds[m.Kind], Level: m.Level, Title: markTitle(m.Title), Top: m.Top})
		}
	}
}

// markAttached marks the first page of a file that lies in another one; what is
// marked in it lies a level deeper.
func markAttached(pages []Page, name string) []Page {
	if len(pages) == 0 {
		return pages
	}
	for i := range pages {
		for k := range pages[i].marks {
			if m := &pages[i].marks[k]; m.Kind == MarkAttachment {
				m.Level++
			}
		}
	}
	first := &pages[0]
	first.marks = append([]Mark{{Kind: MarkAttachment, Level: 1, Title: markTitle(name)}}, first.marks...)
	return pages
}

// markTitle is a title in one line, within its bound.
func markTitle(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if len(s) > MaxMarkTitle {
		s = strings.ToValidUTF8(s[:MaxMarkTitle], "")
	}
	return s
}

// gatherMarks takes the marks off the pages, in order of pages.
func gatherMarks(pages []Page) []Mark {
	var all []Mark
	for i := range pages {
		for _, m := range pages[i].marks {
			if m.Page = i + 1; len(all) < MaxMarks+len(pages) {
				all = append(all, m)
			}
		}
		pages[i].marks = nil
	}
	return all
}

// Sound tells whether a mark of a document of so many pages may be true.
func (m *Mark) Sound(pages int) bool {
	known := false
	for _, k := range MarkKinds {
		known = known || m.Kind == k
	}
	return known && m.Page >= 1 && m.Page <= pages && m.Level >= 0 && m.Level <= MaxMarkLevel &&
		len(m.Title) <= MaxMarkTitle && utf8.ValidString(m.Title) && !strings.ContainsAny(m.Title, "\n\r\x00")
}
