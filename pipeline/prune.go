package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"oplyst/ledger"
)

// tempFolder begins the names of folders that are being written or removed. They
// and tempIndex lie in the output folder, which only one scan has at a time, so
// what is left of them was left by one that was killed.
const (
	tempFolder = ".oplyst-tmp-"
	tempIndex  = ".oplyst-index-"
	tempFile   = ".tmp" // ends the names of files that are being written
)

// sweep removes what a killed scan left half-done.
func sweep(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(out, e.Name())
		switch {
		case e.IsDir() && (strings.HasPrefix(e.Name(), tempFolder) || strings.HasPrefix(e.Name(), tempIndex)):
			err = errors.Join(err, os.RemoveAll(path))
		case e.IsDir():
			for _, name := range []string{CaseFile, ReportFile, MarkdownFile} {
				err = errors.Join(err, removeFile(filepath.Join(path, name+tempFile)))
			}
		case e.Name() == OverviewFile+tempFile || e.Name() == VerdictsFile+tempFile || e.Name() == FilesFile+tempFile:
			err = errors.Join(err, removeFile(path))
		}
	}
	return err
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// retire removes a folder of the output folder. It goes out of the way at once,
// so that a killed scan doesn't leave half of it.
func retire(out, name string) error {
	path := filepath.Join(out, name)
	if _, err := os.Lstat(path); os.IsNotExist(err) {
		return nil
	}
	temp, err := os.MkdirTemp(out, tempFolder)
	if err != nil {
		return err
	}
	return errors.Join(os.Rename(path, filepath.Join(temp, "x")), os.RemoveAll(temp))
}

// prune removes what the archive no longer has: rows of the ledger, folders of
// cases, texts of scans.
func (r *run) prune() error {
	if r.ledger != nil {
		if err := r.pruneRows(); err != nil {
			return err
		}
		used := map[string]bool{}
		for _, f := range r.ledger.Files() {
			for _, key := range f.Scans {
				used[key] = true
			}
		}
		newScanCache(r.opt.Out).prune(used)
		r.point("prune")
	}
	current := map[string]bool{}
	for i, name := range r.folders {
		current[name] = !r.rows[i].Leaked
	}
	entries, err := os.ReadDir(r.opt.Out)
	if err != nil {
		return fmt.Errorf("clear output folder: %w", err)
	}
	for _, e := range entries {
		if !e.IsDir() || current[e.Name()] || !r.stale(e.Name()) {
			continue
		}
		if err := retire(r.opt.Out, e.Name()); err != nil {
			return fmt.Errorf("clear output folder: %w", err)
		}
		r.point("prune-folder")
	}
	return nil
}

// stale tells a folder of an earlier scan that no case of this one has.
func (r *run) stale(name string) bool {
	if name == IndexFolder {
		return r.index == nil
	}
	_, err := os.Lstat(filepath.Join(r.opt.Out, name, CaseFile))
	return err == nil
}

// pruneRows removes the rows of files and cases that are not in the archive.
func (r *run) pruneRows() error {
	listed, cases := map[ledger.Key]bool{}, map[string]bool{}
	for i := range r.archive.Cases {
		c := &r.archive.Cases[i]
		cases[c.Name] = true
		for k := range c.Files {
			listed[ledger.Key{Case: c.Name, Path: c.Files[k].Path}] = true
		}
	}
	for i := range r.archive.Loose {
		listed[ledger.Key{Path: r.archive.Loose[i].Path}] = true
	}
	removed := 0
	for _, f := range r.ledger.Files() {
		if listed[f.Key] {
			continue
		}
		if err := r.ledger.RemoveFile(f.Key); err != nil {
			return err
		}
		removed++
	}
	for _, name := range r.ledger.Cases() {
		if cases[name] {
			continue
		}
		if err := r.ledger.RemoveCase(name); err != nil {
			return err
		}
	}
	if removed == 0 {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Removed = removed
	r.tell()
	return nil
}
