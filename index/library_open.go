package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// openLibrary opens the index in dir if it was made of exactly these texts
// (errOutdated if not, ErrDamaged if a file of it is wrong).
func openLibrary(c *corpus.Corpus, dir, print string) (p *Precedents, err error) {
	m, err := readLibraryMarker(dir)
	if err != nil {
		return nil, err
	}
	if m.Schema != librarySchema || m.Fingerprint != print {
		return nil, errOutdated
	}
	p = &Precedents{library: &library{}}
	defer func() {
		if r := recover(); r != nil { // Bleve panics on some damaged segments
			err = fmt.Errorf("segment: %w", ErrDamaged)
		}
		if err != nil {
			p.Close()
			p, err = nil, fmt.Errorf("%w: %v", ErrDamaged, err)
		}
	}()
	for name, size := range m.Sizes {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() != size {
			return p, errors.Join(err, fmt.Errorf("%s has the wrong size", name))
		}
	}
	if err := p.readHeads(c, dir, m); err != nil {
		return p, err
	}
	return p, p.openLibraryFiles(dir, m)
}

// readHeads joins the catalogue with the metadata of the texts.
func (p *Precedents) readHeads(c *corpus.Corpus, dir string, m libraryMarker) error {
	data, err := os.ReadFile(filepath.Join(dir, headsFile))
	if err != nil {
		return err
	}
	heads := fulltext.DecodeHeads(string(data))
	if len(heads) != m.Texts {
		return fmt.Errorf("%s has %d heads, want %d", headsFile, len(heads), m.Texts)
	}
	joined := newPrecedents(c.With(decisionsOf(heads)))
	if len(joined.docs) != m.Rows {
		return fmt.Errorf("%d decisions, want %d", len(joined.docs), m.Rows)
	}
	p.corpus, p.docs, p.prior = joined.corpus, joined.docs, joined.prior
	return nil
}

func decisionsOf(heads []*fulltext.Record) []corpus.Decision {
	out := make([]corpus.Decision, len(heads))
	for i, r := range heads {
		out[i] = r.Decision()
	}
	return out
}

func (p *Precedents) openLibraryFiles(dir string, m libraryMarker) error {
	l := p.library
	data, err := os.ReadFile(filepath.Join(dir, rowsFile))
	if err != nil {
		return err
	}
	l.rows = make([]libraryRow, m.Rows)
	if len(data) != m.Rows*binary.Size(libraryRow{}) {
		return fmt.Errorf("%s has the wrong size", rowsFile)
	}
	if err := binary.Read(bytes.NewReader(data), binary.LittleEndian, l.rows); err != nil {
		return err
	}
	lengths := make([]fieldLengths, m.Rows)
	for i := range l.rows {
		lengths[i] = fieldLengths{all: l.rows[i].Words, field: l.rows[i].Fields}
		if l.rows[i].Offset+uint64(l.rows[i].Length) > m.TextBytes {
			return fmt.Errorf("%s points outside", rowsFile)
		}
	}
	var text [3]string
	for i, name := range []string{formsFile, numbersFile, termsFile} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		text[i] = string(data)
	}
	if text[2] != "" && !strings.HasSuffix(text[2], "\n") {
		return fmt.Errorf("%s is cut off", termsFile)
	}
	if l.texts, err = openSized(filepath.Join(dir, textsFile), int64(m.TextBytes)); err != nil {
		return err
	}
	p.words = readWordList(text[0])
	p.forward = newForward(text[1], nil, func(row int) int { return int(lengths[row].all) }, m.Rows)
	if l.words, err = openSized(filepath.Join(dir, wordsFile), p.forward.starts[m.Rows]); err != nil {
		return err
	}
	p.forward.words = l.words
	if p.store, err = openStoreOf(dir, m.Rows); err != nil {
		return err
	}
	p.ranker = p.newRanker(lengths)
	p.ranker.in = fieldSets{lines: text[2]}
	return nil
}
