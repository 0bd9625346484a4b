package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// openBytes is a File's open for bytes in memory.
func openBytes(data []byte) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
}

// folderOf writes files below a new folder; a name that ends in "/" is a folder.
func folderOf(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arkiv")
	must(t, os.MkdirAll(dir, 0o755))
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(full, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		must(t, os.WriteFile(full, []byte(content), 0o644))
	}
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// scan opens and reads an archive and lists "case/path state" lines.
func scan(t *testing.T, path string) (lines []string, docs map[string]Document) {
	t.Helper()
	a, err := OpenArchive(context.Background(), path)
	must(t, err)
	defer a.Close()
	docs = map[string]Document{}
	for i := range a.Cases {
		c := &a.Cases[i]
		for k := range c.Files {
			d := a.Read(context.Background(), c, &c.Files[k], Limits{})
			name := c.Name + "/" + d.Path
			lines = append(lines, name+" "+string(d.State))
			docs[name] = d
			if (d.State == Read) != (d.Reason == "") {
				t.Errorf("%s: state %s with reason %q", name, d.State, d.Reason)
			}
		}
	}
	return lines, docs
}

func wantLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFolderArchive(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"sag 2/notat æøå.txt":    "Mødt.",
		"sag 2/sag.yaml":         "as_of: 2020-01-02",
		"sag 2/dyb/a/b.txt":      "dybt",
		"sag 2/dyb/sag.yaml":     "as_of: 1999-01-01",
		"sag 10/tom.txt":         "",
		"sag 10/Thumbs.db":       "x",
		"sag 10/~$brev.docx":     "x",
		"sag 10/.git/config":     "x",
		"tom sag/":               "",
		"løs.txt":                "løs",
		"desktop.ini":            "x",
		"sag 10/linje\nto.txt":   "ny",
		"sag 10/nfd a\u030A.txt": "nfd",
	})
	got, docs := scan(t, dir)
	wantLines(t, got,
		"arkiv/desktop.ini skipped",
		"arkiv/løs.txt read",
		"sag 10/.git skipped",
		"sag 10/Thumbs.db skipped",
		"sag 10/linje\nto.txt read",
		"sag 10/nfd a\u030A.txt read",
		"sag 10/tom.txt unread",
		"sag 10/~$brev.docx skipped",
		"sag 2/dyb/a/b.txt read",
		"sag 2/dyb/sag.yaml read",
		"sag 2/notat æøå.txt read")
	if d := docs["sag 2/notat æøå.txt"]; d.SHA256 != fmt.Sprintf("%x", sha256.Sum256([]byte("Mødt."))) || d.Size != 6 || d.Format != "txt" {
		t.Errorf("document %+v", d)
	}
	a, err := OpenArchive(context.Background(), dir)
	must(t, err)
	defer a.Close()
	if len(a.Cases) != 4 || a.Cases[2].Settings.AsOf != "2020-01-02" || a.Cases[3].Name != "tom sag" {
		t.Errorf("cases %+v", a.Cases)
	}
}

func TestOnlySystemFilesAreNoCase(t *testing.T) {
	a, err := OpenArchive(context.Background(), folderOf(t, map[string]string{".DS_Store": "x", "__MACOSX/x": "x", "s/a.txt": "a"}))
	must(t, err)
	defer a.Close()
	if len(a.Cases) != 1 || len(a.Loose) != 2 || a.Loose[0].State != Skipped || a.Loose[1].Reason == "" {
		t.Errorf("cases %+v, loose %+v", a.Cases, a.Loose)
	}
}

func TestLinksAndSpecialFiles(t *testing.T) {
	dir := folderOf(t, map[string]string{"sag/a.txt": "a", "andet/b.txt": "b"})
	outside := filepath.Join(t.TempDir(), "hemmelig.txt")
	must(t, os.WriteFile(outside, []byte("hemmelig"), 0o644))
	must(t, os.Symlink(outside, filepath.Join(dir, "sag", "ud.txt")))
	must(t, os.Symlink("..", filepath.Join(dir, "sag", "ring")))
	must(t, os.Symlink("sag", filepath.Join(dir, "sag-link")))
	if err := syscall.Mkfifo(filepath.Join(dir, "sag", "roer.txt"), 0o644); err != nil {
		t.Skip("no pipes here")
	}
	got, docs := scan(t, dir)
	wantLines(t, got, "andet/b.txt read", "sag/a.txt read", "sag/ring skipped", "sag/roer.txt skipped", "sag/ud.txt skipped")
	if !strings.Contains(docs["sag/ring"].Reason, "genvej") {
		t.Errorf("reason %q", docs["sag/ring"].Reason)
	}
}

