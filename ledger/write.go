package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Rows are written in groups: a commit waits for the disk, which takes
// milliseconds, so one goroutine gathers what comes within groupTime or until
// groupRows or groupBytes are reached. A crash costs no more than reading those
// files again.
const (
	groupTime  = 200 * time.Millisecond
	groupRows  = 64
	groupBytes = 8 << 20
	mostBytes  = 32 << 20 // of rows waiting; Put waits above it
)

// change is one statement that waits to be written.
type change struct {
	query string
	args  []any
	size  int
	done  func() // under mu, once it is on disk; or nil
}

// enqueue hands a change to the writer. mu must be held.
func (l *Ledger) enqueue(c change) {
	l.queue = append(l.queue, c)
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// waiting is the size of what waits. mu must be held.
func (l *Ledger) waiting() (rows, bytes int) {
	for i := range l.queue {
		bytes += l.queue[i].size
	}
	return len(l.queue), bytes
}

// room waits until more may be enqueued. mu must be held.
func (l *Ledger) room() error {
	for l.failed == nil {
		if _, bytes := l.waiting(); bytes < mostBytes {
			break
		}
		l.idle.Wait()
	}
	return l.failed
}

// Flush returns when everything given so far is on disk.
func (l *Ledger) Flush() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.failed == nil && (len(l.queue) > 0 || l.writing) {
		l.hurry = true
		select {
		case l.wake <- struct{}{}:
		default:
		}
		l.idle.Wait()
	}
	return l.failed
}

// write is the writer's goroutine.
func (l *Ledger) write() {
	defer close(l.ended)
	for range l.wake {
		l.gather()
		l.mu.Lock()
		group := l.queue
		l.queue, l.hurry, l.writing = nil, false, len(group) > 0
		failed := l.failed
		l.mu.Unlock()
		if len(group) == 0 {
			continue
		}
		if failed == nil {
			failed = l.commit(group)
		}
		l.mu.Lock()
		l.failed, l.writing = failed, false
		for i := range group {
			if failed == nil && group[i].done != nil {
				group[i].done()
			}
		}
		l.idle.Broadcast()
		l.mu.Unlock()
	}
}

// gather waits until a group is worth a commit.
func (l *Ledger) gather() {
	end := time.Now().Add(groupTime)
	for time.Now().Before(end) {
		l.mu.Lock()
		rows, bytes := l.waiting()
		full := rows >= groupRows || bytes >= groupBytes || l.hurry || l.closed
		l.mu.Unlock()
		if full {
			return
		}
		time.Sleep(groupTime / 40)
	}
}

// commit writes a group in one transaction.
func (l *Ledger) commit(group []change) error {
	l.point("before-commit")
	tx, err := l.db.Begin()
	if err != nil {
		return fmt.Errorf("write ledger: %w", err)
	}
	prepared := map[string]*sql.Stmt{}
	for i := range group {
		c := &group[i]
		stmt := prepared[c.query]
		if stmt == nil {
			if stmt, err = tx.PrepareContext(context.Background(), c.query); err != nil {
				break
			}
			defer stmt.Close()
			prepared[c.query] = stmt
		}
		if _, err = stmt.Exec(c.args...); err != nil {
			break
		}
	}
	if err == nil {
		err = tx.Commit()
	} else {
		_ = tx.Rollback()
	}
	if err != nil {
		return fmt.Errorf("write ledger: %w", err) // SQLite's errors hold no values
	}
	l.point("after-commit")
	return nil
}
