package ingest

import (
	"reflect"
	"testing"

	"oplyst/ingest/ocr"
)

func TestUncertain(t *testing.T) {
	for _, x := range []struct {
		text  string
		words []ocr.Word // a doubted word has Doubt set
		want  []string
	}{
		{"Hun har ikke smerter.", []ocr.Word{{Text: "Hun"}, {Text: "har"}, {Text: "ikke", Doubt: true}, {Text: "smerter."}}, []string{"ikke"}},
		// joined at a hyphen: the halves are one word in the text
		{"en smerteproblematik i ryg", []ocr.Word{{Text: "en"}, {Text: "smerte-", Doubt: true}, {Text: "problematik"}, {Text: "i", Doubt: true}, {Text: "ryg"}}, []string{"smerte", "i"}},
		// a section sign was put in
		{"efter § 19 er det", []ocr.Word{{Text: "efter"}, {Text: "8"}, {Text: "19", Doubt: true}, {Text: "er"}, {Text: "det", Doubt: true}}, []string{"19", "det"}},
		// a word that was lost may be found at the start of the next, which is doubted too then
		{"til tiden", []ocr.Word{{Text: "til"}, {Text: "ti", Doubt: true}, {Text: "tiden", Doubt: true}}, []string{"ti"}},
		{"a\tb\n\nc", []ocr.Word{{Text: "a"}, {Text: "b", Doubt: true}, {Text: "c", Doubt: true}}, []string{"b", "c"}},
		{"", []ocr.Word{{Text: "væk", Doubt: true}}, nil},
	} {
		var got []string
		at := 0
		for _, s := range uncertain(x.text, x.words) {
			if s.Start < at || s.End <= s.Start {
				t.Errorf("%q: spans out of order", x.text)
			}
			at = s.End
			got = append(got, x.text[s.Start:s.End])
		}
		if !reflect.DeepEqual(got, x.want) {
			t.Errorf("%q: got %q, want %q", x.text, got, x.want)
		}
	}
}
