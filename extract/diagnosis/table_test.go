package diagnosis

import (
	"slices"
	"testing"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// codesIn returns the codes found in a sentence.
func codesIn(f *Finder, sentence string) []string {
	var out []string
	for _, d := range f.Find([]*match.Text{match.Parse(sentence)}, DocInfo{Type: "epikrise"}) {
		out = append(out, d.Code)
	}
	return out
}

// TestTableExamples reads hit and miss of every row: the row's code is found in
// hit and not in miss. Rows of the group symptom have no hit: they say what is
// no diagnosis.
func TestTableExamples(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"diagnoses_chapters.tsv", "diagnoses.tsv", "diagnoses_more.tsv", "diagnosis_sites.tsv"} {
		for _, r := range lexicon.MustLoad(name, "icd10", "name", "hit", "miss").Rows {
			code := codeOf(r)
			switch hit := r.Get("hit"); {
			case hit == "" && r.Get("group") != "symptom" && r.Get("flags") != "none":
				t.Errorf("%s:%d has no hit", name, r.Line)
			case hit != "" && !slices.Contains(codesIn(f, hit), code):
				t.Errorf("%s:%d %s not found in %q, but %v", name, r.Line, code, hit, codesIn(f, hit))
			}
			if r.Get("miss") == "" || slices.Contains(codesIn(f, r.Get("miss")), code) && name != "diagnosis_sites.tsv" {
				t.Errorf("%s:%d %s found in %q", name, r.Line, code, r.Get("miss"))
			}
		}
	}
}
