package index

import (
	"errors"
	"fmt"
	"os"
)

// rowReader is the open files that rowFiles wrote, or what takes their place in
// memory. It is safe for concurrent use.
type rowReader struct {
	store     *store // nil if there are no rows
	words     *wordList
	forward   *forward
	places    []place
	texts     *os.File
	wordsFile *os.File
}

// open opens the files in dir. Those that are read row by row are compared then;
// the others are compared now. On an error the caller closes r.
func (r *rowReader) open(dir string, m marker, places []place) error {
	if len(places) != m.Rows {
		return fmt.Errorf("%d rows, want %d", len(places), m.Rows)
	}
	r.places = places
	texts := m.file(textsFile)
	for _, p := range places {
		if p.Offset+uint64(p.Length) > uint64(texts.Size) {
			return fmt.Errorf("a row points outside %s", textsFile)
		}
	}
	forms, err := m.file(formsFile).read(dir)
	if err != nil {
		return err
	}
	numbers, err := m.file(numbersFile).read(dir)
	if err != nil {
		return err
	}
	if r.texts, err = texts.open(dir); err != nil {
		return err
	}
	if r.wordsFile, err = m.file(wordsFile).open(dir); err != nil {
		return err
	}
	r.words = readWordList(string(forms))
	r.forward = newForward(string(numbers), r.wordsFile, places)
	if size := r.forward.starts[m.Rows]; size != m.file(wordsFile).Size {
		return fmt.Errorf("%s has the wrong size", wordsFile)
	}
	if m.Rows == 0 {
		return nil
	}
	for _, name := range []string{storeFile, rootFile} {
		if err := m.file(name).check(dir); err != nil {
			return err
		}
	}
	r.store, err = openStore(dir, m.Rows)
	return err
}

// text reads one row's text. The error wraps ErrDamaged if it isn't as it was
// written.
func (r *rowReader) text(row uint32) (string, error) {
	p := &r.places[row]
	buf := make([]byte, p.Length)
	if _, err := r.texts.ReadAt(buf, int64(p.Offset)); err != nil {
		return "", fmt.Errorf("read text of row %d: %w: %w", row, ErrDamaged, err)
	}
	if checksum(buf) != p.TextSum {
		return "", fmt.Errorf("%w: text of row %d is not as it was written", ErrDamaged, row)
	}
	return string(buf), nil
}

// close releases the files, once.
func (r *rowReader) close() error {
	err := r.store.close()
	r.store = nil
	for _, f := range []**os.File{&r.texts, &r.wordsFile} {
		if *f != nil {
			err = errors.Join(err, (*f).Close())
			*f = nil
		}
	}
	return err
}
