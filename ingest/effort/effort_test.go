package effort

import (
	"testing"
	"time"
)

// stub notes whether a test failed.
type stub struct {
	testing.TB
	failed bool
}

func (s *stub) Helper()               {}
func (s *stub) Fatalf(string, ...any) { s.failed = true }

func TestBound(t *testing.T) {
	var kept []byte
	for _, c := range []struct {
		size   int
		failed bool
	}{{1 << 10, false}, {8 << 20, true}} {
		s := &stub{TB: t}
		Bound(s, 4<<20, func() { kept = make([]byte, c.size) })
		if s.failed != c.failed {
			t.Errorf("%d bytes: failed %v", len(kept), s.failed)
		}
	}
}

func TestWatchLetsQuickCallsPass(t *testing.T) {
	watch()()
	if d := processorTime(); d < 0 || d > time.Hour {
		t.Errorf("processor time %s", d)
	}
}
