package pipeline

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"oplyst/index"
)

// indexing makes the index of a scan in archive order, whatever the order in
// which cases are finished, so that it depends on nothing but the cases. While
// nothing that concerns it changes, and the one there is sound, none is made;
// from the first change on, cases are taken as they are finished, earlier ones
// from the ledger.
type indexing struct {
	r    *run
	dir  string
	from string // stamp of the sound index that is there; "" without one

	mu     sync.Mutex
	moved  *sync.Cond // on mu: something below changed
	items  []indexItem
	next   int // the first case that was not taken
	held   int // bytes of text in items
	failed error

	writer *index.CasesWriter // nil until it is begun
	stop   context.CancelFunc
	ended  chan error // gives run's error once
}

// indexItem is a case on its way into the index.
type indexItem struct {
	ready     bool
	indexed   string          // hash of what the index takes from it
	documents []indexDocument // nil: they are in the ledger
	size      int
}

// heldText is how much text of finished cases waits in memory for its turn.
const heldText = 32 << 20

// newIndexing looks at the index that is there.
func newIndexing(r *run) *indexing {
	x := &indexing{r: r, dir: filepath.Join(r.opt.Out, IndexFolder), items: make([]indexItem, len(r.archive.Cases))}
	x.moved = sync.NewCond(&x.mu)
	if r.ledger == nil || r.opt.Rebuild {
		return x
	}
	err := index.Verify(x.dir)
	if err == nil {
		x.from, err = index.ReadStamp(x.dir)
	}
	if errors.Is(err, index.ErrDamaged) {
		x.from = ""
		r.say("søgeindekset (" + IndexFolder + ") var beskadiget og laves igen")
	}
	return x
}

// begin says that cases will come.
func (x *indexing) begin(ctx context.Context) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.from == "" {
		x.start(ctx)
	}
}

// start begins a new index. mu must be held.
func (x *indexing) start(ctx context.Context) {
	if x.writer != nil || x.failed != nil {
		return
	}
	if x.writer, x.failed = index.CreateCases(x.dir); x.failed != nil {
		return
	}
	// The scan's own context ends when its last file is read.
	ctx, x.stop = context.WithCancel(context.WithoutCancel(ctx))
	x.ended = make(chan error, 1)
	go func() {
		err := x.write(ctx)
		x.fail(err)
		x.ended <- err
	}()
}

// fail keeps the first error and wakes who waits.
func (x *indexing) fail(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.failed == nil {
		x.failed = err
	}
	x.moved.Broadcast()
}

// put hands over a finished case. documents may be nil if the ledger has them.
// It waits while too much waits already, unless a slow case holds that up: then
// the documents are let go and taken from the ledger when their turn comes.
// Without a ledger it waits for the slow case, whose files all are begun.
func (x *indexing) put(ctx context.Context, at int, indexed string, documents []indexDocument) error {
	defer context.AfterFunc(ctx, func() {
		x.mu.Lock()
		defer x.mu.Unlock()
		x.moved.Broadcast()
	})()
	size := 0
	for i := range documents {
		for k := range documents[i].Pages {
			size += len(documents[i].Pages[k].Text)
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if documents != nil && x.r.ledger != nil && x.writer == nil {
		// The first change: it may have left what the index takes as it was.
		if old, ok := x.r.before[x.r.archive.Cases[at].Name]; !ok || old != indexed {
			x.start(ctx)
		}
	}
	for x.writer != nil && at != x.next && x.held+size > heldText && x.failed == nil && ctx.Err() == nil && documents != nil {
		if x.r.ledger != nil && !x.items[x.next].ready {
			documents, size = nil, 0
			break
		}
		x.moved.Wait()
	}
	if x.writer == nil {
		documents, size = nil, 0
	}
	x.items[at] = indexItem{ready: true, indexed: indexed, documents: documents, size: size}
	x.held += size
	x.moved.Broadcast()
	if x.failed != nil {
		return x.failed
	}
	return ctx.Err()
}

// finish leaves the index as it is to be: the one that was there, if it is made
// of the same, or the new one in its place.
func (x *indexing) finish(ctx context.Context) error {
	stamp := x.stamp()
	if x.from == stamp {
		x.abort()
		return nil
	}
	x.mu.Lock()
	x.start(ctx)
	failed := x.failed
	x.mu.Unlock()
	if x.writer == nil {
		return failed
	}
	select {
	case err := <-x.ended:
		x.ended <- err
		if err != nil {
			return err
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	x.writer.SetStamp(stamp)
	x.r.point("before-index")
	if err := x.writer.Close(); err != nil {
		return err
	}
	x.writer = nil
	x.r.point("after-index")
	return nil
}

// abort throws a half-made index away. It is a no-op after finish.
func (x *indexing) abort() {
	if x.writer == nil {
		return
	}
	x.stop()
	<-x.ended
	_ = x.writer.Abort()
	x.writer = nil
}
