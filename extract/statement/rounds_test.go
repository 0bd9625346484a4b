package statement

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// rounds are sentences written to measure with: each table was written before
// the tables it measures were changed. first is the micro-F1 at first contact,
// floor what must be held since the table was read.
var rounds = []struct {
	file         string
	first, floor float64
}{
	{"round1.tsv", 0.712, 0.82},
	{"round4.tsv", 0.686, 0.88},
	{"round5.tsv", 0.843, 0.86},
	{"stmt-A.tsv", 0.749, 0.85},
}

// TestRounds measures the labels of sentences that stand in no training table.
// OPLYST_STATEMENTS=rounds prints what went wrong.
func TestRounds(t *testing.T) {
	f := New()
	trained := map[string]bool{}
	for _, e := range examples(t) {
		trained[e.text] = true
	}
	for _, r := range rounds {
		by := map[string]*tally{}
		var b strings.Builder
		for _, e := range readRound(t, r.file) {
			if trained[e.text] {
				t.Errorf("%s: %q is trained on", r.file, e.text)
			}
			got := f.Classify(e.text, e.speaker)
			count(by, e.labels, got)
			if !slices.Equal(got, sorted(e.labels)) {
				fmt.Fprintf(&b, "%s\n    %s  want %v got %v\n    %s\n", e.text, e.speaker, e.labels, f.explain(e.text, e.speaker), f.dump(e.text))
			}
		}
		s := total(by)
		t.Logf("%s precision %.3f recall %.3f F1 %.3f (first contact %.3f)", r.file, s.precision(), s.recall(), s.f1(), r.first)
		if s.f1() < r.floor {
			t.Errorf("%s: F1 %.3f is under %.3f", r.file, s.f1(), r.floor)
		}
		if show := os.Getenv("OPLYST_STATEMENTS"); show == "rounds" || show == r.file {
			t.Log("\n" + b.String())
		}
	}
}

// readRound reads a table of sentences.
func readRound(t *testing.T, name string) []example {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse(name, string(raw), "sentence", "speaker", "labels")
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, r := range table.Rows {
		e := example{text: r.Get("sentence"), speaker: Speaker(r.Get("speaker"))}
		for _, l := range r.List("labels") {
			if l == "none" {
				continue
			}
			if !slices.Contains(Labels, l) {
				t.Fatalf("%s:%d: label %q", name, r.Line, l)
			}
			e.labels = append(e.labels, l)
		}
		out = append(out, e)
	}
	return out
}
