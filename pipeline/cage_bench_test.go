//go:build unix

package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"oplyst/cage"
)

// BenchmarkCage scans the benchmark archive in the cage and in-process by turns
// and reports what the cage costs in processor time, the children's included.
func BenchmarkCage(b *testing.B) {
	shared := os.Getenv("OPLYST_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	archive := filepath.Join(shared, "bench", "archive.zip")
	if _, err := os.Stat(archive); err != nil {
		b.Skipf("needs %s (set OPLYST_SHARED)", archive)
	}
	if p, err := cage.New(context.Background(), cage.Options{}); err == nil {
		p.Close() // PDFium is compiled now, if it wasn't
	}
	least := map[bool]time.Duration{}
	for range b.N {
		for _, caged := range []bool{true, false} {
			before := cpuTime(b)
			_, err := Run(context.Background(), Options{Archive: archive, Out: filepath.Join(b.TempDir(), "ud"), Cage: caged})
			if err != nil {
				b.Fatal(err)
			}
			if used := cpuTime(b) - before; least[caged] == 0 || used < least[caged] {
				least[caged] = used
			}
		}
	}
	b.ReportMetric(least[true].Seconds(), "cpu-s/caged")
	b.ReportMetric(least[false].Seconds(), "cpu-s/direct")
	b.ReportMetric(100*(least[true].Seconds()/least[false].Seconds()-1), "%cost")
}

// cpuTime is the processor time of this process and its ended children.
func cpuTime(b *testing.B) time.Duration {
	total := time.Duration(0)
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			b.Fatal(err)
		}
		total += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return total
}
