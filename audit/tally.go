package audit

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// tally is what is known of the log outside it.
type tally struct {
	Lines int    `json:"lines"` // the number of the last line
	Hash  string `json:"hash"`  // its hash
}

// readTally reads the tally; ok is false if there is none that makes sense.
func readTally(dir string) (t tally, ok bool, err error) {
	data, err := readSmall(filepath.Join(dir, TallyFile), 1<<10)
	if err != nil || data == nil {
		return tally{}, false, err
	}
	if json.Unmarshal(data, &t) != nil || t.Lines < 0 || len(t.Hash) != hashLen {
		return tally{}, false, nil
	}
	return t, true, nil
}

// readSmall reads a file of at most most bytes; nil if it isn't there or is
// larger.
func readSmall(path string, most int64) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > most:
		return nil, nil
	}
	return os.ReadFile(path)
}

// pending is a file that is written beside its place and put there by place.
type pending struct{ temp, path string }

// stage writes a file beside its place, down to the disk.
func stage(path string, data []byte) (pending, error) {
	p := pending{path + ".tmp", path}
	f, err := os.OpenFile(p.temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return p, err
	}
	if old, statErr := os.Lstat(path); statErr == nil && old.Mode().Perm()&0o060 != 0 {
		err = f.Chmod(0o600 | old.Mode().Perm()&0o060) // a group that was let in stays in
	}
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(p.temp)
	}
	return p, err
}

func (p pending) place() error { return os.Rename(p.temp, p.path) }

func (p pending) drop() { os.Remove(p.temp) }

// stageTally prepares the tally that goes with a line.
func stageTally(dir string, t tally) (pending, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return pending{}, err
	}
	return stage(filepath.Join(dir, TallyFile), append(data, '\n'))
}
