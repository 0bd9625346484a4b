//go:build unix

package proof

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// open lists what others could read of a folder, besides the folder itself: files
// and folders with rights for others that no folder above them keeps out.
func open(dir string) (found []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue // gone meanwhile
		}
		p := filepath.Join(dir, e.Name())
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
		case info.Mode().Perm()&0o077 != 0:
			found = append(found, p)
		}
	}
	return found
}

// TestRightsMeanwhile holds that nothing a scan writes, in its output folder or
// the temporary one, can be read by others at any moment, even if both folders
// may be and the umask takes nothing away.
func TestRightsMeanwhile(t *testing.T) {
	tool(t, "sh")
	out, temp := filepath.Join(t.TempDir(), "ud"), t.TempDir()
	for _, dir := range []string{out, temp} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := command(t, "sh", "-c", `umask 000; exec "$@"`, "sh", path("scan"), example(t), "--out", out, "-q")
	cmd.Env = append(cmd.Env, "TMPDIR="+temp)
	done, seen := make(chan outcome, 1), map[string]bool{}
	go func() { done <- finish(t, cmd) }()
	for ended := false; !ended; {
		select {
		case o := <-done:
			ended = true
			if o.code != 0 && o.code != 3 {
				t.Errorf("exit %d\n%s", o.code, o.stderr)
			}
		case <-time.After(2 * time.Millisecond):
		}
		for _, p := range append(open(out), open(temp)...) {
			seen[p] = true
		}
	}
	for p := range seen {
		t.Errorf("others could read %s", p)
	}
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == out {
			return err
		}
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if got := mode(t, p); got != want {
			t.Errorf("%s has rights %o, want %o", p, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
