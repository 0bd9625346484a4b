package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oplyst/cage"
	"oplyst/corpus/fulltext"
)

// TestMain keeps the tests away from the collection of whoever runs them.
func TestMain(m *testing.M) {
	cage.Enter(decisionTask)
	dir, err := os.MkdirTemp("", "oplyst-samling-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Setenv(fulltext.EnvFolder, dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

const kayak = "Principafgørelse 58-18 om udviklingsperspektiv\n\nResumé\n\nDer skal kunne peges på noget.\n\nBegrundelse for afgørelsen\n\n" +
	"Vi lægger vægt på, at borgeren sejlede kajak hver onsdag.\n"

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestImportThenSearch(t *testing.T) {
	dir, folder := t.TempDir(), filepath.Join(t.TempDir(), "samling")
	good := write(t, dir, "58-18.txt", kayak)
	write(t, dir, "notat.txt", "Notat om principafgørelse 58-18, der ikke er en afgørelse.")
	bad := write(t, t.TempDir(), "halv.xml", "<?xml version='1.0'?><Dokument><Meta>")
	steps := []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"nothing to import", []string{"import"}, 2, []string{"mangler en fil"}},
		{"no such path", []string{"import", "--samling", folder, filepath.Join(dir, "væk")}, 10, []string{"findes ikke"}},
		{"a folder", []string{"import", "--samling", folder, dir}, 0, []string{"ny: 58-18", "ikke en afgørelse", "1 ny afgørelse", folder}},
		{"again", []string{"import", "--samling", folder, good}, 0, []string{"uændret: 58-18", "1 uændrede"}},
		{"a broken file", []string{"import", "--samling", folder, bad}, 3, []string{"ikke læst", "halv.xml", "afkortet"}},
		{"quiet", []string{"import", "-q", "--samling", folder, good, bad}, 3, []string{"halv.xml"}},
		{"found with its heading", []string{"--samling", folder, "kajak"}, 0, []string{"58-18", "Uddrag, Begrundelse for afgørelsen:", "sejlede kajak", "Den fulde tekst er i din samling"}},
		{"not without the collection", []string{"kajak"}, 1, []string{"Ingen afgørelser fundet"}},
		{"help names the folder", []string{"import", "--help"}, 0, []string{os.Getenv(fulltext.EnvFolder), "Afslutningskoder"}},
		{"a word named import", []string{"--", "import"}, 1, []string{"Ingen afgørelser"}},
	}
	for _, s := range steps {
		code, stdout, stderr := call(s.args...)
		for _, want := range s.says {
			if !strings.Contains(stdout+stderr, want) {
				t.Errorf("%s: %q is missing\nstdout: %s\nstderr: %s", s.name, want, stdout, stderr)
			}
		}
		if code != s.code {
			t.Errorf("%s: code %d, want %d", s.name, code, s.code)
		}
	}
	_, stdout, _ := call("import", "--json", "--samling", folder, good)
	var got struct {
		Folder string
		Items  []struct{ File, Nr, Result string }
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || got.Folder != folder || len(got.Items) != 1 || got.Items[0].Result != "uændret" {
		t.Errorf("%v %+v", err, got)
	}
	_, stdout, _ = call("--json", "--samling", folder, "kajak")
	if !strings.Contains(stdout, `"section":"Begrundelse for afgørelsen"`) || !strings.Contains(stdout, `"full_text":true`) {
		t.Error(stdout)
	}
}

func TestDamagedIndexIsSaidAndBuiltAgain(t *testing.T) {
	folder := t.TempDir()
	if code, _, stderr := call("import", "--samling", folder, write(t, t.TempDir(), "a.txt", kayak)); code != 0 {
		t.Fatal(stderr)
	}
	if err := os.Truncate(filepath.Join(folder, fulltext.IndexDir, "words.bin"), 1); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call("--samling", folder, "kajak")
	if code != 0 || !strings.Contains(stdout, "58-18") || !strings.Contains(stderr, "beskadiget") {
		t.Errorf("%d %s %s", code, stdout, stderr)
	}
	if _, _, stderr = call("--samling", folder, "kajak"); stderr != "" {
		t.Errorf("it says it again: %s", stderr)
	}
}

func TestUpdateIsNeverUnasked(t *testing.T) {
	called := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { called++; fmt.Fprint(w, "[]") }))
	defer server.Close()
	if code, _, stderr := call("update", "--base-url", server.URL, "--samling", t.TempDir()); code != 2 || called != 0 || !strings.Contains(stderr, "--from retsinformation") {
		t.Errorf("%d, %d calls, %s", code, called, stderr)
	}
	if code, _, _ := call("update", "--from", "retsinformation", "x"); code != 2 {
		t.Error("arguments were taken")
	}
}

func TestUpdateStopsWithAReason(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) }))
	defer server.Close()
	code, stdout, stderr := call("update", "-q", "--from", "retsinformation", "--base-url", server.URL, "--samling", t.TempDir())
	if m := time.Now().UTC().Hour(); m >= 21 || m < 3 { // the interface is or may be closed
		if code != 1 {
			t.Errorf("%d %s", code, stderr)
		}
		return
	}
	if code != 1 || !strings.Contains(stderr, "afviser") || !strings.Contains(stdout, "Samlingen ligger i") {
		t.Errorf("%d\n%s\n%s", code, stdout, stderr)
	}
}
