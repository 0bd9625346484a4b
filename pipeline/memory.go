package pipeline

import (
	"context"

	"golang.org/x/sync/semaphore"

	"oplyst/cage"
)

// DefaultMemory is Options.Memory when it is 0, in bytes.
const DefaultMemory = 1 << 30

// Memory is divided: half for the children of the cage together, an eighth of it
// for the files that this process holds at once, and the rest for everything
// else it does. ProcessMemory is what Go should be told to keep to. A case of
// thousands of pages takes some of the children's half while it is judged.
func (o *Options) memory() int64 {
	if o.Memory > 0 {
		return o.Memory
	}
	return DefaultMemory
}

func (o *Options) childMemory() int64 { return o.memory() / 2 }

// ProcessMemory is the part of memory, as Options.Memory, that is this process's
// own: for debug.SetMemoryLimit, which is a program's business and not a room's.
func ProcessMemory(memory int64) int64 {
	o := Options{Memory: memory}
	return o.memory() * 3 / 8
}

// hands bounds the files that are in hand at once by their size: a file's bytes
// lie here until its child has them, and its text comes back.
type hands struct {
	room  *semaphore.Weighted
	total int64
}

func newHands(memory int64) *hands {
	total := memory / 8
	return &hands{room: semaphore.NewWeighted(total), total: total}
}

// fileCost is what a file costs beside its bytes, in bytes.
const fileCost = 2 << 20

// take waits until a file of that size may be read. A file larger than the room
// has it alone. The error is the context's.
func (h *hands) take(ctx context.Context, size int64) (back func(), err error) {
	n := min(2*min(size, h.total)+fileCost, h.total)
	if err := h.room.Acquire(ctx, n); err != nil {
		return nil, err
	}
	return func() { h.room.Release(n) }, nil
}

// weights bounds the cases that are judged at once by what that takes. One that
// takes more than all of it is judged alone and borrows from the children.
type weights struct {
	room     *semaphore.Weighted
	total    int64
	own      int64 // of this process, by ProcessMemory
	children int64 // what they may lend where there is no cage
	cage     *cage.Pool
	process  func(int64) // Options.Process
}

func newWeights(opt *Options) *weights {
	total := opt.memory() * 3 / 16
	return &weights{room: semaphore.NewWeighted(total), total: total, own: ProcessMemory(opt.Memory), children: opt.childMemory() * 3 / 4, process: opt.Process}
}

// What judging a case takes, in bytes: for each byte of its text and for each
// page. Measured on a case of 3,000 files and 18,000 pages full of findings.
const perTextByte, perPage = 8, 4 << 10

// judgeCost guesses what judging a case takes beside what is held of it.
func judgeCost(work *caseWork) int64 {
	cost := int64(0)
	for _, found := range work.files {
		for i := range found {
			for _, p := range found[i].Document.Pages {
				cost += perPage + perTextByte*int64(len(p.Text))
			}
		}
	}
	return cost
}

// take waits until a case that takes so many bytes may be judged. The error is
// the context's.
func (w *weights) take(ctx context.Context, cost int64) (back func(), err error) {
	n := min(cost, w.total)
	if err := w.room.Acquire(ctx, n); err != nil {
		return nil, err
	}
	if cost <= w.total {
		return func() { w.room.Release(n) }, nil
	}
	lent, returned := min(cost-w.total, w.children), func() {}
	if w.cage != nil {
		lent, returned = w.cage.Spare(lent)
	}
	w.tell(w.own + lent*3/4) // not all: the children make room as they end
	return func() {
		w.tell(w.own)
		returned()
		w.room.Release(n)
	}, nil
}

func (w *weights) tell(bytes int64) {
	if w.process != nil {
		w.process(bytes)
	}
}
