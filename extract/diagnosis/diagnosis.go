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
