package lock

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestOneHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lås")
	first, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, _ := first.Stat(); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := Open(path); !errors.Is(err, ErrHeld) {
		t.Errorf("second: %v", err)
	}
	other, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := Wait(context.Background(), other, 0); !errors.Is(err, ErrHeld) {
		t.Errorf("wait on a held lock: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Wait(ctx, other, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("wait that nobody wants any more: %v", err)
	}
	go first.Close()
	if err := Wait(context.Background(), other, time.Minute); err != nil {
		t.Errorf("after it was let go: %v", err)
	}
}

func TestNoFolder(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "nej", "lås")); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
}
