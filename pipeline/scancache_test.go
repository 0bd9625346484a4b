package pipeline

import (
	"os"
	"strings"
	"testing"
)

func TestScanCache(t *testing.T) {
	out := t.TempDir()
	first, second := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	c := newScanCache(out)
	if _, ok := c.Recall(first); ok {
		t.Error("an empty cache knows something")
	}
	c.Keep(first, []byte("en"))
	c.Keep(second, []byte("to"))
	info, err := os.Stat(c.path(first))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	again := newScanCache(out)
	if got, ok := again.Recall(first); !ok || string(got) != "en" {
		t.Errorf("got %q, %v", got, ok)
	}
	again.prune(map[string]bool{first: true})
	if _, ok := again.Recall(first); !ok {
		t.Error("what was used is gone")
	}
	if _, ok := again.Recall(second); ok {
		t.Error("what was not used is still there")
	}
}
