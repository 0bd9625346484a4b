package ingest

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"oplyst/ingest/charset"
)

// maxFolderDepth bounds how deep folders of one case may lie in each other.
const maxFolderDepth = 64

// fromFolder lists a folder archive. os.Root keeps every later open inside it,
// whatever links appear between listing and reading.
func (a *Archive) fromFolder(ctx context.Context) error {
	root, err := os.OpenRoot(a.Root)
	if err != nil {
		return archiveError(a.Root, err)
	}
	a.closers = append(a.closers, root)
	entries, err := readDir(root, ".")
	if err != nil {
		return archiveError(a.Root, err)
	}
	own := a.newCase(a.Name)
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !e.IsDir() {
			if err := own.addZip(ctx, folderFile(root, e.Name(), displayName(e.Name()), e), 0); err != nil {
				return err
			}
			continue
		}
		if reason := skipFolder(e.Name()); reason != "" {
			a.Loose = append(a.Loose, File{Path: displayName(e.Name()), State: Skipped, Reason: reason})
			continue
		}
		c := a.newCase(displayName(e.Name()))
		if err := walkFolder(ctx, root, e.Name(), "", c, 0); err != nil {
			return err
		}
		a.Cases = append(a.Cases, c.build(ctx))
	}
	a.addOwn(ctx, own)
	return nil
}

// addOwn adds the files that lie directly in the archive, as a case of their own
// when one of them may be a document.
func (a *Archive) addOwn(ctx context.Context, own *caseList) {
	for _, f := range own.files {
		if f.State == "" || f.State == Unread {
			a.Cases = append(a.Cases, own.build(ctx))
			return
		}
	}
	a.Loose = append(a.Loose, own.files...)
}

// readDir lists a folder below root by name. A folder that breaks off halfway
// gives what it gave and the error.
func readDir(root *os.Root, name string) ([]fs.DirEntry, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	return entries, err
}

// walkFolder adds the files below real (a path under root) to c; shown is the
// same folder relative to the case.
func walkFolder(ctx context.Context, root *os.Root, real, shown string, c *caseList, depth int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if depth > maxFolderDepth {
		c.add(File{Path: shown, State: Unread, Reason: "mapperne ligger for dybt i hinanden"})
		return nil
	}
	entries, err := readDir(root, real)
	if err != nil {
		c.add(File{Path: orDot(shown), State: Unread, Reason: "mappen kan ikke læses: " + diskReason(err)})
	}
	for _, e := range entries {
		inner, innerShown := filepath.Join(real, e.Name()), path.Join(shown, displayName(e.Name()))
		if !e.IsDir() {
			if err := c.addZip(ctx, folderFile(root, inner, innerShown, e), 0); err != nil {
				return err
			}
			continue
		}
		if reason := skipFolder(e.Name()); reason != "" {
			c.add(File{Path: innerShown, State: Skipped, Reason: reason})
			continue
		}
		if err := walkFolder(ctx, root, inner, innerShown, c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// folderFile describes one directory entry that is not a folder.
func folderFile(root *os.Root, real, shown string, e fs.DirEntry) File {
	f := File{Path: shown}
	if reason := specialFile(e.Type()); reason != "" {
		f.State, f.Reason = Skipped, reason
		return f
	}
	if info, err := e.Info(); err == nil {
		f.Size = info.Size()
		f.stamp(info)
	}
	if reason := skipName(path.Base(shown)); reason != "" {
		f.State, f.Reason = Skipped, reason
		return f
	}
	f.open = func() (io.ReadCloser, error) { return openRegular(root, real) }
	return f
}

// openRegular opens a file below root unless it has become something else than a
// plain file since it was listed: opening a pipe would wait for ever.
func openRegular(root *os.Root, name string) (io.ReadCloser, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return root.Open(name)
}

var errNotRegular = errors.New("not a regular file")

func orDot(p string) string {
	if p == "" {
		return "."
	}
	return p
}

// displayName is a file name as text: names that are not UTF-8 come from old
// disks and are read by the charset rule.
func displayName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	text, _ := charset.Decode([]byte(name))
	return text
}

// diskReason tells in Danish why the disk refused.
func diskReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "der mangler adgang"
	case errors.Is(err, fs.ErrNotExist):
		return "findes ikke længere"
	case errors.Is(err, errNotRegular):
		return "er ikke en almindelig fil"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "den slutter før tid"
	}
	return "fejl ved læsning fra disken"
}

// specialFile tells why an entry of this type is never opened, or "".
func specialFile(t fs.FileMode) string {
	switch {
	case t&fs.ModeSymlink != 0:
		return "genvej (link) til et andet sted; genveje følges ikke"
	case !t.IsRegular():
		return "ikke en almindelig fil"
	}
	return ""
}

// skipFolder tells why a folder is left out, or "".
func skipFolder(name string) string {
	switch strings.ToLower(name) {
	case "__macosx", "$recycle.bin", "system volume information":
		return "systemmappe"
	}
	if strings.HasPrefix(name, ".") {
		return "skjult mappe"
	}
	return ""
}

// skipName tells by its name why a file is no document, or "".
func skipName(name string) string {
	switch lower := strings.ToLower(name); {
	case lower == "thumbs.db", lower == "desktop.ini", lower == ".ds_store", lower == "ehthumbs.db":
		return "systemfil"
	case strings.HasPrefix(lower, "~$"), strings.HasPrefix(lower, ".~lock."):
		return "låsefil fra et åbent dokument"
	case strings.HasPrefix(lower, "._"):
		return "systemfil"
	}
	return ""
}

// plainFile is a file outside any archive.
func plainFile(name string) (File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return File{}, err
	}
	if !info.Mode().IsRegular() {
		return File{}, errNotRegular
	}
	f := File{Path: filepath.ToSlash(name), Size: info.Size()}
	f.open = func() (io.ReadCloser, error) { return os.Open(name) }
	return f, nil
}
