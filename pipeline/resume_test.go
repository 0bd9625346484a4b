//go:build unix

package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"oplyst/ledger"
)

// A scan in a process of its own is asked for by these variables.
const (
	childScan = "OPLYST_TEST_SCAN" // Options as JSON
	childKill = "OPLYST_TEST_KILL" // "point n": kill the process when the nth point of that name is reached
)

// scanAsChild is the whole program of a child that a test started to kill it.
func scanAsChild() {
	data := os.Getenv(childScan)
	if data == "" {
		return
	}
	var opt Options
	if err := json.Unmarshal([]byte(data), &opt); err != nil {
		panic(err)
	}
	name, at, _ := strings.Cut(os.Getenv(childKill), " ")
	left, _ := strconv.Atoi(at)
	opt.point = func(point string) {
		if point != name {
			return
		}
		if left--; left == 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	if _, err := Run(context.Background(), opt); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child is such a process. With OPLYST_SCAN, the path of a built cmd/scan, it is
// that program.
func child(t testing.TB, opt Options, kill string) *exec.Cmd {
	t.Helper()
	if scan := os.Getenv("OPLYST_SCAN"); scan != "" && kill == "" {
		return exec.Command(scan, opt.Archive, "--out", opt.Out, "-q", "--ocr", "nej")
	}
	data, err := json.Marshal(map[string]any{"Archive": opt.Archive, "Out": opt.Out, "Workers": opt.Workers, "Cage": opt.Cage})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childScan+"="+string(data), childKill+"="+kill)
	return cmd
}

// finishedChild runs a child to its end; some files being unread is none of its
// faults.
func finishedChild(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	const unread = 3 // cmd/scan's exit code
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != unread) {
		t.Fatalf("%v: %.2000s", err, out)
	}
	if strings.Contains(string(out), "Bemærk:") {
		t.Errorf("it said: %.2000s", out)
	}
}

// killed tells whether a process ended by SIGKILL.
func killed(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}

