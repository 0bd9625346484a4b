package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/audit"
)

// logged gives the lines of an output folder's log.
func logged(t *testing.T, out string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, audit.LogFile))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

func TestScansAreLogged(t *testing.T) {
	dir, out := archive(t, map[string]string{"n.txt": note, "Ærø Bodil.txt": note}), filepath.Join(t.TempDir(), "ud")
	if code, _, stderr := command(dir, "--out", out, "-q", "--json", "--as-of", "2020-01-01"); code != exitDone {
		t.Fatalf("exit %d, %s", code, stderr)
	}
	lines := logged(t, out)
	if len(lines) != 2 || !strings.Contains(lines[0], `"action":"scan","phase":"begin","options":["out","quiet","json","as-of"]`) ||
		!strings.Contains(lines[1], `"phase":"end","of":1,`) || !strings.Contains(lines[1], `"counts":{"cases":1,"files":2,"pages":2},"exit":0,`) {
		t.Errorf("%q", lines)
	}
	// A scan that is refused before it begins leaves no line; one that fails has
	// an end with its code.
	command(filepath.Join(dir, "nej"), "--out", out, "-q")
	command(dir, "--out", out, "-q", "--fail-on", "missing")
	lines = logged(t, out)
	if len(lines) != 4 || !strings.Contains(lines[3], `"exit":4,`) {
		t.Errorf("%q", lines)
	}
	for _, word := range []string{"Bodil", "sag1", "fibromyalgi", ".txt", "2020-01-01", "missing"} {
		if strings.Contains(strings.Join(lines, ""), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

func TestViewsAreLogged(t *testing.T) {
	dir, out := archive(t, map[string]string{"n.txt": note}), filepath.Join(t.TempDir(), "ud")
	file := filepath.Join(dir, "sag1", "n.txt")
	if code, _, _ := command("--explain", file, "--out", out); code != exitDone {
		t.Errorf("exit %d for a folder that isn't there", code)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a view makes an output folder")
	}
	command(dir, "--out", out, "-q")
	command("--explain", file, "--html", "--out", out)
	command("--dump-text", file, "--out", out)
	lines := logged(t, out)
	if len(lines) != 4 || !strings.Contains(lines[2], `"action":"view","options":["explain","html","out"],"counts":{"files":1,"pages":1}`) || !strings.Contains(lines[3], `"dump-text"`) {
		t.Errorf("%q", lines)
	}
}

// Without a log nothing is read or shown.
func TestNoLogNoScan(t *testing.T) {
	dir, out := archive(t, map[string]string{"n.txt": note}), filepath.Join(t.TempDir(), "ud")
	command(dir, "--out", out, "-q")
	before, err := os.ReadFile(filepath.Join(out, "oversigt.csv"))
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(out, audit.LogFile))
	if err := os.Mkdir(filepath.Join(out, audit.LogFile), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{dir}, {"--explain", filepath.Join(dir, "sag1", "n.txt")}} {
		code, stdout, stderr := command(append(args, "--out", out)...)
		if code != exitNotLogged || stdout != "" || !strings.Contains(stderr, "revisionssporet kan ikke føres") {
			t.Errorf("%v: exit %d, %q, %q", args[0], code, stdout, stderr)
		}
	}
	if after, err := os.ReadFile(filepath.Join(out, "oversigt.csv")); err != nil || string(after) != string(before) {
		t.Errorf("what the last scan wrote is gone or changed: %v", err)
	}
}

func TestVerifyAudit(t *testing.T) {
	dir, out := archive(t, map[string]string{"n.txt": note}), filepath.Join(t.TempDir(), "ud")
	if code, _, stderr := command("--verify-audit", out); code != exitNoArchive || !strings.Contains(stderr, "intet revisionsspor") {
		t.Errorf("no log: exit %d, %s", code, stderr)
	}
	command(dir, "--out", out, "-q")
	command("--explain", filepath.Join(dir, "sag1", "n.txt"), "--out", out)
	for _, args := range [][]string{{"--verify-audit", out}, {"--verify-audit", "--out", out}} {
		code, stdout, stderr := command(args...)
		for _, want := range []string{"3 linjer, fra ", "1 scanning, 1 visning", "Kæden holder", "Sidste sum: ", "kan ikke bevises"} {
			if code != exitDone || !strings.Contains(stdout, want) {
				t.Errorf("%v: exit %d, lacks %q in\n%s%s", args, code, want, stdout, stderr)
			}
		}
	}
	_, stdout, _ := command("--verify-audit", out, "sag1")
	if !strings.Contains(stdout, `Sag "sag1": ingen linjer`) {
		t.Errorf("%s", stdout)
	}

	lines := logged(t, out)
	for name, x := range map[string]struct {
		data, says, kind string
	}{
		"changed":   {lines[0] + "\n" + strings.Replace(lines[1], `"exit":0`, `"exit":3`, 1) + "\n" + lines[2] + "\n", "BRUDT ved linje 2: den eller linjen før er ændret", "changed"},
		"removed":   {lines[0] + "\n" + lines[2] + "\n", "BRUDT ved linje 2: linje nr. 2 er fjernet", "removed"},
		"cut":       {lines[0] + "\n", "BRUDT ved linje 2: linje nr. 2 til 3 er skåret af", "cut"},
		"inserted":  {lines[0] + "\n" + lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n", "linjen er sat ind", "inserted"},
		"reordered": {lines[0] + "\n" + lines[2] + "\n" + lines[1] + "\n", "rækkefølge", "reordered"},
	} {
		if err := os.WriteFile(filepath.Join(out, audit.LogFile), []byte(x.data), 0o600); err != nil {
			t.Fatal(err)
		}
		code, stdout, _ := command("--verify-audit", out)
		if code != exitBroken || !strings.Contains(stdout, x.says) || strings.Contains(stdout, "holder:") {
			t.Errorf("%s: exit %d\n%s", name, code, stdout)
		}
		code, stdout, _ = command("--verify-audit", out, "--json")
		var v struct {
			Schema string
			Holds  bool
			Lines  int
			Break  *struct{ Kind, Text string }
		}
		if err := json.Unmarshal([]byte(stdout), &v); err != nil || code != exitBroken || v.Holds || v.Break == nil || v.Break.Kind != x.kind {
			t.Errorf("%s: exit %d, %v\n%s", name, code, err, stdout)
		}
	}
}
