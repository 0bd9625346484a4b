// Package cage reads foreign bytes in child processes. Parsers of PDF, Word,
// mail and pictures can loop for ever, ask for all memory or, with a fault in
// them, be turned against the machine; here they run in a copy of this very
// program that has next to no rights, and that is killed when it misbehaves.
// That costs one file and never the scan.
//
// The parent opens the file and sends its bytes through a pipe; the child sends
// back pages of text in a format of our own with hard bounds (frame.go,
// document.go). The directories of zips, sag.yaml and lists of cases are read
// there, too (archive.go): a Pool is an ingest.Parser, and of a document in a
// zip the child is sent the packed bytes. A program may add work of its own
// (Task). The child never sees the archive, the output folder or the
// environment. What holds it, as far as the system has it (Probe proves it by
// trying):
//
//   - an address-space limit, a watched limit on resident memory, and a share of
//     the memory that all children may have together (share.go);
//   - processor time a file, time without progress, and time in all;
//   - a bound on what it may send back;
//   - no network and no other dangerous system calls (seccomp);
//   - no files but a private temporary folder, the compiled PDFium (read only)
//     and, with OCR, Tesseract's program and data (Landlock);
//   - an environment of its own, no core dumps, its own process group.
//
// A file whose child dies, hangs or floods is tried once more in a fresh child,
// one such file at a time, and is then Quarantined with a Danish reason.
//
// A program that uses a Pool must call Enter first thing in main.
package cage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	"oplyst/ingest"
)

// Options says what children may spend. The zero value works.
type Options struct {
	Workers int  // most children at once; 0 is one a processor
	OCR     bool // children may run Tesseract
	// Memory is the address space of a child in bytes, most of it only reserved;
	// 0 is 4 GiB, since PDFium's memory grows by copying.
	Memory int64
	// Resident is how much memory a child may really use, in bytes; 0 is 1 GiB.
	// It is watched where the system has /proc.
	Resident int64
	// Total is how much memory all children together, with what they start, may
	// really use, in bytes; 0 is 512 MiB. However many Workers there are, only as
	// many children work as fit in it (share.go).
	Total int64
	// Stall is how long a child may go without a sign of progress; 0 is 45 s.
	Stall time.Duration
	// Grace is how much longer than ingest.Limits.MaxTime a file may take, so
	// that a reader can end by itself and keep the pages it has; 0 is 5 s.
	Grace time.Duration
	// Scans is how long reading scanned pages may take in all for one file,
	// beside MaxTime; 0 is two hours (some 3,000 pages). Only used with OCR.
	Scans time.Duration

	hooks bool // tests: documents may ask the child to misbehave
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = 4 << 30
	}
	if o.Resident <= 0 {
		o.Resident = 1 << 30
	}
	if o.Total <= 0 {
		o.Total = 512 << 20
	}
	o.Resident = min(o.Resident, o.Total)
	for _, d := range []struct {
		set *time.Duration
		to  time.Duration
	}{{&o.Stall, 45 * time.Second}, {&o.Grace, 5 * time.Second}, {&o.Scans, 2 * time.Hour}} {
		if *d.set <= 0 {
			*d.set = d.to
		}
	}
	return o
}

// Pool is a number of children that read files, one file at a time each. It is
// safe for concurrent use. Close it.
type Pool struct {
	opt     Options
	spawner *spawner
	slots   chan struct{} // one a child at work
	retry   chan struct{} // holds one: the file that is tried again

	mu     sync.Mutex
	idle   []*child
	seats  []*seat   // jobs at work, in the order they began
	queue  []*ticket // jobs that wait for room
	lent   int64     // bytes of Options.Total that are lent
	closed bool
	stats  Stats
	ending sync.WaitGroup // children being retired
}

// Stats counts what happened in a pool.
type Stats struct {
	Children int // started
	Killed   int // ended by us, for a limit
	Died     int // ended by themselves
	Retried  int // files tried a second time
	Lost     int // files given up
	Yielded  int // files put back since others needed the memory
}

// ErrStart is wrapped by the error of New: no child could be started.
var ErrStart = errors.New("child process cannot be started")

