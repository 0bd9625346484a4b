package match

import "sync/atomic"

// openSlots bounds the remembered openings of a dictionary; a power of two.
const openSlots = 1 << 13

// opening is the remembered answer whether a term can begin with a word.
type opening struct {
	word *Word
	yes  bool
}

// openMemo remembers openings; it changes no result.
type openMemo struct {
	slots [openSlots]atomic.Pointer[opening]
}

// opens reports whether any term of the dictionary can begin with the word or
// one of its parts.
func (d *Dict) opens(w *Word) bool {
	slot := &d.open.slots[w.hash&(openSlots-1)]
	if o := slot.Load(); o != nil && o.word == w {
		return o.yes
	}
	yes := d.begins(w)
	slot.Store(&opening{w, yes})
	return yes
}

// begins computes what opens remembers.
func (d *Dict) begins(w *Word) bool {
	if _, ok := d.roots[w.Key]; ok {
		return true
	}
	if _, ok := d.literal[edge{0, w.Norm}]; ok {
		return true
	}
	for _, p := range w.Parts {
		if _, ok := d.roots[p.Key]; ok {
			return true
		}
	}
	return len(w.Norm) >= typoLetters && (len(w.Parts) == 0 || w.guessed) && d.correct(w) != ""
}
