package golden

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/ingest"
	"oplyst/ingest/ocr"
	"oplyst/ledger"
	"oplyst/pipeline"
)

// update rewrites recorded outputs (forventet/, scores.txt, ranking.txt), never
// the hand-made truth (sandhed/).
var update = flag.Bool("update", false, "rewrite recorded outputs")

// scanned runs the whole pipeline on an archive and gives the output folder.
func scanned(t *testing.T, archive string, workers int) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "ud")
	if _, err := pipeline.Run(context.Background(), pipeline.Options{Archive: archive, Out: out, Workers: workers}); err != nil {
		t.Fatal(err)
	}
	return out
}

// compare checks recorded output, or rewrites it.
func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (record it with: go test ./golden -update)", err)
	}
	if bytes.Equal(want, got) {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			t.Fatalf("%s line %d:\n want %s\n got  %s\n(if the change is right: go test ./golden -update)", file, i+1, w[i], g[i])
		}
	}
	t.Fatalf("%s: %d lines, got %d (if the change is right: go test ./golden -update)", file, len(w), len(g))
}

// TestArchive records the example archive's sag.json files, overview tables and
// scores. A change of meaning shows in their diff.
func TestArchive(t *testing.T) {
	out := scanned(t, "arkiv", 0)
	cases, err := filepath.Glob(filepath.Join(out, "*", pipeline.CaseFile))
	if err != nil || len(cases) < 5 {
		t.Fatalf("found %d cases in %s: %v", len(cases), out, err)
	}
	for _, file := range cases {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, filepath.Join("forventet", filepath.Base(filepath.Dir(file))+".json"), got)
	}
	for _, name := range []string{pipeline.FilesFile, pipeline.VerdictsFile} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		compare(t, filepath.Join("forventet", name), got)
	}
	truths, err := filepath.Glob("sandhed/*.json")
	if err != nil || len(truths) < 4 {
		t.Fatalf("found %d truths: %v", len(truths), err)
	}
	compare(t, "scores.txt", []byte("# Scores on arkiv/ against sandhed/ (README.md says what each means); go test ./golden -update\n"+
		"# The rules were tuned on these cases. Cases set aside, with figures: blind/README.md (p5, p6) and scores-passages.txt\n"+scored(t, truths, out)))
}

// scored scores an output folder against hand-made truths.
func scored(t *testing.T, truths []string, out string) string {
	t.Helper()
	var s scores
	for _, file := range truths {
		tr := readJSON[truth](t, file)
		s.add(tr, readJSON[sag](t, filepath.Join(out, tr.Case, pipeline.CaseFile)))
	}
	return s.String()
}

// TestBlindCases scores the cases that were written blind (blind/README.md).
func TestBlindCases(t *testing.T) {
	truths, err := filepath.Glob("blind/sandhed/*.json")
	if err != nil || len(truths) < 12 {
		t.Fatalf("found %d truths: %v", len(truths), err)
	}
	out := scanned(t, "blind/arkiv", 0)
	compare(t, "scores-blind.txt", []byte("# Scores on blind/ (blind/README.md); go test ./golden -update\n"+scored(t, truths, out)))
}

// TestWorkers holds that the number of workers changes no byte of the output.
func TestWorkers(t *testing.T) {
	one, eight := scanned(t, "arkiv", 1), scanned(t, "arkiv", 8)
	files := 0
	err := filepath.WalkDir(one, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(one, path)
		if err != nil || d.IsDir() || strings.HasPrefix(rel, ledger.Name) {
			return err // the ledger tells when files were read
		}
		files++
		a, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(eight, rel))
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs between 1 and 8 workers", rel)
		}
		return nil
	})
	if err != nil || files < 10 {
		t.Fatalf("%d files compared: %v", files, err)
	}
}

// TestDevelopmentCases scores all development cases where they lie beside the
// project; they are not part of it.
func TestDevelopmentCases(t *testing.T) {
	dir := os.Getenv("OPLYST_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	truths, _ := filepath.Glob(filepath.Join(dir, "cases", "*", "*", "truth.json"))
	if len(truths) == 0 {
		t.Skipf("no development cases in %s (set OPLYST_SHARED)", dir)
	}
	out := scanned(t, filepath.Join(dir, "cases", "archive"), 0)
	compare(t, "scores-dev.txt", []byte("# Scores on all development cases, read without OCR; go test ./golden -run Development -update\n"+scored(t, truths, out)))
}

// TestScannedPages reads a scan of the archive by OCR where it is installed.
func TestScannedPages(t *testing.T) {
	if _, err := ocr.Find(); err != nil {
		t.Skipf("%v (Debian: apt-get install tesseract-ocr tesseract-ocr-dan)", err)
	}
	data, err := os.ReadFile("arkiv/e03/scan0047.pdf")
	if err != nil {
		t.Fatal(err)
	}
	without := ingest.ReadDocument(context.Background(), "scan0047.pdf", data, ingest.Limits{})
	if without.State != ingest.Unread || without.Reason == "" {
		t.Errorf("without OCR: %s %q", without.State, without.Reason)
	}
	with := ingest.ReadDocument(context.Background(), "scan0047.pdf", data, ingest.Limits{OCR: true})
	page := with.Pages[0]
	if with.State != ingest.Read || page.Reader != "ocr" || page.Confidence < 80 || !strings.Contains(page.Text, "Praktikperiode: 03-10-2022 til 31-03-2023") {
		t.Errorf("with OCR: %s, %s, %.0f %%:\n%s", with.State, page.Reader, page.Confidence, page.Text)
	}
}
