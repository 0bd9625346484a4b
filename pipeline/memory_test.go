package pipeline

import (
	"context"
	"slices"
	"testing"

	"oplyst/extract"
	"oplyst/ingest"
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

// A case that takes more than cases may take together is judged alone, with
// memory that is given back.
func TestWeights(t *testing.T) {
	var told []int64
	w := newWeights(&Options{Process: func(n int64) { told = append(told, n) }})
	ctx, cancel := context.WithCancel(context.Background())
	small, err := w.take(ctx, 1<<20)
	if err != nil || len(told) > 0 {
		t.Fatalf("%v, told %v", err, told)
	}
	small()
	large, err := w.take(ctx, w.total+(50<<20))
	if err != nil {
		t.Fatal(err)
	}
	if w.room.TryAcquire(1) {
		t.Error("a large case isn't alone")
	}
	cancel()
	if _, err := w.take(ctx, 1); err == nil {
		t.Error("waited for room after the scan was interrupted")
	}
	large()
	if !w.room.TryAcquire(w.total) {
		t.Error("room was lost")
	}
	w.room.Release(w.total)
	huge, err := w.take(context.Background(), 1<<60)
	if err != nil {
		t.Fatal(err)
	}
	huge()
	own := ProcessMemory(0)
	if want := []int64{own + 50<<20*3/4, own, own + 384<<20*3/4, own}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

// The cost of a case follows its text and its pages.
func TestJudgeCost(t *testing.T) {
	of := func(texts ...string) extract.Found {
		f := extract.Found{}
		for _, text := range texts {
			f.Document.Pages = append(f.Document.Pages, ingest.Page{Text: text})
		}
		return f
	}
	work := &caseWork{files: [][]extract.Found{{of("abcd", "")}, nil, {of("ab"), of("c")}}}
	if got, want := judgeCost(work), int64(4*perPage+7*perTextByte); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}
