// Package diagnosis finds the disorders a document names: by name, lay word,
// Latin, abbreviation, code, part of the body or substance, and gives each its
// code and its status.
//
// A page's mentions come from one pass of a term dictionary (find), get a status
// from the context engine, their section and the course of the disorder
// (status), are corrected by words that take them up (follow) and by who writes
// (byRelative), and are then settled to one row per code and status
// (consolidate). All wordings are rows of the tables in package lexicon.
package diagnosis

import "oplyst/extract/match"

// Status of a diagnosis as the document states it.
type Status string

// The statuses of golden/README.md section 3.
const (
	Confirmed  Status = "confirmed"
	Suspected  Status = "suspected"
	Negated    Status = "negated"
	Historical Status = "historical"
	Family     Status = "family"
)

// Diagnosis is one disorder named in a document, one row per document, code
// and status; Span is its best mention.
type Diagnosis struct {
	match.Span
	Code   string // ICD-10 with dot, "M79.7"
	Name   string // Danish
	Status Status
	Rule   string // table row and context trigger that decided
}
