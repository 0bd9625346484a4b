package indsats

import (
	"os"
	"testing"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

func BenchmarkReal(b *testing.B) {
	raw, err := os.ReadFile(os.Getenv("REAL"))
	if err != nil {
		b.Skip()
	}
	f, _ := New()
	text := plain(string(raw))
	t := match.Parse(text)
	ds := dates.Find(1, text, dates.Options{DocDate: "2020-01-01"})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(DocInfo{Date: "2020-01-01"}, []*match.Text{t}, [][]dates.Date{ds})
	}
}
