package ingest

import (
	"context"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits of a zip that lies among the documents of a case.
const (
	maxInnerZips   = 2        // how deep zips may lie in each other
	maxInnerCount  = 5000     // entries of one
	maxInnerMemory = 64 << 20 // bytes of a zip inside a zip
	// maxInnerWork bounds what is unpacked in all of a zip inside a zip, which
	// is unpacked anew for each of its entries.
	maxInnerWork = 16 << 30
)

// addZip adds a file, and if it is a zip with documents, the documents as files
// of their own with the zip's name as their folder. The zip itself is then listed
// as skipped, so that every file on disk has its state.
func (c *caseList) addZip(ctx context.Context, f File, depth int) error {
	if f.State != "" || f.open == nil || !strings.EqualFold(path.Ext(f.Path), ".zip") || depth >= maxInnerZips {
		c.add(f)
		return nil
	}
	entries, err := c.list(ctx, &f)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var lost *LostError
	if errors.As(err, &lost) {
		f.State, f.Reason, f.open = Quarantined, lost.Reason, nil
	}
	if err != nil || isOfficeZip(entries) || len(entries) > maxInnerCount {
		c.add(f) // ReadDocument will say what is wrong with it
		return nil
	}
	if len(f.packed) > 0 && int64(len(entries))*f.Size > maxInnerWork {
		f.State, f.Reason, f.open = Unread, "zip-filen ligger i en anden zip-fil og er for stor til at læse dér; pak den ud i sagens mappe", nil
		c.add(f)
		return nil
	}
	inner := f.entries(entries)
	f.State, f.Reason, f.open = Skipped, "zip-fil; indholdet er læst som egne dokumenter", nil
	c.add(f)
	for _, e := range inner {
		if err := c.addZip(ctx, e, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// entries are the files of a zip.
func (f *File) entries(entries []Entry) []File {
	twice := overlapping(entries)
	var out []File
	for i := range entries {
		e := &entries[i]
		if e.Type.IsDir() {
			continue
		}
		if !safePath(e.Name) {
			base := path.Base(e.Name)
			if strings.Trim(base, "./") == "" {
				base = nameless
			}
			out = append(out, File{Path: f.Path + "/" + base, State: Skipped, Reason: reasonUnsafe})
			continue
		}
		in := *f
		if len(f.packed) == 0 {
			in.open = partOf(f.open, e)
		}
		out = append(out, zipFile(in, e, f.Path+"/"+e.Name, twice[i]))
	}
	return out
}

// partOf opens the packed bytes of an entry of a file on disk.
func partOf(open func() (io.ReadCloser, error), e *Entry) func() (io.ReadCloser, error) {
	at, n := e.Offset, int64(e.Packed)
	return func() (io.ReadCloser, error) {
		whole, err := open()
		if err != nil {
			return nil, err
		}
		disk, ok := whole.(io.ReaderAt)
		if !ok {
			whole.Close()
			return nil, errNotRegular
		}
		return part{io.NewSectionReader(disk, at, n), whole}, nil
	}
}

// part is a part of a file that is closed with it.
type part struct {
	*io.SectionReader
	io.Closer
}

// list lists a file as a zip. One on disk is read in place, one inside a zip
// through memory.
func (c *caseList) list(ctx context.Context, f *File) ([]Entry, error) {
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	at, ok := r.(io.ReaderAt)
	size := f.Size
	if len(f.packed) > 0 {
		size = int64(f.packed[0].Packed)
	}
	if sized, fits := r.(interface{ Size() int64 }); fits {
		size = sized.Size()
	}
	if !ok || size < 0 {
		return nil, errNoListing
	}
	return c.parser.Zip(ctx, at, size, f.packed)
}