// end is everything a scan left in its output folder: the bytes of every file,
// and what the ledger says, but for times and tries.
func end(t testing.TB, out string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(out, path)
		switch {
		case err != nil:
			return err
		case d.IsDir():
			all[rel+"/"] = ""
			return nil
		case strings.HasPrefix(d.Name(), ".revisionsspor") || strings.HasPrefix(d.Name(), "revisionsspor"): // the audit log
			return nil
		case rel == ledger.Name:
			return nil
		}
		data, err := os.ReadFile(path)
		all[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(all, ledgerContent(t, out))
	return all
}

// ledgerContent is what a ledger says.
func ledgerContent(t testing.TB, out string) map[string]string {
	t.Helper()
	ctx, all := context.Background(), map[string]string{}
	l, err := ledger.OpenExisting(ctx, filepath.Join(out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, f := range l.Files() {
		e, err := l.Load(ctx, f.Key)
		if err != nil {
			t.Fatal(err)
		}
		e.First, e.Last, e.Tries = time.Time{}, time.Time{}, 0
		all["file "+f.Case+"\x00"+f.Path] = fmt.Sprintf("%+v", e)
	}
	for _, name := range l.Cases() {
		c, _ := l.Case(name)
		tags, err := l.LoadTags(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		c.Tags = tags
		data, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		all["case "+name] = string(data)
	}
	for _, name := range []string{ledger.MetaArchive, ledger.MetaRoot, ledger.MetaFinished} {
		all["meta "+name] = l.Meta(name)
	}
	return all
}

// sameEnd reports where two ends differ.
func sameEnd(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	keys := slices.Sorted(maps.Keys(got))
	for k := range want {
		if _, ok := got[k]; !ok {
			t.Errorf("%s: %s is missing", what, k)
		}
	}
	for _, k := range keys {
		w, ok := want[k]
		switch {
		case !ok:
			t.Errorf("%s: %s should not be there", what, k)
		case got[k] != w:
			at := 0
			for at < len(w) && at < len(got[k]) && w[at] == got[k][at] {
				at++
			}
			from := max(0, at-60)
			t.Errorf("%s: %s differs at %d: ...%.160q, want ...%.160q", what, k, at, got[k][from:], w[from:])
		}
	}
}

// put writes files of an archive, older than the two seconds within which a
// change might not show in a file's time.
func put(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
}

// someFiles are n cases of small files.
func someFiles(n int) map[string]string {
	files := map[string]string{".skjult/x": "x", "sag 0/tom.pdf": "", "sag 1/sag.yaml": "as_of: 2019-11-28\n", "sag 1/brudt.docx": "PK\x03\x04word/"}
	for i := range n {
		for k := range 1 + i%4 {
			files[fmt.Sprintf("sag %d/notat %d.txt", i, k)] = strings.Replace(journal, "12. marts", fmt.Sprintf("%d. april", 1+i+k), 1)
		}
	}
	return files
}

// copyFolder copies what a scan wrote.
func copyFolder(t testing.TB, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if err := filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return os.Chmod(path, 0o700)
		}
		return errors.Join(err, os.Chmod(path, 0o600))
	}); err != nil {
		t.Fatal(err)
	}
}

func mustRun(t testing.TB, opt Options) (last Progress, said []string) {
	t.Helper()
	opt.Progress = func(p Progress) { last = p }
	opt.Say = func(s string) { said = append(said, s) }
	if _, err := Run(context.Background(), opt); err != nil {
		t.Fatal(err)
	}
	return last, said
}

// TestKilledAtPoints kills a scan of a changed archive, at each named point, and
// scans again: the end is that of a scan that nothing disturbed.
func TestKilledAtPoints(t *testing.T) {
	if testing.Short() {
		t.Skip("starts some sixty processes")
	}
	root := t.TempDir()
	dir := filepath.Join(root, "arkiv")
	put(t, dir, someFiles(6))
	put(t, dir, map[string]string{"gammel/n.txt": journal, "gammel to/n.txt": journal})
	before := Options{Archive: dir, Out: filepath.Join(root, "før")}
	mustRun(t, before)
	for _, gone := range []string{"gammel", "gammel to", "sag 3/notat 1.txt"} {
		if err := os.RemoveAll(filepath.Join(dir, gone)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, map[string]string{"sag 2/notat 0.txt": journal + "Nyt.\n", "sag 2/ny.txt": journal, "ny sag/n.txt": journal, "ny sag 2/n.txt": journal})
	opt := Options{Archive: dir, Out: filepath.Join(root, "uden")}
	mustRun(t, opt)
	want := end(t, opt.Out)
	reached := 0
	for _, point := range []string{"before-commit", "after-commit", "case-file", "case-folder", "before-index", "after-index", "prune", "prune-folder", "overview"} {
		for n := 1; n <= 3; n++ {
			opt.Out = filepath.Join(root, fmt.Sprintf("%s %d", point, n))
			copyFolder(t, before.Out, opt.Out)
			err := child(t, opt, fmt.Sprint(point, " ", n)).Run()
			if err == nil { // the point isn't reached so often
				sameEnd(t, opt.Out, end(t, opt.Out), want)
				break
			}
			if !killed(err) {
				t.Fatalf("%s %d: %v", point, n, err)
			}
			reached++
			mustRun(t, opt)
			sameEnd(t, fmt.Sprintf("killed at %s %d", point, n), end(t, opt.Out), want)
		}
	}
	if reached < 12 {
		t.Errorf("only %d kills", reached)
	}
}

// TestKilledAtRandom kills scans of the example archive in the cage at random
// times until they get through. OPLYST_KILLS sets how many; the default is short.
func TestKilledAtRandom(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process for every kill")
	}
	kills := 6
	if n, err := strconv.Atoi(os.Getenv("OPLYST_KILLS")); err == nil {
		kills = n
	}
	root := t.TempDir()
	opt := Options{Archive: filepath.Join("..", "golden", "arkiv"), Out: filepath.Join(root, "uden"), Cage: true}
	if kills <= 20 {
		opt.Archive = filepath.Join(root, "arkiv")
		put(t, opt.Archive, someFiles(20))
	}
	begun := time.Now()
	finishedChild(t, child(t, opt, ""))
	whole := time.Since(begun)
	want := end(t, opt.Out)
	rnd := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	done, rounds, through := 0, 0, 0
	for done < kills {
		rounds++
		opt.Out = filepath.Join(root, fmt.Sprint("ud ", rounds))
		for range 1 + rnd.IntN(5) { // so many in a row
			cmd := child(t, opt, "")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			timer := time.AfterFunc(time.Duration(rnd.Int64N(int64(whole))), func() { _ = cmd.Process.Kill() })
			err := cmd.Wait()
			timer.Stop()
			if killed(err) {
				done++
			} else {
				through++
			}
		}
		finishedChild(t, child(t, opt, ""))
		sameEnd(t, fmt.Sprintf("after %d kills", done), end(t, opt.Out), want)
		if t.Failed() {
			break
		}
		os.RemoveAll(opt.Out)
	}
	t.Logf("%d kills in %d rounds, %d scans got through before", done, rounds, through)
}

// TestLockOfTheDead sees that a killed scan's lock is no lock, and that a living
// one says who it is.
func TestLockOfTheDead(t *testing.T) {
	opt := Options{Archive: archive(t, someFiles(3)), Out: filepath.Join(t.TempDir(), "ud")}
	cmd := child(t, opt, "after-commit 1")
	if err := cmd.Run(); !killed(err) {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(opt.Out, markFile))
	if err != nil || !strings.Contains(string(data), fmt.Sprintf("proces %d på", cmd.Process.Pid)) {
		t.Errorf("the mark file says %q, %v", data, err)
	}
	var inner error
	first := opt
	first.Progress = func(Progress) {
		if inner == nil {
			_, inner = Run(context.Background(), opt)
		}
	}
	if _, err := Run(context.Background(), first); err != nil {
		t.Fatalf("after a killed scan: %v", err)
	}
	var other *InUseError
	if !errors.As(inner, &other) || other.PID != os.Getpid() || time.Since(other.Since) > time.Hour || !errors.Is(inner, ErrInUse) {
		t.Errorf("while it runs: %v", inner)
	}
	if data, err := os.ReadFile(filepath.Join(opt.Out, markFile)); err != nil || string(data) != markText {
		t.Errorf("afterwards the mark file says %q, %v", data, err)
	}
}

// With next to no memory cases are judged one after another, and the end is the
// same.
func TestLittleMemory(t *testing.T) {
	files := map[string]string{}
	for i := range 6 {
		files[fmt.Sprintf("sag %d/notat.txt", i)] = strings.Repeat(journal, 3+i)
	}
	dir := archive(t, files)
	_, out := scan(t, Options{Archive: dir})
	var told []int64
	_, little := scan(t, Options{Archive: dir, Workers: 4, Memory: 40 << 10, Process: func(n int64) { told = append(told, n) }})
	if len(told) != 12 {
		t.Errorf("memory changed %d times, 6 cases were to be judged alone", len(told))
	}
	sameEnd(t, "little memory", end(t, little), end(t, out))
}
