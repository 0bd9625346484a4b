package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"oplyst/whole"
)

// ScanFolder is the folder of an output folder that keeps what OCR read, so
// that a second scan need not read the same pages again.
const ScanFolder = ".scanninger"

// scanCache keeps texts of scanned pages as files, named by the hash of the
// page's picture and of what read it. It is an ingest.Watch. What cannot be
// written is read again next time.
type scanCache struct{ dir string }

func newScanCache(out string) *scanCache {
	return &scanCache{dir: filepath.Join(out, ScanFolder)}
}

// path is a key's file; the key is of letters and digits.
func (c *scanCache) path(key string) string {
	return filepath.Join(c.dir, key[:2], key+".json")
}

// Alive implements ingest.Watch.
func (c *scanCache) Alive(time.Duration) {}

// Recall implements ingest.Watch.
func (c *scanCache) Recall(key string) ([]byte, bool) {
	data, err := os.ReadFile(c.path(key))
	return data, err == nil
}

// Keep implements ingest.Watch.
func (c *scanCache) Keep(key string, data []byte) {
	path := c.path(key)
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		_ = whole.Write(path, data, 0o600)
	}
}

// prune removes what no file has use for any more: text of pages that are no
// longer in the archive should not lie about.
func (c *scanCache) prune(used map[string]bool) {
	_ = filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if key, ok := strings.CutSuffix(d.Name(), ".json"); !ok || !used[key] {
			_ = os.Remove(path)
			_ = os.Remove(filepath.Dir(path)) // if it is empty now
		}
		return nil
	})
	_ = os.Remove(c.dir) // if it is empty now
}

// fileWatch is the cache for one file: it notes what the file made use of.
type fileWatch struct {
	*scanCache
	mu   sync.Mutex
	keys []string
}

// Recall implements ingest.Watch.
func (w *fileWatch) Recall(key string) ([]byte, bool) {
	data, ok := w.scanCache.Recall(key)
	if ok {
		w.note(key)
	}
	return data, ok
}

// Keep implements ingest.Watch.
func (w *fileWatch) Keep(key string, data []byte) {
	w.scanCache.Keep(key, data)
	w.note(key)
}

func (w *fileWatch) note(key string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Contains(w.keys, key) {
		w.keys = append(w.keys, key)
	}
}

// used lists the keys the file made use of, sorted.
func (w *fileWatch) used() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	slices.Sort(w.keys)
	return w.keys
}
