package pipeline

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"runtime/debug"
	"strings"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/index"
	"oplyst/ingest"
	"oplyst/report"
)

// sources are the files of this package: how a case is put together and judged.
//
//go:embed *.go
var sources embed.FS

// versions name, for each step of the work, the code and tables it is done with.
// They are made of these themselves, so that none can be forgotten to be raised:
// what was made by other code, or with another table, has another version.
type versions struct {
	read    string // a file's bytes to pages of text
	extract string // pages to findings
	judge   string // findings of a case to its reports
	index   string // pages and findings to the index
}

// newVersions computes the versions of this program.
func newVersions() (v versions, err error) {
	rooms := []fs.FS{cage.Sources, checklist.Sources, corpus.Sources, extract.Sources, index.Sources, ingest.Sources, report.Sources, sources}
	hashes := make([]string, len(rooms))
	for i, files := range rooms {
		if hashes[i], err = version(files); err != nil {
			return v, err
		}
	}
	cage, checklist, corpus, extract, index, ingest, report, own := hashes[0], hashes[1], hashes[2], hashes[3], hashes[4], hashes[5], hashes[6], hashes[7]
	modules := modules()
	v.read = key(modules, ingest, cage)
	v.extract = key(modules, extract)
	v.judge = key(modules, extract, checklist, corpus, report, own)
	v.index = key(modules, extract, corpus, index, own)
	return v, nil
}

// modules names the compiler and the modules the program was built with.
func modules() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var b strings.Builder
	b.WriteString(info.GoVersion)
	for _, m := range info.Deps {
		for m.Replace != nil {
			m = m.Replace
		}
		fmt.Fprintf(&b, "\n%s %s %s", m.Path, m.Version, m.Sum)
	}
	return b.String()
}

// version hashes sources, their tests left out.
func version(files fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := fs.ReadFile(files, path)
		part(h, path)
		part(h, string(data))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("hash sources: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// part adds one part to a hash, so that no two lists of parts give the same.
func part(h hash.Hash, s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }

// key hashes parts.
func key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		part(h, p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
