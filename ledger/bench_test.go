package ledger

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"oplyst/extract"
	"oplyst/ingest"
)

// BenchmarkPut writes the example cases to the disk, again and again.
func BenchmarkPut(b *testing.B) {
	ctx := context.Background()
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	a, err := ingest.OpenArchive(ctx, filepath.Join("..", "golden", "arkiv"))
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	var docs []ingest.Document
	var found [][]extract.Found
	size := int64(0)
	for i := range a.Cases {
		c := &a.Cases[i]
		for k := range c.Files {
			d := a.Read(ctx, c, &c.Files[k], ingest.Limits{})
			docs, found = append(docs, d), append(found, x.File(&d))
			for _, p := range d.Pages {
				size += int64(len(p.Text))
			}
		}
	}
	b.SetBytes(size)
	for n := 0; b.Loop(); n++ {
		l, _, err := Open(ctx, filepath.Join(b.TempDir(), Name))
		if err != nil {
			b.Fatal(err)
		}
		for round := range 20 {
			for i := range docs {
				e := &Entry{File: File{Key: Key{fmt.Sprint(round), docs[i].Path}, State: docs[i].State}, Document: docs[i], Found: found[i]}
				if err := l.Put(e); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(20 * size)
}
