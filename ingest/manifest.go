package ingest

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/ingest/charset"
)

// maxManifest is the largest manifest that is read, in bytes.
const maxManifest = 64 << 20

// manifestColumns says where a manifest has its columns.
type manifestColumns struct {
	comma      rune
	name, path int
}

// manifestHeader finds the columns case and path in a file's first line.
func manifestHeader(head []byte) (manifestColumns, bool) {
	text, _ := charset.Decode(head)
	line, _, _ := strings.Cut(text, "\n")
	for _, comma := range []rune{';', ',', '\t'} {
		cols := manifestColumns{comma: comma, name: -1, path: -1}
		r := csv.NewReader(strings.NewReader(strings.TrimSpace(line)))
		r.Comma = comma
		fields, err := r.Read()
		if err != nil {
			continue
		}
		for i, f := range fields {
			switch strings.ToLower(strings.TrimSpace(f)) {
			case "case", "sag", "sagsnr", "sagsnr.", "sagsnummer":
				cols.name = i
			case "path", "sti", "fil", "file", "filsti":
				cols.path = i
			}
		}
		if cols.name >= 0 && cols.path >= 0 {
			return cols, true
		}
	}
	return manifestColumns{}, false
}

// fromManifest lists the cases of a CSV. Paths are relative to the CSV's folder
// or absolute; a folder stands for the files in it.
func (a *Archive) fromManifest(ctx context.Context, f *os.File, cols manifestColumns) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return archiveError(a.Root, err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err != nil {
		return archiveError(a.Root, err)
	}
	text, _ := charset.Decode(data)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = cols.comma, -1, true
	if _, err := r.Read(); err != nil {
		return &ArchiveError{Kind: BadManifest, Path: a.Root, Err: err}
	}
	cases := map[string]*caseList{}
	var order []string
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return &ArchiveError{Kind: BadManifest, Path: a.Root, Err: err}
		}
		if len(row) <= max(cols.name, cols.path) {
			continue
		}
		name, path := strings.TrimSpace(row[cols.name]), strings.TrimSpace(row[cols.path])
		if name == "" || path == "" {
			continue
		}
		if cases[name] == nil {
			cases[name] = newCaseList(name)
			order = append(order, name)
		}
		if err := a.addManifestPath(ctx, cases[name], path); err != nil {
			return err
		}
	}
	if len(order) == 0 {
		return &ArchiveError{Kind: BadManifest, Path: a.Root}
	}
	for _, name := range order {
		a.Cases = append(a.Cases, cases[name].build())
	}
	return nil
}

// addManifestPath adds the file or folder that a row names.
func (a *Archive) addManifestPath(ctx context.Context, c *caseList, named string) error {
	full := filepath.FromSlash(strings.ReplaceAll(named, `\`, "/"))
	if !filepath.IsAbs(full) {
		full = filepath.Join(filepath.Dir(a.Root), full)
	}
	shown := filepath.ToSlash(named)
	info, err := os.Lstat(full)
	if err != nil {
		reason := "filen i sagslisten kan ikke læses: " + diskReason(err)
		if errors.Is(err, fs.ErrNotExist) {
			reason = "filen står i sagslisten, men findes ikke"
		}
		c.add(File{Path: shown, State: Unread, Reason: reason})
		return nil
	}
	folder := full
	if !info.IsDir() {
		folder = filepath.Dir(full)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		c.add(File{Path: shown, State: Unread, Reason: "mappen kan ikke læses: " + diskReason(err)})
		return nil
	}
	if info.IsDir() {
		a.closers = append(a.closers, root)
		return walkFolder(ctx, root, ".", "", c, 0)
	}
	root.Close()
	f := File{Path: shown, Size: info.Size()}
	if reason := specialFile(info.Mode().Type()); reason != "" {
		f.State, f.Reason = Skipped, reason
	} else if reason := skipName(info.Name()); reason != "" {
		f.State, f.Reason = Skipped, reason
	}
	if isSettingsName(info.Name()) {
		f.Path = info.Name()
	}
	f.open = func() (io.ReadCloser, error) { return os.Open(full) }
	c.addZip(f, 0)
	return nil
}
