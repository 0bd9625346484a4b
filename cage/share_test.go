package cage

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"oplyst/ingest"
)

// Eight children that each want 120 MB have 300 MB: all files are read, and
// together they never use more than that by much. They grow between two looks at
// them, and a busy machine looks late: let alone, they would use 960 MB and more.
func TestShare(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what a process uses")
	}
	opt := Options{Workers: 8, Total: 300 << 20, hooks: true}
	p := newPool(t, opt)
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		peak := int64(0)
		for {
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(20 * time.Millisecond):
			}
			sum := int64(0)
			p.mu.Lock()
			for _, s := range p.seats {
				if s.watch != nil {
					sum += uses(s.watch.child.cmd.Process.Pid, false)
				}
			}
			for _, c := range p.idle {
				sum += uses(c.cmd.Process.Pid, false)
			}
			p.mu.Unlock()
			peak = max(peak, sum)
		}
	}()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := p.ReadDocument(context.Background(), "prøve-fyld", []byte("Notat"), ingest.Limits{}); got.State != ingest.Read {
				t.Errorf("got %q, %q", got.State, got.Reason)
			}
		})
	}
	wg.Wait()
	close(stop)
	peak, s := <-most, p.Stats()
	if s.Yielded == 0 || s.Lost != 0 || s.Retried != 0 {
		t.Errorf("stats %+v: files should have given way, and none be lost", s)
	}
	if peak > opt.Total+200<<20 {
		t.Errorf("children used %d MB together, %d MB are given", peak>>20, opt.Total>>20)
	}
	t.Logf("most at once %d MB, %+v", peak>>20, s)
}

// A file that wants more than all children may have is lost, and only it.
func TestShareTooMuch(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what a process uses")
	}
	p := newPool(t, Options{Workers: 4, Total: 100 << 20, hooks: true})
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			if i > 0 {
				if got := p.ReadDocument(context.Background(), "notat.txt", []byte("Notat"), ingest.Limits{}); got.State != ingest.Read {
					t.Errorf("got %+v", got)
				}
				return
			}
			got := p.ReadDocument(context.Background(), "prøve-fyld", []byte("Notat"), ingest.Limits{})
			if got.State != ingest.Quarantined || !strings.Contains(got.Reason, "hukommelse") {
				t.Errorf("got %q, %q", got.State, got.Reason)
			}
		})
	}
	wg.Wait()
}

// Jobs that wait for room are let in one after another, and one that is
// interrupted makes room for those behind it.
func TestShareQueue(t *testing.T) {
	p := &Pool{opt: Options{Workers: 4, Total: 100}.withDefaults()}
	p.opt.Total = 100
	ctx := context.Background()
	a, b, c := &seat{need: 70}, &seat{need: 70}, &seat{need: 20}
	if err := p.enter(ctx, a); err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithCancel(ctx)
	waits, entered := make(chan error), make(chan error)
	go func() { waits <- p.enter(short, b) }()
	for p.waiting() < 1 {
		time.Sleep(time.Millisecond)
	}
	go func() { entered <- p.enter(ctx, c) }()
	for p.waiting() < 2 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if err := <-waits; err == nil {
		t.Error("there was no room for the second")
	}
	if err := <-entered; err != nil {
		t.Error(err)
	}
	p.leave(a)
	p.leave(c)
	if p.used() != 0 || p.waiting() != 0 {
		t.Errorf("%d bytes used, %d wait at the end", p.used(), p.waiting())
	}
	if err := p.enter(ctx, &seat{need: 1 << 40}); err != nil {
		t.Error("a job larger than everything waits for ever when it is alone")
	}
}

// What is lent is missed by those that come next; a file alone may use the whole.
func TestSpare(t *testing.T) {
	p := &Pool{opt: Options{Workers: 4}.withDefaults()}
	p.opt.Total = 100
	ctx := context.Background()
	lent, back := p.Spare(1000)
	if lent != 75 {
		t.Errorf("lent %d of 100", lent)
	}
	if more, back := p.Spare(10); more != 0 {
		t.Errorf("lent %d more", more)
	} else {
		back()
	}
	a, b := &seat{need: 60}, &seat{need: 30}
	if err := p.enter(ctx, a); err != nil { // alone: it has its turn
		t.Fatal(err)
	}
	p.grown(a, 90)
	if a.leaving {
		t.Error("a file alone was ended for what is lent")
	}
	a.need = 60
	entered := make(chan error)
	go func() { entered <- p.enter(ctx, b) }()
	for p.waiting() < 1 {
		time.Sleep(time.Millisecond)
	}
	back()
	if err := <-entered; err != nil {
		t.Error(err)
	}
	if p.share() != 100 {
		t.Errorf("the share is %d at the end", p.share())
	}
}

func (p *Pool) waiting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.queue)
}
