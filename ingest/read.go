package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"
)

// DocumentReader turns the bytes of one document into pages, as ReadDocument
// does; package cage has one that does it in a child process.
type DocumentReader func(ctx context.Context, name string, data []byte, limits Limits) Document

// Read reads one file of a case: it opens it, checks its size, and calls
// ReadDocument. It never fails: what goes wrong is the document's state.
// It may be called from several goroutines at once.
func (a *Archive) Read(ctx context.Context, c *Case, f *File, limits Limits) Document {
	return f.ReadBy(ctx, limits, ReadDocument)
}

// ReadBy is Archive.Read with another reader of the document's bytes.
func (f *File) ReadBy(ctx context.Context, limits Limits, read DocumentReader) (doc Document) {
	defer func() {
		if recover() != nil {
			doc = Document{Path: f.Path, Size: f.Size, Format: nameFormat(f.Path), State: Quarantined, Reason: reasonPanicked}
		}
	}()
	doc = Document{Path: f.Path, Size: f.Size, State: f.State, Reason: f.Reason, Format: nameFormat(f.Path)}
	if f.State != "" {
		return doc
	}
	data, err := f.readAll(limits.withDefaults().MaxBytes)
	if err != nil {
		doc.State, doc.Reason = Unread, "filen kan ikke læses: "+diskReason(err)
		if errors.Is(err, errTooLarge) {
			doc.Reason = tooLarge(f.Size, limits.withDefaults().MaxBytes)
		}
		return doc
	}
	limits.Packed = f.packed
	return read(ctx, f.Path, data, limits)
}

// reasonSealed is why an entry of a zip with a password is unread.
const reasonSealed = "kræver kodeord: filen er beskyttet i zip-filen"

// ReadFileBy is ReadFile with another reader of the file's bytes.
func ReadFileBy(ctx context.Context, name string, limits Limits, read DocumentReader) (Document, error) {
	f, err := plainFile(name)
	if err != nil {
		return Document{}, err
	}
	data, err := f.readAll(limits.withDefaults().MaxBytes)
	if errors.Is(err, errTooLarge) {
		return Document{Path: f.Path, Size: f.Size, State: Unread, Reason: tooLarge(f.Size, limits.withDefaults().MaxBytes)}, nil
	}
	if err != nil {
		return Document{}, err
	}
	return read(ctx, f.Path, data, limits), nil
}

// ReadDocument turns the bytes of one document into pages of clean text. It is a
// function of its arguments (name only helps to tell text formats apart), never
// fails and never panics: a parser's panic leaves the document Quarantined.
func ReadDocument(ctx context.Context, name string, data []byte, limits Limits) Document {
	limits = limits.withDefaults()
	if n := len(limits.Packed); n > 0 {
		inner, err := unpackGuarded(data, limits)
		if err != nil {
			last := &limits.Packed[n-1]
			return Document{Path: name, Size: int64(last.Size), Format: nameFormat(name), State: Unread, Reason: packedReason(err, last, limits)}
		}
		data, limits.Packed = inner, nil
	}
	sum := sha256.Sum256(data)
	doc := Document{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))}
	if len(data) == 0 {
		doc.Format = nameFormat(name)
		doc.State, doc.Reason = Unread, "filen er tom (0 byte)"
		return doc
	}
	r := readWithin(ctx, name, data, limits, 0)
	doc.Format = r.format
	if limits.OCR {
		readScans(ctx, data, &r, limits)
	}
	finish(&doc, r, limits)
	return doc
}

// Unpack gives the document that lies in the entry limits.Packed of a zip, of
// which data are the packed bytes. The error is Danish, for a person.
func Unpack(data []byte, limits Limits) ([]byte, error) {
	limits = limits.withDefaults()
	if len(limits.Packed) == 0 {
		return data, nil
	}
	out, err := unpackGuarded(data, limits)
	if err != nil {
		return nil, errors.New(packedReason(err, &limits.Packed[len(limits.Packed)-1], limits))
	}
	return out, nil
}

// unpackGuarded takes a panic for damage.
func unpackGuarded(data []byte, limits Limits) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			out, err = nil, errZipDamaged
		}
	}()
	return unpack(data, limits.Packed, limits)
}

// Lost is the document of a file whose reader was lost on the way.
func Lost(name string, data []byte, limits Limits, state State, reason string) Document {
	if n := len(limits.Packed); n > 0 { // what lies in data was never seen
		return Document{Path: name, Size: int64(limits.Packed[n-1].Size), Format: nameFormat(name), State: state, Reason: reason}
	}
	sum := sha256.Sum256(data)
	return Document{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data)), Format: nameFormat(name), State: state, Reason: reason}
}

