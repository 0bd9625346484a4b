package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"oplyst/whole"
)

// openTo sets the rights of the files in dir. They are made for their owner only,
// as is right for case texts; a collection may be read by others.
func openTo(dir string, mode fs.FileMode) error {
	files, err := os.ReadDir(dir)
	for _, f := range files {
		err = errors.Join(err, os.Chmod(filepath.Join(dir, f.Name()), mode))
	}
	return err
}

// oldSuffix ends the name of an index that is about to be removed.
const oldSuffix = ".old"

// swap moves the directory fresh to dir with rights mode. Where the system can
// exchange two names at once, there is a whole index at dir at every moment;
// elsewhere there is none for an instant. What was there is at fresh or beside
// it afterwards, for tempDir.remove; if the move fails it is put back.
func swap(fresh, dir string, mode fs.FileMode) error {
	if err := os.Chmod(fresh, mode); err != nil {
		return err
	}
	if _, err := os.Lstat(dir); err == nil && exchange(fresh, dir) == nil {
		return whole.SyncFolder(filepath.Dir(dir))
	}
	old := fresh + oldSuffix
	hadOld := false
	if _, err := os.Lstat(dir); err == nil {
		if err := os.Rename(dir, old); err != nil {
			return err
		}
		hadOld = true
	}
	if err := os.Rename(fresh, dir); err != nil {
		if hadOld {
			return errors.Join(err, os.Rename(old, dir))
		}
		return err
	}
	return whole.SyncFolder(filepath.Dir(dir))
}
