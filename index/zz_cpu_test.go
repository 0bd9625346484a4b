package index

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

func cpuNow() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func TestZZCPU(t *testing.T) {
	c, _ := corpus.Load()
	start := cpuNow()
	p, err := OpenLibrary(c, fulltext.Folder{Dir: "/tmp/search/s6"}, func(s string) { t.Log(s) })
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("open %v cpu", cpuNow()-start)
	var all []time.Duration
	for _, q := range libraryQueries {
		first := cpuNow()
		p.Search(q, PrecedentOptions{})
		f := cpuNow() - first
		start := cpuNow()
		for range 10 {
			p.Search(q, PrecedentOptions{})
		}
		d := (cpuNow() - start) / 10
		all = append(all, d)
		t.Logf("%8.2f ms (first %8.2f) %s", float64(d.Microseconds())/1000, float64(f.Microseconds())/1000, q)
	}
	slices.Sort(all)
	t.Logf("median %v p95 %v", all[len(all)/2], all[len(all)*95/100])
}
