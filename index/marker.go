package index

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrLayout says that an index was written by another version of the program,
// in a layout that this one doesn't read. Such an error also wraps ErrDamaged;
// the remedy is the same.
var ErrLayout = errors.New("index has the layout of another version")

// marker is the contents of the marker file, written last: an index without it
// is none.
type marker struct {
	Schema    string    `json:"schema"`
	Stamp     string    `json:"stamp,omitempty"` // what the index was built from
	Documents int       `json:"documents"`       // of a collection: texts
	Rows      int       `json:"rows"`            // pages, or decisions
	Files     []fileSum `json:"files"`
	Sum       string    `json:"crc32c"` // of the marker with this empty
}

// encode gives the bytes of the marker file.
func (m marker) encode() ([]byte, error) {
	m.Sum = ""
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	m.Sum = hexSum(checksum(data))
	data, err = json.Marshal(m)
	return append(data, '\n'), err
}

// readMarker reads the marker in dir. The error is fs.ErrNotExist if there is
// none, wraps ErrLayout if it is sound but of another layout than schema, and
// else says that it is damaged.
func readMarker(dir, schema string) (m marker, err error) {
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w", markerFile, err)
	}
	if m.Schema != schema {
		return m, fmt.Errorf("%w: %q, want %q", ErrLayout, m.Schema, schema)
	}
	if again, err := m.encode(); err != nil || !bytes.Equal(again, data) {
		return m, errors.Join(err, fmt.Errorf("%s is not as it was written", markerFile))
	}
	return m, nil
}

// file gives what the marker knows of a file; a file of size 0 that can't be
// there if it knows nothing.
func (m marker) file(name string) fileSum {
	for _, f := range m.Files {
		if f.Name == name {
			return f
		}
	}
	return fileSum{Name: name, Size: -1}
}
