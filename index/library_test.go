package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// collection imports n made-up decisions.
func collection(tb testing.TB, n int) fulltext.Folder {
	tb.Helper()
	f := fulltext.Folder{Dir: tb.TempDir()}
	rep, err := f.Import(context.Background(), []string{generate(tb, n)}, nil)
	if err != nil || rep.Count(fulltext.New) != n {
		tb.Fatal(err, rep.Summary())
	}
	return f
}

func openCollection(tb testing.TB, f fulltext.Folder) (*Precedents, string) {
	tb.Helper()
	c, err := corpus.Load()
	if err != nil {
		tb.Fatal(err)
	}
	var said []string
	p, err := OpenLibrary(c, f, func(s string) { said = append(said, s) })
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { p.Close() })
	return p, strings.Join(said, "\n")
}

// put adds a decision to a collection.
func put(tb testing.TB, f fulltext.Folder, text string) {
	tb.Helper()
	r, err := fulltext.Read(context.Background(), "x.txt", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := f.Add("x.txt", r); err != nil {
		tb.Fatal(err)
	}
}

const grounds = "Principafgørelse 58-18 om udviklingsperspektiv\n\nResumé\n\nDer skal kunne peges på noget, der gør en forskel.\n\n" +
	"Begrundelse for afgørelsen\n\nVi lægger vægt på, at borgeren sejlede kajak hver onsdag. Det siger intet om arbejdsevnen.\n"

func TestLibraryFindsInTheOfficialTexts(t *testing.T) {
	f := collection(t, 40)
	put(t, f, grounds)
	p, said := openCollection(t, f)
	if !strings.Contains(said, "41 afgørelser") || p.Texts() != 41 {
		t.Errorf("%q, %d texts", said, p.Texts())
	}
	res, err := p.Search("kajak", PrecedentOptions{Why: true})
	if err != nil || len(res.Hits) != 1 {
		t.Fatal(res, err)
	}
	h := res.Hits[0]
	if h.Decision.Nr != "58-18" || h.Decision.Holding == "" || h.Heading != "Begrundelse for afgørelsen" || h.Field != "begrundelse" || !strings.Contains(h.Snippet.Text, "kajak") {
		t.Errorf("%+v", h)
	}
	if len(h.Why) == 0 || h.Why[0].Field != "fuld tekst" {
		t.Errorf("why: %+v", h.Why)
	}
	for query, want := range map[string]int{`"sejlede kajak hver onsdag"`: 1, `"kajak sejlede"`: 0, `"onsdag det siger"`: 1, `"forskel begrundelse"`: 0, "kajakker": 1, "år:2018 kajak": 1} {
		res, err := p.Search(query, PrecedentOptions{})
		if err != nil || len(res.Hits) != want {
			t.Errorf("%s: %d hits, want %d (%v)", query, len(res.Hits), want, err)
		}
	}
	if _, said := openCollection(t, f); said != "" {
		t.Errorf("opened again it said %q", said)
	}
}

func TestLibraryIsRebuiltWhenItMust(t *testing.T) {
	f := collection(t, 12)
	openCollection(t, f)
	dir := filepath.Join(f.Dir, fulltext.IndexDir)
	damage := map[string]func(name string) error{
		"beskadiget": func(name string) error { return os.Truncate(name, 7) },
		"":           os.Remove,
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range files {
		for says, harm := range damage {
			name := filepath.Join(dir, e.Name())
			if e.IsDir() {
				segments, _ := filepath.Glob(filepath.Join(name, "*"))
				name = segments[len(segments)-1]
			}
			if err := harm(name); err != nil {
				t.Fatal(err)
			}
			p, said := openCollection(t, f)
			if said == "" || !strings.Contains(said, says) {
				t.Errorf("%s: said %q", e.Name(), said)
			}
			if res, err := p.Search("kommunen vurderede", PrecedentOptions{}); err != nil || res.Total == 0 {
				t.Errorf("%s: %v %v", e.Name(), res, err)
			}
			p.Close()
		}
	}
	put(t, f, grounds)
	if _, said := openCollection(t, f); !strings.Contains(said, "ændret") {
		t.Errorf("a new text: %q", said)
	}
	entries, _ := f.List()
	if err := os.WriteFile(entries[0].Path, []byte("---\nødelagt"), 0o666); err != nil {
		t.Fatal(err)
	}
	if p, said := openCollection(t, f); !strings.Contains(said, entries[0].Path) || p.Texts() != len(entries)-1 {
		t.Errorf("a damaged text: %q", said)
	}
}

func TestLibraryCleansUpAfterTheKilled(t *testing.T) {
	f := collection(t, 3)
	kept, err := makeTemp(f.Dir)
	if err != nil {
		t.Fatal(err)
	}
	dead := []string{filepath.Join(f.Dir, tempIndex+"999999999-1"), filepath.Join(f.Dir, tempIndex+"123456"),
		filepath.Join(f.Dir, fmt.Sprintf("%s%d-1", tempIndex, os.Getpid())), filepath.Join(f.Dir, tempIndex+"1-2"+oldSuffix)}
	for _, dir := range append(dead, kept.path) {
		if err := os.MkdirAll(filepath.Join(dir, "store"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	openCollection(t, f)
	for _, dir := range dead {
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s is still there", dir)
		}
	}
	if _, err := os.Stat(kept.path); err != nil {
		t.Errorf("an index that is being written was removed: %v", err)
	}
	if err := kept.remove(); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(f.Dir, tempIndex+"*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestLibraryWhereItCannotWrite(t *testing.T) {
	f := collection(t, 3)
	if err := os.WriteFile(filepath.Join(f.Dir, fulltext.IndexDir), []byte("ikke en mappe"), 0o666); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() != 0 {
		os.Chmod(f.Dir, 0o555)
		defer os.Chmod(f.Dir, 0o755)
	}
	p, _ := openCollection(t, f)
	if p.Texts() != 3 {
		t.Errorf("%d texts", p.Texts())
	}
}
