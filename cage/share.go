package cage

import (
	"bytes"
	"context"
	"slices"
	"time"
)

// All children together have Options.Total bytes of memory. A job enters with a
// guess of what its child will need, and waits until there is room for it; the
// first in the queue goes first. What a child really uses is looked at while it
// works, and when all of them get past the total, the one that began last is
// ended and its file waits again, now with what it was seen to need. The one
// that began first is never ended for others, so that every file has its turn,
// alone if need be. Spare takes a part of the total for a while; what a file may
// use in the end is the same.

// seat is one job's share.
type seat struct {
	need    int64  // bytes: the guess, or what was measured where that is more
	peak    int64  // most that was measured
	lent    int    // processors it has beside its own
	yields  int    // times it was ended for others
	leaving bool   // it is being ended
	watch   *watch // of the child at work; nil between two
}

// ticket is a job that waits for room.
type ticket struct {
	seat  *seat
	ready chan struct{}
}

// Guesses in bytes: a child that reads an ordinary file, the copies of a file's
// bytes beside them, and a picture that Tesseract reads.
const (
	guessBase    = 24 << 20
	guessCopies  = 3
	guessPicture = 200 << 20
)

// mostYields is how often a job gives way before it waits to be alone.
const mostYields = 3

// guess is what a job will need.
func guess(j *job, data []byte) int64 {
	need := int64(guessBase) + guessCopies*int64(len(data))
	if j.limits.OCR {
		for _, magic := range []string{"\xff\xd8\xff", "\x89PNG", "II*\x00", "MM\x00*"} {
			if bytes.HasPrefix(data, []byte(magic)) {
				need += guessPicture
			}
		}
	}
	return need
}

// Spare has the children do with so many bytes less of Options.Total, but never
// with less than a quarter of it, until back is called; lent is how many. Only
// files that are read beside others make room for it.
func (p *Pool) Spare(bytes int64) (lent int64, back func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	lent = max(0, min(bytes, p.opt.Total*3/4-p.lent))
	p.lent += lent
	return lent, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.lent -= lent
		p.admit()
	}
}

// share is what all children may use now.
func (p *Pool) share() int64 { return p.opt.Total - p.lent }

// enter waits until there is room for a job.
func (p *Pool) enter(ctx context.Context, s *seat) error {
	p.mu.Lock()
	s.need, s.leaving = min(s.need, p.opt.Total), false
	t := &ticket{seat: s, ready: make(chan struct{})}
	p.queue = append(p.queue, t)
	p.admit()
	p.mu.Unlock()
	select {
	case <-t.ready:
		return nil
	case <-ctx.Done():
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.Index(p.queue, t); i >= 0 {
		p.queue = slices.Delete(p.queue, i, i+1)
	} else {
		p.remove(s)
	}
	p.admit()
	return ctx.Err()
}

// leave gives a job's share back.
func (p *Pool) leave(s *seat) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.remove(s)
	p.admit()
}

func (p *Pool) remove(s *seat) {
	if i := slices.Index(p.seats, s); i >= 0 {
		p.seats = slices.Delete(p.seats, i, i+1)
	}
}

// admit lets in the jobs at the head of the queue as far as there is room. Of
// the children that wait for work, one stays: the next job will take it.
func (p *Pool) admit() {
	for len(p.queue) > 0 {
		t := p.queue[0]
		for len(p.idle) > 1 && p.used()+t.seat.need > p.share() {
			p.retire()
		}
		room := p.share() - p.used() - p.dying()
		if n := len(p.idle); n > 0 {
			room += p.idle[n-1].holds
		}
		if t.seat.need > room && len(p.seats) > 0 {
			return
		}
		p.queue = p.queue[1:]
		p.seats = append(p.seats, t.seat)
		close(t.ready)
	}
}

// used is what jobs at work have taken or been promised, and what waiting
// children hold. Those that are being ended are left out.
func (p *Pool) used() int64 {
	sum := int64(0)
	for _, s := range p.seats {
		if !s.leaving {
			sum += s.need
		}
	}
	for _, c := range p.idle {
		sum += c.holds
	}
	return sum
}

// dying is what jobs held whose children are being ended: free in a moment, but
// not yet, so that no other may have it.
func (p *Pool) dying() int64 {
	sum := int64(0)
	for _, s := range p.seats {
		if s.leaving {
			sum += s.peak
		}
	}
	return sum
}

// retire ends the child that has waited longest.
func (p *Pool) retire() {
	c := p.idle[0]
	p.idle = p.idle[1:]
	p.ending.Add(1)
	go func() {
		defer p.ending.Done()
		c.kill()
	}()
}

// watched says who watches the child at work on a job; nil is nobody. A job that
// is tried again after its child was ended counts as any other.
func (p *Pool) watched(s *seat, w *watch) {
	p.mu.Lock()
	s.watch = w
	if w != nil {
		s.leaving = false
	}
	p.mu.Unlock()
}

// grown takes note of what a job's child uses now and ends one if all children
// together are past the total. It tells when to look again: soon, where children
// that grow could get far past the total meanwhile.
func (p *Pool) grown(s *seat, uses int64) (again time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.peak, s.need = max(s.peak, uses), max(s.need, uses)
	for len(p.idle) > 0 && p.used() > p.share() {
		p.retire()
	}
	switch last := p.last(); {
	case p.used() <= p.share()/2:
		return watchEvery
	case p.used() <= p.share() || last == nil || last.watch == nil:
	case last != p.first():
		last.leaving = true
		last.watch.stop(errCrowded)
	case p.used() > p.opt.Total:
		last.leaving = true
		last.watch.stop(errMemory)
	}
	return watchClosely
}

// first and last are the jobs that began first and last of those that go on.
func (p *Pool) first() *seat {
	for _, s := range p.seats {
		if !s.leaving {
			return s
		}
	}
	return nil
}

func (p *Pool) last() *seat {
	for _, s := range slices.Backward(p.seats) {
		if !s.leaving {
			return s
		}
	}
	return nil
}

// yielded has a job that was ended for others wait for its turn again.
func (p *Pool) yielded(ctx context.Context, s *seat) error {
	p.leave(s)
	s.yields++
	s.need = max(s.need, s.peak*5/4)
	if s.yields >= mostYields {
		s.need = p.opt.Total
	}
	p.count(func(t *Stats) { t.Yielded++ })
	return p.enter(ctx, s)
}

// keep tells whether a child that has done its job may wait for another: one
// that holds much is let go, so that what it holds is free for others.
func (p *Pool) keep(c *child) bool {
	c.holds = uses(c.cmd.Process.Pid, false)
	return c.holds <= max(48<<20, p.opt.Total/int64(2*p.opt.Workers))
}
