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
)

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

// CasesWriter builds a case index. Nothing is seen at the index's place before
// Close. It may be used by several goroutines.
type CasesWriter struct {
	dir  string
	temp *tempDir

	mu        sync.Mutex
	failed    error
	rows      *rowFiles
	documents []documentRow
	pages     []pageRow
	stamp     string
}

// CreateCases starts a new case index that will replace the one at dir, if
// any. It is written beside dir until Close. What killed programs left there is
// removed.
func CreateCases(dir string) (*CasesWriter, error) {
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	temp, err := makeTemp(parent)
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	w := &CasesWriter{dir: filepath.Clean(dir), temp: temp}
	if w.rows, err = newRowFiles(temp.path); err != nil {
		return nil, errors.Join(fmt.Errorf("create index: %w", err), w.Abort())
	}
	return w, nil
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
		at, err := w.rows.add(analysed[i], p.Text)
		if err != nil {
			return w.fail(err)
		}
		w.pages = append(w.pages, pageRow{Document: row, Number: uint32(p.Number), Place: at})
	}
	return nil
}

func (w *CasesWriter) fail(err error) error {
	w.failed = fmt.Errorf("write index: %w", err)
	return w.failed
}

// Close finishes the index and moves it into place, whole and on the disk. On an
// error the old index, if any, is still there.
func (w *CasesWriter) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed != nil {
		return errors.Join(w.failed, w.Abort())
	}
	if err := w.finish(); err != nil {
		return errors.Join(fmt.Errorf("finish index: %w", err), w.Abort())
	}
	if err := swap(w.temp.path, w.dir, 0o700); err != nil {
		return errors.Join(fmt.Errorf("move index into place: %w", err), w.Abort())
	}
	w.failed = errClosed
	return w.Abort()
}

var errClosed = errors.New("index is closed")

func (w *CasesWriter) finish() error {
	err := w.rows.file(documentsFile, func(f *bufio.Writer) error {
		enc := json.NewEncoder(f)
		enc.SetEscapeHTML(false)
		for i := range w.documents {
			if err := enc.Encode(&w.documents[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.rows.file(pagesFile, func(f *bufio.Writer) error { return binary.Write(f, binary.LittleEndian, w.pages) }); err != nil {
		return err
	}
	return w.rows.finish(marker{Schema: casesSchema, Stamp: w.stamp, Documents: len(w.documents)})
}

// Abort throws away what was written. It is a no-op after Close.
func (w *CasesWriter) Abort() error {
	if w.temp == nil {
		return nil
	}
	var err error
	if w.rows != nil {
		err = w.rows.close()
	}
	err = errors.Join(err, w.temp.remove())
	w.temp = nil
	return err
}
