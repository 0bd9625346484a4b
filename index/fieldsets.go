package index

import (
	"bufio"
	"sort"
	"strconv"
	"strings"
)

// fieldSets says for each term which fields of an index hold it, as a bit set
// by rankField.bit, so that a search doesn't ask thirty dictionaries for every
// word. The zero value knows nothing: every field may hold every term.
type fieldSets struct {
	m     map[string]uint32
	lines string // or what write saved
}

func (s fieldSets) kept() bool { return s.m != nil || s.lines != "" }

// of gives the fields of a term; 0 if it occurs nowhere, all if nobody knows.
func (s fieldSets) of(term string) uint32 {
	switch {
	case s.m != nil:
		return s.m[term]
	case s.lines == "":
		return ^uint32(0)
	}
	low, high := 0, len(s.lines) // starts of lines
	for low < high {
		mid := strings.LastIndexByte(s.lines[:(low+high)/2], '\n') + 1
		if mid < low {
			mid = low
		}
		end := mid + strings.IndexByte(s.lines[mid:], '\n')
		found, bits, _ := strings.Cut(s.lines[mid:end], "\t")
		switch {
		case found == term:
			v, _ := strconv.ParseUint(bits, 36, 32)
			return uint32(v)
		case found < term:
			low = end + 1
		default:
			high = mid
		}
	}
	return 0
}

// write saves the sets as sorted lines of term, tab, set in base 36. Terms hold
// neither tabs nor line feeds.
func (s fieldSets) write(w *bufio.Writer) error {
	terms := make([]string, 0, len(s.m))
	for t := range s.m {
		terms = append(terms, t)
	}
	sort.Strings(terms)
	for _, t := range terms {
		w.WriteString(t)
		w.WriteByte('\t')
		w.WriteString(strconv.FormatUint(uint64(s.m[t]), 36))
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}
