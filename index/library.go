package index

import (
	"os"

	"oplyst/corpus/fulltext"
)

// library is the official texts that lie beside an index.
type library struct {
	texts *os.File
	rows  []libraryRow
	words *os.File
	temp  string // a folder to remove at the end, or ""
}

// libraryRow says where the text of a row lies.
type libraryRow struct {
	Offset uint64
	Length uint32 // 0: only the catalogue knows the decision
}

// record gives the official text of a row, sections only; nil if there is none
// or it can't be read.
func (l *library) record(row uint32) *fulltext.Record { return nil }

func (l *library) close() error { return nil }
