package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"oplyst/lock"
)

// tempIndex begins the names of indexes that are being written; the number of
// the process follows.
const tempIndex = ".oplyst-index-"

// tempDir is the folder an index is written in, beside its place. The system
// keeps its lock until the program ends, however it ends, so that another can
// tell what was left behind.
type tempDir struct {
	path string
	held *os.File // the folder, locked
}

// makeTemp makes such a folder and removes what killed programs left there.
func makeTemp(parent string) (*tempDir, error) {
	sweepTemp(parent)
	for range 10 {
		path, err := os.MkdirTemp(parent, fmt.Sprintf("%s%d-*", tempIndex, os.Getpid()))
		if err != nil {
			return nil, err
		}
		if d := holdTemp(path); d != nil {
			return d, nil
		}
	}
	return nil, fmt.Errorf("%s: folders are removed as soon as they are made", parent)
}

// holdTemp locks a new folder; nil if another program took it for a dead one's
// before that.
func holdTemp(path string) *tempDir {
	d := &tempDir{path: path}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	if errors.Is(lock.Try(f), lock.ErrHeld) {
		f.Close()
		return nil
	}
	d.held = f
	mine, err := f.Stat()
	if there, statErr := os.Stat(path); err != nil || statErr != nil || !os.SameFile(mine, there) {
		f.Close()
		return nil
	}
	return d
}

// remove removes what lies at the folder's path and lets go of the lock.
func (d *tempDir) remove() error {
	return errors.Join(os.RemoveAll(d.path), os.RemoveAll(d.path+oldSuffix), d.held.Close())
}

// sweepTemp removes the half-written and the replaced indexes of programs that
// are no more.
func sweepTemp(parent string) {
	left, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range left {
		if rest, ok := strings.CutPrefix(e.Name(), tempIndex); ok && e.IsDir() {
			sweep(filepath.Join(parent, e.Name()), rest)
		}
	}
}

func sweep(dir, rest string) {
	pid, _, _ := strings.Cut(rest, "-")
	if n, err := strconv.Atoi(pid); err == nil && runtime.GOOS == "windows" && running(n) {
		return // there are no locks on folders there
	}
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	if !errors.Is(lock.Try(f), lock.ErrHeld) {
		os.RemoveAll(dir)
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