func TestSwappedForALink(t *testing.T) {
	dir := folderOf(t, map[string]string{"sag/a.txt": "a"})
	a, err := OpenArchive(context.Background(), dir)
	must(t, err)
	defer a.Close()
	must(t, os.Remove(filepath.Join(dir, "sag", "a.txt")))
	must(t, os.Symlink("/etc/hostname", filepath.Join(dir, "sag", "a.txt")))
	d := a.Read(context.Background(), &a.Cases[0], &a.Cases[0].Files[0], Limits{})
	if d.State != Unread || d.SHA256 != "" {
		t.Errorf("a link made after listing was followed: %+v", d)
	}
}

func TestNoPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := folderOf(t, map[string]string{"sag/lukket/a.txt": "a", "sag/b.txt": "b", "sag/c.txt": "c"})
	must(t, os.Chmod(filepath.Join(dir, "sag", "lukket"), 0))
	must(t, os.Chmod(filepath.Join(dir, "sag", "c.txt"), 0))
	defer os.Chmod(filepath.Join(dir, "sag", "lukket"), 0o755)
	got, docs := scan(t, dir)
	wantLines(t, got, "sag/b.txt read", "sag/c.txt unread", "sag/lukket unread")
	if !strings.Contains(docs["sag/lukket"].Reason, "adgang") {
		t.Errorf("reason %q", docs["sag/lukket"].Reason)
	}
}

func TestHugeFileIsNotLoaded(t *testing.T) {
	dir := folderOf(t, map[string]string{"sag/stor.pdf": ""})
	must(t, os.Truncate(filepath.Join(dir, "sag", "stor.pdf"), 2<<30))
	_, docs := scan(t, dir)
	if d := docs["sag/stor.pdf"]; d.State != Unread || d.Size != 2<<30 || d.Reason != "filen er for stor (2048 MB; grænsen er 256 MB)" {
		t.Errorf("%+v", d)
	}
}

