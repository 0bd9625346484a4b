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

// chain is a verification under way.
type chain struct {
	in      *bufio.Reader
	tally   tally
	counted bool
	visit   func(*Line)

	raw, next rawLine // the line in hand and the one behind it
	torn      bool    // the line before the one in hand is one that a crash left
	at        int     // 1-based line in hand
	seq       int     // of the last line that held
	hash      string
	begun     map[int]bool
	found     Report
}

// rawLine is a line as it stands in the file.
type rawLine struct {
	data  []byte
	there bool
	whole bool // it ends with a line break and is no longer than a line may be
	line  *Line
}

// read gives the next line.
func (c *chain) read() (rawLine, error) {
	data, err := c.in.ReadSlice('\n')
	r := rawLine{there: len(data) > 0}
	if err == nil {
		r.whole = true
		data = data[:len(data)-1]
	}
	r.data = append([]byte(nil), data...)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = c.in.ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return r, err
	}
	if l, err := parse(r.data); err == nil {
		r.line = l
	}
	return r, nil
}

// step moves one line on.
func (c *chain) step() (err error) {
	c.raw = c.next
	c.at++
	c.next, err = c.read()
	return err
}

// run goes through the lines up to the first break.
func (c *chain) run(ctx context.Context) (err error) {
	if c.next, err = c.read(); err != nil {
		return err
	}
	for {
		if err := errors.Join(c.step(), ctx.Err()); err != nil {
			return err
		}
		if !c.raw.there {
			c.found.Break = c.atEnd()
			return nil
		}
		if c.tornLine() {
			c.torn = true
			continue
		}
		if c.holds() {
			c.accept(c.raw.line)
			c.torn = false
			continue
		}
		c.found.Break, err = c.explain()
		return err
	}
}

// tornLine tells whether the line in hand is what a crash left: the line behind
// it says so, or it is the last and was never counted.
func (c *chain) tornLine() bool {
	if c.raw.line != nil {
		return false
	}
	if n := c.next.line; n != nil && n.Torn != nil && n.Torn.Bytes == len(c.raw.data) && n.Torn.SHA256 == sum(c.raw.data) {
		c.found.Torn++
		return true
	}
	if !c.raw.whole && !c.next.there && (!c.counted || c.tally.Lines == c.seq) {
		c.found.Unfinished = true
		return true
	}
	return false
}

// holds tells whether the line in hand is the one that comes now.
func (c *chain) holds() bool {
	l := c.raw.line
	switch {
	case l == nil || l.Seq != c.seq+1 || l.Prev != c.hash || l.NoTally || c.torn != (l.Torn != nil):
		return false
	case c.counted && l.Seq == c.tally.Lines && (l.Hash != c.tally.Hash || !c.raw.whole):
		return false
	case c.counted && l.Seq > c.tally.Lines+1: // a line goes down only when the one before is counted
		return false
	}
	return true
}

func (c *chain) accept(l *Line) {
	c.seq, c.hash = l.Seq, l.Hash
	r := &c.found
	if r.Lines++; r.Lines == 1 {
		r.First, r.Actions = l.When(), map[Action]int{}
	}
	if l.When().Before(r.Last) {
		r.Clock++
	}
	r.Last = l.When()
	if l.Phase == End {
		delete(c.begun, l.Of)
	} else {
		r.Actions[l.Action]++
	}
	if l.Phase == Begin {
		c.begun[l.Seq] = true
	}
	if c.visit != nil {
		c.visit(l)
	}
}

// atEnd holds the last line against the tally.
func (c *chain) atEnd() *Break {
	switch {
	case !c.counted && c.at > 1:
		return &Break{Line: c.at, Kind: NoTally}
	case c.counted && c.tally.Lines > c.seq:
		return &Break{c.at, Cut, c.seq + 1, c.tally.Lines}
	}
	c.found.Behind = c.counted && c.tally.Lines < c.seq
	return nil
}

// explain says how the line in hand breaks the chain, by what else the file
// holds.
func (c *chain) explain() (*Break, error) {
	l, at, next := c.raw.line, c.at, c.next
	b := &Break{Line: at, Kind: Changed}
	if !c.raw.whole && !next.there && c.counted && c.tally.Lines > c.seq {
		b.Kind, b.From, b.To = Cut, c.seq+1, c.tally.Lines
		return b, nil
	}
	later := false // the line that should stand here stands further down
	for c.next.there {
		if err := c.step(); err != nil {
			return nil, err
		}
		if x := c.raw.line; x != nil && x.Seq == c.seq+1 && x.Prev == c.hash {
			later = true
		}
	}
	switch {
	case l == nil && (later || !next.there && c.counted && c.tally.Lines <= c.seq):
		b.Kind = Inserted
	case l == nil:
	case l.NoTally && l.Seq == c.seq+1 && l.Prev == c.hash:
		b.Kind = NoTally
	case l.Torn != nil && !c.torn && l.Seq == c.seq+1 && l.Prev == c.hash:
		b.Kind = Removed
	case l.Seq <= c.seq || c.counted && l.Seq == c.seq+1 && l.Prev == c.hash && l.Seq > c.tally.Lines:
		b.Kind = Inserted
	case l.Seq > c.seq+1 && later:
		b.Kind = Reordered
	case l.Seq > c.seq+1:
		b.Kind, b.From, b.To = Removed, c.seq+1, l.Seq-1
	case later:
		b.Kind = Inserted
	}
	return b, nil
}

func (c *chain) report() *Report {
	r := c.found
	r.Hash, r.Unended = c.hash, len(c.begun)
	return &r
}
