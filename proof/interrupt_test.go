//go:build linux

package proof

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hung is how long an interrupted scan may take before it is called hung; what
// it really took is logged.
const hung = time.Minute

// TestInterrupted interrupts a scan of long, hostile and ordinary files at
// random times, by each of the signals that ask for it: it says so in Danish,
// leaves no child behind, and the scan that follows ends as if nothing had been.
// OPLYST_INTERRUPTS sets how often.
func TestInterrupted(t *testing.T) {
	times := 6
	if testing.Short() {
		times = 2
	}
	if given := os.Getenv("OPLYST_INTERRUPTS"); given != "" {
		times, _ = strconv.Atoi(given)
	}
	archive := filepath.Join(t.TempDir(), "arkiv")
	large(t, archive, 120, 240)
	hostile(t, filepath.Join(archive, "ondt"))
	out := filepath.Join(t.TempDir(), "ud")
	words := []string{path("scan"), archive, "--out", out, "--ocr", "nej", "-j", "4"}
	began := time.Now()
	undisturbed := run(t, words...)
	took := time.Since(began)
	want := contents(t, out)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	signals, longest, caught := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, time.Duration(0), 0
	temp := t.TempDir()
	for i := range times {
		cmd := exec.Command(words[0], words[1:]...)
		cmd.Env = append(os.Environ(), "TMPDIR="+temp)
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took)))) // any moment, also the last
		left := descendants(cmd.Process.Pid)
		asked := time.Now()
		if cmd.Process.Signal(signals[i%len(signals)]) != nil {
			break // it had ended
		}
		stuck := time.AfterFunc(hung, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		if !stuck.Stop() {
			t.Fatal("the scan went on")
		}
		if code := cmd.ProcessState.ExitCode(); code == 130 {
			caught++
			longest = max(longest, time.Since(asked))
			if !strings.Contains(said.String(), "afbrudt") {
				t.Errorf("said %q", said.String())
			}
		} else if code != undisturbed.code && code != -1 { // -1: before it listened for signals
			t.Errorf("exit %d\n%s", code, said.String())
		}
		for _, pid := range left[1:] {
			if !ends(pid) {
				t.Errorf("child %d goes on", pid)
			}
		}
	}
	t.Logf("%d of %d interrupts ended a scan, the longest in %v", caught, times, longest.Round(time.Millisecond))
	o := run(t, words...)
	if o.code != undisturbed.code {
		t.Errorf("exit %d, undisturbed %d\n%s", o.code, undisturbed.code, o.stderr)
	}
	same(t, contents(t, out), want)
}

// ends tells whether a process comes to an end within moments.
func ends(pid int) bool {
	for range 100 {
		if syscall.Kill(pid, 0) != nil {
			return true
		}
		data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
		if err != nil || bytes.Contains(data, []byte(") Z ")) {
			return true
		}
		time.Sleep(50 * time.Millisecond)
	}
	return false
}

// hostile copies files that were made to hurt, if they are at hand.
func hostile(t *testing.T, dir string) {
	shared := os.Getenv("OPLYST_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	found, _ := filepath.Glob(filepath.Join(shared, "broken", "hostile_*.pdf"))
	if len(found) == 0 {
		t.Logf("%s has no hostile files: ordinary ones only", shared)
	}
	for _, name := range found {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, filepath.Base(name)), data)
	}
}

// Whoever reads the output may stop reading; that is no crash.
func TestClosedPipe(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "arkiv")
	large(t, archive, 10, 20)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	cmd := command(t, path("scan"), archive, "--out", filepath.Join(t.TempDir(), "ud"), "--ocr", "nej")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = w, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 0 || strings.Contains(said.String(), "goroutine") || strings.Contains(said.String(), "fejl") {
		t.Errorf("exit %d\n%s", code, said.String())
	}
}
