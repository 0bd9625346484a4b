package index

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
	"oplyst/extract/match"
)

// folderFiles reads all files under a folder.
func folderFiles(tb testing.TB, dir string) map[string][]byte {
	tb.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[rel], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

func sameFiles(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s: %d bytes, and %d the other time, or other ones", name, len(got[name]), len(data))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, and %d the other time", len(got), len(want))
	}
}

// manyCases makes cases enough for several parts of a store. Some pages have
// findings, and every case has words of its own.
func manyCases(n int) (names []string, cases [][]CaseDocument) {
	for i := range n {
		var docs []CaseDocument
		for k := range 5 {
			d := CaseDocument{Path: fmt.Sprintf("akt-%d.pdf", k), Type: "journalnotat", Date: fmt.Sprintf("2019-%02d-12", 1+k)}
			for p := range 4 {
				text := fmt.Sprintf("%s Løbenummer%dø%d.", madeUpPage(i*20 + k*4 + p)[:600], i, k)
				page := CasePage{Number: p + 1, Text: text}
				if i%3 == 0 {
					page.Tags = DiagnosisTags("M79.7", "fibromyalgi", "confirmed", 5, 20)
				}
				d.Pages = append(d.Pages, page)
			}
			docs = append(docs, d)
		}
		names, cases = append(names, fmt.Sprintf("sag-%03d", i)), append(cases, docs)
	}
	return names, cases
}

func TestSameCasesGiveTheSameBytes(t *testing.T) {
	names, cases := manyCases(150)
	root := t.TempDir()
	build := func(dir string, write func(w *CasesWriter)) map[string][]byte {
		w, err := CreateCases(dir)
		if err != nil {
			t.Fatal(err)
		}
		write(w)
		w.SetStamp("kladde")
		w.SetStamp("af hovedbogen")
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return folderFiles(t, dir)
	}
	want := build(filepath.Join(root, "a"), func(w *CasesWriter) {
		for i, name := range names {
			if err := w.Add(name, cases[i]); err != nil {
				t.Fatal(err)
			}
		}
	})
	if len(want) != 9 {
		t.Errorf("%d files", len(want))
	}
	dir := filepath.Join(root, "b")
	for range 2 { // the second time over the first
		got := build(dir, func(w *CasesWriter) {
			prepared := make([]*Prepared, len(names))
			var wg sync.WaitGroup
			for g := range 4 {
				wg.Go(func() {
					for i := range 20_000 { // takes the words of the pages out of the cache
						match.Shared().Word(fmt.Sprintf("ukendt%dord%d", g, i))
					}
					for i := len(names) - 1 - g; i >= 0; i -= 4 {
						prepared[i] = Prepare(names[i], cases[i])
					}
				})
			}
			wg.Wait()
			for _, p := range prepared {
				if err := w.Write(p); err != nil {
					t.Fatal(err)
				}
			}
		})
		sameFiles(t, got, want)
	}
	if left, _ := os.ReadDir(root); len(left) != 2 {
		t.Errorf("left beside the indexes: %v", left)
	}
	if stamp, err := ReadStamp(dir); err != nil || stamp != "af hovedbogen" {
		t.Errorf("stamp %q, %v", stamp, err)
	}
}

func TestSameTextsGiveTheSameLibrary(t *testing.T) {
	f := collection(t, 40)
	c, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(f.Dir, fulltext.IndexDir)
	var first map[string][]byte
	for range 2 {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if built, err := BuildLibrary(c, f, nil); !built || err != nil {
			t.Fatal(built, err)
		}
		if first == nil {
			first = folderFiles(t, dir)
		}
	}
	sameFiles(t, folderFiles(t, dir), first)
}
