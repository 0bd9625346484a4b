package extract

import (
	"strings"
	"testing"

	"oplyst/ingest"
)

// scanned makes a document of one page of which text recognition doubted the
// words between ⟦ and ⟧.
func scanned(name, marked string) *ingest.Document {
	p := ingest.Page{Number: 1, Reader: "ocr", Confidence: 80}
	for marked != "" {
		before, rest, found := strings.Cut(marked, "⟦")
		p.Text += before
		if !found {
			break
		}
		word, after, _ := strings.Cut(rest, "⟧")
		p.Uncertain = append(p.Uncertain, ingest.Span{Start: len(p.Text), End: len(p.Text) + len(word)})
		p.Text += word
		marked = after
	}
	return &ingest.Document{Path: name, Pages: []ingest.Page{p}}
}

func TestDoubtedStatements(t *testing.T) {
	x := extractor(t)
	const head = "LÆ 265 Generel helbredsattest\nDato: 12. marts 2019\n\n"
	for _, c := range []struct {
		text, label   string
		found, doubts bool
	}{
		{"Tilstanden vurderes at være stationær.", "stationary", true, false},
		{"Tilstanden ⟦vurderes⟧ at være stationær.", "stationary", true, false},
		{"Tilstanden vurderes at være ⟦stationær.⟧", "stationary", true, true},
		{"Der er ⟦ikke⟧ flere behandlingsmuligheder.", "treatment_exhausted", true, true},
		{"Der er ikke flere ⟦behandlingsmuligheder.⟧", "treatment_exhausted", true, true},
		{"⟦Der⟧ er ikke flere behandlingsmuligheder.", "treatment_exhausted", true, false},
		{"Arbejdsevnen er ⟦itke⟧ varigt nedsat.", "permanent_reduction", true, true},
		{"Arbejdsevnen er varigt nedsat. Han har ⟦ilke⟧ kørekort.", "permanent_reduction", true, false},
	} {
		f := x.Document(scanned("attest.pdf", head+c.text))
		found, doubts := false, false
		for _, s := range f.Statements {
			if s.Label == c.label {
				found, doubts = true, doubts || s.Doubted
			}
		}
		if found != c.found || doubts != c.doubts {
			t.Errorf("%q: %s found %v doubted %v, want %v %v", c.text, c.label, found, doubts, c.found, c.doubts)
		}
	}
}

func TestDoubtedRows(t *testing.T) {
	x := extractor(t)
	f := x.Document(scanned("attest.pdf", "LÆ 265 Generel helbredsattest\nDato: ⟦12.⟧ marts 2019\n\nHun har ⟦fibromyalgi⟧ og hypertension.\nHun var i virksomhedspraktik fra ⟦marts⟧ 2017 til juni 2017.\nHun har gennemført psykologbehandling.\n"))
	if !f.DateDoubted || f.TypeDoubted {
		t.Errorf("date %q doubted %v, type %q doubted %v", f.Date, f.DateDoubted, f.Type, f.TypeDoubted)
	}
	got := map[string]bool{}
	for _, d := range f.Diagnoses {
		got[d.Code[:3]] = d.Doubted
	}
	if !got["M79"] || got["I10"] {
		t.Errorf("diagnoses: %v", got)
	}
	rows := map[string]bool{}
	for _, r := range f.Indsatser {
		rows[r.Type] = rows[r.Type] || r.Doubted
	}
	if !rows["virksomhedspraktik"] || rows["psykologbehandling"] {
		t.Errorf("indsatser: %v", rows)
	}
	for _, d := range x.Document(scanned("attest.pdf", "LÆ 265\nDato: 12. marts 2019\n\nHun har fibromyalgi.")).Diagnoses {
		if d.Doubted {
			t.Error("a sound reading is doubted")
		}
	}
}

func TestMayNegate(t *testing.T) {
	for word, want := range map[string]bool{"itke": true, "lkke": true, "ikko,": true, "ikke": false, "lngen": true, "ingen": false, "smerter": false, "hun": false, "næpqe": true, "uder": true, "under": false, "": false} {
		if got := mayNegate(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}
