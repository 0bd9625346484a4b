package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// openLibrary opens the index in dir if it was made of exactly these texts
// (errOutdated if not, ErrDamaged if a byte of it is wrong). All of it is
// compared with its checksums: a collection is small, and the texts it can be
// rebuilt from are at hand now.
func openLibrary(c *corpus.Corpus, dir, print string) (*Precedents, error) {
	m, err := readMarker(dir, librarySchema)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, err
	case errors.Is(err, ErrLayout), err == nil && m.Stamp != print:
		return nil, errOutdated
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	p := &Precedents{}
	if err := guarded(func() error { return p.openFiles(c, dir, m) }); err != nil {
		p.Close()
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return p, nil
}

func (p *Precedents) openFiles(c *corpus.Corpus, dir string, m marker) error {
	for _, name := range []string{textsFile, wordsFile} { // the others are compared when they are read
		if err := m.file(name).check(dir); err != nil {
			return err
		}
	}
	if err := p.readHeads(c, dir, m); err != nil {
		return err
	}
	rows, err := m.file(rowsFile).read(dir)
	if err != nil {
		return err
	}
	terms, err := m.file(termsFile).read(dir)
	if err != nil {
		return err
	}
	fields, err := p.readRows(rows)
	if err != nil {
		return err
	}
	if err := p.rowReader.open(dir, m, p.places); err != nil {
		return err
	}
	p.ranker = p.newRanker(fields)
	p.ranker.in = fieldSets{lines: string(terms)}
	return nil
}

// readRows reads rows.bin and gives the lengths of the fields.
func (p *Precedents) readRows(data []byte) ([][maxFields]uint16, error) {
	rows := make([]libraryRow, len(data)/binary.Size(libraryRow{}))
	if _, err := binary.Decode(data, binary.LittleEndian, rows); err != nil {
		return nil, err
	}
	p.library = &library{has: make([]bool, len(rows))}
	p.places = make([]place, len(rows))
	fields := make([][maxFields]uint16, len(rows))
	for i, r := range rows {
		p.places[i], fields[i], p.library.has[i] = r.Place, r.Fields, r.Place.Length > 0
	}
	return fields, nil
}

// readHeads joins the catalogue with the metadata of the texts.
func (p *Precedents) readHeads(c *corpus.Corpus, dir string, m marker) error {
	data, err := m.file(headsFile).read(dir)
	if err != nil {
		return err
	}
	heads := fulltext.DecodeHeads(string(data))
	if len(heads) != m.Documents {
		return fmt.Errorf("%s has %d heads, want %d", headsFile, len(heads), m.Documents)
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
