// Package extract turns the pages of one document into findings: what the
// document is, which diagnoses, indsatser, dates, citations and statements it
// holds, and where. It is a pure function of its arguments.
package extract

import (
	"oplyst/extract/cite"
	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/doctype"
	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// Findings is what one document holds.
type Findings struct {
	Type       string // document type, golden/README.md section 2
	TypeRule   string // why
	Date       string // the document's own date, YYYY-MM-DD or coarser, "" if unknown
	DateRule   string
	Language   string // "da", or what it seems to be
	Born       string // birth date of the person the document is about, YYYY-MM-DD, "" if not stated
	Diagnoses  []diagnosis.Diagnosis
	Indsatser  []indsats.Indsats
	Dates      []dates.Date
	Citations  []cite.Citation
	Statements []statement.Statement
	Warnings   []Warning

	TypeDoubted bool // Type rests on words that text recognition was not sure of
	DateDoubted bool // so does Date

	people doctype.People // whom the pages name as those they concern: Born, and Case, go by it
}

// Warning is something a person should look at.
type Warning struct {
	Kind string // "other-citizen", "repealed-decision", "language", "old-numbering" ...
	Page int    // 0 if it concerns the whole document
	Text string // Danish
}
