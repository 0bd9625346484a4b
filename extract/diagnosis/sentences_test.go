package diagnosis

import (
	"os"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// TestSentences reads testdata/sentences.tsv.
func TestSentences(t *testing.T) {
	raw, err := os.ReadFile("testdata/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse("sentences.tsv", string(raw), "sentence", "expected")
	if err != nil {
		t.Fatal(err)
	}
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range table.Rows {
		page := match.Parse(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(r.Get("sentence")))
		var got []string
		for _, d := range finder.Find([]*match.Text{page}, DocInfo{Type: "speciallaegeerklaering", Date: "2021-03-01"}) {
			got = append(got, d.Code[:3]+" "+string(d.Status))
		}
		var want []string
		if e := r.Get("expected"); e != "" {
			want = strings.Split(e, ";")
		}
		slices.Sort(got)
		slices.Sort(want)
		if r.Get("known_miss") != "" {
			if slices.Equal(got, want) {
				t.Errorf("line %d is found now: no longer a known miss", r.Line)
			}
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("line %d %q: got %v, want %v", r.Line, r.Get("sentence"), got, want)
		}
	}
}

// TestWriters checks letters that a relative writes.
func TestWriters(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Jeg skriver på vegne af min mor, som har fibromyalgi.", "M79 confirmed"},
		{"Vedr. min søn Jens, cpr 010190-0021\n\nJens har skizofreni. Jeg har selv haft angst.", "F20 confirmed;F41 family"},
		{"Emne: min kone\nMin kone har sklerose, og min far har demens.", "F03 family;G35 confirmed"},
		{"Jeg har diabetes, og min mor har KOL.", "E14 confirmed;J44 family"},
	} {
		var got []string
		for _, d := range finder.Find([]*match.Text{match.Parse(c.text)}, DocInfo{Type: "korrespondance"}) {
			got = append(got, d.Code[:3]+" "+string(d.Status))
		}
		slices.Sort(got)
		if strings.Join(got, ";") != c.want {
			t.Errorf("%q: got %v, want %s", c.text, got, c.want)
		}
	}
}
