package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"oplyst/ingest"

	sqlite "modernc.org/sqlite"
)

// load checks the database and reads its rows without what is heavy.
func (l *Ledger) load(ctx context.Context, fresh, mend bool) (d Damage, err error) {
	if fresh {
		return d, l.create(ctx)
	}
	var verdict string
	var version int
	if err := l.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&verdict); err != nil {
		return d, broken(err)
	}
	if verdict != "ok" {
		return d, fmt.Errorf("%w: quick_check", ErrDamaged)
	}
	if err := l.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return d, broken(err)
	}
	if version != schemaVersion {
		return d, errOld
	}
	bad := map[string][]int64{}
	for _, read := range []struct {
		table string
		rows  func(context.Context) ([]int64, error)
	}{{"files", l.loadFiles}, {"cases", l.loadCases}, {"meta", l.loadMeta}} {
		if bad[read.table], err = read.rows(ctx); err != nil {
			return d, broken(err)
		}
		d.Rows += len(bad[read.table])
	}
	if d.Rows == 0 {
		return d, nil
	}
	if !mend {
		return d, fmt.Errorf("%w: %d rows", ErrDamaged, d.Rows)
	}
	for table, ids := range bad {
		for _, id := range ids {
			if _, err := l.db.ExecContext(ctx, `DELETE FROM `+table+` WHERE id = ?`, id); err != nil {
				return d, broken(err)
			}
		}
	}
	return d, nil
}

// create makes the tables of an empty database.
func (l *Ledger) create(ctx context.Context) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("make ledger: %w", err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec(schema); err != nil {
		return fmt.Errorf("make ledger: %w", err)
	}
	if _, err := tx.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, schemaVersion)); err != nil {
		return fmt.Errorf("make ledger: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("make ledger: %w", err)
	}
	return nil
}

// SQLite's result codes that tell of the disk or another process, not of the
// database (sqlite.org/rescode.html): PERM, BUSY, LOCKED, NOMEM, READONLY,
// INTERRUPT, FULL, CANTOPEN.
var notDamage = []int{3, 5, 6, 7, 8, 9, 13, 14}

// broken sorts SQLite's errors: all that doesn't tell of the disk or another
// process is damage.
func broken(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && slices.Contains(notDamage, e.Code()&0xff) {
		return fmt.Errorf("read ledger: %w", err)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

const fileColumns = `id, casename, path, size, modified, stamp, sha256, raw, state, reason, locked, pages, tries, first, last, reader, read_key, extract, scans, result, document, found, sum`

// fileRow is a row as it is read.
type fileRow struct {
	id int64
	File
	contents
	scans       string
	tries       int64
	locked      int64
	pages       int64
	first, last int64
	state       string
	sum         []byte
}

func (r *fileRow) scan(rows *sql.Rows) error {
	return rows.Scan(&r.id, &r.Case, &r.Path, &r.Size, &r.Modified, &r.Stamp, &r.SHA256, &r.Raw, &r.state, &r.Reason, &r.locked, &r.pages, &r.tries, &r.first, &r.last,
		&r.Reader, &r.ReadKey, &r.Extract, &r.scans, &r.Result, &r.document, &r.found, &r.sum)
}

// fill gives the row's File its fields that are stored in another form.
func (r *fileRow) fill() {
	r.State, r.Pages, r.Tries = ingest.State(r.state), int(r.pages), int(r.tries)
	r.Locked, r.Scans = r.locked != 0, strings.Fields(r.scans)
	r.First, r.Last = time.Unix(0, r.first).UTC(), time.Unix(0, r.last).UTC()
}

// columns are a file's columns in the table's order but for the sum.
func columns(id int64, f *File, c *contents) []any {
	locked := int64(0)
	if f.Locked {
		locked = 1
	}
	return []any{id, f.Case, f.Path, f.Size, f.Modified, f.Stamp, f.SHA256, f.Raw, string(f.State), f.Reason, locked, int64(f.Pages), int64(f.Tries), f.First.UnixNano(), f.Last.UnixNano(),
		f.Reader, f.ReadKey, f.Extract, strings.Join(f.Scans, " "), f.Result, string(c.document), string(c.found)}
}

// sound tells whether the row is as it was written.
func (r *fileRow) sound() bool {
	return slices.Contains(ingest.States, r.State) && bytes.Equal(r.sum, sum(columns(r.id, &r.File, &r.contents)...))
}

// loadFiles reads all rows of files and gives the ids of those that are wrong.
func (l *Ledger) loadFiles(ctx context.Context) (bad []int64, err error) {
	rows, err := l.db.QueryContext(ctx, `SELECT `+fileColumns+` FROM files ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r fileRow
		if err := r.scan(rows); err != nil {
			return nil, err
		}
		r.fill()
		l.next = max(l.next, r.id)
		if _, twice := l.files[r.Key]; twice || !r.sound() {
			bad = append(bad, r.id)
			continue
		}
		l.files[r.Key] = &held{id: r.id, File: r.File}
		if r.Raw != "" {
			l.byRaw[r.Raw] = append(l.byRaw[r.Raw], r.Key)
		}
	}
	return bad, rows.Err()
}
