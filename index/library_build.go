package index

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// libraryChunk is how many texts are analysed before they are written.
const libraryChunk = 256

// libraryBuilder writes the index over a collection into a temporary folder.
type libraryBuilder struct {
	temp    string
	corpus  *corpus.Corpus
	builder *scorch.Builder
	texts   *bufio.Writer
	words   *bufio.Writer
	files   []*os.File
	offset  uint64
	encoded []byte

	vocab   vocabulary
	numbers *formNumbers
	in      map[string]uint32
	rows    []libraryRow
}

// buildLibrary builds the index beside dir and moves it there.
func buildLibrary(c *corpus.Corpus, entries []fulltext.Entry, dir, print string, say func(string)) (err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	temp, err := makeTemp(filepath.Dir(dir))
	if err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	b := &libraryBuilder{temp: temp, vocab: newVocabulary(), numbers: newFormNumbers(), in: map[string]uint32{}}
	if err := b.build(c, entries, print, say); err != nil {
		return errors.Join(fmt.Errorf("build index: %w", err), b.close(), os.RemoveAll(temp))
	}
	if err := swap(temp, dir, 0o755); err != nil {
		return errors.Join(fmt.Errorf("build index: %w", err), os.RemoveAll(temp))
	}
	return nil
}

func (b *libraryBuilder) build(c *corpus.Corpus, entries []fulltext.Entry, print string, say func(string)) error {
	heads, paths, err := b.readAllHeads(entries, say)
	if err != nil {
		return err
	}
	b.corpus = c.With(decisionsOf(heads))
	if err := b.open(); err != nil {
		return err
	}
	decisions := b.corpus.Decisions()
	b.rows = make([]libraryRow, len(decisions))
	for from := 0; from < len(decisions); from += libraryChunk {
		if err := b.chunk(from, min(from+libraryChunk, len(decisions)), paths); err != nil {
			return err
		}
	}
	if err := errors.Join(b.builder.Close(), b.close()); err != nil {
		return err
	}
	return b.finish(heads, print)
}

// readAllHeads reads the metadata of every text; one that can't be read is left
// out and told.
func (b *libraryBuilder) readAllHeads(entries []fulltext.Entry, say func(string)) (heads []*fulltext.Record, paths map[string]string, err error) {
	read := make([]*fulltext.Record, len(entries))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range entries {
		g.Go(func() error {
			data, err := os.ReadFile(entries[i].Path)
			if err == nil {
				read[i], _ = fulltext.DecodeHead(string(data))
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, nil, err
	}
	paths = make(map[string]string, len(entries))
	for i, r := range read {
		if r == nil || r.Nr != entries[i].Nr {
			say("Filen " + entries[i].Path + " er beskadiget og er ikke med; importér afgørelsen igen.")
			continue
		}
		heads = append(heads, r)
		paths[r.Nr] = entries[i].Path
	}
	return heads, paths, nil
}

func (b *libraryBuilder) open() (err error) {
	b.builder, err = scorch.NewBuilder(map[string]interface{}{
		"path": filepath.Join(b.temp, storeDir), "buildPathPrefix": b.temp, "batchSize": batchPages, "mergeMax": 64,
	})
	if err != nil {
		return err
	}
	for _, name := range []string{textsFile, wordsFile} {
		f, err := os.Create(filepath.Join(b.temp, name))
		if err != nil {
			return err
		}
		b.files = append(b.files, f)
	}
	b.texts, b.words = bufio.NewWriterSize(b.files[0], 1<<16), bufio.NewWriterSize(b.files[1], 1<<16)
	return nil
}

// chunk analyses some rows in parallel and writes them in order.
func (b *libraryBuilder) chunk(from, to int, paths map[string]string) error {
	pages, bodies := make([]*pageDoc, to-from), make([]string, to-from)
	decisions := b.corpus.Decisions()
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for row := from; row < to; row++ {
		g.Go(func() error {
			d := &decisions[row]
			var full *fulltext.Record
			if path := paths[d.Nr]; path != "" {
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				if full, err = fulltext.Decode(string(data)); err == nil {
					bodies[row-from] = full.Body()
				}
			}
			doc := newPrecedent(b.corpus, d, full)
			lengths := fieldLengths{}
			pages[row-from] = analysePrecedent(&doc, &lengths)
			b.rows[row].Fields = lengths.field
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, page := range pages {
		if err := b.write(from+i, page, bodies[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *libraryBuilder) write(row int, page *pageDoc, body string) error {
	page.setOrdinal(row)
	b.vocab.add(page.words.forms)
	b.encoded = b.numbers.encode(b.encoded[:0], &page.words)
	b.rows[row].Offset, b.rows[row].Length, b.rows[row].Words = b.offset, uint32(len(body)), uint32(len(page.words.order))
	b.offset += uint64(len(body))
	markFields(b.in, page)
	page.words = wordSequence{}
	if _, err := b.words.Write(b.encoded); err != nil {
		return err
	}
	if _, err := b.texts.WriteString(body); err != nil {
		return err
	}
	return b.builder.Index(page)
}

// close flushes and closes the open files, once.
func (b *libraryBuilder) close() error {
	var err error
	if b.texts != nil {
		err = errors.Join(b.texts.Flush(), b.words.Flush())
		b.texts, b.words = nil, nil
	}
	for _, f := range b.files {
		err = errors.Join(err, f.Close())
	}
	b.files = nil
	return err
}

func (b *libraryBuilder) finish(heads []*fulltext.Record, print string) error {
	files := []struct {
		name string
		fill func(*bufio.Writer) error
	}{
		{headsFile, func(w *bufio.Writer) error {
			for _, r := range heads {
				head := *r
				head.Sections = nil
				if _, err := w.Write(head.Encode()); err != nil {
					return err
				}
			}
			return nil
		}},
		{rowsFile, func(w *bufio.Writer) error { return binary.Write(w, binary.LittleEndian, b.rows) }},
		{formsFile, b.vocab.write},
		{numbersFile, b.numbers.write},
		{termsFile, fieldSets{m: b.in}.write},
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(b.temp, f.name), f.fill); err != nil {
			return err
		}
	}
	sizes := map[string]int64{}
	for _, name := range []string{headsFile, rowsFile, formsFile, numbersFile, termsFile, textsFile, wordsFile} {
		info, err := os.Stat(filepath.Join(b.temp, name))
		if err != nil {
			return err
		}
		sizes[name] = info.Size()
	}
	return writeFile(filepath.Join(b.temp, markerFile), func(w *bufio.Writer) error {
		return json.NewEncoder(w).Encode(libraryMarker{Schema: librarySchema, Fingerprint: print, Rows: len(b.rows), Texts: len(heads), TextBytes: b.offset, Sizes: sizes})
	})
}
