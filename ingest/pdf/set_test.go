package pdf

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedDir returns a folder of the material that lies outside the project, or
// skips the test.
func sharedDir(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("OPLYST_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no %s; set OPLYST_SHARED to run this test", dir)
	}
	return dir
}

// unreadable are files of the set that no reader can read without OCR or the
// password, with the reason they must give.
var unreadable = map[string]string{
	"enc_user_aes256":         ReasonPassword,
	"scan_image_only":         ReasonImage,
	"notounicode_chrome_cid":  ReasonFont,
	"notounicode_xelatex_cid": ReasonFont,
	"notounicode_rl_ttf":      ReasonFont, // only æ, ø and å are wrong
}

// below are files that can be read but not well enough, with the reason.
var below = map[string]string{
	"gs_redistill_chrome": "ligatures named as other letters",
	"scan_tesseract_pdf":  "the true text has but the first page",
	"form_noap":           "the check box is shown as a mark",
}

// TestPDFSet reads the Danish set and compares the words with the true text.
func TestPDFSet(t *testing.T) {
	dir := sharedDir(t, "pdfset")
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if len(files) == 0 {
		t.Fatalf("no files in %s", dir)
	}
	good := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		truth, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r := Read(context.Background(), data, Limits{})
		if reason, ok := unreadable[name]; ok {
			if r.Reason != reason && (len(r.Pages) == 0 || r.Pages[0].Reason != reason) {
				t.Errorf("%s: file %q, pages %+v; want %q", name, r.Reason, reasons(r), reason)
			}
			continue
		}
		score := wordScore(string(truth), r)
		_, known := below[name]
		if (score >= 0.98) == known {
			t.Errorf("%s: F1 %.3f, listed as not good enough: %v", name, score, known)
		}
		if score >= 0.98 {
			good++
		}
	}
	t.Logf("%d of %d files with F1 ≥ 0.98", good, len(files))
}

func reasons(r Result) []string {
	var out []string
	for _, p := range r.Pages {
		out = append(out, p.Reason)
	}
	return out
}

// wordScore is the F1 of the words of a result against the true text.
func wordScore(truth string, r Result) float64 {
	fold := strings.NewReplacer("’", "'", "‐", "-", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "\u00ad", "", "\u00a0", " ", "\u200b", "")
	count := map[string]int{}
	want, got, hits := 0, 0, 0
	for w := range strings.FieldsSeq(fold.Replace(truth)) {
		count[w]++
		want++
	}
	for _, p := range r.Pages {
		for w := range strings.FieldsSeq(fold.Replace(p.Text)) {
			got++
			if count[w] > 0 {
				count[w]--
				hits++
			}
		}
	}
	if want+got == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(want+got)
}

// TestBroken reads damaged and hostile files; every one must come to an end by
// itself.
func TestBroken(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedDir(t, "broken"), "*.pdf"))
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if r := Read(context.Background(), data, Limits{}); r.Stopped {
			t.Errorf("%s had to be stopped", filepath.Base(file))
		} else if r.Reason == "" && len(r.Pages) == 0 {
			t.Errorf("%s: neither pages nor a reason", filepath.Base(file))
		}
	}
}
