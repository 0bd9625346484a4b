package index

import (
	"runtime"
	"testing"
)

// TestPreparedSize holds Size near the memory that a prepared case takes.
func TestPreparedSize(t *testing.T) {
	docs := benchPages(t)[:60]
	text := 0
	for _, d := range docs {
		for _, p := range d.Pages {
			text += len(p.Text)
		}
	}
	Prepare("sag", docs) // the words are known now
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	p := Prepare("sag", docs)
	runtime.GC()
	runtime.ReadMemStats(&after)
	took := int(after.HeapAlloc-before.HeapAlloc) + text
	t.Logf("%d bytes of text: %d in memory, Size says %d", text, took, p.Size())
	if p.Size() < took*2/3 || p.Size() > took*2 {
		t.Errorf("Size says %d, took %d", p.Size(), took)
	}
	runtime.KeepAlive(p)
}
