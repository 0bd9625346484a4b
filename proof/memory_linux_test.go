package proof

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// most is what a scan may use, with its children and what they start, in bytes.
const most = 1 << 30

// TestMemory scans a large archive with many workers and measures the memory of
// the whole process tree. By default the archive is small; the figures of the
// README come from
//
//	OPLYST_SCALE=10000 OPLYST_SCALE_WORKERS=1,2,8,16,32 go test ./proof -run TestMemory -v -timeout 5h
func TestMemory(t *testing.T) {
	files, workers := 300, "16"
	if given := os.Getenv("OPLYST_SCALE"); given != "" {
		files, _ = strconv.Atoi(given)
		workers = "1,2,8,16,32"
	} else if testing.Short() {
		t.Skip("reads 1,800 pages")
	}
	if given := os.Getenv("OPLYST_SCALE_WORKERS"); given != "" {
		workers = given
	}
	archive := filepath.Join(t.TempDir(), "arkiv")
	large(t, archive, files, 6*files)
	for _, j := range strings.Split(workers, ",") {
		began := time.Now()
		peak, parent, processes, o := measured(t, command(t, path("scan"), archive, "--out", filepath.Join(t.TempDir(), "ud"), "--ocr", "nej", "-j", j))
		if o.code != 0 && o.code != 3 {
			t.Fatalf("exit %d\n%s", o.code, o.stderr)
		}
		took := time.Since(began)
		t.Logf("-j %s: peak %d MB of %d processes, %d MB of them the parent's; %.0f s, %.0f pages/s", j, peak>>20, processes, parent>>20, took.Seconds(), float64(6*files)/took.Seconds())
		if peak > most {
			t.Errorf("-j %s: the scan used %d MB", j, peak>>20)
		}
	}
}

// measured runs a command and gives the most memory that it and its descendants
// used at once, what files they share counted once, and the most of it that was
// its own.
func measured(t *testing.T, cmd *exec.Cmd) (peak, parent int64, processes int, o outcome) {
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for {
		sum, all := int64(0), descendants(cmd.Process.Pid)
		for i, pid := range all {
			uses := proportional(pid)
			sum += uses
			if i == 0 {
				parent = max(parent, uses)
			}
		}
		peak, processes = max(peak, sum), max(processes, len(all))
		select {
		case <-ended:
			return peak, parent, processes, outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// descendants lists a process and all that it has started.
func descendants(pid int) []int {
	all := []int{pid}
	for i := 0; i < len(all); i++ {
		lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", all[i]))
		for _, list := range lists {
			data, _ := os.ReadFile(list)
			for _, field := range strings.Fields(string(data)) {
				if child, err := strconv.Atoi(field); err == nil {
					all = append(all, child)
				}
			}
		}
	}
	return all
}

// proportional is a process's memory in bytes, what it shares divided by how
// many share it.
func proportional(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "Pss:" {
			kb, _ := strconv.ParseInt(fields[1], 10, 64)
			return kb << 10
		}
	}
	return 0
}
