package match

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// TestSectionRows holds that the hit of every row of sections.tsv names its
// section and the miss names none.
func TestSectionRows(t *testing.T) {
	for _, r := range lexicon.MustLoad("sections.tsv", "wording", "section", "hit", "miss").Rows {
		want := r.Get("section")
		if want == "none" {
			want = ""
		}
		if s, ok := sectionOf(r.Get("hit")); !ok || s != want {
			t.Errorf("line %d: %q names %q, want %q", r.Line, r.Get("hit"), s, want)
		}
		if s, ok := sectionOf(r.Get("miss")); r.Get("miss") == "" || ok {
			t.Errorf("line %d: %q names %q", r.Line, r.Get("miss"), s)
		}
	}
}

// hasPart reports whether a word has a base as one of its parts, with or without
// a linking letter.
func hasPart(w *Word, base string) bool {
	for _, p := range w.Parts {
		if s := w.Norm[p.Start:p.End]; s == base || strings.TrimSuffix(s, "s") == base || strings.TrimSuffix(s, "e") == base {
			return true
		}
	}
	return false
}

// TestSimplexRows holds that the hit of every row of simplex.tsv is split with
// the word as a part, and the miss, which looks like it, is not.
func TestSimplexRows(t *testing.T) {
	for _, r := range lexicon.MustLoad("simplex.tsv", "word", "kind", "hit", "miss").Rows {
		w := r.Get("word")
		if !hasPart(Shared().Word(r.Get("hit")), w) {
			t.Errorf("line %d: %s is no part of %s: %s", r.Line, w, r.Get("hit"), surfaceParts(Shared().Word(r.Get("hit"))))
		}
		if m := Shared().Word(r.Get("miss")); r.Get("miss") == "" || hasPart(m, w) {
			t.Errorf("line %d: %s is a part of %q", r.Line, w, r.Get("miss"))
		}
	}
}

// TestOverrideRows holds that a form is compared like its lemma and its near
// miss is not.
func TestOverrideRows(t *testing.T) {
	for _, r := range lexicon.MustLoad("stem_overrides.tsv", "form", "lemma", "hit", "miss").Rows {
		lemma := Shared().Word(r.Get("lemma")).Key
		if k := Shared().Word(r.Get("hit")).Key; k != lemma {
			t.Errorf("line %d: %s has key %s, %s has %s", r.Line, r.Get("hit"), k, r.Get("lemma"), lemma)
		}
		if k := Shared().Word(r.Get("miss")).Key; r.Get("miss") == "" || k == lemma {
			t.Errorf("line %d: %q has key %s too", r.Line, r.Get("miss"), k)
		}
	}
}

// TestProtectRows holds that a protected word is not stemmed and keeps apart from
// the word it would fall together with, unless it is itself that word's stem.
func TestProtectRows(t *testing.T) {
	for _, r := range lexicon.MustLoad("stem_protect.tsv", "word", "collides_with").Rows {
		k := Shared().Word(r.Get("word")).Key
		if Shared().Word(r.Get("word")).Stem != r.Get("word") {
			t.Errorf("line %d: %s is stemmed to %s", r.Line, r.Get("word"), Shared().Word(r.Get("word")).Stem)
		}
		if r.Get("collides_with") == "" {
			t.Errorf("line %d: no word it collides with", r.Line)
		}
		for _, c := range strings.FieldsFunc(r.Get("collides_with"), func(r rune) bool { return r == ',' || r == '|' || r == ' ' }) {
			if Shared().Word(c).Key == k && Shared().Word(c).Stem != r.Get("word") {
				t.Errorf("line %d: %s and %s are both %s", r.Line, r.Get("word"), c, k)
			}
		}
	}
}
