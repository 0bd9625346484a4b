package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// ScanFolder is the folder of an output folder that keeps what OCR read, so
// that a second scan need not read the same pages again.
const ScanFolder = ".scanninger"

// scanCache keeps texts of scanned pages as files, named by the hash of the
// page's picture and of what read it. It is an ingest.Watch. What cannot be
// written is read again next time.
type scanCache struct {
	dir  string
	mu   sync.Mutex
	used map[string]bool
}

func newScanCache(out string) *scanCache {
	return &scanCache{dir: filepath.Join(out, ScanFolder), used: map[string]bool{}}
}

// path is a key's file; the key is of letters and digits.
func (c *scanCache) path(key string) string {
	return filepath.Join(c.dir, key[:2], key+".json")
}

func (c *scanCache) use(key string) {
	c.mu.Lock()
	c.used[key] = true
	c.mu.Unlock()
}

// Alive implements ingest.Watch.
func (c *scanCache) Alive(time.Duration) {}

// Recall implements ingest.Watch.
func (c *scanCache) Recall(key string) ([]byte, bool) {
	data, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	c.use(key)
	return data, true
}

// Keep implements ingest.Watch.
func (c *scanCache) Keep(key string, data []byte) {
	path := c.path(key)
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil && writeFile(path, data) == nil {
		c.use(key)
	}
}

// prune removes what this scan had no use for: text of pages that are no longer
// in the archive should not lie about.
func (c *scanCache) prune() {
	_ = filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if key := strings.TrimSuffix(d.Name(), ".json"); !c.used[key] {
			_ = os.Remove(path)
			_ = os.Remove(filepath.Dir(path)) // if it is empty now
		}
		return nil
	})
}
