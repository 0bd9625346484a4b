package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// librarySchema is the version of the layout of a collection's index on disk.
const librarySchema = "oplyst/samling/1"

// Files of a collection's index beside those it shares with a case index. All
// of it is made of the texts and the catalogue.
const (
	headsFile = "heads.txt" // the metadata of each text
	rowsFile  = "rows.bin"  // libraryRow by row
	termsFile = "terms.txt" // fieldSets
)

// libraryMarker is the contents of the marker file, written last.
type libraryMarker struct {
	Schema      string `json:"schema"`
	Fingerprint string `json:"fingerprint"` // of the texts, the catalogue and the analysis
	Rows        int    `json:"rows"`
	Texts       int    `json:"texts"`
	TextBytes   uint64 `json:"text_bytes"`
	// Sizes are the bytes of the other files by name, so that one cut off is seen.
	Sizes map[string]int64 `json:"sizes"`
}

// library is the official texts that lie beside an index.
type library struct {
	texts *os.File
	words *os.File
	rows  []libraryRow
	temp  string // a folder to remove at the end, or ""
}

// libraryRow is a record of rows.bin; all fields little-endian.
type libraryRow struct {
	Offset uint64 // of the text in texts.txt
	Length uint32 // 0: only the catalogue knows the decision
	Words  uint32
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
	temp, tempErr := os.MkdirTemp("", "oplyst-indeks-*")
	if tempErr != nil {
		return nil, err
	}
	say("Indekset kan ikke gemmes i " + f.Dir + " og bygges kun til denne søgning.")
	dir = filepath.Join(temp, fulltext.IndexDir)
	if err := buildLibrary(c, entries, dir, print, func(string) {}); err != nil {
		return nil, errors.Join(err, os.RemoveAll(temp))
	}
	p, err := openLibrary(c, dir, print)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(temp))
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
	if m, err := readLibraryMarker(dir); err == nil && m.Fingerprint == print {
		return false, nil
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

func readLibraryMarker(dir string) (m libraryMarker, err error) {
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w", markerFile, ErrDamaged)
	}
	return m, nil
}

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
	ix, err := scorch.NewScorch(scorch.Name, map[string]interface{}{"path": filepath.Join(dir, storeDir), "read_only": true}, nil)
	if err != nil {
		return err
	}
	if err := ix.Open(); err != nil {
		return err
	}
	if p.store, err = openStore(ix); err != nil {
		return err
	}
	if len(p.store.row) != m.Rows {
		return fmt.Errorf("store has %d decisions, want %d", len(p.store.row), m.Rows)
	}
	for _, row := range p.store.row {
		if int(row) >= m.Rows {
			return errors.New("store points outside")
		}
	}
	p.ranker = p.newRanker(lengths)
	p.ranker.in = fieldSets{lines: text[2]}
	return nil
}

func openSized(name string, size int64) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.Size() != size {
		f.Close()
		return nil, errors.Join(err, fmt.Errorf("%s has the wrong size", filepath.Base(name)))
	}
	return f, nil
}

// record gives the official text of a row, sections only; nil if there is none
// or it can't be read.
func (l *library) record(row uint32) *fulltext.Record {
	if l == nil || int(row) >= len(l.rows) || l.rows[row].Length == 0 {
		return nil
	}
	buf := make([]byte, l.rows[row].Length)
	if _, err := l.texts.ReadAt(buf, int64(l.rows[row].Offset)); err != nil {
		return nil
	}
	return &fulltext.Record{Sections: fulltext.DecodeBody(string(buf))}
}

func (l *library) close() error {
	if l == nil {
		return nil
	}
	var err error
	for _, f := range []*os.File{l.texts, l.words} {
		if f != nil {
			err = errors.Join(err, f.Close())
		}
	}
	if l.temp != "" {
		err = errors.Join(err, os.RemoveAll(l.temp))
	}
	return err
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
