package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path"
	"strings"
)

// Limits of a zip that lies among the documents of a case.
const (
	maxInnerZips    = 2        // how deep zips may lie in each other
	maxInnerEntries = 5000     // entries of one
	maxInnerMemory  = 64 << 20 // bytes of a zip inside a zip
)

// addZip adds a file, and if it is a zip with documents, the documents as files
// of their own with the zip's name as their folder. The zip itself is then listed
// as skipped, so that every file on disk has its state.
func (c *caseList) addZip(f File, depth int) {
	if f.State != "" || f.open == nil || !strings.EqualFold(path.Ext(f.Path), ".zip") || depth >= maxInnerZips {
		c.add(f)
		return
	}
	z, close, err := openInner(f)
	if err != nil {
		c.add(f) // ReadDocument will say what is wrong with it
		return
	}
	defer close()
	if isOfficeZip(z) || len(z.File) > maxInnerEntries {
		c.add(f)
		return
	}
	shown, whole := f.Path, f
	inner := make([]File, 0, len(z.File))
	for i, e := range z.File {
		name := zipName(e)
		if e.FileInfo().IsDir() {
			continue
		}
		if !safePath(name) {
			inner = append(inner, File{Path: shown + "/" + path.Base(name), State: Skipped, Reason: "stien peger ud af zip-filen eller er ugyldig"})
			continue
		}
		entry := zipFile(e, shown+"/"+name)
		if entry.sealed != nil {
			entry.sealed = func(passwords []string) ([]byte, error) { return unsealEntry(whole, i, passwords) }
		}
		if entry.open != nil {
			entry.open = func() (io.ReadCloser, error) { return openEntry(whole, i) }
		}
		inner = append(inner, entry)
	}
	f.State, f.Reason, f.open = Skipped, "zip-fil; indholdet er læst som egne dokumenter", nil
	c.add(f)
	for _, e := range inner {
		c.addZip(e, depth+1)
	}
}

// openInner opens a file as a zip. One on disk is read in place, one inside a
// zip through memory.
func openInner(f File) (*zip.Reader, func() error, error) {
	r, err := f.open()
	if err != nil {
		return nil, nil, err
	}
	if disk, ok := r.(*os.File); ok {
		info, err := disk.Stat()
		if err == nil {
			z, err := zip.NewReader(disk, info.Size())
			if err == nil {
				return z, disk.Close, nil
			}
		}
		disk.Close()
		return nil, nil, zip.ErrFormat
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxInnerMemory+1))
	if err != nil || len(data) > maxInnerMemory {
		return nil, nil, errTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return z, func() error { return nil }, err
}

// openEntry opens one entry of a zip file, which is closed with it.
func openEntry(f File, i int) (io.ReadCloser, error) {
	z, close, err := openInner(f)
	if err != nil {
		return nil, err
	}
	if i >= len(z.File) {
		close()
		return nil, zip.ErrFormat
	}
	r, err := z.File[i].Open()
	if err != nil {
		close()
		return nil, err
	}
	return entryReader{r, close}, nil
}

// unsealEntry is openEntry for an entry with a password.
func unsealEntry(f File, i int, passwords []string) ([]byte, error) {
	z, close, err := openInner(f)
	if err != nil {
		return nil, err
	}
	defer close()
	if i >= len(z.File) {
		return nil, zip.ErrFormat
	}
	return unseal(z.File[i], passwords)
}

type entryReader struct {
	io.ReadCloser
	closeZip func() error
}

func (e entryReader) Close() error {
	err := e.ReadCloser.Close()
	if zerr := e.closeZip(); err == nil {
		err = zerr
	}
	return err
}
