package fulltext

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"

	"oplyst/corpus"
)

// EnvFolder names the environment variable that sets the collection's folder.
const EnvFolder = "OPLYST_SAMLING"

// Names within a collection.
const (
	textsDir = "tekster"
	// IndexDir is where the search index over the texts lies; it is made of
	// them and may be deleted.
	IndexDir = "indeks"
	ext      = ".md"
	tempMark = ".ny-"
)

// DefaultFolder is where the collection lies if nobody says otherwise:
// $OPLYST_SAMLING, else oplyst/samling in the user's folder for data
// ($XDG_DATA_HOME, ~/.local/share, or what the system uses for settings).
func DefaultFolder() (string, error) {
	if dir := os.Getenv(EnvFolder); dir != "" {
		return filepath.Clean(dir), nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "oplyst", "samling"), nil
	}
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the user's folder: %w", err)
		}
		return filepath.Join(home, ".local", "share", "oplyst", "samling"), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the user's folder: %w", err)
	}
	return filepath.Join(dir, "oplyst", "samling"), nil
}

// Folder is a collection on disk. The zero value is of no use; set Dir.
type Folder struct {
	Dir string
}

// path gives the place of a decision: tekster/2018/58-18.md.
func (f Folder) path(nr string) string {
	return filepath.Join(f.Dir, textsDir, strconv.Itoa(corpus.Year(nr)), nr+ext)
}

// Get reads one decision. The error wraps fs.ErrNotExist if it isn't there.
func (f Folder) Get(nr string) (*Record, error) {
	data, err := os.ReadFile(f.path(nr))
	if err != nil {
		return nil, err
	}
	return Decode(string(data))
}

// Put writes one decision, whole or not at all, and reports whether the file
// changed.
func (f Folder) Put(r *Record) (changed bool, err error) {
	name, data := f.path(r.Nr), r.Encode()
	if old, err := os.ReadFile(name); err == nil && string(old) == string(data) {
		return false, nil
	}
	return true, writeWhole(name, data)
}

// writeWhole writes a file beside its place and moves it there.
func writeWhole(name string, data []byte) error {
	dir := filepath.Dir(name)
	temp, err := os.CreateTemp(dir, tempMark+"*")
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		temp, err = os.CreateTemp(dir, tempMark+"*")
	}
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Chmod(0o644), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}

// Entry is one file of a collection, unread.
type Entry struct {
	Nr      string
	Path    string
	Size    int64
	ModTime int64 // nanoseconds since 1970
}

// List gives the decisions of a collection by number; none if there is no
// collection. It reads no file.
func (f Folder) List() ([]Entry, error) {
	years, err := os.ReadDir(filepath.Join(f.Dir, textsDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, y := range years {
		if !y.IsDir() {
			continue
		}
		dir := filepath.Join(f.Dir, textsDir, y.Name())
		files, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range files {
			nr, ok := strings.CutSuffix(e.Name(), ext)
			if !ok || !e.Type().IsRegular() {
				continue
			}
			if norm, ok := corpus.NormalizeNr(nr); !ok || norm != nr {
				continue
			}
			info, err := e.Info()
			if err != nil {
				continue // gone meanwhile
			}
			out = append(out, Entry{Nr: nr, Path: filepath.Join(dir, e.Name()), Size: info.Size(), ModTime: info.ModTime().UnixNano()})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Nr < out[j].Nr })
	return out, nil
}

// Sweep removes what killed imports left half-written.
func (f Folder) Sweep() {
	left, _ := filepath.Glob(filepath.Join(f.Dir, textsDir, "*", tempMark+"*"))
	for _, name := range left {
		os.Remove(name)
	}
}

// Writable makes the folder if it is missing and tells whether it can be
// written to. The error is Danish.
func (f Folder) Writable() error {
	if err := os.MkdirAll(filepath.Join(f.Dir, textsDir), 0o777); err != nil {
		return diskError(f.Dir, err)
	}
	probe, err := os.CreateTemp(filepath.Join(f.Dir, textsDir), tempMark+"*")
	if err != nil {
		return diskError(f.Dir, err)
	}
	probe.Close()
	os.Remove(probe.Name())
	return nil
}

// DiskError is a fault of the disk, not of a file that was to be imported. Its
// text is Danish.
type DiskError struct {
	Dir string
	Err error
}

func diskError(dir string, err error) error { return &DiskError{dir, err} }

// Error says what to do.
func (e *DiskError) Error() string {
	switch {
	case errors.Is(e.Err, fs.ErrPermission), errors.Is(e.Err, syscall.EROFS):
		return fmt.Sprintf("samlingen i %s kan ikke skrives; vælg en anden mappe med --samling", e.Dir)
	case errors.Is(e.Err, syscall.ENOSPC):
		return fmt.Sprintf("disken er fuld; samlingen i %s er ikke ændret siden den sidste hele fil. Frigør plads, og kør importen igen", e.Dir)
	case errors.Is(e.Err, syscall.ENOTDIR), errors.Is(e.Err, fs.ErrExist):
		return fmt.Sprintf("%s er ikke en mappe; vælg en anden med --samling", e.Dir)
	}
	return fmt.Sprintf("samlingen i %s kan ikke skrives: %v", e.Dir, e.Err)
}

// Unwrap gives the system's error.
func (e *DiskError) Unwrap() error { return e.Err }
