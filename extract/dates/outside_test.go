package dates

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared finds a file of the material that lies beside the project, or skips.
func shared(t *testing.T, name string) string {
	t.Helper()
	roots := []string{os.Getenv("OPLYST_SHARED"), "../../../shared"}
	for _, r := range roots {
		if r == "" {
			continue
		}
		if b, err := os.ReadFile(filepath.Join(r, name)); err == nil {
			return string(b)
		}
	}
	t.Skipf("skipped: %s not found beside the project (OPLYST_SHARED)", name)
	return ""
}

// parsed is the value of a whole input: the widest one of what was found.
func parsed(in string, opt ParseOptions) string {
	best, width := "-", 0
	for _, v := range Parse(in, opt) {
		if v.Text != "" && v.End-v.Start > width {
			best, width = v.Text, v.End-v.Start
		}
	}
	return best
}

// TestDatesCases runs lexicon/dates_cases.tsv: at least 98 % must agree.
func TestDatesCases(t *testing.T) {
	n, ok := 0, 0
	for _, l := range strings.Split(shared(t, "lexicon/dates_cases.tsv"), "\n") {
		f := strings.Split(l, "\t")
		if len(f) < 3 || strings.HasPrefix(l, "#") || f[0] == "input" {
			continue
		}
		n++
		want, _, _ := strings.Cut(f[2], ",")
		if got := parsed(f[0], ParseOptions{Ref: "2019-11-28"}); got == want {
			ok++
		} else {
			t.Logf("%q (%s): %q, want %q", f[0], f[1], got, want)
		}
	}
	t.Logf("dates_cases: %d of %d", ok, n)
	if ok*100 < n*98 {
		t.Errorf("dates_cases: %d of %d agree, want 98 %%", ok, n)
	}
}

// TestDuckling runs the rows of lexicon/duckling_da.tsv that hold no clock time,
// those of the future policy with Future: at least 90 % must agree.
func TestDuckling(t *testing.T) {
	n, ok := 0, 0
	for _, l := range strings.Split(shared(t, "lexicon/duckling_da.tsv"), "\n") {
		f := strings.Split(l, "\t")
		if len(f) < 7 || strings.HasPrefix(l, "#") || f[0] == "input" || strings.Contains(f[6], "time-of-day") {
			continue
		}
		n++
		opt := ParseOptions{Ref: "2013-02-12", Future: f[6] == "future-policy"}
		if got := parsed(f[0], opt); got == f[5] {
			ok++
		} else {
			t.Logf("%q (%s): %q, want %q", f[0], f[6], got, f[5])
		}
	}
	t.Logf("duckling: %d of %d", ok, n)
	if ok*100 < n*90 {
		t.Errorf("duckling: %d of %d agree, want 90 %%", ok, n)
	}
}
