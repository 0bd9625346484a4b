package indsats

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

//go:embed testdata/sentences.tsv
var sentences string

// knownMisses are the examples that are not right yet, each with the reason. One
// that comes right fails the test until it is taken out.
var knownMisses = map[string]string{}

// TestSentences checks own examples of every mechanism.
func TestSentences(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse("sentences.tsv", sentences, "text", "date", "rows")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range table.Rows {
		text := strings.NewReplacer("⏎", "\n", "→", "\t").Replace(r.Get("text"))
		var got []string
		for _, x := range findIn(f, DocInfo{Date: r.Get("date")}, text) {
			got = append(got, fmt.Sprintf("%s %s %s..%s", x.Type, x.Status, x.From, x.To))
			if text[x.Start:x.End] != x.Quote {
				t.Errorf("line %d: quote %q is not at its place", r.Line, x.Quote)
			}
		}
		want := strings.Split(r.Get("rows"), "; ")
		if r.Get("rows") == "-" {
			want = nil
		}
		sort.Strings(got)
		sort.Strings(want)
		g, w := strings.Join(got, "; "), strings.Join(want, "; ")
		reason, known := knownMisses[r.Get("text")]
		switch {
		case g != w && !known:
			t.Errorf("line %d: %s\n got %s\nwant %s", r.Line, r.Get("text"), g, w)
		case g == w && known:
			t.Errorf("line %d is right now, take it out of knownMisses (%s)", r.Line, reason)
		}
	}
}
