package diagnosis

import (
	"testing"

	"oplyst/extract/match"
)

func span(quote string) match.Span { return match.Span{Quote: quote} }

func TestSettleCase(t *testing.T) {
	docs := SettleCase([][]Diagnosis{
		{{Code: "E11.9", Name: "Type 2-diabetes", Status: Confirmed}},
		{{Span: span("Sukkersygen"), Code: "E14.9", Status: Confirmed}, {Span: span("sukkersyge"), Code: "E14.9", Status: Confirmed}},
		{{Span: span("sukkersygen"), Code: "E14.9", Status: Family}, {Span: span("sukkersygen"), Code: "E14.9", Status: Negated}},
		{{Span: span("diabetes type 2"), Code: "E11.9", Status: Confirmed}, {Span: span("sukkersygen"), Code: "E14.9", Status: Confirmed}},
		nil,
	})
	if d := docs[1]; d[0].Code != "E11.9" || d[0].Name != "Type 2-diabetes" || d[1].Code != "E14.9" {
		t.Errorf("a known disorder is special, a bare name general: %+v", d)
	}
	if d := docs[2]; d[0].Code != "E14.9" || d[1].Code != "E14.9" {
		t.Errorf("relatives and denials stay: %+v", d)
	}
	if len(docs[3]) != 1 {
		t.Errorf("said twice: %+v", docs[3])
	}
	two := SettleCase([][]Diagnosis{{{Code: "E10.9", Status: Confirmed}, {Code: "E11.9", Status: Historical}}, {{Span: span("sukkersygen"), Code: "E14.9", Status: Confirmed}}})
	if two[1][0].Code != "E14.9" {
		t.Errorf("which of two is not known: %+v", two[1])
	}
}
