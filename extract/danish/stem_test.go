package danish

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/blevesearch/snowballstem"
	reference "github.com/blevesearch/snowballstem/danish"
	"golang.org/x/text/unicode/norm"
)

// shared names the folder of reference material, or "" where it is absent.
func shared() string {
	if dir := os.Getenv("OPLYST_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared")
}

func referenceStem(word string) string {
	env := snowballstem.NewEnv(word)
	reference.Stem(env)
	return env.Current()
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(shared(), "snowball", name))
	if err != nil {
		t.Skipf("shared/snowball/%s is not here: %v", name, err)
	}
	defer f.Close()
	var out []string
	s := bufio.NewScanner(f)
	for s.Scan() {
		out = append(out, s.Text())
	}
	return out
}

func TestOfficialVocabulary(t *testing.T) {
	words, stems := lines(t, "danish_voc.txt"), lines(t, "danish_output.txt")
	if len(words) != len(stems) || len(words) < 20000 {
		t.Fatalf("%d words, %d stems", len(words), len(stems))
	}
	for i, w := range words {
		if got := Stem(w, true); got != stems[i] || got != referenceStem(w) {
			t.Errorf("Stem(%q) = %q, official %q, snowballstem %q", w, got, stems[i], referenceStem(w))
		}
	}
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"", ""}, {"å", "å"}, {"is", "is"}, {"smerterne", "smert"},
		{"forløbenes", "forløb"}, {"kærligheden", "kær"}, {"tilknyttet", "tilknyt"},
		{"arbejdsløst", "arbejdsløs"}, {"vigtigst", "vigt"}, {"Praktikken", "praktik"},
		{"gigt", "gigt"}, {"ånd", "ånd"}, {"sygdomme", "sygdom"},
	} {
		want := c.want
		if r := referenceStem(strings.ToLower(c.word)); r != want {
			t.Errorf("reference of %q is %q, table says %q", c.word, r, want)
		}
		if got := Stem(c.word, true); got != want {
			t.Errorf("Stem(%q) = %q, want %q", c.word, got, want)
		}
	}
}

func TestStopWords(t *testing.T) {
	if got := Stem("eller", false); got != "eller" {
		t.Errorf("stop word stemmed to %q", got)
	}
	if got := Stem("eller", true); got != referenceStem("eller") {
		t.Errorf("Stem(eller, true) = %q", got)
	}
}

func FuzzStem(f *testing.F) {
	for _, w := range []string{"indsatserne", "erendes", "løst", "igst", "æøå", "tt", "aatt", "kristelig", "x11", "arbejdsløst"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		word = strings.ToLower(norm.NFC.String(strings.ToValidUTF8(strings.ToLower(word), "")))
		if strings.TrimSpace(word) != word || strings.ToLower(word) != word || strings.ContainsFunc(word, unicode.IsSpace) {
			t.Skip("not a lower-case word")
		}
		if got, want := Stem(word, true), referenceStem(word); got != want {
			t.Errorf("Stem(%q) = %q, snowballstem %q", word, got, want)
		}
	})
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("smerterne indsatserne kærligheden og forløbet er arbejdsprøvning diskusprolapsen vurderingerne borgeren har ikke")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Stem(words[i%len(words)], true)
	}
}
