package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// full writes a ledger of n files and gives what it holds.
func full(t *testing.T, path string, n int) map[Key]*Entry {
	t.Helper()
	l, _, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[Key]*Entry{}
	for i := range n {
		e := entry(fmt.Sprintf("sag %d", i%5), fmt.Sprintf("fil %d", i), i)
		if err := l.Put(e); err != nil {
			t.Fatal(err)
		}
		want[e.Key] = e
	}
	if err := errors.Join(l.PutCase(Case{Name: "sag 1", Made: "m"}), l.SetMeta(MetaArchive, "arkiv"), l.Close()); err != nil {
		t.Fatal(err)
	}
	return want
}

// TestDamage holds that a ledger damaged anywhere never gives anything but what
// was written: rows are right, or gone and said to be.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Name)
	want := full(t, path, 30)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	silent, whole, rows := 0, 0, 0
	for round := range 80 {
		data := bytes.Clone(sound)
		switch round % 4 {
		case 0:
			data = data[:rnd.IntN(len(data))]
		case 1: // a hole
			at := rnd.IntN(len(data))
			clear(data[at:min(len(data), at+4096)])
		default:
			for range 1 + rnd.IntN(3) {
				data[rnd.IntN(len(data))] ^= 1 << rnd.IntN(8)
			}
		}
		if round%4 == 3 { // in the head or the tables' description
			data[rnd.IntN(4096)] ^= 1 << rnd.IntN(8)
		}
		if err := errors.Join(Remove(path), os.WriteFile(path, data, 0o600)); err != nil {
			t.Fatal(err)
		}
		l, d, err := Open(context.Background(), path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		got := 0
		for _, f := range l.Files() {
			e, err := l.Load(context.Background(), f.Key)
			if err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
			same(t, &e, want[f.Key])
			got++
		}
		c, ok := l.Case("sag 1")
		if ok && c.Made != "m" || l.Meta(MetaArchive) != "" && l.Meta(MetaArchive) != "arkiv" {
			t.Errorf("round %d: a wrong case or value", round)
		}
		lost := got < len(want) || !ok || l.Meta(MetaArchive) == ""
		switch {
		case lost && d.Message() == "" && len(data) > 0:
			t.Errorf("round %d: %d of %d files and nothing said", round, got, len(want))
		case d.Whole:
			whole++
		case d.Rows > 0:
			rows++
		default:
			silent++
		}
		if err := l.Put(entry("ny", "fil", 7)); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if l, d, err = Open(context.Background(), path); err != nil || d.Message() != "" {
			t.Fatalf("round %d: after mending: %v, %s", round, err, d.Message())
		}
		l.Close()
	}
	t.Logf("%d made anew, %d with rows dropped, %d where nothing that counts was hit", whole, rows, silent)
}

// TestLostWrites cuts and zeroes the tail of the file of changes, as a power cut
// may leave it: what is left is sound, and a prefix of what was written.
func TestLostWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	l, _, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[Key]*Entry{}
	for i := range 40 {
		e := entry("sag", fmt.Sprintf("fil %02d", i), i)
		if err := errors.Join(l.Put(e), l.Flush()); err != nil {
			t.Fatal(err)
		}
		want[e.Key] = e
	}
	db, err1 := os.ReadFile(path)
	wal, err2 := os.ReadFile(path + "-wal")
	if err := errors.Join(err1, err2, l.Close()); err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	for round := range 30 {
		at := rnd.IntN(len(wal))
		cut := wal[:at]
		if round%2 == 1 {
			cut = bytes.Clone(wal)
			clear(cut[at:])
		}
		if err := errors.Join(Remove(path), os.WriteFile(path, db, 0o600), os.WriteFile(path+"-wal", cut, 0o600)); err != nil {
			t.Fatal(err)
		}
		l, _, err := Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range l.Files() {
			if f.Path != fmt.Sprintf("fil %02d", i) {
				t.Errorf("round %d: no prefix: %s at %d", round, f.Path, i)
			}
			e, err := l.Load(context.Background(), f.Key)
			if err != nil {
				t.Fatal(err)
			}
			same(t, &e, want[f.Key])
		}
		l.Close()
	}
}
