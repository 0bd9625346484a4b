package pipeline

import (
	"context"
	"runtime"

	"oplyst/extract"
	"oplyst/index"
	"oplyst/ledger"
)

// write prepares the cases, several at once, and writes them in order.
func (x *indexing) write(ctx context.Context) error {
	type prepared struct {
		*index.Prepared
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() { x.fail(nil) })()
	queue := make(chan chan prepared, min(x.r.opt.workers(), runtime.GOMAXPROCS(0)))
	go func() {
		defer close(queue)
		for at := range x.items {
			item, ok := x.take(ctx, at)
			if !ok {
				return
			}
			one := make(chan prepared, 1)
			select {
			case queue <- one:
			case <-ctx.Done():
				return
			}
			go func() {
				p, err := x.prepare(ctx, at, item)
				one <- prepared{p, err}
			}()
		}
	}()
	for one := range queue {
		p := <-one
		if p.err != nil {
			return p.err
		}
		if p.Prepared == nil {
			continue
		}
		if err := x.writer.Write(p.Prepared); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// take waits for a case and takes it.
func (x *indexing) take(ctx context.Context, at int) (indexItem, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for !x.items[at].ready && x.failed == nil && ctx.Err() == nil {
		x.moved.Wait()
	}
	item := x.items[at]
	if !item.ready || ctx.Err() != nil {
		return item, false
	}
	x.items[at].documents = nil
	x.held -= item.size
	x.next = at + 1
	x.moved.Broadcast()
	return item, true
}

// prepare analyses a case, got from the ledger if it isn't in memory.
func (x *indexing) prepare(ctx context.Context, at int, item indexItem) (*index.Prepared, error) {
	c := &x.r.archive.Cases[at]
	name, documents := c.Name, item.documents
	if x.r.opt.Anonym {
		name = anonymousName(at, len(x.r.archive.Cases))
	} else if documents == nil {
		tags, err := x.r.ledger.LoadTags(ctx, name)
		if err != nil {
			return nil, err
		}
		work := &caseWork{at: at, files: make([][]extract.Found, len(c.Files))}
		for k := range c.Files {
			e, err := x.r.ledger.Load(ctx, ledger.Key{Case: name, Path: c.Files[k].Path})
			if err != nil {
				return nil, err
			}
			work.files[k] = e.Found
		}
		if documents, err = withTexts(tags, work); err != nil {
			return nil, err
		}
	}
	if len(documents) == 0 {
		return nil, nil
	}
	return index.Prepare(name, documents), nil
}

// stamp names all that the index is made of.
func (x *indexing) stamp() string {
	if x.r.ledger == nil {
		return "anonym"
	}
	parts := []string{x.r.versions.index}
	for i := range x.items {
		parts = append(parts, x.items[i].indexed)
	}
	return key(parts...)
}
