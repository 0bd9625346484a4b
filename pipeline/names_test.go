package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/ingest"
)

// TestOddNames scans names that a shell, a browser or a terminal may trip over.
func TestOddNames(t *testing.T) {
	dir := archive(t, map[string]string{
		"sag med mellemrum/æøå § 19 #1?.txt": journal,
		"linje\nskift/n\nb.txt":              journal,
		"con/n.txt":                          journal,
		"a:b/n.txt":                          journal,
		"A_B/n.txt":                          journal,
		"indeks/n.txt":                       journal,
	})
	if err := os.Symlink("..", filepath.Join(dir, "con", "ring")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "con", "stor.pdf"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "con", "stor.pdf"), 2<<30); err != nil { // sparse
		t.Fatal(err)
	}
	a, out := scan(t, Options{Archive: dir})
	folders := map[string]bool{}
	for _, c := range a.Cases {
		folders[strings.ToLower(c.Folder)] = true
		if _, err := os.Stat(filepath.Join(out, c.Folder, ReportFile)); err != nil {
			t.Error(err)
		}
	}
	if len(folders) != 6 {
		t.Errorf("folders %v", folders)
	}
	for _, c := range a.Cases {
		for _, f := range c.Files {
			if strings.HasSuffix(f.Path, "stor.pdf") && (f.State != ingest.Unread || f.Reason == "") {
				t.Errorf("2 GB file: %s %q", f.State, f.Reason)
			}
		}
	}
}

func TestSafeName(t *testing.T) {
	for name, want := range map[string]string{
		"d03": "d03", "sag 1": "sag 1", "../../etc": "_.._etc", "": "sag_", "...": "sag_", "CON.txt": "sag_CON.txt",
		"a/b": "a_b", "Øst\n": "Øst_", "oversigt": "sag_oversigt", "e\u0301": "é",
	} {
		if got := safeName(name); got != want {
			t.Errorf("safeName(%q) = %q, want %q", name, got, want)
		}
	}
	if n := safeName(strings.Repeat("æ", 300)); len(n) > 100 {
		t.Errorf("%d bytes", len(n))
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("../x")
	f.Add("con.\u00e6")
	f.Fuzz(func(t *testing.T, name string) {
		got := safeName(name)
		if got == "" || got == "." || got == ".." || strings.ContainsAny(got, "/\\\x00\n") || len(got) > 104 {
			t.Errorf("safeName(%q) = %q", name, got)
		}
	})
}
