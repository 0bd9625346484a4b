// Package forget takes cases out of everything the program has written about
// them in an output folder, and searches the raw bytes of what is left for
// signs of them.
//
// What is to be forgotten is written down first (journal.go). From then on any
// run of Forget, or of a scan that calls Forget before it begins, finishes the
// work, wherever the one before was stopped: every step can be done again. Only
// a search that finds nothing ends it.
package forget

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"oplyst/ledger"
	"oplyst/lock"
	"oplyst/residue"
)

// Options says what to forget and with whose help. Out, MarkFile, ScanDir
// and the three functions must be set.
type Options struct {
	Out      string
	MarkFile string   // of Out, which a scan locks
	ScanDir  string   // of Out, with what OCR read
	Cases    []string // names; none finishes what an earlier run began
	Program  string   // this program's file, whose own texts tell of no case; "" if unknown

	// Begin is called with the names of the cases, when it is settled that they
	// are there and nothing has been removed. Its error stops the run.
	Begin func(cases []string) error
	// Rebuild makes index and overview from the ledger; whole is false if it
	// removed them, since the last scan was broken off. The folder is not locked
	// then.
	Rebuild func(ctx context.Context) (whole bool, err error)
	// Unlink takes the cases out of the audit log's list of references.
	Unlink func(ctx context.Context, cases []string) error
	// Point is told where the work is, for tests that stop it there. nil tells
	// nobody.
	Point func(name string)
}

// Result is what was done.
type Result struct {
	Cases   []Case
	Signs   int             // looked for
	Shared  int             // not looked for: they stand in other cases too, or in the program
	Before  *residue.Report // nil when an earlier run had removed them already
	After   *residue.Report
	Resumed bool // an earlier run was stopped
	Whole   bool // index and overview are there, without the cases
}

// Clean tells whether the search could read everything and found nothing.
func (r *Result) Clean() bool { return len(r.After.Hits) == 0 && r.After.Unread == 0 }

// Case is one forgotten case.
type Case struct {
	Name    string `json:"name"`
	Folder  string `json:"folder"` // under Out; "" if it had none
	Files   int    `json:"files"`
	Pages   int    `json:"pages"`
	Scans   int    `json:"scans"`   // entries of the OCR cache that only it made use of
	NoName  bool   `json:"no_name"` // its name is too short, or too common, to be looked for in raw bytes
	Archive bool   `json:"archive"` // its files still lie in the archive, where the next scan finds them
}

// Errors of a run that changed nothing.
var (
	ErrNotOutput = errors.New("no output folder")
	ErrNoLedger  = errors.New("output folder without a ledger")
	ErrInUse     = errors.New("output folder is in use by a scan")
	ErrNothing   = errors.New("no case is being forgotten")
)

// UnknownError names cases that are not in the ledger.
type UnknownError struct{ Names []string }

func (e *UnknownError) Error() string { return fmt.Sprintf("%d unknown cases", len(e.Names)) }

// Pending tells whether an earlier run was stopped.
func Pending(out string) bool {
	_, err := os.Lstat(filepath.Join(out, JournalFile))
	return err == nil
}

// Forget takes cases out of an output folder.
func Forget(ctx context.Context, opt Options) (*Result, error) {
	if opt.Point == nil {
		opt.Point = func(string) {}
	}
	info, err := os.Lstat(filepath.Join(opt.Out, opt.MarkFile))
	if errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	if err != nil || !info.Mode().IsRegular() {
		return nil, ErrNotOutput
	}
	j, before, err := remove(ctx, &opt)
	if err != nil {
		return nil, err
	}
	r := &Result{Cases: j.Cases, Signs: len(j.Signs), Shared: j.Shared, Resumed: j.resumed, Before: before}
	if r.Whole, err = opt.Rebuild(ctx); err != nil {
		return nil, fmt.Errorf("rebuild: %w", err)
	}
	opt.Point("rebuilt")
	return r, prove(ctx, &opt, j, r)
}

// locked runs do with the output folder locked.
func locked(opt *Options, do func() error) error {
	mark, err := lock.Open(filepath.Join(opt.Out, opt.MarkFile))
	if errors.Is(err, lock.ErrHeld) {
		return ErrInUse
	}
	if err != nil {
		return err
	}
	defer mark.Close()
	return do()
}

