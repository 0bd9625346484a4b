package statement

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDbg(t *testing.T) {
	if os.Getenv("DBG") == "" {
		t.Skip()
	}
	f := New()
	file, _ := os.Open(os.Getenv("DBG"))
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		sp, text, ok := strings.Cut(sc.Text(), "|")
		if !ok {
			sp, text = "", sc.Text()
		}
		var s scratch
		s.scores = make([]float32, len(f.model.labels))
		f.load(&s.unit, text, Speaker(sp))
		f.decide(&s, sentenceLimits)
		fmt.Println(text, f.explain(text, Speaker(sp)), "law", probability(s.scores[f.lawIndex]), f.rules(text, limits{}), "BY", f.attributed(&s.unit))
		fmt.Println("   ", f.dump(text))
	}
}
