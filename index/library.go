package index

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// librarySchema is the version of the layout of a collection's index on disk.
const librarySchema = "oplyst/samling/2"

// Files of a collection's index beside those it shares with a case index. All
// of it is made of the texts and the catalogue.
const (
	headsFile = "heads.txt" // the metadata of each text
	rowsFile  = "rows.bin"  // libraryRow by row
	termsFile = "terms.txt" // fieldSets
)

// library is the official texts that lie beside an index.
type library struct {
	has  []bool // row -> its text is there
	temp *tempDir
}

// libraryRow is a record of rows.bin; all fields little-endian.
type libraryRow struct {
	Place  place // Length 0: only the catalogue knows the decision
	Fields [maxFields]uint16
}

// errOutdated says that an index is sound but not of these texts.
var errOutdated = errors.New("index is of other texts")

// OpenLibrary opens the decisions of the catalogue and those of a user's
// collection, joined, as one index. Without a collection it is OpenPrecedents.
// The index over the texts lies in the collection's folder and is built when it
// is missing, of other texts, or damaged; say, if not nil, is told so in Danish
// before that work and of texts that can't be read. If the folder can't be
// written, the index is built for this once.
func OpenLibrary(c *corpus.Corpus, f fulltext.Folder, say func(string)) (*Precedents, error) {
	if say == nil {
		say = func(string) {}
	}
	entries, err := f.List()
	if err != nil {
		say("Samlingen i " + f.Dir + " kan ikke læses; der søges kun i det indbyggede katalog.")
	}
	if len(entries) == 0 {
		return OpenPrecedents(c)
	}
	print := fingerprint(c, entries)
	dir := filepath.Join(f.Dir, fulltext.IndexDir)
	p, err := openLibrary(c, dir, print)
	switch {
	case err == nil:
		return p, nil
	case errors.Is(err, fs.ErrNotExist):
		say(fmt.Sprintf("Bygger indekset over samlingens %d afgørelser ...", len(entries)))
	case errors.Is(err, errOutdated):
		say(fmt.Sprintf("Samlingen eller programmet er ændret; bygger indekset over %d afgørelser igen ...", len(entries)))
	default:
		say(fmt.Sprintf("Indekset over samlingen er beskadiget; bygger det igen af de %d tekster ...", len(entries)))
	}
	return buildAndOpen(c, f, entries, dir, print, say)
}

func buildAndOpen(c *corpus.Corpus, f fulltext.Folder, entries []fulltext.Entry, dir, print string, say func(string)) (*Precedents, error) {
	err := buildLibrary(c, entries, dir, print, say)
	if err == nil {
		return openLibrary(c, dir, print)
	}
	temp, tempErr := makeTemp(os.TempDir())
	if tempErr != nil {
		return nil, err
	}
	say("Indekset kan ikke gemmes i " + f.Dir + " og bygges kun til denne søgning.")
	dir = filepath.Join(temp.path, fulltext.IndexDir)
	if err := buildLibrary(c, entries, dir, print, func(string) {}); err != nil {
		return nil, errors.Join(err, temp.remove())
	}
	p, err := openLibrary(c, dir, print)
	if err != nil {
		return nil, errors.Join(err, temp.remove())
	}
	p.library.temp = temp
	return p, nil
}

// BuildLibrary makes the index over a collection anew if it isn't of its texts
// as they are now. It reports whether there was something to do.
func BuildLibrary(c *corpus.Corpus, f fulltext.Folder, say func(string)) (built bool, err error) {
	entries, err := f.List()
	if err != nil || len(entries) == 0 {
		return false, err
	}
	print := fingerprint(c, entries)
	dir := filepath.Join(f.Dir, fulltext.IndexDir)
	if p, err := openLibrary(c, dir, print); err == nil {
		return false, p.Close()
	}
	return true, buildLibrary(c, entries, dir, print, say)
}

// fingerprint changes with the texts (names, sizes, times), the catalogue and
// the analysis of words: the terms of the catalogue's holdings stand for it.
func fingerprint(c *corpus.Corpus, entries []fulltext.Entry) string {
	h := sha256.New()
	var tokens []Token
	for i := range c.Decisions() {
		d := &c.Decisions()[i]
		tokens = Analyzer{}.Append(tokens[:0], d.Holding)
		for k := range tokens {
			h.Write([]byte(tokens[k].Term))
		}
		fmt.Fprintf(h, "|%s|%s|%s|%v|%v\n", d.Nr, d.Title, d.Facts, d.Keywords, d.LawRefs)
	}
	var n [8]byte
	for i := range entries {
		e := &entries[i]
		h.Write([]byte(e.Nr))
		binary.LittleEndian.PutUint64(n[:], uint64(e.Size))
		h.Write(n[:])
		binary.LittleEndian.PutUint64(n[:], uint64(e.ModTime))
		h.Write(n[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// record gives the official text of a row, sections only; nil if there is none
// or it can't be read.
func (p *Precedents) record(row uint32) *fulltext.Record {
	if p.library == nil || !p.library.has[row] {
		return nil
	}
	text, err := p.text(row)
	if err != nil {
		return nil
	}
	return &fulltext.Record{Sections: fulltext.DecodeBody(text)}
}

// Texts counts the decisions whose official text is at hand.
func (p *Precedents) Texts() int {
	n := 0
	for _, d := range p.docs {
		if d.FullText {
			n++
		}
	}
	return n
}
