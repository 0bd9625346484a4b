package cage

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"time"
)

// child is the parent's side of a child process.
type child struct {
	cmd           *exec.Cmd
	temp          string
	in, out, errs *os.File
	theirs        ends
	frames        *bufio.Reader
	writing       sync.Mutex // of frames to in
	holds         int64      // memory in bytes when it began to wait for work

	heard                 chan struct{} // closed when listen has ended
	outOfMemory, outOfCPU bool          // read after heard
}

// stop kills the child and whatever it has started.
func (c *child) stop() { killGroup(c.cmd.Process) }

// kill stops the child and clears up after it.
func (c *child) kill() {
	c.stop()
	ends{c.in, c.out, nil}.close()
	_ = c.cmd.Wait()
	c.errs.Close()
	os.RemoveAll(c.temp)
}

// watch is what the parent sees of a file being read.
type watch struct {
	child    *child
	opt      Options
	pool     *Pool
	seat     *seat
	ocr      bool // the child may have started Tesseract
	deadline time.Time
	next     atomic.Int64 // when the next sign of life is due, in Unix nanoseconds
	why      atomic.Pointer[error]
}

// How often the limits are looked at, and how often when memory is short.
const (
	watchEvery   = 100 * time.Millisecond
	watchClosely = 20 * time.Millisecond
)

// run stops the child when a limit is passed, until done is closed.
func (w *watch) run(ctx context.Context, done <-chan struct{}) {
	t, every := time.NewTicker(watchEvery), watchEvery
	defer t.Stop()
	for {
		select {
		case <-done:
			return
		case <-ctx.Done():
			w.stop(ctx.Err())
			return
		case now := <-t.C:
			switch {
			case now.After(w.deadline):
				w.stop(errTime)
			case now.UnixNano() > w.next.Load():
				w.stop(errStalled)
			case resident(w.child.cmd.Process.Pid) > w.opt.Resident:
				w.stop(errMemory)
			default:
				if again := w.pool.grown(w.seat, uses(w.child.cmd.Process.Pid, w.ocr)); again != every {
					every = again
					t.Reset(every)
				}
				continue
			}
			return
		}
	}
}

func (w *watch) stop(why error) {
	w.why.CompareAndSwap(nil, &why)
	w.child.stop()
}

// alive moves the time when the next sign is due, never past the deadline.
func (w *watch) alive(within time.Duration) {
	if within <= 0 || within > time.Hour {
		within = w.opt.Stall
	}
	w.next.Store(time.Now().Add(max(within, w.opt.Stall)).UnixNano())
}

// do has the child do one job and take the answer. again tells that the child
// can take another. After an error the child must be killed.
func (c *child) do(ctx context.Context, j job, data []byte, p *Pool, s *seat, take func([]byte) bool) (again bool, err error) {
	opt := p.opt
	total := j.limits.MaxTime + opt.Grace
	if j.limits.OCR {
		total += opt.Scans
	}
	j.cpu = total + opt.Grace
	w := &watch{child: c, opt: opt, pool: p, seat: s, ocr: j.limits.OCR, deadline: time.Now().Add(total)}
	w.alive(0)
	if j.limits.OCR && j.limits.Watch != nil {
		hash := sha256.Sum256(data)
		j.sum = string(hash[:])
	}
	p.watched(s, w)
	defer func() {
		for p.back(s) { // what a lost child had borrowed
		}
	}()
	defer p.watched(s, nil)
	done := make(chan struct{})
	defer close(done)
	go w.run(ctx, done)
	go c.send(&j, data)

	again, err = c.receive(w, &j, take)
	if err != nil {
		return false, c.cause(w, err)
	}
	return again, nil
}

// send writes the job; a child that doesn't read is stopped by its watch, which
// ends the writing too.
func (c *child) send(j *job, data []byte) {
	c.writing.Lock()
	defer c.writing.Unlock()
	if writeFrame(c.in, kindJob, j.encode()) == nil && j.src == nil {
		_ = writeFrame(c.in, kindData, data)
	}
}

// mostFrames bounds the frames of one job: signs of life, pages of scans and
// processors lent for them, and
// the pieces asked for of a zip, which are a few for each entry.
func (j *job) mostFrames() int {
	if j.src != nil {
		return 1_000_000
	}
	return 32*j.limits.MaxPages + 10_000
}

// receive takes the child's frames until the result.
func (c *child) receive(w *watch, j *job, take func([]byte) bool) (again bool, err error) {
	for range j.mostFrames() {
		k, n, err := readHead(c.frames)
		if err != nil {
			return false, err
		}
		limit := int64(maxSmall)
		switch k {
		case kindResult:
			limit = j.most + 1
		case kindKeep:
			limit = maxKeep
		case kindAlive, kindRecall, kindWant, kindBorrow, kindReturn:
		default:
			return false, errBroken
		}
		payload, err := readPayload(c.frames, n, limit)
		if err != nil {
			return false, err
		}
		if k == kindResult {
			if len(payload) == 0 || !take(payload[1:]) {
				return false, errBroken
			}
			return payload[0] == 1, nil
		}
		if !c.aside(w, k, payload, j) {
			return false, errBroken
		}
	}
	return false, errTooLong
}

// aside deals with a frame that is not the result.
func (c *child) aside(w *watch, k kind, payload []byte, j *job) bool {
	limits := &j.limits
	cur := &cursor{data: payload}
	switch k {
	case kindAlive:
		w.alive(time.Duration(cur.uint()))
		if limits.Watch != nil {
			limits.Watch.Alive(0)
		}
	case kindRecall:
		key := cur.string()
		if !isHash(key) {
			return false
		}
		answer := []byte{0}
		if limits.Watch != nil {
			if found, ok := limits.Watch.Recall(j.ownKey(key)); ok && len(found) < maxKeep {
				answer = append([]byte{1}, found...)
			}
		}
		c.writing.Lock()
		defer c.writing.Unlock()
		_ = writeFrame(c.in, kindAnswer, answer)
	case kindBorrow:
		answer := []byte{0}
		if limits.OCR && w.pool.lend(w.seat) {
			answer[0] = 1
		}
		c.writing.Lock()
		defer c.writing.Unlock()
		_ = writeFrame(c.in, kindAnswer, answer)
	case kindReturn:
		return w.pool.back(w.seat)
	case kindWant:
		at, n := cur.uint(), cur.uint()
		answer := j.piece(at, n)
		if answer == nil {
			return false
		}
		w.alive(0)
		c.writing.Lock()
		defer c.writing.Unlock()
		_ = writeFrame(c.in, kindAnswer, answer)
	case kindKeep:
		key := cur.string()
		if !isHash(key) {
			return false
		}
		if limits.Watch != nil {
			limits.Watch.Keep(j.ownKey(key), cur.data)
		}
	}
	return !cur.bad
}

// cause finds out why a child was lost.
func (c *child) cause(w *watch, err error) error {
	if errors.Is(err, errTooLong) {
		return errFlooded
	}
	if errors.Is(err, errBroken) {
		return errBroken
	}
	c.stop()
	select { // the pipe is broken: what it said last comes within moments
	case <-c.heard:
	case <-time.After(time.Second):
		return errDied
	}
	if why := w.why.Load(); why != nil {
		return *why
	}
	switch {
	case c.outOfMemory:
		return errMemory
	case c.outOfCPU:
		return errCPU
	}
	return errDied
}
