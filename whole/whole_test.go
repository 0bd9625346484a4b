package whole

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func rights(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != want {
		t.Errorf("%s has rights %o, want %o", path, info.Mode().Perm(), want)
	}
}

func TestWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path+suffix, []byte("left by a run that was killed, and longer"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one", "a longer text", ""} {
		if err := Write(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := content(t, path); got != text {
			t.Errorf("%q, want %q", got, text)
		}
		rights(t, path, 0o600)
	}
	if left, _ := filepath.Glob(path + "?*"); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// A file that can't take its place leaves the old one and nothing beside it.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "none", "a"), nil, 0o600); err == nil {
		t.Error("wrote into a folder that isn't there")
	}
	taken := filepath.Join(dir, "taken") // a folder can't be replaced by a file
	if err := os.MkdirAll(filepath.Join(taken, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Write(taken, []byte("a"), 0o600); err == nil {
		t.Error("replaced a folder")
	}
	if _, err := os.Lstat(taken + suffix); !os.IsNotExist(err) {
		t.Errorf("left beside it: %v", err)
	}
}

func TestStage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "tally")
	if err := Write(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Stage(path, []byte("new"), 0o640)
	if err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("%q before it was placed", got)
	}
	if err := s.Place(); err != nil {
		t.Fatal(err)
	}
	if err := SyncFolder(dir); err != nil {
		t.Error(err)
	}
	if got := content(t, path); got != "new" {
		t.Errorf("%q after it was placed", got)
	}
	rights(t, path, 0o640)
	if s, err = Stage(path, []byte("never"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if files, _ := os.ReadDir(dir); len(files) != 1 || content(t, path) != "new" {
		t.Errorf("%d files, %q", len(files), content(t, path))
	}
	if err := SyncFolder(filepath.Join(dir, "none")); err == nil {
		t.Error("no such folder")
	}
}
