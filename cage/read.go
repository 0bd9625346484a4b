package cage

import (
	"context"
	"errors"
	"fmt"
	"io"

	"oplyst/ingest"
)

// Names of what a child can do; a Task has a name of its own.
const (
	taskDocument = "dokument"
	taskZip      = "zip"
	taskSettings = "indstillinger"
	taskManifest = "sagsliste"
)

// ReadDocument is ingest.ReadDocument in a child: an ingest.DocumentReader. It
// never fails; what goes wrong is the document's state.
func (p *Pool) ReadDocument(ctx context.Context, name string, data []byte, limits ingest.Limits) (doc ingest.Document) {
	limits = limits.WithDefaults()
	limits.OCR = limits.OCR && p.opt.OCR
	err := p.run(ctx, job{task: taskDocument, name: name, limits: limits, most: maxResult(limits)}, data, func(b []byte) (ok bool) {
		doc, ok = decodeDocument(b, limits)
		return ok
	})
	var lost *ingest.LostError
	switch {
	case errors.As(err, &lost):
		return ingest.Lost(name, data, limits, ingest.Quarantined, lost.Reason)
	case err != nil:
		return ingest.Lost(name, data, limits, ingest.Unread, reasonInterrupted)
	}
	doc.Path, doc.Size = name, int64(len(data))
	if n := len(limits.Packed); n > 0 {
		doc.Size = int64(limits.Packed[n-1].Size)
	}
	return doc
}

// Zip implements ingest.Parser.
func (p *Pool) Zip(ctx context.Context, src io.ReaderAt, size int64, packed []ingest.Entry) (entries []ingest.Entry, err error) {
	limits := ingest.Limits{Packed: packed}.WithDefaults()
	inside := size
	if n := len(packed); n > 0 {
		inside = int64(min(packed[n-1].Size, uint64(limits.MaxBytes)))
	}
	listed := false
	err = p.run(ctx, job{task: taskZip, limits: limits, most: maxListing, src: src, size: size}, nil, func(b []byte) (ok bool) {
		entries, listed, ok = decodeEntries(b)
		return ok && ingest.SoundEntries(entries, inside)
	})
	if err == nil && !listed {
		err = errNoZip
	}
	return entries, err
}

// errNoZip: the bytes are no zip that can be listed.
var errNoZip = errors.New("not a zip that can be listed")

// Settings implements ingest.Parser.
func (p *Pool) Settings(ctx context.Context, name string, data []byte, packed []ingest.Entry) (s ingest.Settings, warnings []string) {
	j := job{task: taskSettings, name: name, limits: ingest.Limits{Packed: packed}.WithDefaults(), most: maxSmall}
	err := p.run(ctx, j, data, func(b []byte) (ok bool) {
		s, warnings, ok = decodeSettings(b)
		return ok && s.Sound()
	})
	if err != nil {
		return ingest.Settings{}, []string{name + ": filen kan ikke forstås; der regnes uden den"}
	}
	return s, warnings
}

// Manifest implements ingest.Parser.
func (p *Pool) Manifest(ctx context.Context, data []byte) (rows []ingest.ManifestRow, err error) {
	var fault error
	err = p.run(ctx, job{task: taskManifest, limits: ingest.Limits{}.WithDefaults(), most: maxListing}, data, func(b []byte) (ok bool) {
		rows, fault, ok = decodeManifest(b)
		return ok
	})
	if err == nil {
		err = fault
	}
	return rows, err
}

// Task is work of a program's own that its children can do: bytes in, bytes
// out. Run must not keep data.
type Task struct {
	Name string
	Run  func(ctx context.Context, name string, data []byte, limits ingest.Limits) []byte
}

// Run has a task of Enter's done in a child. The answer is at most as long as
// most; what is in it must be checked. The error is the context's or an
// *ingest.LostError, whose text is Danish.
func (p *Pool) Run(ctx context.Context, task, name string, data []byte, limits ingest.Limits, most int64) (answer []byte, err error) {
	limits = limits.WithDefaults()
	limits.OCR = limits.OCR && p.opt.OCR
	err = p.run(ctx, job{task: task, name: name, limits: limits, most: most}, data, func(b []byte) bool {
		answer = b
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("task %s: %w", task, err)
	}
	return answer, nil
}
