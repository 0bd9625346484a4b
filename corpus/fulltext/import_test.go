package fulltext

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func results(t *testing.T, f Folder, paths ...string) (*Report, string) {
	t.Helper()
	rep, err := f.Import(context.Background(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, i := range rep.Items {
		b.WriteString(filepath.Base(i.Name) + "=" + string(i.Result) + " ")
	}
	return rep, strings.TrimSpace(b.String())
}

func TestImportIsIdempotentAndSkipsTheBroken(t *testing.T) {
	f := Folder{t.TempDir()}
	want := "21-12.pdf=ny 901-21.xml=ny 902-13.xml=ny 903-25.html=ny 911-17.txt=ny 913-10-kun-metadata.xml=ny A-904-04.html=ny afkortet.xml=ikke læst " +
		"bekendtgoerelse.xml=ikke en afgørelse entiteter.xml=ikke læst notat.txt=ikke en afgørelse"
	rep, got := results(t, f, "testdata")
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if rep.Count(Failed) != 2 || !strings.Contains(rep.Summary(), "7 nye afgørelser") {
		t.Error(rep.Summary())
	}
	before := tree(t, f.Dir)
	if _, got = results(t, f, "testdata"); got != strings.ReplaceAll(want, "=ny", "=uændret") {
		t.Errorf("again: %s", got)
	}
	if after := tree(t, f.Dir); after != before {
		t.Errorf("a second import changed files\n%s\n%s", before, after)
	}
	entries, err := f.List()
	if err != nil || len(entries) != 7 || entries[0].Nr != "21-12" {
		t.Errorf("%v %v", entries, err)
	}
}

// tree gives names, sizes and times of all files.
func tree(t *testing.T, dir string) string {
	var b strings.Builder
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if info, err := d.Info(); err == nil && !d.IsDir() {
			b.WriteString(name + info.ModTime().String() + "\n")
		}
		return err
	})
	return b.String()
}

func zipOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"a.xml", "b.txt", "__MACOSX/a.xml", "mappe/c.html"} {
		if data, ok := files[name]; ok {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			w.Write([]byte(data))
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "pakke.zip")
	if err := os.WriteFile(name, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestImportZip(t *testing.T) {
	xml, err := os.ReadFile("testdata/901-21.xml")
	if err != nil {
		t.Fatal(err)
	}
	name := zipOf(t, map[string]string{"a.xml": string(xml), "b.txt": strings.Repeat("x", MaxFile+1), "__MACOSX/a.xml": "junk", "mappe/c.html": "<html><p>intet"})
	rep, got := results(t, Folder{t.TempDir()}, name)
	if got != "pakke.zip: a.xml=ny pakke.zip: b.txt=ikke læst c.html=ikke en afgørelse" {
		t.Error(got)
	}
	if !strings.Contains(rep.Items[1].Reason, "højst 32 MB") {
		t.Errorf("a member of 32 MB and more: %q", rep.Items[1].Reason)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	claimed := bytes.Clone(data) // the directory claims 1 GB for the first member
	at := bytes.Index(claimed, []byte("PK\x01\x02"))
	copy(claimed[at+24:], []byte{0, 0, 0, 0x40})
	broken := filepath.Join(t.TempDir(), "stor.zip")
	os.WriteFile(broken, claimed, 0o666)
	if rep, _ = results(t, Folder{t.TempDir()}, broken); rep.Items[0].Result != Failed || !strings.Contains(rep.Items[0].Reason, "1024 MB") {
		t.Errorf("%+v", rep.Items[0])
	}
	os.WriteFile(broken, data[:len(data)-30], 0o666)
	if rep, _ = results(t, Folder{t.TempDir()}, broken); rep.Items[0].Reason != "zip-filen er beskadiget" {
		t.Errorf("%+v", rep.Items[0])
	}
}

func TestSameNumberTwice(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return p
	}
	meta := write("kort.xml", `<Dokument><Meta><DocumentTitle>Ankestyrelsens principafgørelse 20-15 om a</DocumentTitle><JournalNumber>1-2</JournalNumber></Meta></Dokument>`)
	long := write("lang.txt", "Principafgørelse 20-15 om a\n\nResumé\n\nDer er et krav om tre ting, og de skal alle være opfyldt samtidig.\n")
	short := write("stump.txt", "Principafgørelse 20-15 om a\n\nResumé\n\nTre ting.\n")
	page := write("side.html", `<html><head><meta property="og:title" content="Ankestyrelsens principafgørelse 20-15 om a"></head><body><span class="label label-default">Historisk</span><div class="rich-text"><p>Tre ting.</p></div></body></html>`)
	var files []string
	for _, order := range [][]string{{meta, long, short, page}, {page, short, long, meta}, {long, meta, page, short}} {
		f := Folder{t.TempDir()}
		rep, _ := results(t, f, order...)
		said := false
		for _, i := range rep.Items {
			said = said || strings.Contains(i.Reason, "mest fuldstændig") || strings.Contains(i.Reason, "ingen tekst")
		}
		r, err := f.Get("20-15")
		if err != nil || !said {
			t.Fatal(err, rep.Items)
		}
		if !strings.Contains(r.Text(), "samtidig") || r.Journal != "1-2" || r.Status != "historisk" || r.Source != "lang.txt" {
			t.Errorf("%v: %+v", order, r)
		}
		files = append(files, string(r.Encode()))
	}
	if files[0] != files[1] || files[1] != files[2] {
		t.Error("the order of import shows in the result")
	}
}

func TestImportWhereItCannotWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "fil")
	if err := os.WriteFile(dir, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := Folder{dir}.Import(context.Background(), []string{"testdata"}, nil)
	var disk *DiskError
	if !errors.As(err, &disk) || !strings.Contains(err.Error(), "--samling") {
		t.Errorf("%v", err)
	}
	if os.Getuid() != 0 {
		locked := t.TempDir()
		os.Chmod(locked, 0o500)
		if _, err := (Folder{locked}).Import(context.Background(), []string{"testdata"}, nil); !errors.As(err, &disk) {
			t.Errorf("%v", err)
		}
	}
	if _, err := (Folder{t.TempDir()}).Import(context.Background(), []string{"findes-ikke"}, nil); err == nil || err.Error() != "findes-ikke findes ikke" {
		t.Errorf("%v", err)
	}
}

func TestKilledImportLeavesNothingHalf(t *testing.T) {
	f := Folder{t.TempDir()}
	results(t, f, "testdata/902-13.xml")
	left := filepath.Join(f.Dir, textsDir, "2013", tempMark+"123")
	if err := os.WriteFile(left, []byte("---\nnr: 9"), 0o666); err != nil {
		t.Fatal(err)
	}
	damaged := filepath.Join(f.Dir, textsDir, "2013", "902-13.md")
	if err := os.WriteFile(damaged, []byte("xx"), 0o666); err != nil {
		t.Fatal(err)
	}
	rep, got := results(t, f, "testdata/902-13.xml")
	if got != "902-13.xml=ændret" || !strings.Contains(rep.Items[0].Reason, "beskadiget") {
		t.Error(got, rep.Items)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the half-written file is still there")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := f.Import(ctx, []string{"testdata"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestDefaultFolder(t *testing.T) {
	t.Setenv(EnvFolder, "/et/sted/")
	if dir, _ := DefaultFolder(); dir != filepath.Clean("/et/sted") {
		t.Error(dir)
	}
	t.Setenv(EnvFolder, "")
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	if dir, _ := DefaultFolder(); !strings.HasSuffix(dir, filepath.Join("oplyst", "samling")) {
		t.Error(dir)
	}
}

func TestDiskErrorSaysWhatToDo(t *testing.T) {
	for _, tc := range []struct {
		err  error
		says string
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "disken er fuld"},
		{fs.ErrPermission, "vælg en anden mappe med --samling"},
		{errors.New("noget andet"), "kan ikke skrives"},
	} {
		if got := diskError("mappen", tc.err).Error(); !strings.Contains(got, tc.says) || !strings.Contains(got, "mappen") {
			t.Errorf("%v: %q", tc.err, got)
		}
	}
}
