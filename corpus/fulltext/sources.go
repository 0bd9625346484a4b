package fulltext

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// source is one file to import. open reads it, at most MaxFile bytes.
type source struct {
	name  string // for telling formats apart
	shown string // for a person
	size  int64  // bytes it holds in memory until it is imported
	open  func() ([]byte, error)
}

// maxMembers bounds the files of one zip.
const maxMembers = 200_000

// NotThereError says that a path to import doesn't exist. Its text is Danish.
type NotThereError struct{ Path string }

// Error says so.
func (e *NotThereError) Error() string { return e.Path + " findes ikke" }

// walkSources visits every file under the paths, in the order of names.
func walkSources(ctx context.Context, paths []string, visit func(source) error) error {
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
			return visitFile(ctx, name, visit)
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

func visitFile(ctx context.Context, name string, visit func(source) error) error {
	info, err := os.Stat(name)
	if err != nil {
		return visit(broken(name, err))
	}
	if !info.Mode().IsRegular() {
		return visit(broken(name, errors.New("ikke en almindelig fil")))
	}
	if isZip(name) {
		return visitZip(ctx, name, visit)
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

func visitZip(ctx context.Context, name string, visit func(source) error) error {
	z, err := zip.OpenReader(name)
	if err != nil {
		return visit(broken(name, errors.New("zip-filen er beskadiget")))
	}
	// The members are read before the archive is closed: importBatch may run
	// after visit returned, so each source holds its bytes.
	defer z.Close()
	if len(z.File) > maxMembers {
		return visit(broken(name, fmt.Errorf("zip-filen har mere end %d filer", maxMembers)))
	}
	for _, m := range z.File {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		base := m.Name[strings.LastIndexAny(m.Name, `/\`)+1:]
		if m.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(m.Name, "__MACOSX/") {
			continue
		}
		data, err := readMember(m)
		shown := name + ": " + m.Name
		if err := visit(source{name: m.Name, shown: shown, size: int64(len(data)), open: func() ([]byte, error) { return data, err }}); err != nil {
			return err
		}
	}
	return nil
}

// readMember unpacks a member, whatever size it claims, up to MaxFile.
func readMember(m *zip.File) ([]byte, error) {
	if m.Flags&1 != 0 {
		return nil, errors.New("kræver adgangskode")
	}
	if m.UncompressedSize64 > MaxFile {
		return nil, tooLarge(int64(min(m.UncompressedSize64, 1<<50)))
	}
	r, err := m.Open()
	if err != nil {
		return nil, errors.New("beskadiget i zip-filen")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	switch {
	case len(data) > MaxFile:
		return nil, tooLarge(int64(len(data)))
	case err != nil:
		return nil, errors.New("beskadiget i zip-filen")
	}
	return data, nil
}
