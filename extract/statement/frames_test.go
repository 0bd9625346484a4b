package statement

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// TestFrameExamples checks that every row hits its hit and not its miss.
func TestFrameExamples(t *testing.T) {
	f := New()
	only := limitsOf(2, 2)
	for _, r := range lexicon.MustLoad("statements.tsv").Rows {
		label := r.Get("label")
		if !slices.Contains(Labels, label) {
			t.Errorf("statements.tsv:%d: label %q", r.Line, label)
		}
		rule := fmt.Sprintf("ramme %d", r.Line)
		if r.Get("hit") == "" || r.Get("miss") == "" {
			t.Errorf("statements.tsv:%d: hit or miss is empty", r.Line)
		}
		if !slices.Contains(f.rules(r.Get("hit"), only), rule) {
			t.Errorf("statements.tsv:%d: %s does not hit %q: %s", r.Line, label, r.Get("hit"), f.dump(r.Get("hit")))
		}
		if slices.Contains(f.classify(r.Get("miss"), "", only), label) {
			t.Errorf("statements.tsv:%d: %s hits %q: %v %s", r.Line, label, r.Get("miss"), f.rules(r.Get("miss"), only), f.dump(r.Get("miss")))
		}
	}
}

// rules lists all rows that hold in a sentence.
func (f *Finder) rules(text string, lim limits) []string {
	var s scratch
	s.scores = make([]float32, len(f.model.labels))
	f.load(&s.unit, text, "")
	var out []string
	for i := range f.frames.frames {
		if f.frames.frames[i].fits(&s.unit) {
			out = append(out, fmt.Sprintf("ramme %d", f.frames.frames[i].line))
		}
	}
	return out
}

// dump shows the concepts of a sentence with their polarity.
func (f *Finder) dump(text string) string {
	var u unit
	f.load(&u, text, "")
	var b strings.Builder
	for _, h := range u.hits {
		fmt.Fprintf(&b, "%s[%s] ", f.analysis.concepts.signedName(h.signed()), u.words[h.first].facts.norm)
	}
	return b.String()
}

// TestFrameReport prints, with OPLYST_STATEMENTS=frames, what the frames alone
// get wrong on all training sentences.
func TestFrameReport(t *testing.T) {
	if os.Getenv("OPLYST_STATEMENTS") != "frames" {
		t.Skip("OPLYST_STATEMENTS=frames")
	}
	f := New()
	by := map[string]*tally{}
	var b strings.Builder
	for _, e := range examples(t) {
		got := f.classify(e.text, e.speaker, limitsOf(2, 0.6))
		count(by, e.labels, got)
		for _, l := range got {
			if !slices.Contains(e.labels, l) {
				fmt.Fprintf(&b, "WRONG %s %v: %s  (%s)\n", l, f.rules(e.text, limitsOf(0, 0)), e.text, strings.Join(e.labels, "|"))
			}
		}
	}
	s := total(by)
	t.Logf("precision %.2f recall %.2f\n%s", s.precision(), s.recall(), b.String())
	for _, l := range Labels {
		if c := by[l]; c != nil {
			t.Logf("%-28s n %2d precision %.2f recall %.2f", l, c.right+c.missed, c.precision(), c.recall())
		}
	}
}
