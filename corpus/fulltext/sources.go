package fulltext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/ingest"
)

// source is one file to import. open reads it, at most MaxFile bytes.
type source struct {
	name   string // for telling formats apart
	shown  string // for a person
	size   int64  // bytes it holds in memory while it is imported
	open   func() ([]byte, error)
	packed []ingest.Entry // the entry of a zip that open gives the packed bytes of
}

// NotThereError says that a path to import doesn't exist. Its text is Danish.
type NotThereError struct{ Path string }

// Error says so.
func (e *NotThereError) Error() string { return e.Path + " findes ikke" }

// walkSources visits every file under the paths, in the order of names.
func walkSources(ctx context.Context, read Reader, paths []string, visit func(source) error) error {
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return &NotThereError{p}
			}
			return fmt.Errorf("%s kan ikke læses", p)
		}
		err := filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return visit(broken(name, err))
			case d.IsDir() && name != p && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || strings.HasPrefix(d.Name(), ".") && name != p:
				return nil
			}
			return visitFile(ctx, read, name, visit)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func broken(name string, err error) source {
	return source{name: name, shown: name, open: func() ([]byte, error) { return nil, err }}
}

func visitFile(ctx context.Context, read Reader, name string, visit func(source) error) error {
	info, err := os.Stat(name)
	if err != nil {
		return visit(broken(name, err))
	}
	if !info.Mode().IsRegular() {
		return visit(broken(name, errors.New("ikke en almindelig fil")))
	}
	if isZip(name) {
		return visitZip(ctx, read, name, visit)
	}
	return visit(source{name: name, shown: name, size: min(info.Size(), MaxFile), open: func() ([]byte, error) {
		if info.Size() > MaxFile {
			return nil, tooLarge(info.Size())
		}
		return os.ReadFile(name)
	}})
}

// isZip tells a zip of files from a DOCX or ODT, which are zips too.
func isZip(name string) bool {
	if !strings.EqualFold(filepath.Ext(name), ".zip") {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.HasPrefix(head, []byte("PK"))
}

func visitZip(ctx context.Context, read Reader, name string, visit func(source) error) error {
	entries, err := listZip(ctx, read, name)
	var lost *ingest.LostError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &lost):
		return visit(broken(name, lost))
	case err != nil:
		return visit(broken(name, errors.New("zip-filen er beskadiget")))
	}
	for i := range entries {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		m := &entries[i]
		base := m.Name[strings.LastIndexByte(m.Name, '/')+1:]
		if m.Type.IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(m.Name, "__MACOSX/") {
			continue
		}
		if err := visit(memberOf(name, m)); err != nil {
			return err
		}
	}
	return nil
}

func listZip(ctx context.Context, read Reader, name string) ([]ingest.Entry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return read.Zip(ctx, f, info.Size(), nil)
}

// memberOf is a file in a zip, which is sent to its reader as it is packed.
func memberOf(zip string, m *ingest.Entry) source {
	at, n := m.Offset, m.Packed
	s := source{name: m.Name, shown: zip + ": " + m.Name, size: int64(min(n, MaxFile)), packed: []ingest.Entry{*m}}
	s.open = func() ([]byte, error) {
		switch {
		case m.Sealed():
			return nil, errors.New("kræver adgangskode")
		case max(m.Size, n) > MaxFile:
			return nil, tooLarge(int64(min(max(m.Size, n), 1<<50)))
		case at < 0:
			return nil, errors.New("beskadiget i zip-filen")
		}
		f, err := os.Open(zip)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		data := make([]byte, n)
		if _, err := f.ReadAt(data, at); err != nil {
			return nil, errors.New("beskadiget i zip-filen")
		}
		return data, nil
	}
	return s
}
