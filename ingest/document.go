// Package ingest turns an archive folder into cases, documents and pages of
// clean text. It knows nothing of what the text means.
//
// # The page text contract
//
// Everything downstream counts bytes in Page.Text, so it is made once, here:
//
//   - valid UTF-8 in NFC; soft hyphens, zero-width marks and ligatures gone;
//     no-break spaces are ordinary spaces; no \r.
//   - "\n" ends a block: a paragraph, list item, heading, form field or table
//     row. Lines that were only wrapped by the page's width are joined with a
//     space (and a line-end hyphen undone) wherever the geometry, or for plain
//     text the line lengths, tell so.
//   - an empty line ("\n\n") separates paragraphs where the source shows one.
//   - "\t" separates the cells of a table row (and the columns of a line whose
//     parts stand far apart). A wrapped cell is one cell. Nothing else is "\t".
//   - list items keep their mark ("- ", "• ", "1. ").
package ingest

import "oplyst/ingest/ocr"

// State says how far a file was read. Every file of an archive ends in exactly
// one state.
type State string

// The states of a file (design contract, section 4).
const (
	Read        State = "read"        // every page gave text, or is truly empty
	Partial     State = "partial"     // some pages could not be read; see UnreadPages
	Unread      State = "unread"      // nothing could be read
	Skipped     State = "skipped"     // not a document (settings, thumbnails, programs)
	Quarantined State = "quarantined" // the reader had to be stopped
)

// States lists every State in report order.
var States = []State{Read, Partial, Unread, Skipped, Quarantined}

// Page is one page of clean text. Formats without pages have one page.
type Page struct {
	Number int    // 1-based
	Text   string // see the page text contract; empty if unread
	Unread bool   // the page holds something that could not be turned into text
	Reason string // Danish, for a person; why it is unread, or ""
	Reader string // which reader gave the text: "pdf", "pdfium", "ocr", "docx", "txt" ...
	// Confidence is how sure OCR was of the words, 0 to 100; 0 if the text was
	// not read by OCR.
	Confidence float64
	// Uncertain are the words of Text that OCR doubted (under ocr.Doubt),
	// ascending. A verdict should not rest on such a word alone.
	Uncertain []Span

	words []ocr.Word // what OCR read, until Uncertain is found
	poor  bool       // Text is a bad OCR layer of somebody else's
	marks []Mark     // what begins here, until Document.Marks is made
}

// Document is one file of a case, read.
type Document struct {
	Path   string // relative to the case, slash separated, as on disk; of a part with '#s' and its pages behind it
	SHA256 string // hex; "" if the bytes were never read
	Size   int64  // bytes
	Format string // "pdf", "docx", "odt", "rtf", "doc", "html", "eml", "txt" ... from content, not from the name
	Pages  []Page
	State  State
	Reason string // Danish, for a person; "" if State is Read
	Marks  []Mark // where documents may begin in the file, by page
	Part   *Part  // the part of the file that this is; nil if it is the whole file
}

// Part is a document's place in a file that holds several. The document's Pages
// keep their numbers in the whole file; its SHA256 and Size are the file's.
type Part struct {
	File   string // the file's path, as Document.Path of a whole file
	Name   string // what the file calls the part: an outline's entry, the name of a file in it; "" for nothing
	State  State  // of the whole file
	Reason string // of the whole file
	Why    string // Danish: why a document begins here
}

// File is the path of the file that the document is, or is a part of.
func (d *Document) File() string {
	if d.Part != nil {
		return d.Part.File
	}
	return d.Path
}

// Texts gives the text of each page.
func Texts(pages []Page) []string {
	texts := make([]string, len(pages))
	for i := range pages {
		texts[i] = pages[i].Text
	}
	return texts
}

// UnreadPages lists the numbers of the pages that could not be read, ascending.
func (d *Document) UnreadPages() []int {
	pages := []int{}
	for _, p := range d.Pages {
		if p.Unread {
			pages = append(pages, p.Number)
		}
	}
	return pages
}
