package diagnosis

import (
	"testing"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// TestLabels puts a list under every row of diagnosis_labels.tsv: its names get
// the row's status, a sentence behind the list does not.
func TestLabels(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lexicon.MustLoad("diagnosis_labels.tsv", "wording", "status").Rows {
		text := r.Get("wording") + ":\n- Leddegigt\n- Psoriasis\n\nHun har astma."
		want := map[string]Status{"M06": Status(r.Get("status")), "L40": Status(r.Get("status")), "J45": Confirmed}
		for _, d := range f.Find([]*match.Text{match.Parse(text)}, DocInfo{Type: "epikrise"}) {
			if d.Status != want[d.Code[:3]] {
				t.Errorf("line %d %q: %s %s (%s)", r.Line, text, d.Code, d.Status, d.Rule)
			}
		}
	}
}
