package index

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// batchPages is how many pages Bleve takes at a time: enough that an ordinary
// archive needs few merges, few enough that memory stays near 100 MB.
const batchPages = 1024

// CaseDocument is one document of a case as it is given to the index.
type CaseDocument struct {
	Path  string // within the case
	Type  string // document type, or ""
	Date  string // YYYY-MM-DD or coarser, or ""
	Pages []CasePage
}

// CasePage is one page of a document. Pages without text need not be given.
type CasePage struct {
	Number int // 1-based
	Text   string
	Tags   []Tag // what extraction found on the page
}

// Tag makes a page findable by a finding: kind "diagnose" (see DiagnosisTags),
// "indsats" (value: type), "udsagn" (value: label) or another.
// Start and End say where on the page it stands (bytes); both 0 if unknown.
type Tag struct {
	Kind, Value string
	Start, End  int
}

// CasesWriter builds a case index. Add may be called by several goroutines;
// nothing is seen at the index's place before Close.
type CasesWriter struct {
	dir, temp string

	mu        sync.Mutex
	failed    error
	builder   *scorch.Builder
	texts     *os.File
	textsBuf  *bufio.Writer
	offset    uint64
	words     *os.File // the forward list
	wordsBuf  *bufio.Writer
	numbers   *formNumbers
	encoded   []byte // of the page in hand
	documents []documentRow
	pages     []pageRow
	forms     vocabulary
	stamp     string
}

// CreateCases starts a new case index that will replace the one at dir, if
// any. It is written beside dir until Close.
func CreateCases(dir string) (*CasesWriter, error) {
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	temp, err := makeTemp(parent)
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	w := &CasesWriter{dir: filepath.Clean(dir), temp: temp, forms: newVocabulary(), numbers: newFormNumbers()}
	if err := w.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("create index: %w", err), w.Abort())
	}
	return w, nil
}

func (w *CasesWriter) open() (err error) {
	w.builder, err = scorch.NewBuilder(map[string]interface{}{
		"path": filepath.Join(w.temp, storeDir), "buildPathPrefix": w.temp, "batchSize": batchPages, "mergeMax": 64,
	})
	if err != nil {
		return err
	}
	w.texts, err = os.Create(filepath.Join(w.temp, textsFile))
	if err != nil {
		return err
	}
	w.textsBuf = bufio.NewWriterSize(w.texts, 1<<16)
	w.words, err = os.Create(filepath.Join(w.temp, wordsFile))
	if err != nil {
		return err
	}
	w.wordsBuf = bufio.NewWriterSize(w.words, 1<<16)
	return nil
}

// Add puts the documents of one case into the index. Analysis runs in the
// caller's goroutine, only the writing is serial. After an error every further
// call gives it too.
//
// The files of an index are the same, byte for byte, if the same cases were
// added in the same order. Who analyses in parallel therefore uses Prepare in
// his goroutines and Write in order.
func (w *CasesWriter) Add(caseName string, documents []CaseDocument) error {
	return w.Write(Prepare(caseName, documents))
}

// Write puts a prepared case into the index; the order of calls is the order of
// the index's rows. After an error every further call gives it too.
func (w *CasesWriter) Write(p *Prepared) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed != nil {
		return w.failed
	}
	first := 0
	for i := range p.documents {
		d := &p.documents[i]
		if err := w.write(p.name, d, p.pages[first:first+len(d.Pages)]); err != nil {
			return err
		}
		first += len(d.Pages)
	}
	p.documents, p.pages = nil, nil
	return nil
}

// SetStamp says what the index is built from: any short text that names the
// state of the ledger. It may be called at any time before Close; ReadStamp
// gives it back. For an index to be the same after the same work it must be
// derived from the content (a hash), not from time or chance.
func (w *CasesWriter) SetStamp(stamp string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stamp = stamp
}

func (w *CasesWriter) write(caseName string, d *CaseDocument, analysed []*pageDoc) error {
	row := uint32(len(w.documents))
	w.documents = append(w.documents, documentRow{Case: caseName, Path: d.Path, Type: d.Type, Date: d.Date})
	for i, p := range d.Pages {
		doc := analysed[i]
		doc.setOrdinal(len(w.pages))
		w.forms.add(doc.words.forms)
		w.encoded = w.numbers.encode(w.encoded[:0], &doc.words)
		if _, err := w.wordsBuf.Write(w.encoded); err != nil {
			return w.fail(err)
		}
		w.pages = append(w.pages, pageRow{Document: row, Number: uint32(p.Number), Length: uint32(len(p.Text)), Words: uint32(len(doc.words.order)), Offset: w.offset})
		doc.words = wordSequence{}
		w.offset += uint64(len(p.Text))
		if _, err := w.textsBuf.WriteString(p.Text); err != nil {
			return w.fail(err)
		}
		if err := w.builder.Index(doc); err != nil {
			return w.fail(err)
		}
	}
	return nil
}

func (w *CasesWriter) fail(err error) error {
	w.failed = fmt.Errorf("write index: %w", err)
	return w.failed
}

// Close finishes the index and moves it into place. On an error the old index,
// if any, is still there.
func (w *CasesWriter) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed != nil {
		return errors.Join(w.failed, w.Abort())
	}
	if err := w.finish(); err != nil {
		return errors.Join(fmt.Errorf("finish index: %w", err), w.Abort())
	}
	if err := keepPrivate(w.temp); err != nil {
		return errors.Join(fmt.Errorf("set rights of index: %w", err), w.Abort())
	}
	if err := swap(w.temp, w.dir, 0o700); err != nil {
		return errors.Join(fmt.Errorf("move index into place: %w", err), w.Abort())
	}
	return nil
}

func (w *CasesWriter) finish() error {
	if len(w.pages) > 0 { // the builder can't close without a document
		if err := w.builder.Close(); err != nil {
			return err
		}
	}
	err := errors.Join(w.textsBuf.Flush(), w.texts.Close(), w.wordsBuf.Flush(), w.words.Close())
	w.texts, w.words = nil, nil
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(w.temp, documentsFile), func(f *bufio.Writer) error {
		enc := json.NewEncoder(f)
		enc.SetEscapeHTML(false)
		for i := range w.documents {
			if err := enc.Encode(&w.documents[i]); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(w.temp, pagesFile), func(f *bufio.Writer) error {
		return binary.Write(f, binary.LittleEndian, w.pages)
	}); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(w.temp, formsFile), w.forms.write); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(w.temp, numbersFile), w.numbers.write); err != nil {
		return err
	}
	return writeFile(filepath.Join(w.temp, markerFile), func(f *bufio.Writer) error {
		return json.NewEncoder(f).Encode(marker{Schema: casesSchema, Documents: len(w.documents), Pages: len(w.pages), TextBytes: w.offset, Stamp: w.stamp})
	})
}

// Abort throws away what was written. It is a no-op after Close.
func (w *CasesWriter) Abort() error {
	for _, f := range []**os.File{&w.texts, &w.words} {
		if *f != nil {
			(*f).Close()
			*f = nil
		}
	}
	return os.RemoveAll(w.temp)
}

func writeFile(name string, fill func(*bufio.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	return errors.Join(fill(b), b.Flush(), f.Close())
}
