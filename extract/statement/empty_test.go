package statement

import (
	"slices"
	"testing"

	"oplyst/extract/match"
)

// TestBlankFields checks which fields of a plan count as empty.
func TestBlankFields(t *testing.T) {
	f := New()
	for _, c := range []struct {
		name, docType, text string
		want                []string
	}{
		{"signs after a label", "rehabiliteringsplan-forberedende", "Netværk: -\nØkonomi: ---\nHelbred: .....\nMål: ?\nBolig: lejlighed\n",
			[]string{"Netværk: -", "Økonomi: ---", "Helbred: .....", "Mål: ?"}},
		{"words after a label", "samlet-beskrivelse", "Ressourcer: n/a\nUddannelse: (mangler)\nSundhed: XX\nBarrierer: udfyldes senere\nBørn: ingen\n",
			[]string{"Ressourcer: n/a", "Uddannelse: (mangler)", "Sundhed: XX", "Barrierer: udfyldes senere"}},
		{"under a heading", "rehabiliteringsplan-forberedende", "2. Netværk\nIkke udfyldt\n\n3. Økonomi\n-\n\n4. Helbred\n........\n\n5. Mål\nUdfyldes senere\n\n6. Job\nUfaglært.\n",
			[]string{"Ikke udfyldt", "-", "........", "Udfyldes senere"}},
		{"rows of label and value", "rehabiliteringsplan-forberedende", "Punkt\tBeskrivelse\nNetværk\t-\nBolig\tSe tidligere plan\nHelbred\tSlidgigt i knæene\n",
			[]string{"-", "Se tidligere plan"}},
		{"a dash in a wider table", "rehabiliteringsplan-forberedende", "Indsats\tPeriode\tTimer\nKursus\t2018\t-\nMentor\t2019\t-\n", nil},
		{"a dash in an attest", "laege-265", "Allergi: -\nCave: -\n", nil},
		{"a value that goes on", "rehabiliteringsplan-forberedende", "Netværk: Mangler venner, men har en bror.\nHelbred: Afventer operation i knæet.\n", nil},
	} {
		var got []string
		for _, s := range f.Find(DocInfo{Type: c.docType, Date: "2021-06-01"}, match.ParsePages([]string{c.text})) {
			if s.Label == "field_empty" {
				got = append(got, s.Quote)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: empty are %q, want %q", c.name, got, c.want)
		}
	}
}
