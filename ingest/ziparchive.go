package ingest

import (
	"bytes"
	"context"
	"io"
	"os"
	"path"
	"strings"
)

// fromZip lists a zip as if it were a folder. A zip that holds only the archive
// folder itself (the usual way to pack one) is opened one level down.
func (a *Archive) fromZip(ctx context.Context, f *os.File, entries []Entry) error {
	names := make([]string, len(entries))
	for i := range entries {
		names[i] = entries[i].Name
	}
	strip, twice := commonTop(names), overlapping(entries)
	var whole File
	if info, err := f.Stat(); err == nil {
		whole.stamp(info)
	}
	own := a.newCase(a.Name)
	cases := map[string]*caseList{}
	var order []string
	for i := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := &entries[i]
		name := strings.TrimPrefix(e.Name, strip)
		if name == "" && e.Name != "" {
			continue
		}
		top, rest, nested := strings.Cut(name, "/")
		if !safePath(name) {
			own.add(File{Path: name, State: Skipped, Reason: reasonUnsafe})
			continue
		}
		if nested && skipFolder(top) == "" && cases[top] == nil {
			cases[top] = a.newCase(top)
			order = append(order, top)
		}
		inner := func(shown string) File {
			return zipFile(File{open: sectionOf(f, e), Stamp: whole.Stamp, Modified: whole.Modified}, e, shown, twice[i])
		}
		var err error
		switch {
		case e.Type.IsDir():
		case !nested:
			err = own.addZip(ctx, inner(name), 0)
		case cases[top] == nil:
			a.Loose = append(a.Loose, File{Path: name, Size: int64(e.Size), State: Skipped, Reason: skipFolder(top)})
		default:
			err = cases[top].addZip(ctx, inner(rest), 0)
		}
		if err != nil {
			return err
		}
	}
	for _, name := range order {
		a.Cases = append(a.Cases, cases[name].build(ctx))
	}
	a.addOwn(ctx, own)
	return nil
}

const (
	reasonUnsafe  = "stien peger ud af zip-filen eller er ugyldig"
	reasonOverlap = "filen deler sine byte med andre filer i zip-filen, som zip-bomber gør; den pakkes ikke ud"
	reasonTight   = "filen er pakket mistænkeligt hårdt og pakkes ikke ud"
)

// sectionOf opens an entry's packed bytes in a zip that stays open.
func sectionOf(f *os.File, e *Entry) func() (io.ReadCloser, error) {
	at, n := e.Offset, int64(e.Packed)
	return func() (io.ReadCloser, error) { return part{io.NewSectionReader(f, at, n), io.NopCloser(nil)}, nil }
}

// zipFile describes one entry of a zip. in is the file whose packed bytes hold
// it, with the entries it lies in.
func zipFile(in File, e *Entry, shown string, twice bool) File {
	out := File{Path: shown, Size: int64(e.Size)}
	out.stampEntry(&in, e)
	switch {
	case specialFile(e.Type) != "":
		out.State, out.Reason = Skipped, specialFile(e.Type)
	case skipName(path.Base(shown)) != "":
		out.State, out.Reason = Skipped, skipName(path.Base(shown))
	case hiddenPath(shown):
		out.State, out.Reason = Skipped, "ligger i en skjult mappe"
	case e.Offset < 0:
		out.State, out.Reason = Unread, packedReason(errZipDamaged, e, Limits{})
	case twice:
		out.State, out.Reason = Unread, reasonOverlap
	case e.Size > 10<<20 && e.Size/maxZipRatio > e.Packed:
		out.State, out.Reason = Unread, reasonTight
	default:
		out.open, out.packed = in.open, append(in.packed[:len(in.packed):len(in.packed)], *e)
	}
	return out
}

func hiddenPath(p string) bool {
	dir := path.Dir(p)
	for dir != "." && dir != "/" {
		if skipFolder(path.Base(dir)) != "" {
			return true
		}
		dir = path.Dir(dir)
	}
	return false
}

// safePath tells whether an entry's path stays inside the archive.
func safePath(name string) bool {
	if name == "" || strings.HasPrefix(name, "/") || strings.Contains(name, "\x00") {
		return false
	}
	if len(name) > 1 && name[1] == ':' { // C:\...
		return false
	}
	for _, part := range strings.Split(strings.TrimSuffix(name, "/"), "/") {
		if part == ".." || part == "." || part == "" {
			return false
		}
	}
	return true
}

// commonTop is the single top folder ("arkiv/") that every entry lies in, when
// files lie only in folders below it; else "".
func commonTop(names []string) string {
	top := ""
	for _, n := range names {
		if !safePath(n) || strings.HasPrefix(n, "__MACOSX/") {
			continue
		}
		head, rest, ok := strings.Cut(n, "/")
		if !ok || top != "" && head+"/" != top {
			return ""
		}
		top = head + "/"
		if rest != "" && !strings.Contains(rest, "/") && skipName(rest) == "" {
			return ""
		}
	}
	return top
}

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// isOfficeZip tells whether a zip is a document (DOCX, ODT) and no archive.
func isOfficeZip(entries []Entry) bool {
	for i := range entries {
		if entries[i].Name == "[Content_Types].xml" || entries[i].Name == "mimetype" && i == 0 {
			return true
		}
	}
	return false
}
