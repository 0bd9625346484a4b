package match

import (
	"sync"
	"testing"
)

// TestConcurrent parses and finds from several goroutines: the shared caches
// must give everybody the same.
func TestConcurrent(t *testing.T) {
	d, c := benchDict(), DefaultContext()
	want := len(d.Find(Parse(sample)))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				page := Parse(sample)
				hits := d.Find(page)
				for _, h := range hits {
					c.Decide(page, h.First, h.Last)
				}
				if len(hits) != want {
					t.Errorf("%d hits, want %d", len(hits), want)
				}
			}
		})
	}
	wg.Wait()
}
