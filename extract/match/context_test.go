package match

import (
	"os"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// locate returns the tokens of the first place where the text has the words.
func locate(t *Text, words string) (first, last int) {
	at := strings.Index(t.Source, words)
	return t.TokenAt(at), t.TokenAt(at + len(words) - 1)
}

func TestContextTable(t *testing.T) {
	raw, err := os.ReadFile("testdata/context_tests.tsv")
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse("context_tests.tsv", string(raw), "sentence", "target", "kind", "expected")
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, r := range table.Rows {
		text := Parse(r.Get("sentence"))
		d := DefaultContext().Decide(text, locateFirst(text, r.Get("target")), locateLast(text, r.Get("target")))
		got, by := d.Diagnosis()
		if r.Get("kind") != "dx" {
			got, by = d.Indsats()
		}
		if got != r.Get("expected") {
			wrong++
			t.Logf("%s [%s]: %s by %s, want %s", r.Get("sentence"), r.Get("target"), got, by.Text, r.Get("expected"))
		}
	}
	if len(table.Rows) < 70 || wrong*20 > len(table.Rows) {
		t.Errorf("%d of %d rows wrong", wrong, len(table.Rows))
	}
}

func locateFirst(t *Text, w string) int { f, _ := locate(t, w); return f }
func locateLast(t *Text, w string) int  { _, l := locate(t, w); return l }
