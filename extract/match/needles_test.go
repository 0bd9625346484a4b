package match

import (
	"slices"
	"strings"
	"testing"
)

// naive finds needles one by one.
func naive(list []string, text string) []int {
	var out []int
	for id, s := range list {
		for i := 0; s != "" && i+len(s) <= len(text); i++ {
			if strings.HasPrefix(text[i:], s) {
				out = append(out, (i+len(s))<<8|id)
			}
		}
	}
	slices.Sort(out)
	return out
}

func found(list []string, text string) []int {
	var out []int
	NewNeedles(list).Each(text, func(id, end int) bool {
		out = append(out, end<<8|id)
		return true
	})
	slices.Sort(out)
	return out
}

func TestNeedles(t *testing.T) {
	list := strings.Split("læ 265|265|5|attest|testen|attest|notat|tat|æ|§|ø|", "|")
	for _, text := range []string{"", "statusattesten læ 265", "aaattestestnotatat", "§§ 2655", "\xc3\xff", "notatattest"} {
		if got, want := found(list, text), naive(list, text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := found(nil, "abc"); got != nil {
		t.Errorf("no needles found %v", got)
	}
}

func TestFoldedNeedles(t *testing.T) {
	n := 0
	NewFoldedNeedles([]string{"læ 265", "ørt", "a-b"}).Each("LÆ 265, FØRTIDSPENSION, Læ 265 A-B", func(int, int) bool { n++; return true })
	if n != 4 {
		t.Errorf("%d found", n)
	}
}

func FuzzNeedles(f *testing.F) {
	f.Add("a|ab|bab|b", "ababab")
	f.Fuzz(func(t *testing.T, needles, text string) {
		list := strings.Split(needles, "|")
		if len(list) > 200 || len(text) > 2000 {
			return
		}
		if got, want := found(list, text), naive(list, text); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

func BenchmarkNeedles(b *testing.B) {
	n := NewNeedles(strings.Split("rincipmeddelelse|rincipafgørelse|ørtidspension|LSP|social pension|Ankestyrelse", "|"))
	text := benchText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		n.Each(text, func(int, int) bool { return true })
	}
}
