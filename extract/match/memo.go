package match

import "sync/atomic"

// memoSlots bounds what a Memo holds; a power of two. Words are numbered as
// they come up, so that no two of them share a slot before that many are known.
const memoSlots = 1 << 16

// Memo remembers what a table says of word forms: the vocabulary of case files
// is small and repeats, so that work a token becomes one look a form. It is
// bounded, safe for concurrent use and changes no result. The zero value is
// empty and ready. It must not be copied.
type Memo[T any] struct {
	slots [memoSlots]atomic.Pointer[remembered[T]]
}

// remembered is one filled slot.
type remembered[T any] struct {
	word  *Word
	value T
}

// Get returns what is remembered of a word, nil if nothing is.
func (m *Memo[T]) Get(w *Word) *T {
	if r := m.slots[w.id&(memoSlots-1)].Load(); r != nil && r.word == w {
		return &r.value
	}
	return nil
}

// Put remembers a value, which nobody may change afterwards, and returns it.
func (m *Memo[T]) Put(w *Word, value T) *T {
	r := &remembered[T]{w, value}
	m.slots[w.id&(memoSlots-1)].Store(r)
	return &r.value
}
