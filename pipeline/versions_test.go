package pipeline

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/index"
	"oplyst/ingest"
	"oplyst/report"
)

// TestSourcesAreWhole: every file that a room's work depends on is among its
// Sources, or its version would not tell that it changed.
func TestSourcesAreWhole(t *testing.T) {
	apart := []string{"fulltext", "retsinfo", "testdata"} // rooms of their own that no scan uses
	for dir, files := range map[string]fs.FS{"ingest": ingest.Sources, "extract": extract.Sources, "checklist": checklist.Sources, "corpus": corpus.Sources,
		"report": report.Sources, "index": index.Sources, "cage": cage.Sources, "pipeline": sources} {
		root, seen := filepath.Join("..", dir), 0
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if slices.Contains(apart, d.Name()) {
					return fs.SkipDir
				}
				return nil
			}
			if !slices.Contains([]string{".go", ".tsv", ".yaml", ".tmpl"}, filepath.Ext(path)) || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			seen++
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			if _, err := fs.Stat(files, filepath.ToSlash(rel)); err != nil {
				t.Errorf("%s is not among the sources of %s", rel, dir)
			}
			return nil
		})
		if err != nil || seen == 0 {
			t.Errorf("%s: %d files, %v", dir, seen, err)
		}
	}
}

// TestVersions: a changed source, or a changed module, is another version; a
// changed test is not.
func TestVersions(t *testing.T) {
	a, err := newVersions()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := newVersions(); err != nil || a != b {
		t.Errorf("%v and %v, %v", a, b, err)
	}
	read, err1 := version(ingest.Sources)
	cages, err2 := version(cage.Sources)
	if err1 != nil || err2 != nil || key(modules(), read, cages) != a.read || key("x", read, cages) == a.read || key(modules(), "x", cages) == a.read {
		t.Errorf("other modules or sources, same version: %v, %v", err1, err2)
	}
	for _, one := range []string{a.read, a.extract, a.judge, a.index} {
		if len(one) != 32 {
			t.Errorf("version %q", one)
		}
	}
}
