package indsats

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestMini(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("MINI"))
	if err != nil {
		t.Skip("set MINI")
	}
	f, _ := New()
	for _, d := range strings.Split(string(b), "@")[1:] {
		head, text, _ := strings.Cut(d, "\n")
		w := strings.Fields(head)
		fmt.Println("=== " + head + "\n" + text)
		for _, r := range findIn(f, DocInfo{Type: w[0], Date: w[1]}, text) {
			fmt.Printf("   >> %s %s %s..%s %v {%s} %s\n", r.Type, r.Status, r.From, r.To, r.HoursPerWeek, r.Quote, r.Rule[strings.Index(r.Rule, ";"):])
		}
	}
}
