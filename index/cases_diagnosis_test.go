package index

import (
	"path/filepath"
	"testing"
)

func TestDiagnosisFilterKeepsToTheStatus(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	w, err := CreateCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	add := func(name, text, code, diagnosis, status string) {
		page := CasePage{Number: 1, Text: text, Tags: DiagnosisTags(code, diagnosis, status, 0, 4)}
		if err := w.Add(name, []CaseDocument{{Path: "n.txt", Pages: []CasePage{page}}}); err != nil {
			t.Fatal(err)
		}
	}
	add("har", "Patienten har fibromyalgi.", "M79.7", "Fibromyalgi", "confirmed")
	add("obs", "Obs. fibromyalgi?", "M79.7", "Fibromyalgi", "suspected")
	add("ikke", "Ingen tegn på fibromyalgi.", "M79.7", "Fibromyalgi", "negated")
	add("mor", "Moderen har fibromyalgi.", "M79.7", "Fibromyalgi", "family")
	add("før", "Tidligere depression.", "F32.9", "Depressiv enkeltepisode, uspecificeret", "historical")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := OpenCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for query, want := range map[string]string{
		"diagnose:M79.7": "har obs", "diagnose:m79": "har obs", "diagnose:fibromyalgi": "har obs", "diagnose:afkræftet:M79.7": "ikke",
		"diagnose:afkræftet:fibromyalgi": "ikke", "diagnose:familie:M79.7": "mor", "diagnose:mistanke:M79.7": "obs", "diagnose:bekræftet:M79.7": "har",
		"diagnose:alle:M79.7": "har ikke mor obs", "diagnose:F32": "", "diagnose:tidligere:F32": "før", "diagnose:depressiv": "", "diagnose:enkeltepisode": "",
		"diagnose:afkræftet:F32": "", "diagnose:patienten": "har", // no diagnosis goes by that name: the word
	} {
		res, err := c.Search(query, CaseOptions{})
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		got := map[string]bool{}
		for _, h := range res.Hits {
			got[h.Case] = true
		}
		names := ""
		for _, n := range []string{"før", "har", "ikke", "mor", "obs"} {
			if got[n] {
				names += " " + n
			}
		}
		if len(names) > 0 {
			names = names[1:]
		}
		if names != want {
			t.Errorf("%s found %q, want %q", query, names, want)
		}
	}
	if _, err := c.Search("diagnose:afkræftet:", CaseOptions{}); err == nil {
		t.Error("a status without a diagnosis was taken")
	}
}
