package index

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/RoaringBitmap/roaring/v2"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v15"
)

// The inverted index is a Bleve index of one segment. The segment is made here
// and not by Bleve's builder, which takes the documents of a batch in the order
// of a map, and in format zap 15, since later formats write each field's parts
// in such an order. Version 15 given documents in order is the same, byte for
// byte, each time. Rows of the index are the document numbers of the segment.
var segments zap.ZapPlugin

// Bounds of what the builder holds before it writes a part, in rows and in
// bytes of analysed documents (pageDoc.memory), and of how many parts it merges
// at once. They shape the files, so another value is another layout.
const (
	partRows   = 1024
	partMemory = 64 << 20
	mergeParts = 64
)

// storeWriter builds a store's file. The zero value needs its folder only.
type storeWriter struct {
	dir    string // for the parts
	rows   []bleve.Document
	memory int
	lend   lender
	parts  []string
	made   int
}

// lender gives the fields of documents where to make Bleve's form of their
// counts, by name. The zero value is ready.
type lender map[string]*frequencies

func (l *lender) to(d *pageDoc) {
	if *l == nil {
		*l = lender{}
	}
	for _, f := range d.fields {
		c := f.(*countedField)
		if len(c.terms) == 0 {
			continue
		}
		if (*l)[c.name] == nil {
			(*l)[c.name] = &frequencies{byTerm: bleve.TokenFrequencies{}}
		}
		c.lent = (*l)[c.name]
	}
}

// add takes the next row.
func (w *storeWriter) add(d *pageDoc) error {
	w.lend.to(d)
	w.rows = append(w.rows, d)
	w.memory += d.memory()
	if len(w.rows) < partRows && w.memory < partMemory {
		return nil
	}
	return w.flush()
}

// flush writes the rows at hand as a part.
func (w *storeWriter) flush() error {
	if len(w.rows) == 0 {
		return nil
	}
	s, _, err := segments.New(w.rows)
	clear(w.rows)
	w.rows, w.memory = w.rows[:0], 0
	if err != nil {
		return err
	}
	f, err := os.OpenFile(w.nextPart(), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w.parts = append(w.parts, f.Name())
	_, err = s.(*zap.SegmentBase).WriteTo(f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

func (w *storeWriter) nextPart() string {
	w.made++
	return filepath.Join(w.dir, fmt.Sprintf("part-%d", w.made))
}

// finish makes one file of all rows.
func (w *storeWriter) finish(name string) error {
	if err := w.flush(); err != nil {
		return err
	}
	for len(w.parts) > 1 {
		var merged []string
		for len(w.parts) > 0 {
			n := min(mergeParts, len(w.parts))
			into := w.nextPart()
			if err := mergeSegments(w.parts[:n], into); err != nil {
				return err
			}
			merged, w.parts = append(merged, into), w.parts[n:]
		}
		w.parts = merged
	}
	return os.Rename(w.parts[0], name)
}

// mergeSegments joins segments in their order and removes them.
func mergeSegments(names []string, into string) (err error) {
	var open []segment.Segment
	defer func() {
		for _, s := range open {
			if closeErr := s.Close(); err == nil {
				err = closeErr
			}
		}
		for _, name := range names {
			if removeErr := os.Remove(name); err == nil {
				err = removeErr
			}
		}
	}()
	for _, name := range names {
		s, err := segments.Open(name)
		if err != nil {
			return err
		}
		open = append(open, s)
	}
	_, _, err = segments.Merge(open, make([]*roaring.Bitmap, len(open)), into, nil, nil)
	return err
}
