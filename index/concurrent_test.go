package index

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

func TestAddAndSearchFromManyGoroutines(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	w, err := CreateCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			docs := []CaseDocument{{Path: "a.txt", Pages: []CasePage{{Number: 1, Text: madeUpPage(i)}, {Number: 2, Text: "fælles ord"}}}}
			if err := w.Add(fmt.Sprintf("sag-%d", i), docs); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := OpenCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	p := openEmbedded(t)
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res, err := c.Search("fælles ord", CaseOptions{})
			if err != nil || len(res.Hits) != 8 || res.Hits[0].Case != "sag-0" || res.Hits[7].Case != "sag-7" {
				t.Errorf("%v %v", res, err)
			}
			if _, err := p.Search("ressourceforløb udviklingsperspektiv", PrecedentOptions{}); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
}
