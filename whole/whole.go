// Package whole writes files that are the old ones or the new ones, never half
// of either, whenever the program is ended: beside their place first, and then
// moved there.
package whole

import (
	"errors"
	"io/fs"
	"os"
)

// suffix ends the name of a file that is not in its place yet. One that was left
// is written over the next time.
const suffix = ".tmp"

// Write replaces the file at path. After a power cut it may be the old one, the
// new one or, where the system writes names before contents, a short one: use
// Stage for what can't be made again.
func Write(path string, data []byte, mode fs.FileMode) error {
	s, err := write(path, data, mode, false)
	if err != nil {
		return err
	}
	return s.Place()
}

// Staged is a file on the disk beside its place. Place or Drop it.
type Staged struct{ path string }

// Stage writes a file beside path, down to the disk.
func Stage(path string, data []byte, mode fs.FileMode) (Staged, error) {
	return write(path, data, mode, true)
}

// Place puts the file in its place. Its name is sure to last after SyncFolder.
func (s Staged) Place() error {
	err := os.Rename(s.path+suffix, s.path)
	if err != nil {
		s.Drop()
	}
	return err
}

// Drop removes the file that was to replace another.
func (s Staged) Drop() { os.Remove(s.path + suffix) }

func write(path string, data []byte, mode fs.FileMode, sync bool) (Staged, error) {
	s := Staged{path}
	f, err := os.OpenFile(path+suffix, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return s, err
	}
	if info, statErr := f.Stat(); statErr == nil && info.Mode().Perm() != mode { // one that was left, or the user's mask
		err = f.Chmod(mode)
	}
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil && sync {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		s.Drop()
		return s, err
	}
	return s, nil
}

// SyncFolder brings the names in a folder to the disk, where the system does that
// for folders at all.
func SyncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}
