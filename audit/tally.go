package audit

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"oplyst/whole"
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

// stage writes a file of the log beside its place, down to the disk. A group that
// was let in stays in.
func stage(path string, data []byte) (whole.Staged, error) {
	mode := fs.FileMode(0o600)
	if old, err := os.Lstat(path); err == nil {
		mode |= old.Mode().Perm() & 0o060
	}
	return whole.Stage(path, data, mode)
}

// stageTally prepares the tally that goes with a line.
func stageTally(dir string, t tally) (whole.Staged, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return whole.Staged{}, err
	}
	return stage(filepath.Join(dir, TallyFile), append(data, '\n'))
}
