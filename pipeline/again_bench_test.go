package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkRunAgain scans an archive of 40 small cases in which nothing has
// changed since the last scan (compare BenchmarkRun).
func BenchmarkRunAgain(b *testing.B) {
	opt := Options{Archive: filepath.Join(b.TempDir(), "arkiv"), Out: filepath.Join(b.TempDir(), "ud")}
	text := []byte(strings.Repeat(journal, 20))
	for i := range 40 {
		sub := filepath.Join(opt.Archive, fmt.Sprintf("s%02d", i))
		if err := os.MkdirAll(sub, 0o755); err != nil {
			b.Fatal(err)
		}
		for k := range 5 {
			if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("n%d.txt", k)), text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	if _, err := Run(context.Background(), opt); err != nil {
		b.Fatal(err)
	}
	unchanged := 0
	opt.Progress = func(p Progress) { unchanged = p.Unchanged }
	b.SetBytes(int64(len(text) * 200))
	for b.Loop() {
		if _, err := Run(context.Background(), opt); err != nil {
			b.Fatal(err)
		}
	}
	if unchanged != 200 {
		b.Errorf("%d of 200 files were known", unchanged)
	}
}
