package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// casesSchema is the version of the layout of a case index on disk.
const casesSchema = "oplyst/index/2"

// Files of a case index. The texts lie outside Bleve, which so stores neither text
// nor the positions of words: a snippet reads the page itself, and the order of
// words for phrases is in the forward list (words.bin, see forward).
const (
	markerFile    = "oplyst-index.json"
	documentsFile = "documents.jsonl"
	pagesFile     = "pages.bin"
	textsFile     = "texts.txt"
	formsFile     = "forms.txt"
	wordsFile     = "words.bin"
	numbersFile   = "numbers.txt" // forms by their number in words.bin
	storeDir      = "store"
)

// documentRow is a line of documents.jsonl.
type documentRow struct {
	Case string `json:"case"`
	Path string `json:"path"`
	Type string `json:"type,omitempty"`
	Date string `json:"date,omitempty"`
}

// pageRow is a record of pages.bin; all fields little-endian.
type pageRow struct {
	Document uint32 // line of documents.jsonl, from 0
	Number   uint32
	Length   uint32 // bytes of text
	Words    uint32
	Offset   uint64 // of the text in texts.txt
}

const pageRowSize = 24

// marker is the contents of the marker file, written last.
type marker struct {
	Schema    string `json:"schema"`
	Documents int    `json:"documents"`
	Pages     int    `json:"pages"`
	TextBytes uint64 `json:"text_bytes"`
	Stamp     string `json:"stamp,omitempty"` // see CasesWriter.SetStamp
}

// openSized opens a file of an index, which must have exactly this size.
func openSized(name string, size int64) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.Size() != size {
		f.Close()
		return nil, errors.Join(err, fmt.Errorf("%s has the wrong size", filepath.Base(name)))
	}
	return f, nil
}
