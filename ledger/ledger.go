// Package ledger keeps the truth about every file of an archive on disk: what
// was read of it, what was found in it, and the state it ended in. Index and
// reports are made from it and can be made again.
//
// It is a SQLite database of three tables (schema.go). Every row carries a
// checksum over all its columns and is only believed with it; a row says by
// itself of which file, with which reader and with which tables it was made. So
// whatever a crash or a bad disk leaves, rows are right or gone, and what is
// gone is read again. Text and findings are not compressed: a search in the raw
// bytes of the database finds what it holds, and nothing after Forget.
//
// Errors never carry text of a case.
package ledger

import (
	"database/sql"
	"fmt"
	"sync"

	_ "modernc.org/sqlite" // the driver "sqlite", pure Go
)

// Name is the ledger's file in an output folder. SQLite keeps Name-wal beside it
// while it is open, and after a crash.
const Name = "protokol.db"

// Key names a file of the archive. Case is "" for the files beside the cases
// (ingest.Archive.Loose).
type Key struct{ Case, Path string }

// Ledger is an open ledger. It is safe for concurrent use. What Put was given is
// seen by every method at once and is on disk after the next Flush or Close, or
// some hundred milliseconds later.
type Ledger struct {
	path string
	db   *sql.DB

	mu     sync.Mutex
	files  map[Key]*held
	byRaw  map[string][]Key // as opened
	cases  map[string]*Case
	caseID map[string]int64
	meta   map[string]string
	next   int64 // the highest id of a row
	queue  []change
	failed error // the first error of writing; given by every later call

	wake    chan struct{} // has room for one: there is something to write
	idle    *sync.Cond    // on mu: the queue was written, or failed
	writing bool
	hurry   bool // somebody waits in Flush
	closed  bool
	trace   func(point string) // see Trace
	ended   chan struct{}
}

// held is a file's row without what is heavy; the heavy parts are kept until
// they are on disk.
type held struct {
	id int64
	File
	pending *contents
}

// contents are the heavy columns of a file's row, as JSON.
type contents struct{ document, found []byte }

// Path is where the ledger lies.
func (l *Ledger) Path() string { return l.path }

// Close writes what is left and closes the database. The -wal file is gone then.
func (l *Ledger) Close() error {
	err := l.Flush()
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return err
	}
	l.closed = true
	l.mu.Unlock()
	close(l.wake)
	<-l.ended
	if _, e := l.db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err == nil && e != nil {
		err = fmt.Errorf("close ledger: %w", e)
	}
	if e := l.db.Close(); err == nil && e != nil {
		err = fmt.Errorf("close ledger: %w", e)
	}
	return err
}

// Trace has f called with "before-commit" and "after-commit" around every group
// of rows that is written: the places where tests kill the program. Call it
// before anything is put.
func (l *Ledger) Trace(f func(point string)) { l.trace = f }

// point tells the trace, if there is one, where the writer is.
func (l *Ledger) point(name string) {
	if l.trace != nil {
		l.trace(name)
	}
}
