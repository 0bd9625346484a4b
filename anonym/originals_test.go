package anonym

import (
	"slices"
	"testing"
)

func TestOriginals(t *testing.T) {
	text := "Vedr.: Alfhild Grønvang, cpr-nr. 170584-0012\n\nAlfhild Grønvang har fibromyalgi. Alfhild bor på Nørregade 14, tlf. 12 34 56 78."
	r := New(Input{Case: "s", Paths: []string{"a.txt"}, Pages: [][]string{{text}}})
	for range 2 { // by the page's edits and without them
		got := r.Originals(text)
		for _, want := range []string{"Alfhild Grønvang", "170584-0012"} {
			if !slices.Contains(got, want) {
				t.Errorf("%q is not in %q", want, got)
			}
		}
		if slices.Contains(got, "fibromyalgi") {
			t.Errorf("%q", got)
		}
		text += " "
	}
}
