package indsats

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// TestTermRows runs the hit and miss sentences of the two tables of terms: the
// hit names the type of its row, the miss does not.
func TestTermRows(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"indsatser.tsv", "drugs.tsv"} {
		for _, r := range lexicon.MustLoad(file).Rows {
			typ := r.Get("type")
			if typ == "" {
				typ = medicine
			}
			if r.Get("hit") == "" || r.Get("miss") == "" {
				t.Errorf("%s:%d: hit or miss is empty", file, r.Line)
			}
			if !finds(f, r.Get("hit"), typ) {
				t.Errorf("%s:%d: hit %q gives no %s: %v", file, r.Line, r.Get("hit"), typ, findIn(f, DocInfo{Date: "2024-06-12"}, r.Get("hit")))
			}
			if finds(f, r.Get("miss"), typ) {
				t.Errorf("%s:%d: miss %q gives %s", file, r.Line, r.Get("miss"), typ)
			}
		}
	}
}

func finds(f *Finder, text, typ string) bool {
	text = strings.NewReplacer("⏎", "\n", "→", "\t").Replace(text)
	for _, r := range findIn(f, DocInfo{Date: "2024-06-12"}, text) {
		if r.Type == typ {
			return true
		}
	}
	return false
}

// TestTermsOnce checks that no term stands in two rows, that every type is one
// of the annotation guide's and that every type has a row.
func TestTermsOnce(t *testing.T) {
	seen, typed := map[string]int{}, map[string]bool{}
	for _, r := range lexicon.MustLoad("indsatser.tsv").Rows {
		typed[r.Get("type")] = true
		for _, term := range r.List("terms") {
			low := strings.ToLower(term)
			if n := seen[low]; n != 0 && n != r.Line {
				t.Errorf("%q stands in lines %d and %d", term, n, r.Line)
			}
			seen[low] = r.Line
		}
	}
	for _, typ := range Types {
		if !typed[typ] {
			t.Errorf("no row for type %s", typ)
		}
		delete(typed, typ)
	}
	for typ := range typed {
		t.Errorf("unknown type %s", typ)
	}
}

// TestCueRows runs the hit and miss sentences of the cues: the mention in ⟦ ⟧
// gets the row's status in the hit, and another or none in the miss.
func TestCueRows(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lexicon.MustLoad("indsats_cues.tsv").Rows {
		want := Status(r.Get("status"))
		for _, c := range []struct {
			text string
			hit  bool
		}{{r.Get("hit"), true}, {r.Get("miss"), false}} {
			got, found := statusOf(f, c.text)
			ok := got == want
			switch want {
			case "none":
				ok = !found
			case pseudo:
				ok = found && got != NotRelevant
			}
			if ok != c.hit {
				t.Errorf("indsats_cues.tsv:%d (%s): %q gives %q", r.Line, want, c.text, got)
			}
		}
	}
}

// TestVerbRows runs the hit and miss sentences of the verbs.
func TestVerbRows(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lexicon.MustLoad("indsats_verbs.tsv").Rows {
		if got, _ := statusOf(f, r.Get("hit")); got != Status(r.Get("status")) {
			t.Errorf("indsats_verbs.tsv:%d: hit %q gives %q", r.Line, r.Get("hit"), got)
		}
		if got, _ := statusOf(f, r.Get("miss")); got == Status(r.Get("status")) {
			t.Errorf("indsats_verbs.tsv:%d: miss %q gives %q", r.Line, r.Get("miss"), got)
		}
	}
}

// TestConjugate checks the forms of regular verbs.
func TestConjugate(t *testing.T) {
	for v, want := range map[string]string{
		"starte": "starte starter startede startet", "bestille/te": "bestille bestiller bestilte bestilt",
		"tilmelde/te": "tilmelde tilmelder tilmeldte tilmeldt", "opgive,opgiver,opgav,opgivet": "opgive opgiver opgav opgivet",
	} {
		if f := conjugate(v); strings.Join(f[:], " ") != want {
			t.Errorf("%s: %v", v, f)
		}
	}
}

// statusOf returns the status of the row that overlaps the marked words.
func statusOf(f *Finder, marked string) (Status, bool) {
	start := strings.Index(marked, "⟦")
	end := strings.Index(marked, "⟧") - len("⟦")
	text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
	for _, r := range findIn(f, DocInfo{Date: "2024-06-12"}, text) {
		if r.Start < end && r.End > start {
			return r.Status, true
		}
	}
	return "", false
}
