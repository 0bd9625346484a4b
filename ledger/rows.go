package ledger

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"oplyst/ingest"
)

// Put keeps a file's row with what was read and found, in place of an earlier
// one. It counts up Tries and keeps First. Document and findings are taken as
// they are at the call.
func (l *Ledger) Put(e *Entry) error {
	c, err := encode(&e.Document, e.Found)
	if err != nil {
		return fmt.Errorf("write ledger: %w", err)
	}
	e.Result, e.Pages = c.result(), len(e.Document.Pages)
	sort.Strings(e.Scans)
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.room(); err != nil {
		return err
	}
	h := l.files[e.Key]
	if h == nil {
		l.next++
		h = &held{id: l.next}
		l.files[e.Key] = h
		e.First = e.Last
	} else {
		e.First = h.First
	}
	e.Tries = h.Tries + 1
	h.File, h.pending = e.File, c
	l.put(h, c)
	return nil
}

// PutFound is Put for findings made anew from what was read earlier: it is no
// try of reading.
func (l *Ledger) PutFound(e *Entry) error {
	l.mu.Lock()
	if h := l.files[e.Key]; h != nil {
		h.Tries--
	}
	l.mu.Unlock()
	return l.Put(e)
}

// put enqueues a row. mu must be held.
func (l *Ledger) put(h *held, c *contents) {
	cols := columns(h.id, &h.File, c)
	l.enqueue(change{query: `INSERT OR REPLACE INTO files (` + fileColumns + `) VALUES (` + strings.Repeat("?,", len(cols)) + `?)`,
		args: append(cols, sum(cols...)), size: len(c.document) + len(c.found), done: func() {
			if h.pending == c {
				h.pending = nil
			}
		}})
}

// Touch keeps a file's new stamp when its bytes turned out to be the same. Only
// Size, Modified, Stamp and Last of f count.
func (l *Ledger) Touch(ctx context.Context, f *File) error {
	c, err := l.contents(ctx, f.Key)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.files[f.Key]
	if h == nil {
		return nil
	}
	if err := l.room(); err != nil {
		return err
	}
	h.Size, h.Modified, h.Stamp, h.Last = f.Size, f.Modified, f.Stamp, f.Last
	h.pending = c
	l.put(h, c)
	return nil
}

// File gives a file's row.
func (l *Ledger) File(k Key) (File, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	h, ok := l.files[k]
	if !ok {
		return File{}, false
	}
	return h.File, true
}

// Files lists the rows of all files, by case and path in byte order.
func (l *Ledger) Files() []File {
	l.mu.Lock()
	all := make([]File, 0, len(l.files))
	for _, h := range l.files {
		all = append(all, h.File)
	}
	l.mu.Unlock()
	sort.Slice(all, func(i, j int) bool {
		if all[i].Case != all[j].Case {
			return all[i].Case < all[j].Case
		}
		return all[i].Path < all[j].Path
	})
	return all
}

// States adds up the files by state.
func (l *Ledger) States() map[ingest.State]int {
	n := make(map[ingest.State]int, len(ingest.States))
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.files {
		n[h.State]++
	}
	return n
}

// Load gives a file's row with what was read and found. The error wraps
// ErrDamaged when the row is not there or no longer what was written.
func (l *Ledger) Load(ctx context.Context, k Key) (Entry, error) {
	c, err := l.contents(ctx, k)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{}
	if e.Document, e.Found, err = c.decode(); err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	e.File, _ = l.File(k)
	return e, nil
}

// contents gives a row's heavy columns, from memory while they wait.
func (l *Ledger) contents(ctx context.Context, k Key) (*contents, error) {
	l.mu.Lock()
	h := l.files[k]
	if h == nil {
		l.mu.Unlock()
		return nil, fmt.Errorf("%w: no such row", ErrDamaged)
	}
	id, c := h.id, h.pending
	l.mu.Unlock()
	if c != nil {
		return c, nil
	}
	rows, err := l.db.QueryContext(ctx, `SELECT `+fileColumns+` FROM files WHERE id = ?`, id)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return nil, broken(err)
		}
		return nil, fmt.Errorf("%w: no such row", ErrDamaged)
	}
	var r fileRow
	if err := r.scan(rows); err != nil {
		return nil, broken(err)
	}
	r.fill()
	if r.Key != k || !r.sound() {
		return nil, fmt.Errorf("%w: checksum", ErrDamaged)
	}
	return &r.contents, nil
}

// WithBytes lists the files whose bytes in the archive were these, in order. It
// tells of what was there when the ledger was opened.
func (l *Ledger) WithBytes(raw string) []Key {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.byRaw[raw]
}

// RemoveFile drops a file's row.
func (l *Ledger) RemoveFile(k Key) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	h, ok := l.files[k]
	if !ok || l.failed != nil {
		return l.failed
	}
	delete(l.files, k)
	l.enqueue(change{query: `DELETE FROM files WHERE id = ?`, args: []any{h.id}})
	return nil
}
