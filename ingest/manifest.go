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

// ManifestRow is one row of a list of cases.
type ManifestRow struct {
	Case string // its name
	Path string // of a file or folder, as written
}

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

// parseManifest reads the rows of a CSV that have a case and a path.
func parseManifest(ctx context.Context, data []byte) ([]ManifestRow, error) {
	cols, ok := manifestHeader(data[:min(len(data), 4096)])
	if !ok {
		return nil, ErrNotManifest
	}
	text, _ := charset.Decode(data)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = cols.comma, -1, true, true
	if _, err := r.Read(); err != nil {
		return nil, ErrBadManifest
	}
	var out []ManifestRow
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, ErrBadManifest
		}
		if len(row) <= max(cols.name, cols.path) {
			continue
		}
		x := ManifestRow{Case: strings.TrimSpace(row[cols.name]), Path: strings.TrimSpace(row[cols.path])}
		if x.Case != "" && x.Path != "" {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return nil, ErrBadManifest
	}
	return out, nil
}

// fromManifest lists the cases of a CSV. Paths are relative to the CSV's folder
// or absolute; a folder stands for the files in it.
func (a *Archive) fromManifest(ctx context.Context, f *os.File, size int64) error {
	if size > maxManifest {
		return &ArchiveError{Kind: PlainFile, Path: a.Root}
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return archiveError(a.Root, err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err != nil {
		return archiveError(a.Root, err)
	}
	rows, err := a.parser.Manifest(ctx, data)
	var lost *LostError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &lost):
		return &ArchiveError{Kind: HostileFile, Path: a.Root, Err: err}
	case errors.Is(err, ErrNotManifest):
		return &ArchiveError{Kind: PlainFile, Path: a.Root}
	case err != nil:
		return &ArchiveError{Kind: BadManifest, Path: a.Root, Err: err}
	}
	cases := map[string]*caseList{}
	var order []string
	for _, row := range rows {
		if cases[row.Case] == nil {
			cases[row.Case] = a.newCase(row.Case)
			order = append(order, row.Case)
		}
		if err := a.addManifestPath(ctx, cases[row.Case], row.Path); err != nil {
			return err
		}
	}
	for _, name := range order {
		a.Cases = append(a.Cases, cases[name].build(ctx))
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
	f.stamp(info)
	if reason := specialFile(info.Mode().Type()); reason != "" {
		f.State, f.Reason = Skipped, reason
	} else if reason := skipName(info.Name()); reason != "" {
		f.State, f.Reason = Skipped, reason
	}
	if isSettingsName(info.Name()) {
		f.Path = info.Name()
	}
	f.open = func() (io.ReadCloser, error) { return os.Open(full) }
	return c.addZip(ctx, f, 0)
}
