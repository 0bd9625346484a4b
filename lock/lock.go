// Package lock keeps two processes from writing the same files. A lock is on an
// open file; the system lets go of it when the process ends, however it ends,
// so a lock can't be left behind. It binds only those who ask for it.
package lock

import (
	"context"
	"errors"
	"os"
	"time"
)

// ErrHeld says that another process holds the lock.
var ErrHeld = errors.New("held by another process")

// Open opens the file at path for reading and writing, makes it (0600) if it
// isn't there, and locks it, or gives ErrHeld. Closing the file unlocks it.
func Open(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := Try(f); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// pause is how long Wait sleeps between two tries: short beside what the holders
// of short locks do.
const pause = 2 * time.Millisecond

// Wait locks f as soon as it is free, or gives ErrHeld when it was not within
// limit, or the context's error.
func Wait(ctx context.Context, f *os.File, limit time.Duration) error {
	for end := time.Now().Add(limit); ; {
		err := Try(f)
		if !errors.Is(err, ErrHeld) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}
