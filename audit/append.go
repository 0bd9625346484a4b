package audit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oplyst/lock"
	"oplyst/whole"
)

// Append adds a line, down to the disk, and gives its number. Any error is an
// *Error; what the event tells of must then not take place, or not be shown.
func (l *Log) Append(ctx context.Context, e Event) (seq int, err error) {
	if err := e.check(); err != nil {
		return 0, &Error{err}
	}
	f, err := l.hold(ctx)
	if err != nil {
		return 0, &Error{err}
	}
	defer f.Close()
	if seq, err = l.add(f, &e); err != nil {
		return 0, &Error{err}
	}
	return seq, nil
}

// hold opens the log and locks it against other writers.
func (l *Log) hold(ctx context.Context) (*os.File, error) {
	path := filepath.Join(l.dir, LogFile)
	for range 5 {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		err = lock.Wait(ctx, f, l.wait)
		if errors.Is(err, lock.ErrHeld) {
			err = ErrBusy
		}
		if err == nil {
			var same bool
			if same, err = inPlace(f, path); same {
				return f, nil
			}
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return nil, errors.New("the log is replaced again and again")
}

// inPlace tells whether an open file is what lies at path, and no link or
// device.
func inPlace(f *os.File, path string) (bool, error) {
	there, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !there.Mode().IsRegular() {
		return false, errors.New("the log is no ordinary file")
	}
	info, err := f.Stat()
	return err == nil && os.SameFile(info, there), err
}

// end is where the log stands: what the next line goes on from.
type end struct {
	size    int64
	lines   int // the number of the last line
	hash    string
	torn    *Torn
	newline bool // the last line lacks only its line break
	noTally bool
	fresh   bool // there is neither log nor tally
}

// add writes one event behind the last line. The tally goes down beside its
// place first, so that a full disk is met before the log has grown; it is put in
// its place when the line is on disk, so that it never counts a line that isn't.
func (l *Log) add(f *os.File, e *Event) (int, error) {
	at, err := l.find(f)
	if err != nil {
		return 0, err
	}
	if at.fresh { // from now on a missing tally means something
		p, err := stageTally(l.dir, tally{Hash: zeroHash})
		if err == nil {
			err = p.Place()
		}
		if err != nil {
			return 0, err
		}
	}
	refs, more, err := references(l.dir, e.Cases)
	if err != nil {
		return 0, err
	}
	line := Line{Seq: at.lines + 1, Time: l.now().UTC().Format(timeLayout), Who: l.who, Program: l.program,
		Action: e.Action, Phase: e.Phase, Of: e.Of, Options: e.Options, Cases: refs, More: more, Exit: e.Exit,
		Torn: at.torn, NoTally: at.noTally, Prev: at.hash}
	if e.Counts != (Counts{}) {
		line.Counts = &e.Counts
	}
	data, err := line.encode()
	if err != nil {
		return 0, err
	}
	if at.torn != nil || at.newline {
		data = append([]byte{'\n'}, data...)
	}
	next, err := stageTally(l.dir, tally{line.Seq, line.Hash})
	if err != nil {
		return 0, err
	}
	if _, err = f.Write(append(data, '\n')); err == nil {
		err = f.Sync()
	}
	if err != nil {
		next.Drop()
		_ = f.Truncate(at.size) // our own half line, under our lock
		return 0, err
	}
	if err := next.Place(); err != nil {
		return 0, err
	}
	if at.size == 0 {
		_ = whole.SyncFolder(l.dir) // not every system can
	}
	return line.Seq, nil
}

// find looks at the end of the log. Where log and tally disagree the chain goes
// on from the tally, so that what is missing stays missing for Verify.
func (l *Log) find(f *os.File) (end, error) {
	info, err := f.Stat()
	if err != nil {
		return end{}, err
	}
	at := end{size: info.Size(), hash: zeroHash}
	t, ok, err := readTally(l.dir)
	if err != nil {
		return end{}, err
	}
	last, tail, err := lastLine(f, at.size)
	if err != nil {
		return end{}, err
	}
	if whole, err := parse(tail); err == nil {
		last, tail, at.newline = whole, nil, true
	}
	if len(tail) > 0 {
		at.torn = &Torn{len(tail), sum(tail)}
	}
	if last != nil {
		at.lines, at.hash = last.Seq, last.Hash
	}
	switch {
	case !ok:
		at.noTally = at.size > 0
		at.fresh = at.size == 0
	case last == nil || last.Seq < t.Lines || last.Seq > t.Lines+1 || last.Seq == t.Lines && last.Hash != t.Hash:
		at.lines, at.hash = t.Lines, t.Hash
	}
	return at, nil
}

// lastLine gives the last line that ends with a line break and is whole, nil if
// there is none near the end, and what stands behind the last line break.
func lastLine(f io.ReaderAt, size int64) (*Line, []byte, error) {
	for window := int64(8 << 10); size > 0; window *= 8 {
		from := max(0, size-window)
		data := make([]byte, size-from)
		if _, err := f.ReadAt(data, from); err != nil {
			return nil, nil, fmt.Errorf("read the end of the log: %w", err)
		}
		cut := bytes.LastIndexByte(data, '\n')
		tail := data[cut+1:]
		for at := cut; at >= 0; {
			start := bytes.LastIndexByte(data[:at], '\n') + 1
			if start > 0 || from == 0 {
				if l, err := parse(data[start:at]); err == nil {
					return l, tail, nil
				}
			}
			at = start - 1
		}
		if from == 0 || window > 4*maxLine {
			return nil, tail, nil
		}
	}
	return nil, nil, nil
}
