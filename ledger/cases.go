package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"

	"oplyst/ingest"
)

// Case is the row of one case of the archive: what is known of it beside its
// files, and what its outputs were made of.
type Case struct {
	Name  string
	Place int // in the archive, from 0
	Listed
	Made     string            // key of everything the outputs were made of; "" before they are
	Outputs  map[string]string // hash of each output file, by its name
	Overview json.RawMessage   // the case's row in the overview
	Indexed  string            // hash of all that the index takes from the case
	Tags     json.RawMessage   // what the index takes from the judged case beside the texts; only LoadTags gives it
}

// Listed is what listing the archive tells of a case beside its files.
type Listed struct {
	Settings ingest.Settings
	Warnings []string // ingest.Case.Warnings
	FileBase string   // link from the report to the case's files
}

const caseColumns = `id, name, place, listed, made, outputs, overview, indexed, tags, sum`

// caseRow is a row as it is stored.
type caseRow struct {
	id int64
	Case
	place                           int64
	listed, outputs, overview, tags string
	sum                             []byte
}

// scan reads a row from *sql.Row or *sql.Rows.
func (r *caseRow) scan(from interface{ Scan(...any) error }) error {
	return from.Scan(&r.id, &r.Name, &r.place, &r.listed, &r.Made, &r.outputs, &r.overview, &r.Indexed, &r.tags, &r.sum)
}

// columns are the row's in the table's order but for the sum.
func (r *caseRow) columns() []any {
	return []any{r.id, r.Name, r.place, r.listed, r.Made, r.outputs, r.overview, r.Indexed, r.tags}
}

// sound tells whether the row is as it was written.
func (r *caseRow) sound() bool { return bytes.Equal(r.sum, sum(r.columns()...)) }

// PutCase keeps a case's row, in place of an earlier one.
func (l *Ledger) PutCase(c Case) error {
	listed, err1 := toJSON(c.Listed)
	outputs, err2 := toJSON(c.Outputs)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("write ledger: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.room(); err != nil {
		return err
	}
	id, ok := l.caseID[c.Name]
	if !ok {
		l.next++
		id = l.next
		l.caseID[c.Name] = id
	}
	r := caseRow{id: id, Case: c, place: int64(c.Place), listed: string(listed), outputs: string(outputs), overview: string(c.Overview), tags: string(c.Tags)}
	cols := r.columns()
	l.enqueue(change{query: `INSERT OR REPLACE INTO cases (` + caseColumns + `) VALUES (?,?,?,?,?,?,?,?,?,?)`, args: append(cols, sum(cols...)),
		size: len(listed) + len(outputs) + len(c.Overview) + len(c.Tags)})
	c.Tags = nil
	l.cases[c.Name] = &c
	return nil
}

// Case gives a case's row; its maps and slices must not be changed.
func (l *Ledger) Case(name string) (Case, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.cases[name]
	if !ok {
		return Case{}, false
	}
	return *c, true
}

// LoadTags gives a case's Tags. The error wraps ErrDamaged when they are not
// there or no longer what was written.
func (l *Ledger) LoadTags(ctx context.Context, name string) (json.RawMessage, error) {
	if err := l.Flush(); err != nil {
		return nil, err
	}
	l.mu.Lock()
	id, ok := l.caseID[name]
	l.mu.Unlock()
	if !ok {
		return nil, fmt.Errorf("%w: no such case", ErrDamaged)
	}
	var r caseRow
	if err := r.scan(l.db.QueryRowContext(ctx, `SELECT `+caseColumns+` FROM cases WHERE id = ?`, id)); err != nil {
		return nil, broken(err)
	}
	if r.Name != name || !r.sound() {
		return nil, fmt.Errorf("%w: checksum", ErrDamaged)
	}
	return json.RawMessage(r.tags), nil
}

// Cases lists the names of the cases in archive order.
func (l *Ledger) Cases() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	names := make([]string, 0, len(l.cases))
	for name := range l.cases {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := l.cases[names[i]], l.cases[names[j]]
		if a.Place != b.Place {
			return a.Place < b.Place
		}
		return a.Name < b.Name
	})
	return names
}

// RemoveCase drops a case's row; its files stay.
func (l *Ledger) RemoveCase(name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	id, ok := l.caseID[name]
	if !ok || l.failed != nil {
		return l.failed
	}
	delete(l.caseID, name)
	delete(l.cases, name)
	l.enqueue(change{query: `DELETE FROM cases WHERE id = ?`, args: []any{id}})
	return nil
}

// loadCases reads all rows of cases and gives the ids of those that are wrong.
func (l *Ledger) loadCases(ctx context.Context) (bad []int64, err error) {
	rows, err := l.db.QueryContext(ctx, `SELECT `+caseColumns+` FROM cases ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r caseRow
		if err := r.scan(rows); err != nil {
			return nil, err
		}
		l.next = max(l.next, r.id)
		c := r.Case
		c.Place, c.Overview = int(r.place), json.RawMessage(r.overview)
		_, twice := l.cases[c.Name]
		if twice || !r.sound() || json.Unmarshal([]byte(r.listed), &c.Listed) != nil || json.Unmarshal([]byte(r.outputs), &c.Outputs) != nil {
			bad = append(bad, r.id)
			continue
		}
		l.cases[c.Name], l.caseID[c.Name] = &c, r.id
	}
	return bad, rows.Err()
}

// Names of the rows of meta. Each is "" until it is set.
const (
	MetaArchive  = "archive"  // the archive's own name
	MetaRoot     = "root"     // the absolute path it was opened by
	MetaFinished = "finished" // "ja" when the last scan was not broken off
)

var metaNames = []string{MetaArchive, MetaRoot, MetaFinished}

// Meta gives a value of the ledger as a whole; "" if it was never set.
func (l *Ledger) Meta(name string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.meta[name]
}

// SetMeta keeps a value of the ledger as a whole. name is one of the Meta names.
func (l *Ledger) SetMeta(name, value string) error {
	id := int64(slices.Index(metaNames, name) + 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed != nil || l.meta[name] == value {
		return l.failed
	}
	l.meta[name] = value
	l.enqueue(change{query: `INSERT OR REPLACE INTO meta (id, name, value, sum) VALUES (?,?,?,?)`,
		args: []any{id, name, value, sum(id, name, value)}})
	return nil
}

// loadMeta reads the rows of meta and gives the ids of those that are wrong.
func (l *Ledger) loadMeta(ctx context.Context) (bad []int64, err error) {
	rows, err := l.db.QueryContext(ctx, `SELECT id, name, value, sum FROM meta ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name, value string
		var check []byte
		if err := rows.Scan(&id, &name, &value, &check); err != nil {
			return nil, err
		}
		if !bytes.Equal(check, sum(id, name, value)) {
			bad = append(bad, id)
			continue
		}
		l.meta[name] = value
	}
	return bad, rows.Err()
}
