package dates

import "oplyst/extract/match"

// Date is a date or period written in a document.
type Date struct {
	match.Span
	Value string // EDTF subset of golden/README.md: 2019-03-12, 2019-03, 2019, 2019-W12, 2019-Q1, 2019-21, A/B, A/.., ../B
	Class string // "date", "birth" (date of birth), "law" (date of an act), "docref" (date of another paper)
	Rule  string // which form was recognised
	// Doubted: rests on words that text recognition was not sure of; set by extract.
	Doubted bool
}
