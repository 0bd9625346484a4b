package statement

import "math"

// rowTable finds the row of a feature by open addressing; its length is a
// power of two.
type rowTable []rowSlot

type rowSlot struct {
	hash uint64
	row  int32 // plus one; 0 is free
}

// newRowTable makes a table that is at most half full.
func newRowTable(hashes []uint64, rows []int32) rowTable {
	n := 16
	for n < 2*len(hashes) {
		n *= 2
	}
	t := make(rowTable, n)
	for k, h := range hashes {
		i := h & uint64(n-1)
		for t[i].row != 0 {
			i = (i + 1) & uint64(n-1)
		}
		t[i] = rowSlot{h, rows[k] + 1}
	}
	return t
}

// find returns the row of a feature, -1 if it has none.
func (t rowTable) find(h uint64) int32 {
	mask := uint64(len(t) - 1)
	for i := h & mask; t[i].row != 0; i = (i + 1) & mask {
		if t[i].hash == h {
			return t[i].row - 1
		}
	}
	return -1
}

// seen marks rows that were counted already: one slot a row, holding the
// number of the sentence that came last.
type seen struct {
	marks []uint32
	now   uint32
	rows  []rated
	rest  []feature
}

// next starts a new sentence.
func (s *seen) next(rows int) {
	if len(s.marks) < rows || s.now == math.MaxUint32 {
		s.marks, s.now = make([]uint32, rows), 0
	}
	s.now++
}

// first reports whether a row comes up for the first time.
func (s *seen) first(row int32) bool {
	if s.marks[row] == s.now {
		return false
	}
	s.marks[row] = s.now
	return true
}
