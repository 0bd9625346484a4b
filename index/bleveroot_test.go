package index

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// TestBleveOpensTheIndex holds that what is written is an index of Bleve's, by
// its own reader and not by ours.
func TestBleveOpensTheIndex(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	writeArchive(t, dir, "sag-1", "sag-2")
	ours, err := OpenCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Open(); err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	reader, err := ix.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if n, err := reader.DocCount(); err != nil || n != uint64(ours.Pages()) {
		t.Errorf("%d documents (%v), want %d", n, err, ours.Pages())
	}
	terms := 0
	err = ours.store.terms(fieldWords, "", func(term string) bool {
		terms++
		postings, err := reader.TermFieldReader(context.Background(), []byte(term), fieldWords, true, false, false)
		if err != nil {
			t.Fatal(err)
		}
		defer postings.Close()
		if n, _ := ours.store.count(fieldWords, term); postings.Count() != uint64(n) || n == 0 {
			t.Errorf("%q stands in %d documents for Bleve and %d for us", term, postings.Count(), n)
		}
		return terms < 50
	})
	if err != nil || terms < 10 {
		t.Errorf("%d terms, %v", terms, err)
	}
}
