//go:build unix

package pipeline

import (
	"errors"
	"os"
	"syscall"
)

// lock takes an output folder's mark file for this process, or tells that
// another scan has it. The system lets go of it when the process ends, however
// it ends, so a lock can't be left behind.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrInUse
	}
	return nil, err
}
