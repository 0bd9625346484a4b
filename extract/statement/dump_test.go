package statement

import (
	"os"
	"testing"
)

// TestDump shows, with OPLYST_SENTENCE, how a sentence is read.
func TestDump(t *testing.T) {
	text := os.Getenv("OPLYST_SENTENCE")
	if text == "" {
		t.Skip("OPLYST_SENTENCE='...'")
	}
	f := New()
	speaker := Speaker(os.Getenv("OPLYST_SPEAKER"))
	t.Logf("%v\nrows %v\n%s", f.explain(text, speaker), f.rules(text, sentenceLimits), f.dump(text))
}