// New makes a pool and starts its first child, to see that it can.
func New(ctx context.Context, opt Options) (*Pool, error) {
	opt = opt.withDefaults()
	p := &Pool{opt: opt, spawner: newSpawner(), slots: make(chan struct{}, opt.Workers), retry: make(chan struct{}, 1)}
	if os.Getenv(envChild) != "" {
		return nil, fmt.Errorf("%w: this is a child already", ErrStart)
	}
	sweep()
	warm(ctx)
	c, err := p.start(ctx)
	if err != nil {
		p.Close()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: %v", ErrStart, err)
	}
	p.put(c)
	return p, nil
}

// Close ends all children.
func (p *Pool) Close() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, c := range idle {
		c.kill()
	}
	p.ending.Wait()
	p.spawner.close()
}

// Stats tells what has happened so far.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stats
}

// run has one job done in a child, a second time in a fresh one if the first was
// lost. take checks and takes the answer. The error is the context's or an
// *ingest.LostError.
func (p *Pool) run(ctx context.Context, j job, data []byte, take func([]byte) bool) error {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	seat := &seat{need: guess(&j, data)}
	if err := p.enter(ctx, seat); err != nil {
		return err
	}
	defer p.leave(seat)
	err := p.try(ctx, j, data, false, seat, take)
	if err == nil {
		return nil
	}
	if ctx.Err() == nil {
		select {
		case p.retry <- struct{}{}:
			p.count(func(s *Stats) { s.Retried++ })
			err = p.try(ctx, j, data, true, seat, take)
			<-p.retry
			if err == nil {
				return nil
			}
		case <-ctx.Done():
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	p.count(func(s *Stats) { s.Lost++ })
	return &ingest.LostError{Reason: danish(err)}
}

// try does a job in one child, a fresh one if asked, and again if it had to give
// way to others.
func (p *Pool) try(ctx context.Context, j job, data []byte, fresh bool, s *seat, take func([]byte) bool) error {
	for {
		err := p.once(ctx, j, data, fresh, s, take)
		if !errors.Is(err, errCrowded) || ctx.Err() != nil {
			return err
		}
		if err := p.yielded(ctx, s); err != nil {
			return err
		}
	}
}

func (p *Pool) once(ctx context.Context, j job, data []byte, fresh bool, s *seat, take func([]byte) bool) error {
	c, err := p.get(ctx, fresh)
	if err != nil {
		return err
	}
	again, err := c.do(ctx, j, data, p, s, take)
	switch {
	case err != nil:
		c.kill()
		p.count(func(t *Stats) {
			switch {
			case errors.Is(err, errCrowded):
			case errors.Is(err, errDied):
				t.Died++
			default:
				t.Killed++
			}
		})
	case again && p.keep(c):
		p.put(c)
	default:
		c.kill()
	}
	return err
}

// get takes a waiting child or starts one.
func (p *Pool) get(ctx context.Context, fresh bool) (*child, error) {
	if !fresh {
		p.mu.Lock()
		if n := len(p.idle); n > 0 {
			c := p.idle[n-1]
			p.idle = p.idle[:n-1]
			p.mu.Unlock()
			return c, nil
		}
		p.mu.Unlock()
	}
	return p.start(ctx)
}

// start starts a child. A machine short of processes or memory for a moment
// gets a second chance.
func (p *Pool) start(ctx context.Context) (*child, error) {
	c, err := p.spawner.spawn(ctx, p.opt)
	if err != nil && ctx.Err() == nil {
		time.Sleep(200 * time.Millisecond)
		c, err = p.spawner.spawn(ctx, p.opt)
	}
	if err == nil {
		p.count(func(s *Stats) { s.Children++ })
	}
	return c, err
}

// put gives a child back for the next file.
func (p *Pool) put(c *child) {
	p.mu.Lock()
	full := p.closed || len(p.idle) >= p.opt.Workers
	if !full {
		p.idle = append(p.idle, c)
	}
	p.mu.Unlock()
	if full {
		c.kill()
	}
}

func (p *Pool) count(f func(*Stats)) {
	p.mu.Lock()
	f(&p.stats)
	p.mu.Unlock()
}
