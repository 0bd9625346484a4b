package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// libraryChunk is how many texts are analysed before they are written.
const libraryChunk = 256

// libraryBuilder writes the index over a collection into a temporary folder.
type libraryBuilder struct {
	corpus *corpus.Corpus
	files  *rowFiles
	in     map[string]uint32
	rows   []libraryRow
}

// buildLibrary builds the index beside dir and moves it there.
func buildLibrary(c *corpus.Corpus, entries []fulltext.Entry, dir, print string, say func(string)) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	temp, err := makeTemp(filepath.Dir(dir))
	if err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	b := &libraryBuilder{in: map[string]uint32{}}
	if b.files, err = newRowFiles(temp.path); err == nil {
		err = errors.Join(b.build(c, entries, print, say), b.files.close())
	}
	if err == nil {
		err = openTo(temp.path, 0o644)
	}
	if err == nil {
		err = swap(temp.path, dir, 0o755)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("build index: %w", err), temp.remove())
	}
	return temp.remove()
}

func (b *libraryBuilder) build(c *corpus.Corpus, entries []fulltext.Entry, print string, say func(string)) error {
	heads, paths := b.readAllHeads(entries, say)
	b.corpus = c.With(decisionsOf(heads))
	decisions := b.corpus.Decisions()
	b.rows = make([]libraryRow, len(decisions))
	for from := 0; from < len(decisions); from += libraryChunk {
		if err := b.chunk(from, min(from+libraryChunk, len(decisions)), paths); err != nil {
			return err
		}
	}
	return b.finish(heads, print)
}

// readAllHeads reads the metadata of every text; one that can't be read is left
// out and told.
func (b *libraryBuilder) readAllHeads(entries []fulltext.Entry, say func(string)) (heads []*fulltext.Record, paths map[string]string) {
	paths = make(map[string]string, len(entries))
	for i, r := range fulltext.Heads(entries) {
		if r == nil {
			say("Filen " + entries[i].Path + " er beskadiget og er ikke med; importér afgørelsen igen.")
			continue
		}
		heads = append(heads, r)
		paths[r.Nr] = entries[i].Path
	}
	return heads, paths
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
			pages[row-from] = analysePrecedent(&doc, &b.rows[row].Fields)
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, page := range pages {
		markFields(b.in, page)
		at, err := b.files.add(page, bodies[i])
		if err != nil {
			return err
		}
		b.rows[from+i].Place = at
	}
	return nil
}

func (b *libraryBuilder) finish(heads []*fulltext.Record, print string) error {
	err := b.files.file(headsFile, func(w *bufio.Writer) error {
		for _, r := range heads {
			head := *r
			head.Sections = nil
			if _, err := w.Write(head.Encode()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.files.file(rowsFile, func(w *bufio.Writer) error { return binary.Write(w, binary.LittleEndian, b.rows) }); err != nil {
		return err
	}
	if err := b.files.file(termsFile, fieldSets{m: b.in}.write); err != nil {
		return err
	}
	return b.files.finish(marker{Schema: librarySchema, Stamp: print, Documents: len(heads)})
}
