package indsats

import "oplyst/extract/match"

// Status of an indsats as the document states it.
type Status string

// The statuses of golden/README.md section 4.
const (
	Recommended Status = "recommended"
	Planned     Status = "planned"
	Ongoing     Status = "ongoing"
	Completed   Status = "completed"
	Interrupted Status = "interrupted"
	Declined    Status = "declined"
	NotRelevant Status = "not_relevant"
	Mentioned   Status = "mentioned"
)

// Indsats is one measure named in a document, one row per document, type and
// period with the latest status the document gives it.
type Indsats struct {
	match.Span
	Type         string // golden/README.md section 4
	Status       Status
	From, To     string  // EDTF, "" if unknown
	HoursPerWeek float64 // 0 if unknown; the highest reached
	Rule         string
}
