package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"oplyst/extract"
	"oplyst/ingest"
)

func openAt(t *testing.T, path string) (*Ledger, Damage) {
	t.Helper()
	l, d, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l, d
}

func text(n int) string {
	return fmt.Sprintf("Journalnotat %d\nBorger: Jane Prøve, 170584-0012\n\"Æblegrød\" <b>\tog\u2028mere %s", n, strings.Repeat("x", n*37%5000))
}

func entry(casename, path string, n int) *Entry {
	doc := ingest.Document{Path: path, SHA256: fmt.Sprintf("%064x", n), Size: int64(n), Format: "txt", State: ingest.States[n%len(ingest.States)], Reason: "grund",
		Pages: []ingest.Page{{Number: 1, Text: text(n), Reader: "txt", Confidence: 87.25, Uncertain: []ingest.Span{{Start: 1, End: 4}}}, {Number: 2, Unread: true}}}
	var f extract.Findings
	f.Type, f.Dates = "journal", nil
	f.Restore([]string{doc.Pages[0].Text, ""})
	return &Entry{File: File{Key: Key{casename, path}, Size: doc.Size, SHA256: doc.SHA256, State: doc.State, Reason: doc.Reason, Stamp: "s", Modified: 5,
		Last: time.Unix(100, int64(n)).UTC(), Reader: "r1", ReadKey: "k", Extract: "e", Scans: []string{fmt.Sprintf("key%d", n), "fælles"}},
		Document: doc, Found: []extract.Found{{Document: doc, Findings: f}}}
}

func same(t *testing.T, got, want *Entry) {
	t.Helper()
	if !reflect.DeepEqual(got.Document, want.Document) {
		t.Errorf("document\n%+v, want\n%+v", got.Document, want.Document)
	}
	if !reflect.DeepEqual(got.Found, want.Found) {
		t.Errorf("found\n%+v, want\n%+v", got.Found, want.Found)
	}
	if !reflect.DeepEqual(got.File, want.File) {
		t.Errorf("row\n%+v, want\n%+v", got.File, want.File)
	}
}

func TestPutAndLoad(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "ud med % og ?#æ", Name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	l, d := openAt(t, path)
	if d.Message() != "" {
		t.Error(d.Message())
	}
	want := map[Key]*Entry{}
	for n := range 200 {
		e := entry(fmt.Sprintf("sag %d", n%7), fmt.Sprintf("mappe/fil %d.txt", n), n)
		if err := l.Put(e); err != nil {
			t.Fatal(err)
		}
		want[e.Key] = e
		got, err := l.Load(ctx, e.Key) // not yet on disk
		if err != nil {
			t.Fatal(err)
		}
		same(t, &got, e)
	}
	for k := range want {
		e := entry(k.Case, k.Path, 301)
		if err := l.Put(e); err != nil || e.Tries != 2 {
			t.Fatal(err, e.Tries)
		}
		want[k] = e
		break
	}
	c := Case{Name: "sag 1", Place: 3, Listed: Listed{Settings: ingest.Settings{Born: "1984-05-17"}, Warnings: []string{"x"}}, Made: "m",
		Outputs: map[string]string{"sag.json": "ab"}, Overview: []byte(`{"a":1}`), Indexed: "i", Tags: []byte(`[1]`)}
	for _, err := range []error{l.PutCase(c), l.SetMeta(MetaRoot, "/x"), l.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	again, d := openAt(t, path)
	if d.Message() != "" {
		t.Error(d.Message())
	}
	for k, e := range want {
		got, err := again.Load(ctx, k)
		if err != nil {
			t.Fatal(err)
		}
		same(t, &got, e)
	}
	if tags, err := again.LoadTags(ctx, "sag 1"); err != nil || string(tags) != "[1]" {
		t.Errorf("tags %s, %v", tags, err)
	}
	c.Tags = nil
	if got, ok := again.Case("sag 1"); !ok || !reflect.DeepEqual(got, c) {
		t.Errorf("got %+v, want %+v", got, c)
	}
	if again.Meta(MetaRoot) != "/x" || len(again.Files()) != len(want) {
		t.Error("meta or files are lost")
	}
	sum := 0
	for _, n := range again.States() {
		sum += n
	}
	if sum != len(want) {
		t.Errorf("%d states for %d files", sum, len(want))
	}
}

// Forget leaves no byte of a case.
func TestForget(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	l, _ := openAt(t, path)
	for n := range 100 {
		e := entry("hemmelig", fmt.Sprintf("fil %d", n), n)
		e.Document.Pages[0].Text += " Rumpelstilzchen"
		e.Found[0].Document.Pages = e.Document.Pages
		if err := errors.Join(l.Put(e), l.Put(entry("anden", fmt.Sprintf("fil %d", n), n+1000))); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(l.PutCase(Case{Name: "hemmelig"}), l.PutCase(Case{Name: "anden"}), l.Flush()); err != nil {
		t.Fatal(err)
	}
	if !holds(t, path, "Rumpelstilzchen") || !holds(t, path, "hemmelig") {
		t.Error("the text can't be found in the raw bytes: the test proves nothing")
	}
	scans, err := l.Forget("hemmelig")
	if err != nil || len(scans) != 100 {
		t.Errorf("%d scans, %v", len(scans), err)
	}
	for _, gone := range []string{"Rumpelstilzchen", "hemmelig"} {
		if holds(t, path, gone) {
			t.Errorf("%s is still there", gone)
		}
	}
	if len(l.Files()) != 100 {
		t.Errorf("%d files left", len(l.Files()))
	}
}

// holds looks through the raw bytes of a ledger.
func holds(t *testing.T, path, word string) bool {
	t.Helper()
	left, _ := filepath.Glob(path + "*")
	for _, p := range left {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), word) {
			return true
		}
	}
	return false
}

func TestOpenExisting(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), Name)
	if _, err := OpenExisting(ctx, path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(path, []byte("ingen database, men en tekst"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenExisting(ctx, path); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "ingen database, men en tekst" {
		t.Error("a damaged ledger was changed")
	}
	l, d := openAt(t, path)
	if !d.Whole || d.Message() == "" || len(l.Files()) != 0 {
		t.Errorf("%+v", d)
	}
}

func TestOtherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	l, _ := openAt(t, path)
	if _, err := l.db.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	l.Put(entry("a", "b", 1))
	l.Close()
	l, d := openAt(t, path)
	if !d.Old || len(l.Files()) != 0 {
		t.Errorf("%+v, %d files", d, len(l.Files()))
	}
}

func TestUnchanged(t *testing.T) {
	at := time.Unix(1000, 0)
	for _, x := range []struct {
		name     string
		modified time.Duration // before it was read
		was, now string
		want     bool
	}{
		{"long ago", time.Hour, "s", "s", true},
		{"two seconds", 2 * time.Second, "s", "s", true},
		{"just now", time.Second, "s", "s", false},
		{"in the future", -time.Hour, "s", "s", false},
		{"other stamp", time.Hour, "s", "t", false},
		{"no stamp", time.Hour, "", "", false},
	} {
		f := File{Stamp: x.was, Modified: at.Add(-x.modified).UnixNano(), Last: at}
		if got := f.Unchanged(x.now); got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}
