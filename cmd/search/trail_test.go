package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/audit"
)

func logged(t *testing.T, out string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, audit.LogFile))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

func TestSearchesInCasesAreLogged(t *testing.T) {
	out := archive(t)
	call("fibromyalgi") // the decisions are public
	if logged(t, out) != "" {
		t.Error("a search in decisions is logged")
	}
	call("--in", "sager", "--index", out, "--json", "udtømt")
	call("--in", "sager", "--index", filepath.Join(out, "indeks"), "Bodil")
	call("--in", "sager", "--index", out, "praktik OG") // can't be read: nothing is shown
	log := logged(t, out)
	if n := strings.Count(log, "\n"); n != 2 || !strings.Contains(log, `"action":"search","options":["in","index","json"],"cases":["`) ||
		!strings.Contains(log, `"counts":{"hits":1,"shown":1},`) || strings.Contains(log, "udtømt") || strings.Contains(log, "Bodil") || strings.Contains(log, "h01") {
		t.Errorf("%d lines\n%s", n, log)
	}
	ref, err := audit.Reference(out, "h01")
	if err != nil || ref == "" || !strings.Contains(log, ref) {
		t.Errorf("the case's reference %q is not in the log (%v)", ref, err)
	}
}

func TestNoLogNoPages(t *testing.T) {
	out := archive(t)
	if err := os.Mkdir(filepath.Join(out, audit.LogFile), 0o700); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call("--in", "sager", "--index", out, "udtømt")
	if code != exitNotLogged || stdout != "" || !strings.Contains(stderr, "revisionssporet kan ikke føres") || !strings.Contains(stderr, "vises ingen sider") {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
	}
}

func TestViewsOfACaseAreLogged(t *testing.T) {
	out := t.TempDir()
	dir := filepath.Join(out, "h01")
	os.Mkdir(dir, 0o700)
	data := `{"schema":"oplyst/sag/1","case":"h01","as_of":"2019-11-28","checklist":[],"precedents":[{"nr":"58-18","score":2,"why":"x"}]}`
	if err := os.WriteFile(filepath.Join(dir, "sag.json"), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := call("--sag", dir); code != 0 || logged(t, out) != "" {
		t.Error("a case outside an output folder is logged, or not shown")
	}
	os.WriteFile(filepath.Join(out, ".oplyst"), nil, 0o600)
	call("--sag", dir)
	call("--sag", filepath.Join(dir, "sag.json"), "--csv")
	log := logged(t, out)
	if strings.Count(log, `"action":"view"`) != 2 || !strings.Contains(log, `"options":["sag","csv"]`) || strings.Contains(log, "h01") {
		t.Errorf("%s", log)
	}
}
