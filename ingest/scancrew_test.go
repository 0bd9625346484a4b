package ingest

import (
	"context"
	"image"
	"slices"
	"sync"
	"testing"
	"time"

	"oplyst/ingest/ocr"
)

// bank lends a number of processors and keeps what was read.
type bank struct {
	mu         sync.Mutex
	free, most int
	lent       int
	kept       map[string][]byte
}

func (b *bank) Alive(time.Duration) {}

func (b *bank) Recall(key string) ([]byte, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	data, ok := b.kept[key]
	return data, ok
}

func (b *bank) Keep(key string, data []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kept[key] = data
}

func (b *bank) Borrow() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.free == 0 {
		return false
	}
	b.free--
	b.lent++
	b.most = max(b.most, b.lent)
	return true
}

func (b *bank) Return() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.free++
	b.lent--
}

// scanOf is a picture of its own for each number.
func scanOf(i int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 60, 60))
	for k := range img.Pix {
		img.Pix[k] = byte(i)
	}
	return img
}

// What is read doesn't depend on how many read; all that was lent comes back.
func TestScansSideBySide(t *testing.T) {
	var places []int
	for i := range 20 {
		places = append(places, i)
	}
	for _, free := range []int{0, 1, 7} {
		b := &bank{free: free, kept: map[string][]byte{}}
		s := &scanner{engine: &ocr.Engine{}, limits: Limits{Watch: b}}
		for _, i := range places[:19] { // what lies in the cache needs no Tesseract
			found := ocr.Page{Text: string(rune('a' + i)), Words: 1}
			b.Keep(s.key(scanOf(i)), sealed(s.key(scanOf(i)), found))
		}
		got := s.each(context.Background(), places, scanOf)
		var text []string
		for _, i := range places {
			text = append(text, got[i].found.Text)
		}
		want := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", ""}
		if !slices.Equal(text, want) {
			t.Errorf("with %d lent: %q", free, text)
		}
		if b.lent != 0 || b.most > free {
			t.Errorf("with %d lent: %d not returned, %d at once", free, b.lent, b.most)
		}
	}
}

// Kept text that was damaged, or lies under another name, is not taken.
func TestKeptScansAreChecked(t *testing.T) {
	data := sealed("ab", ocr.Page{Text: "Notat om borgeren", Words: 3})
	var page ocr.Page
	if !opened("ab", data, &page) || page.Words != 3 {
		t.Fatal("the good one is refused")
	}
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 1
		if opened("ab", bad, &page) {
			t.Errorf("byte %d changed: taken", i)
		}
	}
	if opened("cd", data, &page) || opened("ab", data[:len(data)-1], &page) || opened("ab", nil, &page) {
		t.Error("another's, a cut one or none is taken")
	}
}
