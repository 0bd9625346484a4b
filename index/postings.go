package index

import (
	"errors"
	"fmt"
	"sync"

	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// store reads an inverted index, see storeWriter. It is safe for concurrent use.
type store struct {
	segment segment.Segment
	closed  func() error // gives back the index the segment is of; nil in memory

	mu    sync.Mutex
	kept  map[[2]string][]posting // by field and term
	total int                     // rows in kept
}

// memoryStore makes a store of some rows, in order, that is on no disk.
func memoryStore(rows []*pageDoc) (*store, error) {
	var lend lender
	documents := make([]bleve.Document, len(rows))
	for i, d := range rows {
		lend.to(d)
		documents[i] = d
	}
	s, _, err := segments.New(documents)
	if err != nil {
		return nil, err
	}
	return &store{segment: s}, nil
}

// openStore opens the Bleve index in dir, which must have exactly this many
// rows. Its files must have been compared with their checksums: Bleve trusts
// what it reads.
func openStore(dir string, rows int) (*store, error) {
	seg, closed, err := openBleve(dir)
	if err != nil {
		return nil, err
	}
	if n := seg.Count(); n != uint64(rows) {
		return nil, errors.Join(fmt.Errorf("store has %d rows, want %d", n, rows), closed())
	}
	return &store{segment: seg, closed: closed}, nil
}

func (s *store) close() error {
	switch {
	case s == nil:
		return nil
	case s.closed == nil:
		return s.segment.Close()
	}
	return s.closed()
}

// list gives the postings of a term.
func (s *store) list(field, term string) (segment.PostingsList, error) {
	dict, err := s.segment.Dictionary(field)
	if err != nil {
		return nil, err
	}
	return dict.PostingsList([]byte(term), nil, nil)
}

// postings visits the rows that hold a term and how often they do. Long lists
// are kept for the next search: the words of a field come again and again, and
// decoding them costs more than all else.
func (s *store) postings(field, term string, visit func(row uint32, freq int)) error {
	key := [2]string{field, term}
	s.mu.Lock()
	list, kept := s.kept[key]
	s.mu.Unlock()
	if kept {
		for _, p := range list {
			visit(p.row, int(p.freq))
		}
		return nil
	}
	found, err := s.list(field, term)
	if err != nil {
		return err
	}
	it := found.Iterator(true, false, false, nil)
	for {
		p, err := it.Next()
		if err != nil {
			return err
		}
		if p == nil {
			break
		}
		row, freq := uint32(p.Number()), uint32(p.Frequency())
		list = append(list, posting{row, freq})
		visit(row, int(freq))
	}
	if len(list) >= longList {
		s.keep(key, list)
	}
	return nil
}

// posting is a row that holds a term, and how often.
type posting struct{ row, freq uint32 }

// Lists of so many rows are kept, and so many rows of all lists together (eight
// bytes each).
const (
	longList = 256
	maxKept  = 4 << 20
)

func (s *store) keep(key [2]string, list []posting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || s.total+len(list) > maxKept {
		s.kept, s.total = map[[2]string][]posting{}, 0
	}
	if _, there := s.kept[key]; !there {
		s.kept[key] = list
		s.total += len(list)
	}
}

// count gives the number of rows that hold a term.
func (s *store) count(field, term string) (int, error) {
	found, err := s.list(field, term)
	if err != nil {
		return 0, err
	}
	return int(found.Count()), nil
}

// has reports whether any row holds a term.
func (s *store) has(field, term string) bool {
	dict, err := s.segment.Dictionary(field)
	if err != nil {
		return false
	}
	there, err := dict.Contains([]byte(term))
	return err == nil && there
}

// terms visits the terms of a field that begin with prefix, in order, until
// visit returns false.
func (s *store) terms(field, prefix string, visit func(term string) bool) error {
	dict, err := s.segment.Dictionary(field)
	if err != nil {
		return err
	}
	it := dict.AutomatonIterator(nil, []byte(prefix), afterPrefix(prefix))
	for {
		e, err := it.Next()
		if err != nil || e == nil || !visit(e.Term) {
			return err
		}
	}
}

// afterPrefix gives the first term behind all that begin with prefix; nil if
// there is none.
func afterPrefix(prefix string) []byte {
	end := []byte(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i] < 0xFF {
			end[i]++
			return end[:i+1]
		}
	}
	return nil
}

// places visits the rows that hold a term with the places it stands at.
func (s *store) places(field, term string, visit func(row uint32, at Span)) error {
	found, err := s.list(field, term)
	if err != nil {
		return err
	}
	it := found.Iterator(true, false, true, nil)
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return err
		}
		row := uint32(p.Number())
		if len(p.Locations()) == 0 {
			visit(row, Span{})
		}
		for _, l := range p.Locations() {
			visit(row, Span{int(l.Start()), int(l.End())})
		}
	}
}
