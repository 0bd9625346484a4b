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

// marked takes the marks ⟦ and ⟧ out of an example and returns the tokens
// between them.
func marked(t *testing.T, example string) (page *Text, first, last int) {
	t.Helper()
	example = strings.ReplaceAll(example, `\n`, "\n")
	at, end := strings.Index(example, "⟦"), strings.Index(example, "⟧")-len("⟦")
	if at < 0 || end <= at {
		t.Fatalf("no marks in %q", example)
	}
	page = Parse(strings.NewReplacer("⟦", "", "⟧", "").Replace(example))
	return page, page.TokenAt(at), page.TokenAt(end - 1)
}

// reachedBy reports whether the trigger of a table line is active at the marks.
func reachedBy(t *testing.T, example string, line int) bool {
	page, first, last := marked(t, example)
	for _, f := range DefaultContext().Decide(page, first, last).Active {
		if f.Line == line {
			return true
		}
	}
	return false
}

// TestContextExamples reads hit and miss of every trigger: in hit it reaches the
// marked words, in miss it does not. A terminator's hit is one in which it
// shields the words from a negation, its miss one without it.
func TestContextExamples(t *testing.T) {
	for _, r := range lexicon.MustLoad("context.tsv", "hit", "miss").Rows {
		switch TriggerType(r.Get("type")) {
		case Term:
			page, first, last := marked(t, r.Get("hit"))
			if f, neg := DefaultContext().Decide(page, first, last).Has(Neg); neg {
				t.Errorf("line %d: %q is not shielded from %q", r.Line, r.Get("hit"), f.Text)
			}
		case Pseudo:
			page, first, last := marked(t, r.Get("hit"))
			for _, f := range DefaultContext().Decide(page, first, last).Active {
				if f.Type == Neg && f.Line != r.Line {
					t.Errorf("line %d: %q lets %q through", r.Line, r.Get("hit"), f.Text)
				}
			}
		default:
			if !reachedBy(t, r.Get("hit"), r.Line) {
				t.Errorf("line %d: %q not reached", r.Line, r.Get("hit"))
			}
			if reachedBy(t, r.Get("miss"), r.Line) {
				t.Errorf("line %d: %q reached", r.Line, r.Get("miss"))
			}
		}
	}
}
