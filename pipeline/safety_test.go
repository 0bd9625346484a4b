package pipeline

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"maps"
	"oplyst/cage"
	"slices"
)

// The test program is its own child (package cage).
func TestMain(m *testing.M) {
	cage.Enter()
	scanAsChild()
	os.Exit(m.Run())
}

// mixed is an archive with sound, empty and broken files.
func mixed(t *testing.T) string {
	return archive(t, map[string]string{
		"sag 1/notat.txt":      journal,
		"sag 1/mappe/brev.htm": "<html><body><p>Brev af 2. maj 2020</p></body></html>",
		"sag 1/tom.pdf":        "",
		"sag 1/brudt.pdf":      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R>>",
		"sag 1/sag.yaml":       "as_of: 2019-11-28\n",
		"sag 2/rod.bin":        "\x00\x01\x02",
		"sag 2/brudt.docx":     "PK\x03\x04word/",
		"sag 2/post.zip":       zipOf(t, map[string]string{"bilag/notat.txt": journal, "../ud.txt": "x"}),
	})
}

func zipOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The cage changes nothing in what is written.
func TestCageGivesTheSame(t *testing.T) {
	dir := mixed(t)
	_, inside := scan(t, Options{Archive: dir, Cage: true, NoIndex: true})
	_, outside := scan(t, Options{Archive: dir, NoIndex: true})
	for _, name := range []string{OverviewFile, VerdictsFile, FilesFile, "sag 1/" + CaseFile, "sag 2/" + CaseFile} {
		a, errA := os.ReadFile(filepath.Join(inside, name))
		b, errB := os.ReadFile(filepath.Join(outside, name))
		if errA != nil || errB != nil || string(a) != string(b) {
			t.Errorf("%s differs (%v, %v)", name, errA, errB)
		}
	}
}

// Nobody but the user can read what a scan writes.
func TestRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other rights")
	}
	_, out := scan(t, Options{Archive: mixed(t), Cage: true})
	seen := 0
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		seen++
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has rights %o, want %o", path, info.Mode().Perm(), want)
		}
		return nil
	})
	if err != nil || seen < 8 {
		t.Errorf("%d entries, %v", seen, err)
	}
}

// fingerprint tells everything about a folder that a scan must not change.
func fingerprint(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		sum := ""
		if d.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum = fmt.Sprintf("%x", sha256.Sum256(data))
		}
		all[path] = fmt.Sprint(info.Mode(), info.Size(), info.ModTime().UnixNano(), sum)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestArchiveIsUnchanged(t *testing.T) {
	dir := mixed(t)
	before := fingerprint(t, dir)
	scan(t, Options{Archive: dir, Cage: true, OCR: OCROn})
	after := fingerprint(t, dir)
	if len(before) != len(after) {
		t.Errorf("%d entries before, %d after", len(before), len(after))
	}
	for path, want := range before {
		if after[path] != want {
			t.Errorf("%s was %s and is %s", path, want, after[path])
		}
	}
}

// An interrupted scan ends soon and leaves no child behind that holds it up.
func TestInterruptedInCage(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("sag %d/notat.txt", i)] = journal
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	opt := Options{Archive: archive(t, files), Out: filepath.Join(t.TempDir(), "ud"), Cage: true, NoIndex: true}
	opt.Progress = func(p Progress) {
		if p.Files == 20 {
			cancel()
		}
	}
	done := make(chan error, 1)
	go func() {
		_, err := Run(ctx, opt)
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("err %v, want canceled", err)
		}
	case <-time.After(time.Minute):
		t.Error("the scan went on")
	}
}
