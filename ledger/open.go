package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Damage says what was wrong with a ledger when it was opened. The zero value
// is a sound one.
type Damage struct {
	Whole bool // it could not be used at all and was made anew
	Old   bool // with Whole: it is of another version of the program, not damaged
	Rows  int  // so many rows were wrong and are gone
}

// Message says it in Danish, with what follows from it; "" if nothing was wrong.
func (d Damage) Message() string {
	switch {
	case d.Old:
		return "protokollen (" + Name + ") er fra en anden udgave af programmet; alt læses igen"
	case d.Whole:
		return "protokollen (" + Name + ") var beskadiget og er lavet på ny; alt læses igen"
	case d.Rows == 1:
		return "protokollen (" + Name + ") var beskadiget: 1 post er fjernet og laves igen"
	case d.Rows > 1:
		return fmt.Sprintf("protokollen (%s) var beskadiget: %d poster er fjernet og laves igen", Name, d.Rows)
	}
	return ""
}

// ErrDamaged says that a ledger can't be used as it is; OpenExisting gives it.
var ErrDamaged = errors.New("ledger is damaged")

// Open opens the ledger at path and makes it if there is none. Every page and
// row is checked: a row that is wrong is dropped, and a file that is no sound
// database, or of another version, is deleted and made anew. Damage says so. An
// error is what stands in the way on the disk.
func Open(ctx context.Context, path string) (*Ledger, Damage, error) {
	l, damage, err := open(ctx, path, true)
	if err == nil || !errors.Is(err, ErrDamaged) && !errors.Is(err, errOld) {
		return l, damage, err
	}
	damage = Damage{Whole: true, Old: errors.Is(err, errOld)}
	if err := Remove(path); err != nil {
		return nil, damage, err
	}
	l, _, err = open(ctx, path, true)
	return l, damage, err
}

// OpenExisting is Open for those who can't do without what is in the ledger: it
// gives fs.ErrNotExist if there is none, and ErrDamaged, leaving it as it is, if
// anything in it is wrong or of another version.
func OpenExisting(ctx context.Context, path string) (*Ledger, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	l, _, err := open(ctx, path, false)
	if errors.Is(err, errOld) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return l, err
}

// Remove deletes a ledger with what SQLite keeps beside it.
func Remove(path string) error {
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.RemoveAll(path + end); err != nil {
			return fmt.Errorf("remove ledger: %w", err)
		}
	}
	return nil
}

var errOld = errors.New("ledger is of another version")

// open opens or makes a database and reads its rows.
func open(ctx context.Context, path string, mend bool) (*Ledger, Damage, error) {
	fresh, err := makePrivate(path)
	if err != nil {
		return nil, Damage{}, err
	}
	db, err := sql.Open("sqlite", source(path))
	if err != nil {
		return nil, Damage{}, fmt.Errorf("open ledger: %w", err)
	}
	db.SetMaxOpenConns(1)
	l := &Ledger{path: path, db: db, files: map[Key]*held{}, byRaw: map[string][]Key{}, cases: map[string]*Case{}, caseID: map[string]int64{}, meta: map[string]string{},
		wake: make(chan struct{}, 1), ended: make(chan struct{})}
	l.idle = sync.NewCond(&l.mu)
	damage, err := l.load(ctx, fresh, mend)
	if err != nil {
		db.Close()
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, Damage{}, err
	}
	go l.write()
	return l, damage, nil
}

// makePrivate makes sure that the file is there and that nobody else can read
// it; SQLite gives the files beside it the same rights. fresh tells an empty one.
func makePrivate(path string) (fresh bool, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		if info, serr := os.Lstat(path); serr == nil && !info.Mode().IsRegular() {
			return false, fmt.Errorf("%w: no plain file", ErrDamaged)
		}
		return false, fmt.Errorf("open ledger: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, fmt.Errorf("open ledger: %w", err)
	}
	if info.Size() == 0 { // a -wal of another database must not be played into it
		for _, end := range []string{"-wal", "-shm", "-journal"} {
			if err := os.RemoveAll(path + end); err != nil {
				return false, fmt.Errorf("open ledger: %w", err)
			}
		}
	}
	for _, p := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Chmod(p, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, fmt.Errorf("open ledger: %w", err)
		}
	}
	return info.Size() == 0, nil
}

// source is the driver's name for the database at path: alone with it, safe
// against power cuts at every commit, and with what is deleted overwritten.
func source(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/...
	}
	u := url.URL{Scheme: "file", Path: abs}
	pragmas := []string{"locking_mode(EXCLUSIVE)", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)", "cell_size_check(ON)", "trusted_schema(OFF)"}
	return u.String() + "?_pragma=" + strings.Join(pragmas, "&_pragma=")
}
