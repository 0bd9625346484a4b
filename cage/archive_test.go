package cage

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"oplyst/ingest"
)

// zipOf packs names and contents, in their order.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// noise doesn't pack, so that a zip of it is larger than one piece.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

// write makes a file and gives its path.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// readAll reads an archive by a parser and a reader.
func readAll(t *testing.T, path string, parser ingest.Parser, read ingest.DocumentReader) (docs []ingest.Document, cases string) {
	t.Helper()
	a, err := ingest.OpenArchiveBy(context.Background(), path, parser)
	if err != nil {
		return nil, err.Error()
	}
	defer a.Close()
	for i := range a.Cases {
		c := &a.Cases[i]
		cases += fmt.Sprintln(c.Name, c.Settings, c.Warnings)
		for k := range c.Files {
			docs = append(docs, c.Files[k].ReadBy(context.Background(), ingest.Limits{Passwords: []string{"hemmelig"}}, read))
		}
	}
	return docs, cases
}

// Archives are the same, whoever reads their directories.
func TestArchivesAsInProcess(t *testing.T) {
	inner := zipOf(t, "a.txt", "Notat A", "dyb.zip", zipOf(t, "b.txt", "Notat B"), "../ud.txt", "x")
	var many []string
	for i := range 3000 {
		many = append(many, fmt.Sprintf("sag %d/notat %d.txt", i%7, i), fmt.Sprint("Notat ", i))
	}
	manifest := filepath.Dir(write(t, "a.txt", "Notat"))
	if err := os.WriteFile(filepath.Join(manifest, "liste.csv"), []byte("sag;sti\nÅse;a.txt\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := newPool(t, Options{Workers: 1})
	for what, path := range map[string]string{
		"a zip":             write(t, "a.zip", zipOf(t, "s1/notat.txt", "Notat", "s1/sag.yaml", "as_of: 2019-11-28\nfarve: x", "s1/post.zip", inner, "s2/støj.bin", noise(2<<20), "løs.txt", "Løs")),
		"many entries":      write(t, "m.zip", zipOf(t, many...)),
		"zips in a case":    filepath.Dir(filepath.Dir(write(t, "sag/post.zip", inner))),
		"a cut zip":         write(t, "c.zip", inner[:len(inner)/2]),
		"no zip":            write(t, "n.zip", "PK\x03\x04"+noise(100_000)),
		"a list of cases":   filepath.Join(manifest, "liste.csv"),
		"no list of cases":  write(t, "x.csv", "a;b\n1;2\n"),
		"an empty list":     write(t, "y.csv", "sag;sti\n"),
		"a bad sag.yaml":    filepath.Dir(filepath.Dir(write(t, "sag/sag.yaml", "a: [\n"))),
		"a document":        write(t, "d.zip", zipOf(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>")),
		"a damaged listing": write(t, "e.zip", strings.Replace(zipOf(t, "s/a.txt", "Notat", "s/b.txt", "Notat"), "PK\x03\x04", "PK\x03\x05", 1)),
	} {
		want, wantCases := readAll(t, path, ingest.InProcess{}, ingest.ReadDocument)
		got, cases := readAll(t, path, p, p.ReadDocument)
		if cases != wantCases || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%s%+v\nwant\n%s%+v", what, cases, got, wantCases, want)
		}
	}
	if s := p.Stats(); s.Lost != 0 || s.Children != 1 {
		t.Errorf("stats %+v", s)
	}
}

// A listing that can't be true of the file is not taken.
func TestSenselessListings(t *testing.T) {
	e := ingest.Entry{Name: "a.txt", Packed: 5, Size: 5, Offset: 40}
	if !ingest.SoundEntries([]ingest.Entry{e}, 45) {
		t.Fatal("the good one is refused")
	}
	for what, spoil := range map[string]func(*ingest.Entry){
		"place":  func(e *ingest.Entry) { e.Offset = 41 },
		"size":   func(e *ingest.Entry) { e.Packed = 1 << 63 },
		"claim":  func(e *ingest.Entry) { e.Size = 1 << 63 },
		"name":   func(e *ingest.Entry) { e.Name = "\xff" },
		"length": func(e *ingest.Entry) { e.Name = strings.Repeat("x", 5000) },
		"seal":   func(e *ingest.Entry) { e.AES = 4 },
		"before": func(e *ingest.Entry) { e.Offset = -7 },
	} {
		bad := e
		spoil(&bad)
		if ingest.SoundEntries([]ingest.Entry{bad}, 45) {
			t.Errorf("an entry with a wrong %s is taken", what)
		}
	}
	p := newPool(t, Options{Workers: 1})
	j := job{src: strings.NewReader("0123456789"), size: 10}
	for _, x := range []struct {
		at, n uint64
		want  string
	}{{2, 3, "234"}, {10, 0, ""}, {8, 3, "nil"}, {1 << 63, 1, "nil"}, {0, 1 << 30, "nil"}} {
		got := j.piece(x.at, x.n)
		if string(got) != x.want && !(got == nil && x.want == "nil") {
			t.Errorf("piece %d, %d: %q", x.at, x.n, got)
		}
	}
	if _, err := p.Zip(context.Background(), strings.NewReader("intet"), 5, nil); !errors.Is(err, errNoZip) {
		t.Errorf("got %v", err)
	}
}

func FuzzDecodeArchive(f *testing.F) {
	f.Add(encodeEntries([]ingest.Entry{{Name: "a", Offset: -1}}, true))
	f.Add(encodeSettings(ingest.Settings{AsOf: "2019-11-28"}, []string{"w"}))
	f.Add(encodeManifest([]ingest.ManifestRow{{Case: "a", Path: "b"}}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if entries, listed, ok := decodeEntries(data); ok {
			if back, _, ok := decodeEntries(encodeEntries(entries, listed)); !ok || !reflect.DeepEqual(back, entries) {
				t.Errorf("%+v became %+v", entries, back)
			}
		}
		decodeSettings(data)
		decodeManifest(data)
	})
}
