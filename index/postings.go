package index

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// store reads an inverted index kept by Bleve. Documents are numbered by their
// row (pages.bin, or the corpus's order), which doesn't depend on how Bleve cut
// its segments.
type store struct {
	index  bleve.Index
	reader bleve.IndexReader
	row    []uint32 // Bleve's document number -> row

	mu    sync.Mutex
	kept  map[[2]string][]posting // by field and term
	total int                     // rows in kept
}

// openStore takes over an open Bleve index and reads the rows.
func openStore(ix bleve.Index) (*store, error) {
	r, err := ix.Reader()
	if err != nil {
		return nil, err
	}
	s := &store{index: ix, reader: r}
	n, err := r.DocCount()
	if err != nil {
		return nil, err
	}
	s.row = make([]uint32, n)
	err = s.raw(fieldOrdinal, ordinalTerm, func(doc uint64, freq uint64) {
		if doc < uint64(len(s.row)) {
			s.row[doc] = uint32(freq - 1)
		}
	})
	return s, err
}

// openStoreOf opens the store that lies in an index folder, which must have
// exactly this many rows.
func openStoreOf(dir string, rows int) (*store, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": filepath.Join(dir, storeDir), "read_only": true}, nil)
	if err != nil {
		return nil, err
	}
	if err := ix.Open(); err != nil {
		return nil, err
	}
	s, err := openStore(ix)
	if err != nil {
		return s, err
	}
	if len(s.row) != rows {
		return s, fmt.Errorf("store has %d rows, want %d", len(s.row), rows)
	}
	for _, row := range s.row {
		if int(row) >= rows {
			return s, errors.New("store points outside")
		}
	}
	return s, nil
}

func (s *store) close() error {
	if s == nil {
		return nil
	}
	if err := s.reader.Close(); err != nil {
		return err
	}
	return s.index.Close()
}

// raw visits the postings of a term by Bleve's document numbers.
func (s *store) raw(field, term string, visit func(doc, freq uint64)) error {
	tfr, err := s.reader.TermFieldReader(context.Background(), []byte(term), field, true, false, false)
	if err != nil {
		return err
	}
	defer tfr.Close()
	var pre bleve.TermFieldDoc
	for {
		d, err := tfr.Next(&pre)
		if err != nil || d == nil {
			return err
		}
		visit(d.ID.Value(), d.Freq)
	}
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
	err := s.raw(field, term, func(doc, freq uint64) {
		if doc < uint64(len(s.row)) {
			list = append(list, posting{s.row[doc], uint32(freq)})
			visit(s.row[doc], int(freq))
		}
	})
	if err == nil && len(list) >= longList {
		s.keep(key, list)
	}
	return err
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
	tfr, err := s.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return 0, err
	}
	defer tfr.Close()
	return int(tfr.Count()), nil
}

// has reports whether any document holds a term.
func (s *store) has(field, term string) bool {
	found := false
	tfr, err := s.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return false
	}
	defer tfr.Close()
	if d, err := tfr.Next(nil); err == nil && d != nil {
		found = true
	}
	return found
}

// terms visits the terms of a field that begin with prefix, in order, until
// visit returns false.
func (s *store) terms(field, prefix string, visit func(term string) bool) error {
	dict, err := s.reader.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		return err
	}
	defer dict.Close()
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		if !visit(e.Term) {
			return nil
		}
	}
}

// places visits the rows that hold a term with the places it stands at.
func (s *store) places(field, term string, visit func(row uint32, at Span)) error {
	tfr, err := s.reader.TermFieldReader(context.Background(), []byte(term), field, true, false, true)
	if err != nil {
		return err
	}
	defer tfr.Close()
	for {
		d, err := tfr.Next(nil)
		if err != nil || d == nil {
			return err
		}
		doc := d.ID.Value()
		if doc >= uint64(len(s.row)) {
			continue
		}
		if len(d.Vectors) == 0 {
			visit(s.row[doc], Span{})
		}
		for _, v := range d.Vectors {
			visit(s.row[doc], Span{int(v.Start), int(v.End)})
		}
	}
}