// reading is what a format's reader gives back.
type reading struct {
	format string
	pages  []Page
	state  State          // "" lets the pages decide
	reason string         // Danish; why something is missing, or ""
	scans  map[int][]byte // pictures of pages, by index in pages
}

// failed is a reading without pages.
func failed(format string, s State, reason string) reading {
	return reading{format: format, state: s, reason: reason}
}

// readWithin runs the reader in a goroutine of its own so that one that loops
// for ever can be left behind. The goroutine then goes on until it ends: only
// the end of its process stops it (package cage).
func readWithin(ctx context.Context, name string, data []byte, limits Limits, depth int) reading {
	inner, cancel := context.WithTimeout(ctx, timeFor(name, data, limits))
	defer cancel()
	done := make(chan reading, 1)
	go func() { done <- readGuarded(inner, name, data, limits, depth) }()
	select {
	case r := <-done:
		return r
	case <-inner.Done():
	}
	grace := time.NewTimer(2 * time.Second) // a reader that heeds ctx ends by itself
	defer grace.Stop()
	select {
	case r := <-done:
		return r
	case <-grace.C:
	}
	if ctx.Err() != nil {
		return failed(nameFormat(name), Unread, "læsningen blev afbrudt")
	}
	return failed(nameFormat(name), Quarantined, "læsningen tog for lang tid og blev standset")
}

// mailScanTime is how much longer than MaxTime a mail may take whose scanned
// attachments are read: other documents are read by OCR afterwards.
const mailScanTime = 30 * time.Minute

func timeFor(name string, data []byte, limits Limits) time.Duration {
	if limits.OCR {
		switch sniff(name, data) {
		case formatEML, formatOLE:
			return limits.MaxTime + mailScanTime
		}
	}
	return limits.MaxTime
}

// readGuarded turns a parser's panic into a state.
func readGuarded(ctx context.Context, name string, data []byte, limits Limits, depth int) (r reading) {
	format := sniff(name, data)
	defer func() {
		if recover() != nil {
			r = failed(format, Quarantined, reasonPanicked)
		}
	}()
	return readAs(ctx, format, name, data, limits, depth)
}

// finish cleans the pages and settles the document's state.
func finish(doc *Document, r reading, limits Limits) {
	doc.Pages, doc.State, doc.Reason = r.pages, r.state, r.reason
	if len(doc.Pages) > limits.MaxPages {
		doc.Pages = doc.Pages[:limits.MaxPages]
		doc.State, doc.Reason = Partial, fmt.Sprintf("dokumentet har flere end %d sider; resten er ikke læst", limits.MaxPages)
	}
	doc.Marks = gatherMarks(doc.Pages)
	left, text, unread := limits.MaxTextBytes, 0, 0
	for i := range doc.Pages {
		p := &doc.Pages[i]
		p.Number = i + 1
		p.Text = clean(p.Text)
		if len(p.Text) > left {
			p.Text = clean(strings.ToValidUTF8(p.Text[:left], ""))
			p.Unread, p.Reason = true, "teksten er for lang; resten er ikke læst"
		}
		p.Uncertain, p.words, p.poor = uncertain(p.Text, p.words), nil, false
		left -= len(p.Text)
		if p.Text != "" {
			text++
		}
		if p.Unread {
			unread++
		}
	}
	switch {
	case doc.State != "":
	case unread == 0 && len(doc.Pages) > 0:
		doc.State = Read
	case text == 0:
		doc.State = Unread
	default:
		doc.State = Partial
	}
	if doc.State != Read && doc.Reason == "" {
		doc.Reason = pageReason(doc.Pages, unread)
	}
}

// pageReason sums up in Danish why pages are unread.
func pageReason(pages []Page, unread int) string {
	first := "der er ingen tekst at læse"
	for _, p := range pages {
		if p.Unread && p.Reason != "" {
			first = p.Reason
			break
		}
	}
	if len(pages) < 2 {
		return first
	}
	return fmt.Sprintf("%d af %d sider kunne ikke læses helt: %s", unread, len(pages), first)
}

func tooLarge(size, limit int64) string {
	if size <= limit {
		return fmt.Sprintf("filen er for stor (grænsen er %d MB)", limit>>20)
	}
	return fmt.Sprintf("filen er for stor (%d MB; grænsen er %d MB)", size>>20, limit>>20)
}

// nameFormat guesses a format for a file whose bytes are not at hand.
func nameFormat(name string) string {
	switch ext := strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."); ext {
	case formatPDF, formatDOCX, formatODT, formatRTF, formatDOC, formatHTML, formatEML, formatMSG, formatTXT, formatCSV, formatXLSX, formatPPTX, formatZIP:
		return ext
	case "htm":
		return formatHTML
	case "jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "heic", "webp":
		return formatImage
	}
	return formatOther
}
