package index

import (
	"bufio"
	"errors"
	"path/filepath"

	"oplyst/whole"
)

// Files that an index of cases and one of a collection both have. The texts lie
// outside Bleve, which so stores neither text nor the positions of words: a
// snippet reads the page itself, and the order of words for phrases is in the
// forward list (words.bin, see forward).
const (
	markerFile  = "oplyst-index.json"
	textsFile   = "texts.txt"
	formsFile   = "forms.txt"
	wordsFile   = "words.bin"
	numbersFile = "numbers.txt" // forms by their number in words.bin
)

// place is where a row's text and words lie, with their checksums. It is part of
// records on disk.
type place struct {
	Offset   uint64 // of the text in texts.txt
	Length   uint32 // bytes of text
	Words    uint32
	TextSum  uint32
	WordsSum uint32
}

// rowFiles writes those files into a folder. It is for one goroutine.
type rowFiles struct {
	dir     string
	texts   *sumFile
	words   *sumFile // the forward list
	store   storeWriter
	numbers *formNumbers
	offset  uint64
	rows    int
	encoded []byte // of the row in hand
	files   []fileSum
}

func newRowFiles(dir string) (*rowFiles, error) {
	r := &rowFiles{dir: dir, store: storeWriter{dir: dir}, numbers: newFormNumbers()}
	var err error
	if r.texts, err = createSummed(dir, textsFile); err != nil {
		return nil, err
	}
	if r.words, err = createSummed(dir, wordsFile); err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

// add writes the next row.
func (r *rowFiles) add(d *pageDoc, text string) (place, error) {
	r.encoded = r.numbers.encode(r.encoded[:0], &d.words)
	at := place{Offset: r.offset, Length: uint32(len(text)), Words: uint32(len(d.words.order)), TextSum: checksumText(text), WordsSum: checksum(r.encoded)}
	d.words = wordSequence{}
	r.offset += uint64(len(text))
	r.rows++
	if _, err := r.words.b.Write(r.encoded); err != nil {
		return at, err
	}
	if _, err := r.texts.b.WriteString(text); err != nil {
		return at, err
	}
	return at, r.store.add(d)
}

// file writes a further file.
func (r *rowFiles) file(name string, fill func(*bufio.Writer) error) error {
	f, err := createSummed(r.dir, name)
	if err != nil {
		return err
	}
	err = fill(f.b)
	sum, closeErr := f.close()
	r.files = append(r.files, sum)
	return errors.Join(err, closeErr)
}

// finish writes what is left and the marker, which says what else there is.
func (r *rowFiles) finish(m marker) error {
	for _, f := range []**sumFile{&r.texts, &r.words} {
		sum, err := (*f).close()
		*f = nil
		if err != nil {
			return err
		}
		r.files = append(r.files, sum)
	}
	if err := errors.Join(r.file(formsFile, r.numbers.writeSorted), r.file(numbersFile, r.numbers.write)); err != nil {
		return err
	}
	if r.rows > 0 {
		name := filepath.Join(r.dir, storeFile)
		if err := r.store.finish(name); err != nil {
			return err
		}
		if err := writeRoot(r.dir); err != nil {
			return err
		}
		for _, name := range []string{storeFile, rootFile} {
			sum, err := sumOf(filepath.Join(r.dir, name))
			if err != nil {
				return err
			}
			r.files = append(r.files, sum)
		}
	}
	m.Rows, m.Files = r.rows, r.files
	data, err := m.encode()
	if err != nil {
		return err
	}
	if err := r.file(markerFile, func(w *bufio.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return err
	}
	return whole.SyncFolder(r.dir)
}

// close gives up the open files.
func (r *rowFiles) close() error {
	var err error
	for _, f := range []**sumFile{&r.texts, &r.words} {
		if *f != nil {
			err = errors.Join(err, (*f).f.Close())
			*f = nil
		}
	}
	return err
}
