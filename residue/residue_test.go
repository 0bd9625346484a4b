package residue

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16le is written apart from the package's own way.
func utf16le(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func found(s *Set, data string) (n int) {
	s.Find([]byte(data), func(int) { n++ })
	return n
}

func TestForms(t *testing.T) {
	for _, x := range []struct {
		text, data string
		want       bool
	}{
		{"Bodil Ærø-Sørensen", "<p>Bodil Ærø-Sørensen</p>", true},
		{"Bodil Ærø-Sørensen", "bodil ærø-sørensen", true},
		{"Bodil Ærø-Sørensen", "BODIL ÆRØ-SØRENSEN", true},
		{"Bodil Ærø-Sørensen", "../" + url.PathEscape("Bodil Ærø-Sørensen") + "/x.pdf", true},
		{"Bodil Ærø-Sørensen", "Bodil%20%c3%86r%c3%b8-S%c3%b8rensen", true},
		{"Bodil Ærø-Sørensen", url.QueryEscape("Bodil Ærø-Sørensen"), true},
		{"Bodil Ærø-Sørensen", "x" + utf16le("Bodil Ærø-Sørensen"), true},
		{"Bodil Ærø-Sørensen", utf16le("bodil ærø-sørensen"), true},
		{"Bodil Ærø-Sørensen", `{"n":"Bodil \u00c6r\u00f8-S\u00f8rensen"}`, true},
		{"Bodil Ærø-Sørensen", `{"n":"Bodil \u00C6r\u00F8-S\u00F8rensen"}`, true},
		{"Bodil Ærø-Sørensen", "Bodil Aerø-Sørensen", false},
		{"Bodil Ærø-Sørensen", "BODIL AEROE-SOERENSEN", true},
		{"Ågård", "\nsmerter\naagaard\taagaard\n", true},
		{"Ågård", "\naagaards\taagaardst\n", false},
		{"smerter & træthed <svært>", "smerter &amp; træthed &lt;svært&gt;", true},
		{"170584-0012", "(170584-0012)", true},
		{"170584-0012", "9170584-0012", false},
		{"170584-0012", utf16le("a 170584-0012."), true},
		{"170584-0012", utf16le("170584-00123"), false},
		{"h01", "sag h01, side", true},
		{"h01", "sh01", false},
		{"h01", "h012", false},
		{"h01", "øh01", false},
		{"h01", "\x00 h01 ", false}, // too short for a binary file
		{"sag-017", "\x00 sag-017 ", true},
		{"a9", "a9", false}, // too short at all
		{"", "", false},
		{"virksomhedspraktik i fire timer", "xvirksomhedspraktik i fire timery", true},
	} {
		if got := found(New([]string{x.text}), x.data) > 0; got != x.want {
			t.Errorf("%q in %q: %v", x.text, x.data, got)
		}
	}
	data, _ := json.Marshal("smerter & træthed <svært>")
	if found(New([]string{"smerter & træthed <svært>"}), string(data)) == 0 {
		t.Errorf("not found in %s", data)
	}
}

func TestFindStrings(t *testing.T) {
	s := New([]string{"sag", "fibromyalgi i ryggen"})
	for data, want := range map[string]int{"\x00\x01navnet på en sag\x00": 1, "\x00\x01 sag \x00\x02": 0, "\x7fEn sag med fibromyalgi i ryggen": 2, "": 0} {
		n := 0
		s.FindStrings([]byte(data), func(int) { n++ })
		if n != want {
			t.Errorf("%q: %d, want %d", data, n, want)
		}
	}
}

func TestEqualTextsCountOnce(t *testing.T) {
	s := New([]string{"fibromyalgi", "fibromyalgi", "ab", "fibromyalgien"})
	if len(s.Texts()) != 2 {
		t.Errorf("%q", s.Texts())
	}
}

// A text is found wherever it lies in a file, across pieces too.
func TestAcrossPieces(t *testing.T) {
	dir := t.TempDir()
	text := "Lone Højbjerg Kristoffersen, 2. sal"
	s := New([]string{text, "h01", "en lang tekst " + strings.Repeat("x", 300)})
	for _, at := range []int{0, 1, chunk - 400, chunk - 40, chunk - 36, chunk - 35, chunk - 34, chunk - 20, chunk - 2, chunk - 1, chunk, chunk + 1, 2*chunk - 330, 2*chunk - 17, 3*chunk - len(text)} {
		data := bytes.Repeat([]byte{'.'}, 3*chunk)
		copy(data[at:], text)
		if err := os.WriteFile(filepath.Join(dir, "f"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := s.Folder(context.Background(), dir, nil)
		if err != nil || len(r.Hits) != 1 || r.Hits[0].Texts != 1 || r.Bytes != 3*chunk {
			t.Errorf("at %d: %+v, %v", at, r, err)
		}
		copy(data[at:], strings.Repeat(".", len(text)))
		copy(data[max(0, at-1):], "xh01")
		os.WriteFile(filepath.Join(dir, "f"), data, 0o600)
		if r, _ := s.Folder(context.Background(), dir, nil); len(r.Hits) != 0 && at > 0 {
			t.Errorf("at %d: a part of a word is found", at)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"ren.txt": "intet", "a/b/rapport.html": "Navn: Vibeke Ørum", ".skjult": "vibeke ørum og 010203-0004", "Vibeke Ørum/tom": ""} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o700)
		os.WriteFile(path, []byte(data), 0o600)
	}
	os.Symlink("/sager/Vibeke Ørum", filepath.Join(dir, "link"))
	s := New([]string{"Vibeke Ørum", "010203-0004", "findes ikke nogen steder"})
	r, err := s.Folder(context.Background(), dir, func(path string) bool { return path == "a/b/ren" })
	if err != nil {
		t.Fatal(err)
	}
	want := "[{.skjult 2 false} {Vibeke Ørum 1 true} {a/b/rapport.html 1 false} {link 1 false}]"
	if got := fmt.Sprint(r.Hits); got != want || r.Found != 2 || r.Files != 4 || r.Unread != 0 {
		t.Errorf("%+v", r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Folder(ctx, dir, nil); err == nil {
		t.Error("a cancelled search says that all is well")
	}
	if _, err := s.Folder(context.Background(), filepath.Join(dir, "nej"), nil); err == nil {
		t.Error("a folder that isn't there is clean")
	}
}

// FuzzFind holds the search against strings.Contains.
func FuzzFind(f *testing.F) {
	f.Add("Bodil Ærø Sørensen", []byte("hos Bodil Ærø Sørensen"), 4)
	f.Add("virksomhedspraktik", []byte(utf16le("virksomhedspraktik")), 0)
	f.Add("\x00\xff\xfe\x80 abc defgh", []byte("x"), 1)
	f.Fuzz(func(t *testing.T, text string, data []byte, at int) {
		s := New([]string{text})
		n := 0
		s.Find(data, func(int) { n++ })
		if len([]rune(text)) >= wordBelow && bytes.Contains(data, []byte(text)) && n == 0 {
			t.Fatal("stands there and is not found")
		}
		if len([]rune(text)) >= wordBelow {
			at = max(0, min(at, len(data)))
			n = 0
			s.Find([]byte(string(data[:at])+text+string(data[at:])), func(int) { n++ })
			if n == 0 {
				t.Fatal("put in and not found")
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var texts []string
	for i := range 500 {
		texts = append(texts, fmt.Sprintf("%d er en linje tekst, som er tilfældig %d", random.Int(), i))
	}
	s := New(texts)
	data := []byte(strings.Repeat("Borgeren har fibromyalgi og er i virksomhedspraktik; det fremgår af journalen. ", 1<<14))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		s.Find(data, func(int) {})
	}
}
