package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Limits of a zip archive. An entry beyond them is listed as unread.
const (
	maxZipEntries = 200_000
	maxZipRatio   = 400 // unpacked bytes per packed byte, above 10 MiB unpacked
)

// fromZip lists a zip as if it were a folder. A zip that holds only the archive
// folder itself (the usual way to pack one) is opened one level down.
func (a *Archive) fromZip(ctx context.Context, z *zip.Reader) error {
	if len(z.File) > maxZipEntries {
		return &ArchiveError{Kind: BadZip, Path: a.Root}
	}
	names := make([]string, len(z.File))
	for i, f := range z.File {
		names[i] = zipName(f)
	}
	strip := commonTop(names)
	own := newCaseList(a.Name)
	cases := map[string]*caseList{}
	var order []string
	for i, f := range z.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := strings.TrimPrefix(names[i], strip)
		if name == "" {
			continue
		}
		top, rest, nested := strings.Cut(name, "/")
		if !safePath(name) {
			own.add(File{Path: name, State: Skipped, Reason: "stien peger ud af arkivet eller er ugyldig"})
			continue
		}
		if nested && skipFolder(top) == "" && cases[top] == nil {
			cases[top] = newCaseList(top)
			order = append(order, top)
		}
		switch {
		case f.FileInfo().IsDir():
		case !nested:
			own.addZip(zipFile(f, name), 0)
		case cases[top] == nil:
			a.Loose = append(a.Loose, File{Path: name, Size: int64(f.UncompressedSize64), State: Skipped, Reason: skipFolder(top)})
		default:
			cases[top].addZip(zipFile(f, rest), 0)
		}
	}
	for _, name := range order {
		a.Cases = append(a.Cases, cases[name].build())
	}
	a.addOwn(own)
	return nil
}

// zipFile describes one entry of a zip.
func zipFile(f *zip.File, shown string) File {
	out := File{Path: shown, Size: int64(min(f.UncompressedSize64, 1<<62))}
	switch {
	case specialFile(f.Mode().Type()) != "":
		out.State, out.Reason = Skipped, specialFile(f.Mode().Type())
	case skipName(path.Base(shown)) != "":
		out.State, out.Reason = Skipped, skipName(path.Base(shown))
	case hiddenPath(shown):
		out.State, out.Reason = Skipped, "ligger i en skjult mappe"
	case f.Flags&1 != 0:
		out.sealed = func(passwords []string) ([]byte, error) { return unseal(f, passwords) }
	case f.UncompressedSize64 > 10<<20 && f.UncompressedSize64/maxZipRatio > f.CompressedSize64:
		out.State, out.Reason = Unread, "filen er pakket mistænkeligt hårdt og pakkes ikke ud"
	default:
		out.open = func() (io.ReadCloser, error) { return f.Open() }
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

// zipName is an entry's name with slashes. Names without the UTF-8 flag are in
// the packing machine's DOS code page: 850 or 437 in Denmark, which differ in
// the letter ø, so the one that gives Danish letters wins.
func zipName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 && !isASCII(name) || !utf8.ValidString(name) {
		if !utf8.ValidString(name) {
			name = dosName(name)
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

func dosName(name string) string {
	as850, err850 := charmap.CodePage850.NewDecoder().String(name)
	as1252 := displayName(name)
	if err850 != nil {
		return as1252
	}
	if danishLetters(as1252) > danishLetters(as850) {
		return as1252
	}
	return as850
}

func danishLetters(s string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune("æøåÆØÅé§", r) {
			n++
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
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
func isOfficeZip(z *zip.Reader) bool {
	for i, f := range z.File {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" && i == 0 {
			return true
		}
	}
	return false
}
