package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// tempIndex begins the names of indexes that are being written; the number of
// the process follows.
const tempIndex = ".oplyst-index-"

// makeTemp makes the folder an index is written in, beside its place, and
// removes what killed programs left there.
func makeTemp(parent string) (string, error) {
	sweepTemp(parent)
	return os.MkdirTemp(parent, fmt.Sprintf("%s%d-*", tempIndex, os.Getpid()))
}

// sweepTemp removes the half-written indexes of processes that are no more.
func sweepTemp(parent string) {
	left, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range left {
		rest, ok := strings.CutPrefix(e.Name(), tempIndex)
		if !ok || !e.IsDir() {
			continue
		}
		pid, _, _ := strings.Cut(rest, "-")
		if n, err := strconv.Atoi(pid); err == nil && strings.Contains(rest, "-") && running(n) {
			continue
		}
		os.RemoveAll(filepath.Join(parent, e.Name()))
	}
}

// running reports whether a process is there; in doubt it is.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
