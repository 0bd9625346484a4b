// Package proof holds tests of what the finished programs promise: that they
// make no network connection, never touch the archive, let nobody else read what
// they write, tell no case text, end when they are asked to, and keep to their
// memory. They run the real programs, built once, from outside.
package proof

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// programs is the folder that the built programs lie in.
var programs string

func TestMain(m *testing.M) {
	code, err := withPrograms(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func withPrograms(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "oplyst-proof-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	build := exec.Command("go", "build", "-o", dir+string(filepath.Separator), "./cmd/scan", "./cmd/search")
	build.Dir = ".."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("build the programs: %w\n%s", err, said)
	}
	programs = dir
	return m.Run(), nil
}

// path is a built program's.
func path(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(programs, name)
}

// outcome is what a program left.
type outcome struct {
	code           int // -1: ended by a signal
	stdout, stderr string
}

// run runs a command, words[0] being a program's path, in a temporary folder of
// its own.
func run(t testing.TB, words ...string) outcome {
	t.Helper()
	return finish(t, command(t, words...))
}

func command(t testing.TB, words ...string) *exec.Cmd {
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "TMPDIR="+t.TempDir())
	return cmd
}

func finish(t testing.TB, cmd *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("run %s: %v", cmd.Path, err)
	}
	return outcome{code: cmd.ProcessState.ExitCode(), stdout: stdout.String(), stderr: stderr.String()}
}

// tool finds an outside program or skips the test.
func tool(t testing.TB, name string) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("needs Linux")
	}
	found, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("needs %s, which is not installed", name)
	}
	return found
}

// example is a copy of the example archive, in a folder of its own.
func example(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arkiv")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "golden", "arkiv"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// put writes a file and its folders.
func put(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// moving are the files of an output folder that tell of the run itself, and not
// of the archive.
func moving(rel string) bool {
	return strings.Contains(rel, "revisionsspor") || strings.HasPrefix(rel, "protokol.db")
}

// contents are the hashes of the files of an output folder by their path, but
// for those that tell of the run itself.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, p)
		if err != nil || d.IsDir() || moving(rel) {
			return err
		}
		data, err := os.ReadFile(p)
		all[rel] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// same reports what differs between two output folders.
func same(t testing.TB, got, want map[string]string) {
	t.Helper()
	for name, sum := range want {
		if got[name] == "" {
			t.Errorf("%s is missing", name)
		} else if got[name] != sum {
			t.Errorf("%s differs", name)
		}
	}
	for name := range got {
		if want[name] == "" {
			t.Errorf("%s is too much", name)
		}
	}
}
