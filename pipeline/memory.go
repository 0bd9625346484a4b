package pipeline

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// DefaultMemory is Options.Memory when it is 0, in bytes.
const DefaultMemory = 1 << 30

// Memory is divided: half for the children of the cage together, an eighth of it
// for the files that this process holds at once, and the rest for everything
// else it does. ProcessMemory is what Go should be told to keep to.
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
