package pipeline

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"oplyst/ingest"
)

// prepareOut makes the output folder and refuses one that the scan would read
// back, or that holds something that isn't ours.
func (r *run) prepareOut() error {
	if info, err := os.Stat(r.opt.Archive); !r.opt.Rebuild && err == nil && info.IsDir() && within(r.opt.Archive, r.opt.Out) {
		return fmt.Errorf("%w: %s", ErrOutInArchive, r.opt.Out)
	}
	entries, err := os.ReadDir(r.opt.Out)
	if err == nil && len(entries) > 0 {
		if _, err := os.Stat(filepath.Join(r.opt.Out, markFile)); err != nil {
			return fmt.Errorf("%w: %s", ErrNotOutput, r.opt.Out)
		}
	} else if r.opt.Rebuild {
		return ErrNoLedger
	}
	if err := os.MkdirAll(r.opt.Out, 0o700); err != nil {
		return fmt.Errorf("make output folder: %w", err)
	}
	if r.mark, err = takeMark(filepath.Join(r.opt.Out, markFile)); err != nil {
		return fmt.Errorf("lock output folder %s: %w", r.opt.Out, err)
	}
	if r.opt.Begin != nil {
		if err := r.opt.Begin(); err != nil {
			return err
		}
	}
	if err := sweep(r.opt.Out); err != nil {
		return fmt.Errorf("clear output folder: %w", err)
	}
	return nil
}

// clear removes everything that an earlier scan wrote, where this one can't go
// on from it: without a ledger, nobody knows what it was made of.
func (r *run) clear() error {
	if r.ledger != nil && (r.opt.Rebuild || len(r.ledger.Files()) > 0) {
		return nil
	}
	entries, err := os.ReadDir(r.opt.Out)
	if err == nil && r.opt.Anonym {
		err = retire(r.opt.Out, ScanFolder)
	}
	if err == nil {
		err = clearOutput(r.opt.Out, entries)
	}
	if err != nil {
		return fmt.Errorf("clear output folder: %w", err)
	}
	return nil
}

// clearOutput removes what an earlier scan wrote, and nothing else: the index,
// the archive's files, and the case folders.
func clearOutput(out string, entries []os.DirEntry) error {
	for _, e := range entries {
		path := filepath.Join(out, e.Name())
		ours := e.Name() == IndexFolder || e.Name() == OverviewFile || e.Name() == VerdictsFile || e.Name() == FilesFile
		if e.IsDir() && !ours {
			_, err := os.Stat(filepath.Join(path, CaseFile))
			ours = err == nil
		}
		if !ours {
			continue
		}
		if err := retire(out, e.Name()); err != nil {
			return err
		}
	}
	return nil
}

// fileBase is the relative link from a case's report to the case's files, or
// "" when the archive is no folder that a browser could open.
func (r *run) fileBase(c *ingest.Case) string {
	info, err := os.Stat(r.opt.Archive)
	if err != nil || !info.IsDir() {
		return ""
	}
	dir := realPath(r.opt.Archive)
	if sub := filepath.Join(dir, c.Name); isDir(sub) {
		dir = sub
	}
	rel, err := filepath.Rel(filepath.Join(realPath(r.opt.Out), "sag"), dir)
	if err != nil {
		return ""
	}
	return escapePath(filepath.ToSlash(rel))
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// escapePath makes a relative path fit for a link.
func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}
