package ingest

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Archive is a folder, zip file or manifest with cases. It is only ever read.
// Close releases what Read holds open.
type Archive struct {
	Name  string // the archive's own name, without extension
	Root  string // the path it was opened by
	Cases []Case // by name, in byte order
	// Loose lists what lies directly in the archive and is no document
	// (hidden folders, thumbnails), where no other file there makes a case.
	// They belong to no case and are all Skipped or Unread.
	Loose []File

	parser  Parser
	closers []io.Closer
}

// Case is one citizen's file: a folder directly in the archive.
type Case struct {
	Name     string   // as on disk; any characters, so not safe as a folder name elsewhere
	Files    []File   // by path, in byte order; sag.yaml is not among them
	Settings Settings // from sag.yaml; zero without one
	Warnings []string // Danish, for a person; what was wrong with the case's sag.yaml
}

// File is one entry of a case.
type File struct {
	Path string // relative to the case, slash separated
	Size int64  // bytes; 0 if unknown
	// State is "" for a file that Read shall read. Otherwise the file cannot be
	// a document, or could not be reached, and Reason says why in Danish.
	State  State
	Reason string
	// Stamp tells the file apart from what it was at another time without
	// opening it: while it is the same, and Modified was longer ago than clocks
	// of file systems are coarse, so is the file. "" tells nothing.
	Stamp    string
	Modified int64 // when the file, or the zip it lies in, was changed: ns since 1970; 0 if unknown

	open func() (io.ReadCloser, error)
	// packed are the entries of zips that the file lies in, outermost first; open
	// then gives the packed bytes of the first.
	packed []Entry
}

// OpenArchive lists the cases of an archive: a folder of case folders, a .zip of
// the same, or a manifest CSV with the columns case and path. Files are listed,
// not read (sag.yaml excepted). The error is an *ArchiveError, or the context's.
func OpenArchive(ctx context.Context, path string) (*Archive, error) {
	return OpenArchiveBy(ctx, path, InProcess{})
}

// OpenArchiveBy is OpenArchive with another parser of foreign bytes, which is
// not used once the archive is open.
func OpenArchiveBy(ctx context.Context, path string, parser Parser) (*Archive, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, archiveError(path, err)
	}
	name := filepath.Base(filepath.Clean(path))
	if abs, err := filepath.Abs(path); err == nil {
		name = filepath.Base(abs)
	}
	a := &Archive{Name: name, Root: path, parser: parser}
	switch {
	case info.IsDir():
		err = a.fromFolder(ctx)
	case !info.Mode().IsRegular():
		err = &ArchiveError{Kind: PlainFile, Path: path}
	default:
		a.Name = strings.TrimSuffix(name, filepath.Ext(name))
		err = a.fromFile(ctx)
	}
	if err == nil && len(a.Cases) == 0 {
		err = &ArchiveError{Kind: Empty, Path: path}
	}
	if err != nil {
		a.Close()
		return nil, err
	}
	a.arrange()
	return a, nil
}

// Close closes the archive's files. The archive cannot be read afterwards.
func (a *Archive) Close() error {
	var errs []error
	for _, c := range a.closers {
		errs = append(errs, c.Close())
	}
	a.closers = nil
	return errors.Join(errs...)
}

// fromFile opens an archive that is one file: by its content, a zip or a manifest.
func (a *Archive) fromFile(ctx context.Context) error {
	f, err := os.Open(a.Root)
	if err != nil {
		return archiveError(a.Root, err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return archiveError(a.Root, err)
	}
	head := make([]byte, 4)
	n, _ := io.ReadFull(f, head)
	if !isZip(head[:n]) {
		defer f.Close()
		return a.fromManifest(ctx, f, info.Size())
	}
	a.closers = append(a.closers, f)
	entries, err := a.parser.Zip(ctx, f, info.Size(), nil)
	var lost *LostError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &lost):
		return &ArchiveError{Kind: HostileFile, Path: a.Root, Err: err}
	case err != nil:
		return &ArchiveError{Kind: BadZip, Path: a.Root, Err: err}
	case isOfficeZip(entries):
		return &ArchiveError{Kind: PlainFile, Path: a.Root}
	}
	return a.fromZip(ctx, f, entries)
}

// ErrorKind says why an archive could not be opened.
type ErrorKind int

// The kinds of ArchiveError.
const (
	NotFound    ErrorKind = iota + 1 // nothing has that name
	Empty                            // a folder or zip without any file
	PlainFile                        // one file that is neither zip nor manifest
	NoAccess                         // no permission
	BadZip                           // a damaged zip
	BadManifest                      // a CSV without usable rows
	OtherError                       // the disk says no; see Err
	HostileFile                      // a zip or manifest whose reader had to be stopped
)

// ArchiveError says why an archive could not be opened. Its text is Danish, for
// the person at the keyboard, and says what to do.
type ArchiveError struct {
	Kind ErrorKind
	Path string
	Err  error // the cause, or nil
}

func (e *ArchiveError) Unwrap() error { return e.Err }

func (e *ArchiveError) Error() string {
	switch e.Kind {
	case NotFound:
		return "arkivet findes ikke: " + e.Path + ". Kontrollér stien; står der mellemrum i navnet, skal det stå i anførselstegn."
	case Empty:
		return "arkivet er tomt: " + e.Path + ". Læg hver sag i sin egen mappe i arkivet, og prøv igen."
	case PlainFile:
		return "det er én fil og ikke et arkiv: " + e.Path + ". Angiv mappen med sagerne, en .zip med sagsmapper eller en CSV-fil med kolonnerne case og path."
	case NoAccess:
		return "der er ikke adgang til at læse arkivet: " + e.Path + ". Bed om læseadgang, eller kør programmet som en bruger, der har den."
	case BadZip:
		return "zip-filen er beskadiget og kan ikke åbnes: " + e.Path + ". Pak den igen, eller angiv den udpakkede mappe."
	case BadManifest:
		return "CSV-filen kan ikke bruges som sagsliste: " + e.Path + ". Den skal have en overskriftslinje med kolonnerne case og path og mindst én linje derunder."
	}
	if e.Kind == HostileFile {
		return "arkivets indholdsfortegnelse kan ikke læses: " + e.Path + " (" + e.Err.Error() + "). Pak zip-filen ud, og angiv mappen, eller kontrollér, hvor filen kommer fra."
	}
	return "arkivet kan ikke læses: " + e.Path + ": " + e.Err.Error()
}

func archiveError(path string, err error) error {
	kind := OtherError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = NoAccess
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &ArchiveError{Kind: kind, Path: path, Err: err}
}
