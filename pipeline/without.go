package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"oplyst/report"
)

// MarkFile is the file by which an output folder of ours is known.
const MarkFile = markFile

// Without makes index and overview of an output folder anew from its ledger, when
// cases have been taken out of that. The reports of the others stay as they are,
// by the options of the scan that made them. whole is false if the last scan was
// broken off: then there is no overview of everything to be made, index and
// overview are removed, and the next scan makes them.
func Without(ctx context.Context, out string) (whole bool, err error) {
	opt := Options{Out: out, Rebuild: true, keep: true}
	opt.NoIndex = !isDir(filepath.Join(out, IndexFolder))
	if _, err = Run(ctx, opt); !errors.Is(err, ErrNoLedger) {
		return true, err
	}
	mark, err := takeMark(filepath.Join(out, markFile))
	if err != nil {
		return false, fmt.Errorf("lock output folder %s: %w", out, err)
	}
	defer dropMark(mark)
	if err := sweep(out); err != nil {
		return false, fmt.Errorf("clear output folder: %w", err)
	}
	for _, name := range []string{IndexFolder, OverviewFile, VerdictsFile, FilesFile} {
		if err := retire(out, name); err != nil {
			return false, fmt.Errorf("clear output folder: %w", err)
		}
	}
	return false, nil
}

// keepFolders has every case keep the folder it was written into, though another
// case that took a name before it is gone.
func (r *run) keepFolders() {
	taken := map[string]bool{}
	for i := range r.archive.Cases {
		c, _ := r.ledger.Case(r.archive.Cases[i].Name)
		var row report.CaseRow
		if json.Unmarshal(c.Overview, &row) != nil || row.Folder == "" || row.Folder != filepath.Base(row.Folder) || taken[row.Folder] {
			continue
		}
		if _, err := os.Lstat(filepath.Join(r.opt.Out, row.Folder, CaseFile)); err == nil {
			r.folders[i] = row.Folder
			taken[row.Folder] = true
		}
	}
}
