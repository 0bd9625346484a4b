// Package lexicon holds the word tables of extraction as embedded TSV files,
// and one loader for all of them. README.md says where each table comes from.
//
// A table has a head line that names its columns; lines that begin with '#'
// and empty lines are skipped. Cells are trimmed. Several values in one cell
// stand apart by '|'.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"strings"
)

//go:embed *.tsv
var files embed.FS

// Errors a TableError wraps.
var (
	ErrNoTable  = errors.New("no such table")
	ErrNoHead   = errors.New("no head line")
	ErrColumn   = errors.New("missing column")
	ErrCells    = errors.New("too many cells")
	ErrEmptyKey = errors.New("first cell is empty")
)

// TableError is a fault in a table.
type TableError struct {
	File string // name of the table
	Line int    // 1-based; 0 if the fault concerns the whole file
	Err  error  // what is wrong
}

// Error names the place and the fault.
func (e *TableError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap returns the fault.
func (e *TableError) Unwrap() error { return e.Err }

// Table is one loaded table.
type Table struct {
	Name    string // file name
	Columns []string
	Rows    []Row
	index   map[string]int
}

// Row is one line of a table.
type Row struct {
	Line  int // 1-based, for rules and errors
	cells []string
	table *Table
}

// Get returns the cell of a column, "" if the line is short or the column is
// unknown.
func (r Row) Get(column string) string {
	i, ok := r.table.index[column]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// List returns the values of a cell that holds several, without empty ones.
func (r Row) List(column string) []string {
	var out []string
	for _, v := range strings.Split(r.Get(column), "|") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// Has reports whether the table has a column.
func (t *Table) Has(column string) bool {
	_, ok := t.index[column]
	return ok
}

// Load reads an embedded table by its file name. Every column in need must be
// there. Errors are of type *TableError.
func Load(name string, need ...string) (*Table, error) {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil, &TableError{File: name, Err: ErrNoTable}
	}
	return Parse(name, string(b), need...)
}

// MustLoad is Load for tables that belong to the program: a fault in them is a
// bug and panics.
func MustLoad(name string, need ...string) *Table {
	t, err := Load(name, need...)
	if err != nil {
		panic(err)
	}
	return t
}

// Parse reads a table from text; name stands in errors.
func Parse(name, text string, need ...string) (*Table, error) {
	t := &Table{Name: name}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		if t.index == nil {
			if err := t.head(cells, need, i+1); err != nil {
				return nil, err
			}
			continue
		}
		if len(cells) > len(t.Columns) {
			return nil, &TableError{name, i + 1, ErrCells}
		}
		if cells[0] == "" {
			return nil, &TableError{name, i + 1, ErrEmptyKey}
		}
		t.Rows = append(t.Rows, Row{Line: i + 1, cells: cells, table: t})
	}
	if t.index == nil {
		return nil, &TableError{File: name, Err: ErrNoHead}
	}
	return t, nil
}

// head takes the head line and checks that the needed columns are there.
func (t *Table) head(cells, need []string, line int) error {
	t.Columns = cells
	t.index = make(map[string]int, len(cells))
	for i, c := range cells {
		t.index[c] = i
	}
	for _, n := range need {
		if _, ok := t.index[n]; !ok {
			return &TableError{t.Name, line, fmt.Errorf("%w %q", ErrColumn, n)}
		}
	}
	return nil
}