// writable tries whether files can be made in a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, JournalFile+"-*.tmp")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// remove writes the journal and takes the cases out of the ledger and off the
// disk.
func remove(ctx context.Context, opt *Options) (j *journal, before *residue.Report, err error) {
	err = locked(opt, func() error {
		if err := writable(opt.Out); err != nil {
			return err
		}
		l, err := ledger.OpenExisting(ctx, filepath.Join(opt.Out, ledger.Name))
		if errors.Is(err, fs.ErrNotExist) {
			return ErrNoLedger
		}
		if err != nil {
			return err
		}
		closed := false
		defer func() {
			if !closed {
				_ = l.Close()
			}
		}()
		if j, err = plan(ctx, opt, l); err != nil {
			return err
		}
		if !j.resumed {
			if before, err = residue.New(j.Signs).Folder(ctx, opt.Out, nil); err != nil {
				return err
			}
		}
		if err := opt.Begin(j.names()); err != nil {
			return err
		}
		if err := j.write(opt.Out); err != nil {
			return err
		}
		opt.Point("journal")
		for _, name := range j.names() {
			if _, err := l.Forget(name); err != nil {
				return err
			}
			opt.Point("ledger")
		}
		closed = true
		if err := l.Close(); err != nil {
			return err
		}
		return j.clear(opt)
	})
	return j, before, err
}

// prove takes the cases out of the audit log's references and searches all that
// is left.
func prove(ctx context.Context, opt *Options, j *journal, r *Result) error {
	return locked(opt, func() (err error) {
		if err := j.clear(opt); err != nil { // what was there before the index was made anew
			return err
		}
		if err := opt.Unlink(ctx, j.names()); err != nil {
			return err
		}
		opt.Point("unlinked")
		r.After, err = residue.New(j.Signs).Folder(ctx, opt.Out, func(path string) bool { return path == JournalFile })
		if err != nil {
			return err
		}
		opt.Point("searched")
		if r.Clean() {
			return j.remove(opt.Out)
		}
		return nil
	})
}

// clear removes the cases' folders, their entries of the OCR cache, and what
// stopped processes left beside their files. Each can be done again. Everything
// is removed through an os.Root: no name can lead out of the output folder.
func (j *journal) clear(opt *Options) error {
	root, err := os.OpenRoot(opt.Out)
	if err != nil {
		return err
	}
	defer root.Close()
	for i := range j.Cases {
		for _, folder := range append(foldersOf(opt.Out, j.Cases[i].Name), j.Cases[i].Folder) {
			if !caseFolder(folder) {
				continue
			}
			if err := root.RemoveAll(folder); err != nil {
				return err
			}
		}
		opt.Point("folder")
	}
	for _, key := range j.Scans {
		if !scanKey.MatchString(key) {
			continue
		}
		entry := filepath.Join(opt.ScanDir, key[:2], key+".json")
		for _, path := range []string{entry, entry + ".tmp"} {
			if err := root.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		_ = root.Remove(filepath.Dir(entry)) // if it is empty now
	}
	opt.Point("scans")
	return dropTemporary(root, opt.ScanDir)
}

// dropTemporary removes files that stopped processes were about to put in place,
// from where they write. The audit log sees to its own.
func dropTemporary(root *os.Root, scanDir string) error {
	return fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone meanwhile, or not ours to read: the search tells
		}
		if d.IsDir() && path != "." && !strings.Contains(path, "/") && d.Name() != scanDir {
			if _, err := root.Lstat(path + "/sag.json"); err != nil {
				return fs.SkipDir // no case folder of ours
			}
		}
		if d.Type().IsRegular() && strings.HasSuffix(d.Name(), ".tmp") && !strings.HasPrefix(d.Name(), ".revisions") {
			if err := root.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return nil
	})
}

// names lists the cases of the journal.
func (j *journal) names() []string {
	names := make([]string, len(j.Cases))
	for i := range j.Cases {
		names[i] = j.Cases[i].Name
	}
	slices.Sort(names)
	return names
}
