package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"reflect"

	"oplyst/extract"
	"oplyst/ingest"
)

// foundRow is a document of a file as it is stored: its pages are those of the
// file from From on, or its own when they are no such run.
type foundRow struct {
	Document    ingest.Document
	From, Count int
	Own         bool
	Findings    extract.Findings
}

// encode gives the heavy columns of an entry.
func encode(doc *ingest.Document, found []extract.Found) (*contents, error) {
	rows := make([]foundRow, len(found))
	from := 0
	for i := range found {
		r := foundRow{Document: found[i].Document, Findings: found[i].Findings, Count: len(found[i].Document.Pages)}
		if at, ok := run(doc.Pages, r.Document.Pages, from); ok {
			r.From, from = at, at+r.Count
			if r.Count > 0 || r.Document.Pages == nil {
				r.Document.Pages = nil
			}
		} else {
			r.Own = true
		}
		rows[i] = r
	}
	var c contents
	var err error
	if c.document, err = toJSON(doc); err != nil {
		return nil, err
	}
	if c.found, err = toJSON(rows); err != nil {
		return nil, err
	}
	return &c, nil
}

// run finds where pages are a run of all, first looking at guess.
func run(all, pages []ingest.Page, guess int) (int, bool) {
	if len(pages) == 0 {
		return 0, true
	}
	same := func(at int) bool {
		if at+len(pages) > len(all) {
			return false
		}
		for i := range pages {
			if a, b := &all[at+i], &pages[i]; a.Number != b.Number || a.Text != b.Text || !reflect.DeepEqual(*a, *b) {
				return false
			}
		}
		return true
	}
	if same(guess) {
		return guess, true
	}
	for at := range all {
		if all[at].Number == pages[0].Number {
			return at, same(at)
		}
	}
	return 0, false
}

// errBadContents says that what a row holds doesn't fit together.
var errBadContents = errors.New("contents of a row don't fit together")

// decode undoes encode.
func (c *contents) decode() (doc ingest.Document, found []extract.Found, err error) {
	var rows []foundRow
	if json.Unmarshal(c.document, &doc) != nil || json.Unmarshal(c.found, &rows) != nil {
		return doc, nil, errBadContents // not json's error: it may quote text
	}
	found = make([]extract.Found, len(rows))
	for i := range rows {
		r := &rows[i]
		if !r.Own && r.Count > 0 {
			if r.From < 0 || r.Count < 0 || r.From > len(doc.Pages)-r.Count {
				return doc, nil, errBadContents
			}
			r.Document.Pages = doc.Pages[r.From : r.From+r.Count : r.From+r.Count]
		}
		r.Findings.Restore(ingest.Texts(r.Document.Pages))
		found[i] = extract.Found{Document: r.Document, Findings: r.Findings}
	}
	return doc, found, nil
}

// result is the hash of what was read and found.
func (c *contents) result() string {
	h := sha256.New()
	h.Write(c.document)
	h.Write([]byte{0})
	h.Write(c.found)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// toJSON is json.Marshal with letters and signs as they are.
func toJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, errors.New("contents can't be written as JSON") // not json's error: it may quote text
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
