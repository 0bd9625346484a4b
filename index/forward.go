package index

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"oplyst/extract/match"
)

// A forward list holds, for each row, the written forms of its words in order:
// three little-endian bytes a word, the form's number and a flag. A phrase is
// found by comparing numbers, without reading or taking apart any text; the
// inverted index only says which rows to look at.
const (
	forwardSize = 3
	gapFlag     = 1 << 23 // more than white space and a mark stands before the word
	maxForms    = gapFlag - 1
)

// maxPhraseGap is how many bytes may stand between the words of a phrase.
const maxPhraseGap = 12

// wordSequence collects the words of one row: their forms, each once, and their
// order.
type wordSequence struct {
	forms []*match.Word
	local map[*match.Word]uint32
	order []uint32 // index into forms, gapFlag added
	last  int      // where the word before ended
}

func newWordSequence(hint int) wordSequence {
	return wordSequence{local: make(map[*match.Word]uint32, hint/2), order: make([]uint32, 0, hint), last: -1}
}

func (s *wordSequence) add(t *Token) {
	k, ok := s.local[t.word]
	if !ok {
		k = uint32(len(s.forms))
		s.local[t.word] = k
		s.forms = append(s.forms, t.word)
	}
	if s.last < 0 || t.Start-s.last > maxPhraseGap {
		k |= gapFlag
	}
	s.order = append(s.order, k)
	s.last = t.End
}

// take gives what was collected, without the rest, and makes the sequence empty.
func (s *wordSequence) take() wordSequence {
	out := wordSequence{forms: slices.Clone(s.forms), order: slices.Clone(s.order)}
	clear(s.local)
	clear(s.forms)
	s.forms, s.order, s.last = s.forms[:0], s.order[:0], -1
	return out
}

// breakHere keeps phrases from running on into the next field.
func (s *wordSequence) breakHere() { s.last = -1 }

// forward is an open forward list.
type forward struct {
	forms  string // lines, see formNumbers.write, between two line feeds
	words  io.ReaderAt
	places []place // with the checksums of words, unless they are in memory
	starts []int64 // by row: where its words begin in words; one more for the end

	load  sync.Once
	whole memoryWords // all of words, if it was worth reading at once
}

// Reading a row by itself costs a call to the system. From so many rows on all
// of the list is read, if it is no larger than this.
const (
	manyRows  = 400
	wholeList = 64 << 20
)

// source gives what to read n rows from.
func (f *forward) source(n int) io.ReaderAt {
	size := f.starts[len(f.starts)-1]
	if n < manyRows || size > wholeList {
		return f.words
	}
	if m, ok := f.words.(memoryWords); ok {
		return m
	}
	f.load.Do(func() {
		buf := make(memoryWords, size)
		if _, err := f.words.ReadAt(buf, 0); err != nil {
			return
		}
		for row := range f.places {
			if checksum(buf[f.starts[row]:f.starts[row+1]]) != f.places[row].WordsSum {
				return // reading by row says so
			}
		}
		f.whole = buf
	})
	if f.whole == nil {
		return f.words
	}
	return f.whole
}

// newForward takes the saved forms, and where each row's words lie.
func newForward(forms string, words io.ReaderAt, places []place) *forward {
	f := &forward{forms: "\n" + forms, words: words, places: places, starts: make([]int64, len(places)+1)}
	for row := range places {
		f.starts[row+1] = f.starts[row] + int64(places[row].Words)*forwardSize
	}
	return f
}

// numbers gives the numbers of plain forms; ok is false if one occurs nowhere.
func (f *forward) numbers(forms []string) (out []uint32, ok bool) {
	for _, form := range forms {
		i := strings.Index(f.forms, "\n"+form+"\n")
		if i < 0 {
			return nil, false
		}
		out = append(out, uint32(strings.Count(f.forms[:i], "\n")))
	}
	return out, len(out) > 0
}

// holds gives the rows of a set in which the forms stand next to each other.
func (f *forward) holds(forms []string, within rowSet) (rowSet, error) {
	rows := len(f.starts) - 1
	out := make(rowSet, rows)
	want, ok := f.numbers(forms)
	if !ok {
		return out, nil
	}
	pattern := make([]byte, 0, forwardSize*len(want))
	for _, k := range want {
		pattern = append(pattern, byte(k), byte(k>>8), byte(k>>16))
	}
	n := rows
	if within != nil {
		n = 0
		for _, in := range within {
			if in {
				n++
			}
		}
	}
	words := f.source(n)
	var buf []byte
	for row := range rows {
		if !within.has(uint32(row)) {
			continue
		}
		n := int(f.starts[row+1] - f.starts[row])
		if n < len(pattern) {
			continue
		}
		if cap(buf) < n {
			buf = make([]byte, n*2)
		}
		if m, ok := words.(memoryWords); ok {
			out[row] = hasSequence(m[f.starts[row]:f.starts[row+1]], pattern)
			continue
		}
		if _, err := words.ReadAt(buf[:n], f.starts[row]); err != nil {
			return nil, fmt.Errorf("read words of row %d: %w: %w", row, ErrDamaged, err)
		}
		if checksum(buf[:n]) != f.places[row].WordsSum {
			return nil, fmt.Errorf("%w: words of row %d are not as they were written", ErrDamaged, row)
		}
		out[row] = hasSequence(buf[:n], pattern)
	}
	return out, nil
}

// hasSequence looks for the words of pattern in a row. The first word may have
// a gap before it, the others not.
func hasSequence(row, pattern []byte) bool {
	for from := 0; from+len(pattern) <= len(row); {
		i := bytes.Index(row[from:], pattern[:2])
		if i < 0 {
			return false
		}
		at := from + i
		from = at + 1
		if at%forwardSize != 0 || at+len(pattern) > len(row) || (row[at+2]^pattern[2])&^(gapFlag>>16) != 0 {
			continue
		}
		if bytes.Equal(row[at+forwardSize:at+len(pattern)], pattern[forwardSize:]) {
			return true
		}
	}
	return false
}

// memoryWords is a forward list's words in memory.
type memoryWords []byte

// ReadAt makes memoryWords an io.ReaderAt.
func (m memoryWords) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off > int64(len(m)) {
		return 0, io.EOF
	}
	n := copy(p, m[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
