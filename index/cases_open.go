package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sort"
)

// ErrNoIndex says that there is no case index at the given place.
var ErrNoIndex = errors.New("no case index")

// ErrDamaged says that a case index is there but can't be used; the remedy is
// to scan the archive again.
var ErrDamaged = errors.New("case index is damaged")

// Cases is an open case index. It is safe for concurrent use.
type Cases struct {
	rowReader
	documents []documentRow
	pages     []pageRow
	rank      []uint32 // row -> place when sorted by case, document and page
	ranker    *ranker
}

// OpenCases opens the case index at dir, read-only. The error wraps ErrNoIndex
// or ErrDamaged. What of an index isn't compared with its checksum here is when
// a search reads it, so a search too may give ErrDamaged, but never an answer
// that a sound index would not give.
func OpenCases(dir string) (*Cases, error) {
	var c *Cases
	err := withMarker(dir, func(m marker) error {
		c = &Cases{}
		err := c.open(dir, m)
		if err != nil {
			c.Close()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// ReadStamp gives what CasesWriter.SetStamp said of the index at dir, without
// opening it. The error wraps ErrNoIndex or ErrDamaged.
func ReadStamp(dir string) (stamp string, err error) {
	err = withMarker(dir, func(m marker) error {
		stamp = m.Stamp
		return nil
	})
	return stamp, err
}

// Verify reads every byte of the case index at dir and compares it with the
// checksums written with it. The error wraps ErrNoIndex or ErrDamaged; the
// remedy is to build the index again.
func Verify(dir string) error {
	return withMarker(dir, func(m marker) error {
		for _, f := range m.Files {
			if err := f.check(dir); err != nil {
				return err
			}
		}
		c := &Cases{}
		return errors.Join(c.open(dir, m), c.Close())
	})
}

// withMarker calls do with the marker of the case index at dir. If that fails
// and another index has been put there meanwhile, it tries that one.
func withMarker(dir string, do func(marker) error) error {
	for try := 1; ; try++ {
		m, err := readMarker(dir, casesSchema)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("open %s: %w", dir, ErrNoIndex)
		}
		if err == nil {
			err = guarded(func() error { return do(m) })
		}
		if err == nil {
			return nil
		}
		if now, nowErr := readMarker(dir, casesSchema); try == 3 || nowErr != nil || now.Sum == m.Sum {
			return fmt.Errorf("open %s: %w: %w", dir, ErrDamaged, err)
		}
	}
}

// guarded makes a panic an error: Bleve trusts the segments it reads.
func guarded(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("segment: %v", r)
		}
	}()
	return do()
}

func (c *Cases) open(dir string, m marker) error {
	if err := c.readDocuments(dir, m); err != nil {
		return err
	}
	places, err := c.readPages(dir, m)
	if err != nil {
		return err
	}
	if err := c.rowReader.open(dir, m, places); err != nil {
		return err
	}
	c.sortPages()
	c.ranker = c.newRanker()
	return nil
}

func (c *Cases) readDocuments(dir string, m marker) error {
	data, err := m.file(documentsFile).read(dir)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	for dec.More() {
		var d documentRow
		if err := dec.Decode(&d); err != nil {
			return err
		}
		c.documents = append(c.documents, d)
	}
	if len(c.documents) != m.Documents {
		return fmt.Errorf("%s has %d rows, want %d", documentsFile, len(c.documents), m.Documents)
	}
	return nil
}

func (c *Cases) readPages(dir string, m marker) ([]place, error) {
	data, err := m.file(pagesFile).read(dir)
	if err != nil {
		return nil, err
	}
	c.pages = make([]pageRow, len(data)/binary.Size(pageRow{}))
	if _, err := binary.Decode(data, binary.LittleEndian, c.pages); err != nil {
		return nil, err
	}
	places := make([]place, len(c.pages))
	for i, p := range c.pages {
		if int(p.Document) >= len(c.documents) {
			return nil, fmt.Errorf("%s points outside", pagesFile)
		}
		places[i] = p.Place
	}
	return places, nil
}

// sortPages ranks the pages by case, document and page number, so that equal
// scores come in an order that doesn't depend on how the index was built.
func (c *Cases) sortPages() {
	order := make([]uint32, len(c.pages))
	for i := range order {
		order[i] = uint32(i)
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := &c.pages[order[i]], &c.pages[order[j]]
		if a.Document != b.Document {
			da, db := &c.documents[a.Document], &c.documents[b.Document]
			if da.Case != db.Case {
				return da.Case < db.Case
			}
			if da.Path != db.Path {
				return da.Path < db.Path
			}
		}
		if a.Number != b.Number {
			return a.Number < b.Number
		}
		return order[i] < order[j]
	})
	c.rank = make([]uint32, len(order))
	for place, row := range order {
		c.rank[row] = uint32(place)
	}
}

func (c *Cases) newRanker() *ranker {
	length := make([]float32, len(c.pages))
	sum := 0.0
	for i, p := range c.pages {
		length[i] = float32(p.Place.Words)
		sum += float64(p.Place.Words)
	}
	mean := 0.0
	if len(c.pages) > 0 {
		mean = sum / float64(len(c.pages))
	}
	return &ranker{store: c.store, rows: len(c.pages), fields: []rankField{
		{name: fieldWords, label: "tekst", weight: 1, norm: 0.5, mean: mean, length: length},
		{name: fieldParts, label: "del af ord", weight: 0.5, norm: 0.5, mean: mean, length: length},
	}}
}

// Pages gives the number of pages.
func (c *Cases) Pages() int { return len(c.pages) }

// Documents gives the number of documents, those without text included.
func (c *Cases) Documents() int { return len(c.documents) }

// Close releases the files.
func (c *Cases) Close() error { return c.rowReader.close() }
