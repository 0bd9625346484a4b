package pipeline

import (
	"context"
	"testing"
)

func TestHands(t *testing.T) {
	h := newHands(DefaultMemory)
	ctx, cancel := context.WithCancel(context.Background())
	small, err := h.take(ctx, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if h.room.TryAcquire(h.total) {
		t.Error("a file takes nothing")
	}
	small()
	all, err := h.take(ctx, 1<<60) // more than there is: alone
	if err != nil || h.room.TryAcquire(1) {
		t.Errorf("err %v: a giant file should have all the room", err)
	}
	cancel()
	if _, err := h.take(ctx, 1); err == nil {
		t.Error("waited for room after the scan was interrupted")
	}
	all()
	if !h.room.TryAcquire(h.total) {
		t.Error("room was lost")
	}
	if own := ProcessMemory(0) + (&Options{}).childMemory(); own >= DefaultMemory {
		t.Errorf("%d bytes are promised", own)
	}
}
