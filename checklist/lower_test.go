package checklist

import (
	"strings"
	"testing"
)

func TestLowerIsLowerCaseOfDanishText(t *testing.T) {
	for _, s := range []string{"", "abc", "ABC æøå ÆØÅ É × ß", "Ældre Øjenlæge på Ærø", "§ 17, STK. 2", "50 % – ½ time", "ÜBER Ñandú"} {
		if got, want := lower(s), strings.ToLower(s); got != want {
			t.Errorf("lower(%q) = %q, want %q", s, got, want)
		}
	}
	if s := "ΑΒΓ İ \xc3"; len(lower(s)) != len(s) {
		t.Errorf("lower(%q) has another length", s)
	}
}

func FuzzLower(f *testing.F) {
	f.Add("Rehabiliteringsteamets indstilling", "team")
	f.Add("ÆØÅ\xc3\x28", "øå")
	f.Fuzz(func(t *testing.T, s, word string) {
		low := lower(s)
		if len(low) != len(s) {
			t.Fatalf("lower(%q) has %d bytes, want %d", s, len(low), len(s))
		}
		if p := newPresence(low); strings.Contains(low, word) && !p.may(word) {
			t.Fatalf("presence denies %q in %q", word, low)
		}
		if countWords("a  b\tc") != 3 {
			t.Fatal("countWords")
		}
	})
}
