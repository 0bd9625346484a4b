// Package diagnosis finds the disorders a document names: by name, lay word,
// Latin, abbreviation, code, part of the body or substance, and gives each its
// code and its status.
//
// A page's mentions come from one pass of a term dictionary (find) and get a
// status in steps, each a file:
//
//   - the triggers of the context engine that reach them (status), without the
//     denials that take a disorder for granted (presupposed);
//   - the clause: questions, what a diagnosis was changed from (contrast);
//   - the label, heading or column above (label), the mark, cell or answer beside
//     them (answer, cell, reply);
//   - how the disorder runs and the times named (course, time);
//   - tests reported afterwards (result, outcome), what turned out otherwise, and
//     words that take the disorder up in later sentences (anaphor);
//   - who writes (writer) and what an event left behind (sequela).
//
// They are then settled to one row per code and status (consolidate). SettleCase
// looks over the documents of a case. All wordings are rows of the tables in
// package lexicon.
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
	// Doubted: rests on words that text recognition was not sure of; set by extract.
	Doubted bool
}
