package pipeline

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"oplyst/lock"
)

// markFile tells an output folder of ours, whose results a new scan replaces.
// It is locked while a scan is under way and says then which.
const (
	markFile = ".oplyst"
	markText = "Mappen er lavet af Oplyst. Rapporterne i den erstattes ved næste scanning.\n"
	maxMark  = 4096 // bytes
)

// InUseError says which scan has the output folder. It is an ErrInUse.
type InUseError struct {
	PID   int
	Host  string
	Since time.Time
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("in use by process %d on %s since %s", e.PID, e.Host, e.Since.Format(time.RFC3339))
}

// Unwrap gives ErrInUse.
func (e *InUseError) Unwrap() error { return ErrInUse }

// takeMark locks an output folder's mark file for this process and writes into
// it who has it. The system lets go of the lock when the process ends, however
// it ends; where it has no locks, what the file says counts (holds).
func takeMark(path string) (*os.File, error) {
	f, err := lock.Open(path)
	if errors.Is(err, lock.ErrHeld) {
		return nil, holderError(path)
	}
	if err != nil {
		return nil, err
	}
	if holder, ok := readHolder(f); ok && holds(holder) {
		f.Close()
		return nil, holder
	}
	host, _ := os.Hostname()
	if host = strings.Join(strings.Fields(host), "-"); host == "" {
		host = "?"
	}
	if err := writeMark(f, fmt.Sprintf("%sI brug: proces %d på %s siden %s\n", markText, os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// dropMark takes out who has the folder and lets go of it.
func dropMark(f *os.File) {
	_ = writeMark(f, markText)
	f.Close()
}

func writeMark(f *os.File, text string) error {
	if _, err := f.WriteAt([]byte(text), 0); err != nil {
		return err
	}
	return f.Truncate(int64(len(text)))
}

// holderError is what a mark file says of who has it.
func holderError(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return ErrInUse
	}
	defer f.Close()
	if holder, ok := readHolder(f); ok {
		return holder
	}
	return ErrInUse
}

// readHolder reads who has, or had when it was killed, an output folder.
func readHolder(f *os.File) (*InUseError, bool) {
	data, err := io.ReadAll(io.NewSectionReader(f, 0, maxMark))
	if err != nil {
		return nil, false
	}
	line, ok := strings.CutPrefix(string(data), markText)
	var e InUseError
	var since string
	if !ok {
		return nil, false
	}
	if _, err := fmt.Sscanf(line, "I brug: proces %d på %s siden %s", &e.PID, &e.Host, &since); err != nil {
		return nil, false
	}
	if e.Since, err = time.Parse(time.RFC3339, since); err != nil {
		return nil, false
	}
	return &e, true
}
