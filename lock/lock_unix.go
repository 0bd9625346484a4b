//go:build unix

package lock

import (
	"errors"
	"os"
	"syscall"
)

// Try locks an open file for this process, or gives ErrHeld at once. Two open
// files of one process shut each other out too.
func Try(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrHeld
	}
	return err
}

// Release lets go of a lock and leaves the file open.
func Release(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