func TestArchiveErrors(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": "tekst", "brudt.zip": "PK\x03\x04halv", "tom.csv": "case;path\n", "tomt/": ""})
	for _, c := range []struct {
		path string
		kind ErrorKind
		says string
	}{
		{filepath.Join(dir, "findes ikke"), NotFound, "findes ikke"},
		{filepath.Join(dir, "tomt"), Empty, "tomt"},
		{filepath.Join(dir, "a.txt"), PlainFile, "én fil"},
		{filepath.Join(dir, "brudt.zip"), BadZip, "beskadiget"},
		{filepath.Join(dir, "tom.csv"), BadManifest, "kolonnerne case og path"},
		{os.DevNull, PlainFile, "én fil"},
	} {
		_, err := OpenArchive(context.Background(), c.path)
		var e *ArchiveError
		if !errors.As(err, &e) || e.Kind != c.kind || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.path) {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := OpenArchive(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// zipFileOf writes a zip with entries under exactly the given names.
func zipFileOf(t testing.TB, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(entries); i += 2 {
		h := &zip.FileHeader{Name: entries[i], Method: zip.Deflate, NonUTF8: !strings.HasPrefix(entries[i+1], "utf8")}
		w, err := z.CreateHeader(h)
		must(t, err)
		_, err = w.Write([]byte(entries[i+1]))
		must(t, err)
	}
	must(t, z.Close())
	name := filepath.Join(t.TempDir(), "pakke.zip")
	must(t, os.WriteFile(name, b.Bytes(), 0o644))
	return name
}

func TestZipArchive(t *testing.T) {
	dos, err := charmap.CodePage850.NewEncoder().String("s1/Ansøgning på.txt")
	must(t, err)
	got, _ := scan(t, zipFileOf(t,
		"s1/a.txt", "utf8 a", dos, "tekst", "s1/sag.yaml", "as_of: 2020-01-01", `s1\under\b.txt`, "b",
		"s2/../../ud.txt", "x", "/rod.txt", "x", "C:/win.txt", "x", "s1/a.txt", "igen", "s1/.git/x", "x",
		"løs.txt", "utf8", "s2/bombe.txt", strings.Repeat("0", 40<<20)))
	wantLines(t, got,
		"pakke//rod.txt skipped", "pakke/C:/win.txt skipped", "pakke/løs.txt read", "pakke/s2/../../ud.txt skipped",
		"s1/.git/x skipped", "s1/Ansøgning på.txt read", "s1/a (2).txt read", "s1/a.txt read", "s1/under/b.txt read",
		"s2/bombe.txt unread")
}

// TestZipNameless holds that an entry without a name has a row of its own.
func TestZipNameless(t *testing.T) {
	inner, err := os.ReadFile(zipFileOf(t, "a.txt", "utf8 a", "", "x", "..", "x"))
	must(t, err)
	got, _ := scan(t, zipFileOf(t, "s1/a.txt", "utf8 a", "", "x", "s1/b.zip", string(inner), "løs.txt", "utf8"))
	wantLines(t, got, "pakke/løs.txt read", "pakke/uden navn skipped", "s1/a.txt read", "s1/b.zip skipped", "s1/b.zip/a.txt read", "s1/b.zip/uden navn skipped", "s1/b.zip/uden navn (2) skipped")
}

func TestZipWithOneTopFolder(t *testing.T) {
	got, _ := scan(t, zipFileOf(t, "arkiv/", "", "arkiv/s1/a.txt", "utf8 a", "arkiv/s2/b.txt", "b", "__MACOSX/x", "x"))
	wantLines(t, got, "s1/a.txt read", "s2/b.txt read")
	got, _ = scan(t, zipFileOf(t, "s1/a.txt", "utf8 a", "s1/u/b.txt", "b"))
	wantLines(t, got, "s1/a.txt read", "s1/u/b.txt read")
}

func TestZipInACase(t *testing.T) {
	inner, err := os.ReadFile(zipFileOf(t, "bilag/a.txt", "utf8 a", "../ud.txt", "x"))
	must(t, err)
	outer, err := os.ReadFile(zipFileOf(t, "inde.zip", string(inner), "b.txt", "b"))
	must(t, err)
	dir := folderOf(t, map[string]string{"sag/post.zip": string(outer), "sag/skidt.zip": "PK\x03\x04 halv"})
	got, _ := scan(t, dir)
	wantLines(t, got,
		"sag/post.zip skipped", "sag/post.zip/b.txt read", "sag/post.zip/inde.zip skipped",
		"sag/post.zip/inde.zip/bilag/a.txt read", "sag/post.zip/inde.zip/ud.txt skipped", "sag/skidt.zip unread")
}

func TestManifest(t *testing.T) {
	dir := folderOf(t, map[string]string{"filer/a.txt": "a", "filer/b/c.txt": "c", "x/sag.yaml": "as_of: 2021-05-05",
		"liste.csv": "nr;sti;sag\n1;filer/a.txt;Åse\n2;filer\\b;Bo\n3;mangler.txt;Bo\n4;x/sag.yaml;Bo\n5;;Bo\nkort\n"})
	list := filepath.Join(dir, "liste.csv")
	got, docs := scan(t, list)
	wantLines(t, got, "Bo/c.txt read", "Bo/mangler.txt unread", "Åse/filer/a.txt read")
	if docs["Bo/mangler.txt"].Reason != "filen står i sagslisten, men findes ikke" {
		t.Errorf("reason %q", docs["Bo/mangler.txt"].Reason)
	}
	a, err := OpenArchive(context.Background(), list)
	must(t, err)
	defer a.Close()
	if a.Name != "liste" || a.Cases[0].Settings.AsOf != "2021-05-05" {
		t.Errorf("archive %+v", a)
	}
}
