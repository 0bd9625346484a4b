package ingest

import (
	"context"
	"errors"
	"io"
)

// Parser makes sense of the foreign bytes that are met while an archive is
// opened: directories of zips, sag.yaml, the list of cases. InProcess does it
// here, package cage in a child process; the answers are the same.
type Parser interface {
	// Zip lists a zip of size bytes. With packed, src holds the packed bytes
	// of that entry instead (of the outermost, as Limits.Packed), which is the
	// zip. The error is the context's, a *LostError, or says that it is no zip
	// that can be listed.
	Zip(ctx context.Context, src io.ReaderAt, size int64, packed []Entry) ([]Entry, error)
	// Settings reads a sag.yaml of at most maxSettings bytes. What is wrong
	// with it becomes Danish warnings that name the file.
	Settings(ctx context.Context, name string, data []byte, packed []Entry) (Settings, []string)
	// Manifest reads a list of cases. The error is the context's, a
	// *LostError, ErrNotManifest or ErrBadManifest.
	Manifest(ctx context.Context, data []byte) ([]ManifestRow, error)
}

// LostError says that the reader of some bytes died, hung or was stopped.
type LostError struct{ Reason string } // Danish, for a person

func (e *LostError) Error() string { return e.Reason }

// Errors of Parser.
var (
	ErrNotManifest = errors.New("no list of cases")
	ErrBadManifest = errors.New("list of cases without usable rows")
	errNoListing   = errors.New("no zip that can be listed")
)

const reasonPanicked = "læseren gik i stå på filens indhold; filen er formentlig beskadiget"

// InProcess is the Parser that works in this process. A parser's panic is a
// LostError.
type InProcess struct{}

// Zip implements Parser.
func (InProcess) Zip(ctx context.Context, src io.ReaderAt, size int64, packed []Entry) (entries []Entry, err error) {
	defer func() {
		if recover() != nil {
			entries, err = nil, &LostError{reasonPanicked}
		}
	}()
	return listZip(ctx, src, size, packed)
}

// Settings implements Parser.
func (InProcess) Settings(_ context.Context, name string, data []byte, packed []Entry) (s Settings, warnings []string) {
	defer func() {
		if recover() != nil { // a fault in the YAML library
			s, warnings = Settings{}, []string{name + noSettings}
		}
	}()
	if len(packed) > 0 {
		var err error
		if data, err = unpack(data, packed, Limits{MaxBytes: maxSettings}); err != nil {
			return s, []string{name + settingsFault(err)}
		}
	}
	return parseSettings(name, data)
}

// Manifest implements Parser.
func (InProcess) Manifest(ctx context.Context, data []byte) (rows []ManifestRow, err error) {
	defer func() {
		if recover() != nil {
			rows, err = nil, &LostError{reasonPanicked}
		}
	}()
	return parseManifest(ctx, data)
}
