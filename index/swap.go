package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// keepPrivate takes away everybody else's rights to what lies in dir, which
// holds text of cases. Until now dir itself kept them out.
func keepPrivate(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, 0o700)
		}
		return os.Chmod(path, 0o600)
	})
}

// swap moves the directory fresh to dir with rights mode; what was there is
// removed afterwards, and put back if the move fails.
func swap(fresh, dir string, mode fs.FileMode) error {
	if err := os.Chmod(fresh, mode); err != nil {
		return err
	}
	old := fresh + ".old"
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
	return os.RemoveAll(old)
}
