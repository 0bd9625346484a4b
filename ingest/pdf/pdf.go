// Package pdf reads a PDF file into pages of clean text, as the page text
// contract of package ingest asks (see ingest/document.go).
//
// The first pass parses the file with the object layer of
// github.com/ledongthuc/pdf (its Reader and Value, nothing above) and runs a
// text machine and a layout of our own over it. A page that looks wrong is
// read again with PDFium (package pdfium). A page that neither can read is
// marked Unread with a Danish reason.
//
// Parsers of foreign bytes may loop or exhaust memory in ways that Go cannot
// stop from inside. Read guards against the known ones and always returns, but
// a goroutine it had to abandon may run on; package cage runs it in a child
// process that can be killed.
package pdf

import "time"

// Limits bounds what Read spends on one file. The zero value works: every
// field that is 0 takes its default.
type Limits struct {
	Pages     int           // most pages read; later ones are Unread (default 20 000)
	Glyphs    int           // most glyphs read on a page (default 300 000)
	Operators int           // most content operators run on a page (default 3 000 000)
	FormDepth int           // how deep Form XObjects may nest (default 12)
	Stream    int64         // most decoded bytes of content on a page (default 64 MiB)
	File      time.Duration // time for the whole file (default 60 s)
	Second    time.Duration // time the second reader gets for one call (default 10 s)
	NoPdfium  bool          // leave out the second pass
	Passwords []string      // tried when the file asks for one
	Step      func()        // called after every page; nil calls nobody
}

// Page is one page of a PDF.
type Page struct {
	Number int    // 1-based
	Text   string // see the page text contract; may be set although Unread is
	Unread bool   // the page holds something that could not be turned into text
	Reason string // Danish, for a person: why it is unread, or ""
	Reader string // which reader gave Text: "pdf" or "pdfium"
	// Poor tells a scanned page whose Text is an invisible layer that somebody's
	// OCR put over it, and not a good one by its words.
	Poor bool
}

// Result is what Read made of a file.
type Result struct {
	Pages  []Page // in order; nil if the file could not be opened
	Reason string // Danish, for a person: why the file as a whole could not be read, or ""
	// Attached are the files that lie inside, in order. They are not read.
	Attached []Attachment
	Marks    []Mark // where documents may begin, by kind
	Stopped  bool   // the reader had to be stopped (time or memory); Reason says so
}

// Reasons that Result.Reason and Page.Reason may hold.
const (
	ReasonNotPDF    = "ikke en PDF-fil"
	ReasonPassword  = "kræver kodeord"
	ReasonDamaged   = "filen er beskadiget og kan ikke læses"
	ReasonStopped   = "læsningen blev stoppet, fordi filen tog for lang tid"
	ReasonImage     = "siden er et billede uden tekst"
	ReasonFont      = "skrifttypen mangler tegntabel, så teksten kan ikke læses"
	ReasonOutlines  = "teksten er tegnet som streger og kan ikke læses"
	ReasonUnseen    = "siden har kun tekst, der ikke kan ses"
	ReasonGarbled   = "teksten på siden kan ikke læses sikkert"
	ReasonPage      = "siden er beskadiget og kan ikke læses"
	ReasonXFA       = "formularen kan kun vises af Adobe Reader (XFA); kun det, der er skrevet i felterne, er læst. Gem den som almindelig PDF"
	ReasonCut       = "filen slutter midt i en senere udgave af sig selv; det nyeste på siden kan mangle"
	ReasonPageLimit = "filen har flere sider, end der læses"
	ReasonTooLarge  = "siden er for stor til at blive læst helt"
)
