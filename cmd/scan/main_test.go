package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/cage"
	"oplyst/ingest"
)

// note is a case document that the rules can judge.
const note = "Journalnotat\nDato: 12. marts 2019\n\nBorgeren har fibromyalgi og er i virksomhedspraktik.\n"

// archive makes an archive of one case with the given files.
func archive(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arkiv")
	for name, content := range files {
		path := filepath.Join(dir, "sag1", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// command runs scan in-process and gives exit code, stdout and stderr.
func command(args ...string) (int, string, string) {
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// The test program is its own child (package cage).
func TestMain(m *testing.M) {
	cage.Enter()
	os.Exit(m.Run())
}

func TestExitCodes(t *testing.T) {
	good := archive(t, map[string]string{"n.txt": note})
	bad := archive(t, map[string]string{"n.txt": note, "tom.pdf": ""})
	empty := t.TempDir()
	file := filepath.Join(good, "sag1", "n.txt")
	for _, x := range []struct {
		name string
		args []string
		code int
		says string // in stderr
	}{
		{"done", []string{good}, exitDone, ""},
		{"unread files", []string{bad}, exitUnread, ""},
		{"gaps", []string{good, "--fail-on", "missing"}, exitGaps, ""},
		{"gaps go before unread files", []string{bad, "--fail-on", "partial"}, exitGaps, ""},
		{"no archive named", nil, exitUsage, "angiv ét arkiv"},
		{"two archives", []string{good, bad}, exitUsage, "angiv ét arkiv"},
		{"unknown flag", []string{good, "--hurtigt"}, exitUsage, "ukendt flag: --hurtigt"},
		{"flag without value", []string{good, "--out"}, exitUsage, "mangler en værdi"},
		{"bad date", []string{good, "--as-of", "1. maj"}, exitUsage, "2026-07-01"},
		{"bad track", []string{good, "--track", "x"}, exitUsage, "existing_basis"},
		{"bad verdict", []string{good, "--fail-on", "alt"}, exitUsage, "contradicted"},
		{"bad ocr", []string{good, "--ocr", "måske"}, exitUsage, "auto"},
		{"negative workers", []string{good, "-j", "-1"}, exitUsage, "negativ"},
		{"archive doesn't exist", []string{filepath.Join(good, "nej")}, exitNoArchive, "findes ikke"},
		{"empty archive", []string{empty}, exitNoArchive, "tomt"},
		{"archive is a document", []string{file}, exitNoArchive, "ikke et arkiv"},
		{"no rules", []string{good, "--as-of", "2001-01-01"}, exitNoRules, "2013-01-01"},
		{"out in archive", []string{good, "--out", filepath.Join(good, "ud")}, exitUsage, "inde i arkivet"},
		{"out is a document", []string{good, "--out", file}, exitUsage, ""},
		{"dump of nothing", []string{"--dump-text", "nej.pdf"}, exitNoArchive, "findes ikke"},
		{"dump and archive", []string{"--dump-text", file, good}, exitUsage, "intet arkiv"},
		{"explain nothing", []string{"--explain", "nej.pdf"}, exitNoArchive, "findes ikke"},
		{"anonym dump", []string{"--dump-text", file, "--anonym"}, exitUsage, "--anonym"},
		{"unknown rule", []string{"--rules", "nr9"}, exitUsage, "nr3"},
	} {
		t.Run(x.name, func(t *testing.T) {
			args := x.args
			if !strings.Contains(strings.Join(args, " "), "--out") && !strings.HasPrefix(strings.Join(args, " "), "--") {
				args = append(args, "--out", filepath.Join(t.TempDir(), "ud"))
			}
			code, _, stderr := command(args...)
			if code != x.code || !strings.Contains(stderr, x.says) {
				t.Errorf("exit %d, want %d; stderr %q, want %q in it", code, x.code, stderr, x.says)
			}
			if strings.Contains(stderr, "fibromyalgi") {
				t.Error("case text on stderr")
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{archive(t, map[string]string{"n.txt": note}), "--out", filepath.Join(t.TempDir(), "ud")}, &stdout, &stderr)
	if code != exitInterrupted || !strings.Contains(stderr.String(), "afbrudt") {
		t.Errorf("exit %d, stderr %q", code, stderr.String())
	}
}

func TestJSON(t *testing.T) {
	code, stdout, stderr := command(archive(t, map[string]string{"n.txt": note}), "--json", "-q", "--out", filepath.Join(t.TempDir(), "ud"))
	var v struct {
		Schema string
		Files  int
		States map[string]int
		Cases  []struct{ Verdicts map[string]string }
	}
	if err := json.Unmarshal([]byte(stdout), &v); err != nil || code != exitDone || stderr != "" {
		t.Fatalf("exit %d, %v, stderr %q", code, err, stderr)
	}
	if v.Files != 1 || len(v.States) != len(ingest.States) || len(v.Cases[0].Verdicts) != 13 {
		t.Errorf("%+v", v)
	}
}

func TestDumpText(t *testing.T) {
	dir := archive(t, map[string]string{"n.txt": note})
	code, stdout, _ := command("--dump-text", filepath.Join(dir, "sag1", "n.txt"))
	var page struct {
		Page int
		Text string
	}
	if err := json.Unmarshal([]byte(stdout), &page); err != nil || code != exitDone || page.Page != 1 ||
		!strings.Contains(page.Text, "fibromyalgi") {
		t.Errorf("exit %d, %v, %q", code, err, stdout)
	}
}

func TestExplain(t *testing.T) {
	file := filepath.Join(archive(t, map[string]string{"n.txt": note}), "sag1", "n.txt")
	code, stdout, _ := command("--explain", file)
	for _, want := range []string{"Type: Journalnotat", "12. marts 2019", "diagnose »fibromyalgi« [", "M79.7", "indsats »virksomhedspraktik«", "diagnoses"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("lacks %q:\n%s", want, stdout)
		}
	}
	htmlCode, page, _ := command("--explain", file, "--html")
	if code != exitDone || htmlCode != exitDone || !strings.Contains(page, `<mark class="diagnose">fibromyalgi</mark>`) {
		t.Errorf("exit %d and %d:\n%s", code, htmlCode, page)
	}
}

func TestRules(t *testing.T) {
	code, stdout, _ := command("--rules", "nr3")
	if code != exitDone || !strings.Contains(stdout, "LSP § 19, stk. 1, nr. 3") || strings.Contains(stdout, "nr4:") {
		t.Errorf("exit %d:\n%s", code, stdout)
	}
	_, dated, _ := command("--rules", "nr3", "--as-of", "2015-01-01")
	if len(dated) >= len(stdout) {
		t.Error("--as-of doesn't narrow the versions")
	}
}

func TestHelp(t *testing.T) {
	code, stdout, _ := command("--help")
	for _, want := range []string{"Afslutningskoder", "--dump-text", "--as-of", "golden/arkiv", "vurderer papirer", "130"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("help lacks %q", want)
		}
	}
	if code != exitDone || strings.Contains(stdout, "Usage:") || strings.Contains(stdout, "help for scan") {
		t.Errorf("exit %d:\n%s", code, stdout)
	}
}

func TestAnonymAndCompare(t *testing.T) {
	dir := archive(t, map[string]string{"n.txt": strings.Replace(note, "Journalnotat", "Journalnotat\nVedr.: Alfhild Grønvang, 170584-0012", 1)})
	out := filepath.Join(t.TempDir(), "ud")
	code, stdout, _ := command(dir, "--anonym", "--compare", "2026-07-01", "-q", "--out", out)
	if code != exitDone || !strings.Contains(stdout, "Sag 01") || !strings.Contains(stdout, "2026-07-01") || strings.Contains(stdout, "sag1") {
		t.Errorf("exit %d:\n%s", code, stdout)
	}
	page, err := os.ReadFile(filepath.Join(out, "Sag 01", "rapport.html"))
	if err != nil || strings.Contains(string(page), "Alfhild") || !strings.Contains(string(page), "Sagen efter to regelsæt") {
		t.Errorf("%v: the report names somebody or lacks the comparison", err)
	}
	for _, args := range [][]string{{dir, "--compare", "2001-01-01"}, {dir, "--as-of", "2010-05-05"}} {
		if code, _, stderr := command(append(args, "--out", filepath.Join(t.TempDir(), "ud"))...); code != exitNoRules || !strings.Contains(stderr, "2013-01-01") {
			t.Errorf("%v: exit %d, %q", args[1:], code, stderr)
		}
	}
}
