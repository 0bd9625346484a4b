package ledger

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"oplyst/extract"
	"oplyst/ingest"
)

// TestGoldenRoundTrip: what is read and found in the example cases comes back
// from the ledger as it was.
func TestGoldenRoundTrip(t *testing.T) {
	ctx := context.Background()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	l, _ := openAt(t, filepath.Join(t.TempDir(), Name))
	want := map[Key]*Entry{}
	for _, root := range []string{filepath.Join("..", "golden", "arkiv"), filepath.Join("..", "golden", "blind", "arkiv")} {
		a, err := ingest.OpenArchive(ctx, root)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		for i := range a.Cases {
			c := &a.Cases[i]
			for k := range c.Files {
				d := a.Read(ctx, c, &c.Files[k], ingest.Limits{})
				e := &Entry{File: File{Key: Key{root + c.Name, c.Files[k].Path}, State: d.State}, Document: d, Found: x.File(&d)}
				if err := l.Put(e); err != nil {
					t.Fatal(err)
				}
				want[e.Key] = e
			}
		}
	}
	if err := l.Flush(); err != nil {
		t.Fatal(err)
	}
	if len(want) < 50 {
		t.Errorf("only %d files", len(want))
	}
	for k, e := range want {
		got, err := l.Load(ctx, k)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Document, e.Document) || !reflect.DeepEqual(got.Found, e.Found) {
			t.Errorf("%s comes back otherwise", k.Path)
		}
	}
}
