package audit

import (
	"bufio"
	"context"
	"errors"
	"io"
)

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
