package audit

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"oplyst/lock"
)

// ErrNoLog says that a folder has no log and never had one, as far as it shows.
var ErrNoLog = errors.New("no audit log")

// Report is what Verify found. Without a Break every line from the first to the
// last is as it was written.
type Report struct {
	Lines       int            // that hold, from the first
	First, Last time.Time      // of them, UTC; zero without lines
	Hash        string         // the last one's hash
	Actions     map[Action]int // lines by action, without the ends
	Torn        int            // lines that a crash cut short, vouched for by the line behind
	Unfinished  bool           // the last line was cut short by a crash and nothing was added since
	Behind      bool           // the tally lacks the last line, as after a crash
	Unended     int            // begins without an end: under way, or stopped
	Clock       int            // lines whose time is before that of the line before
	Break       *Break         // the first place where the chain doesn't hold
}

// Break is where the chain breaks.
type Break struct {
	Line int // 1-based line of the file; one more than it has, if lines are missing at its end
	Kind Kind
	From int // Removed and Cut: the first and the last number that are missing; 0 for a half line
	To   int
}

// Kind is how a chain is broken.
type Kind string

// The kinds.
const (
	Changed   Kind = "changed"
	Removed   Kind = "removed"
	Inserted  Kind = "inserted"
	Reordered Kind = "reordered"
	Cut       Kind = "cut"      // lines are gone at the end
	NoTally   Kind = "no-tally" // lines may be gone at the end: the tally is
)

// Verify reads the log of an output folder and holds it against itself and its
// tally. visit is told of every line that holds, in order; nil tells nobody. An
// error is ErrNoLog or what kept the files from being read.
func Verify(ctx context.Context, dir string, visit func(*Line)) (*Report, error) {
	t, counted, err := readTally(dir)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, LogFile))
	if errors.Is(err, fs.ErrNotExist) {
		switch {
		case !counted:
			return nil, ErrNoLog
		case t.Lines == 0: // stopped before the first line
			return &Report{Hash: zeroHash}, nil
		}
		return &Report{Hash: zeroHash, Break: &Break{1, Cut, 1, t.Lines}}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size, t, counted, err := still(ctx, f, dir)
	if err != nil {
		return nil, err
	}
	return verifyLog(ctx, io.LimitReader(f, size), t, counted, visit)
}

// verifyLog verifies the bytes of a log against a tally, if there is one.
func verifyLog(ctx context.Context, log io.Reader, t tally, counted bool, visit func(*Line)) (*Report, error) {
	c := chain{hash: zeroHash, tally: t, counted: counted, visit: visit, begun: map[int]bool{}, in: bufio.NewReaderSize(log, maxLine+1)}
	if err := c.run(ctx); err != nil {
		return nil, err
	}
	return c.report(), nil
}

// still takes size and tally at a moment when nobody writes.
func still(ctx context.Context, f *os.File, dir string) (int64, tally, bool, error) {
	if err := lock.Wait(ctx, f, waitFor); errors.Is(err, lock.ErrHeld) {
		return 0, tally{}, false, ErrBusy
	} else if ctx.Err() != nil {
		return 0, tally{}, false, ctx.Err()
	}
	// Where a file opened for reading can't be locked we go on without.
	t, counted, err := readTally(dir)
	if err != nil {
		return 0, t, counted, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, t, counted, err
	}
	return info.Size(), t, counted, lock.Release(f)
}
