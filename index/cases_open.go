package index

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// ErrNoIndex says that there is no case index at the given place.
var ErrNoIndex = errors.New("no case index")

// ErrDamaged says that a case index is there but can't be used; the remedy is
// to scan the archive again.
var ErrDamaged = errors.New("case index is damaged")

// Cases is an open case index. It is safe for concurrent use.
type Cases struct {
	dir       string
	store     *store
	texts     *os.File
	wordsFile *os.File
	forward   *forward
	documents []documentRow
	pages     []pageRow
	rank      []uint32 // row -> place when sorted by case, document and page
	words     *wordList
	ranker    *ranker
}

// OpenCases opens the case index at dir, read-only. The error wraps ErrNoIndex
// or ErrDamaged.
func OpenCases(dir string) (*Cases, error) {
	if _, err := os.Stat(filepath.Join(dir, markerFile)); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("open %s: %w", dir, ErrNoIndex)
		}
		return nil, fmt.Errorf("open %s: %w", dir, err)
	}
	c := &Cases{dir: dir}
	if err := c.open(); err != nil {
		c.Close()
		return nil, fmt.Errorf("open %s: %w: %w", dir, ErrDamaged, err)
	}
	return c, nil
}

func (c *Cases) open() (err error) {
	defer func() {
		if r := recover(); r != nil { // Bleve panics on some damaged segments
			err = fmt.Errorf("segment: %v", r)
		}
	}()
	m, err := c.readMarker()
	if err != nil {
		return err
	}
	if err := c.readDocuments(m.Documents); err != nil {
		return err
	}
	if err := c.readPages(m); err != nil {
		return err
	}
	forms, err := os.ReadFile(filepath.Join(c.dir, formsFile))
	if err != nil {
		return err
	}
	c.words = readWordList(string(forms))
	if c.texts, err = openSized(filepath.Join(c.dir, textsFile), int64(m.TextBytes)); err != nil {
		return err
	}
	if err := c.openForward(); err != nil {
		return err
	}
	if m.Pages > 0 {
		if c.store, err = openStoreOf(c.dir, m.Pages); err != nil {
			return err
		}
	}
	c.sortPages()
	c.ranker = c.newRanker()
	return nil
}

func (c *Cases) readMarker() (marker, error) { return readMarker(c.dir) }

// ReadStamp gives what CasesWriter.SetStamp said of the index at dir, without
// opening it. The error wraps ErrNoIndex or ErrDamaged; an index of an older
// layout counts as damaged.
func ReadStamp(dir string) (string, error) {
	m, err := readMarker(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("open %s: %w", dir, ErrNoIndex)
	case err != nil:
		return "", fmt.Errorf("open %s: %w: %w", dir, ErrDamaged, err)
	}
	return m.Stamp, nil
}

// Verify reads every byte of the case index at dir and compares it with the
// checksums written with it. The error wraps ErrNoIndex or ErrDamaged; the
// remedy is to build the index again.
func Verify(dir string) error {
	c, err := OpenCases(dir)
	if err != nil {
		return err
	}
	return c.Close()
}

func readMarker(dir string) (marker, error) {
	var m marker
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, err
	}
	if m.Schema != casesSchema {
		return m, fmt.Errorf("layout %q, want %q", m.Schema, casesSchema)
	}
	return m, nil
}

func (c *Cases) readDocuments(want int) error {
	data, err := os.ReadFile(filepath.Join(c.dir, documentsFile))
	if err != nil {
		return err
	}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	for dec.More() {
		var d documentRow
		if err := dec.Decode(&d); err != nil {
			return err
		}
		c.documents = append(c.documents, d)
	}
	if len(c.documents) != want {
		return fmt.Errorf("%s has %d rows, want %d", documentsFile, len(c.documents), want)
	}
	return nil
}

func (c *Cases) readPages(m marker) error {
	f, err := openSized(filepath.Join(c.dir, pagesFile), int64(m.Pages)*pageRowSize)
	if err != nil {
		return err
	}
	defer f.Close()
	c.pages = make([]pageRow, m.Pages)
	if err := binary.Read(f, binary.LittleEndian, c.pages); err != nil {
		return err
	}
	for _, p := range c.pages {
		if int(p.Document) >= len(c.documents) || p.Offset+uint64(p.Length) > m.TextBytes {
			return fmt.Errorf("%s points outside", pagesFile)
		}
	}
	return nil
}

func (c *Cases) openForward() (err error) {
	numbers, err := os.ReadFile(filepath.Join(c.dir, numbersFile))
	if err != nil {
		return err
	}
	c.forward = newForward(string(numbers), nil, func(row int) int { return int(c.pages[row].Words) }, len(c.pages))
	if c.wordsFile, err = openSized(filepath.Join(c.dir, wordsFile), c.forward.starts[len(c.pages)]); err != nil {
		return err
	}
	c.forward.words = c.wordsFile
	return nil
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
		length[i] = float32(p.Words)
		sum += float64(p.Words)
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
func (c *Cases) Close() error {
	var err error
	if c.store != nil {
		err = c.store.close()
		c.store = nil
	}
	for _, f := range []**os.File{&c.texts, &c.wordsFile} {
		if *f != nil {
			err = errors.Join(err, (*f).Close())
			*f = nil
		}
	}
	return err
}

// text reads one page.
func (c *Cases) text(row uint32) (string, error) {
	p := &c.pages[row]
	buf := make([]byte, p.Length)
	if _, err := c.texts.ReadAt(buf, int64(p.Offset)); err != nil {
		return "", fmt.Errorf("read page text: %w", err)
	}
	return string(buf), nil
}
