package ingest

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// caseList gathers the files of one case while an archive is listed.
type caseList struct {
	name   string
	parser Parser
	files  []File
	seen   map[string]int
}

func (a *Archive) newCase(name string) *caseList {
	return &caseList{name: name, parser: a.parser, seen: map[string]int{}}
}

// nameless stands for the name of an entry of a zip that has none.
const nameless = "uden navn"

// add adds a file; a path that is already there (possible in a zip) gets a
// number, so that both files have a state of their own.
func (c *caseList) add(f File) {
	if f.Path == "" {
		f.Path = nameless
	}
	named, ext := f.Path, path.Ext(f.Path)
	for c.seen[f.Path] > 0 {
		c.seen[named]++
		f.Path = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(named, ext), c.seen[named], ext)
	}
	c.seen[f.Path] = 1
	c.files = append(c.files, f)
}

// build makes the case: files sorted, sag.yaml taken out and read.
func (c *caseList) build(ctx context.Context) Case {
	out := Case{Name: c.name}
	for _, f := range c.files {
		if isSettingsName(f.Path) && f.State == "" {
			out.Settings, out.Warnings = readSettings(ctx, f, c.parser)
			continue
		}
		out.Files = append(out.Files, f)
	}
	sort.SliceStable(out.Files, func(i, j int) bool { return out.Files[i].Path < out.Files[j].Path })
	return out
}

// arrange sorts the cases and merges those of one name: a loose file's case may
// have the name of a folder.
func (a *Archive) arrange() {
	sort.SliceStable(a.Cases, func(i, j int) bool { return a.Cases[i].Name < a.Cases[j].Name })
	taken := map[string]bool{}
	for i := range a.Cases {
		c := &a.Cases[i]
		for taken[c.Name] {
			c.Name += " (løse filer)"
		}
		taken[c.Name] = true
	}
	loose := caseList{seen: map[string]int{}}
	for _, f := range a.Loose {
		loose.add(f)
	}
	a.Loose = loose.files
	sort.SliceStable(a.Loose, func(i, j int) bool { return a.Loose[i].Path < a.Loose[j].Path })
}

func isSettingsName(p string) bool {
	switch strings.ToLower(p) {
	case "sag.yaml", "sag.yml":
		return true
	}
	return false
}

// readAll reads a file up to limit bytes, of an entry of a zip the packed bytes
// of the outermost; more than that is errTooLarge.
func (f *File) readAll(limit int64) ([]byte, error) {
	size := f.Size
	if len(f.packed) > 0 {
		size = int64(min(f.packed[0].Packed, 1<<62))
	}
	if max(f.Size, size) > limit {
		return nil, errTooLarge
	}
	if f.open == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	buf := make([]byte, 0, min(max(size, 0), 64<<20)+512)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > limit {
			return nil, errTooLarge
		}
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
	}
}
