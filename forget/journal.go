package forget

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"oplyst/whole"
)

// JournalFile is the file of an output folder that says what is being forgotten
// and by which signs it would be known. It is there only while that is under
// way.
const JournalFile = ".glemsel"

// maxJournal bounds it, in bytes.
const maxJournal = 256 << 20

// journal is what must be known to finish, since ledger and folders may already
// be without it.
type journal struct {
	Cases  []Case   `json:"cases"`
	Scans  []string `json:"scans"`
	Signs  []string `json:"signs"`
	Shared int      `json:"shared"`

	resumed bool
}

// readJournal reads the journal of a run that was stopped; nil if there is none.
// One that was cut short is none: nothing was removed then.
func readJournal(out string) (*journal, error) {
	path := filepath.Join(out, JournalFile)
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxJournal {
		return nil, fmt.Errorf("%s is no journal", JournalFile)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseJournal(data), nil
}

// parseJournal reads a journal; nil if it is none, or names anything that is not
// of an output folder: by it things are removed.
func parseJournal(data []byte) *journal {
	var j journal
	if json.Unmarshal(data, &j) != nil || len(j.Cases) == 0 {
		return nil
	}
	for _, c := range j.Cases {
		if c.Name == "" || c.Folder != "" && !caseFolder(c.Folder) {
			return nil
		}
	}
	for _, key := range j.Scans {
		if !scanKey.MatchString(key) {
			return nil
		}
	}
	j.resumed = true
	return &j
}

// scanKey is a key of the OCR cache.
var scanKey = regexp.MustCompile(`^[0-9A-Za-z_-]{3,200}$`)

// caseFolder tells whether a name can be that of a case's folder: one element of
// a path, and none of what else lies in an output folder.
func caseFolder(name string) bool {
	return name != "" && name == filepath.Base(name) && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, `/\`) && filepath.IsLocal(name) && name != "indeks"
}

// write puts the journal on disk, whole or not at all.
func (j *journal) write(out string) error {
	data, err := json.Marshal(j)
	if err != nil {
		return errors.New("the journal can't be written as JSON") // not json's error: it may quote text
	}
	path := filepath.Join(out, JournalFile)
	staged, err := whole.Stage(path, data, 0o600)
	if err != nil {
		return err
	}
	if err := staged.Place(); err != nil {
		return err
	}
	_ = whole.SyncFolder(out) // not every system can
	return nil
}

// remove overwrites the journal and deletes it.
func (j *journal) remove(out string) error {
	path := filepath.Join(out, JournalFile)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		_, err = io.CopyN(f, zeros{}, info.Size())
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), os.Remove(path))
}

// zeros reads as zeros without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
