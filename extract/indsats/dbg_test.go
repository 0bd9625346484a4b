package indsats

import (
	"fmt"
	"os"
	"testing"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

func TestDbg(t *testing.T) {
	text := os.Getenv("DBG")
	if text == "" {
		t.Skip("set DBG")
	}
	f, _ := New()
	tx := match.Parse(text)
	ds := dates.Find(1, text, dates.Options{DocDate: "2019-05-01"})
	p := f.t.newPage(1, tx, ds)
	for _, m := range p.mentions {
		fmt.Printf("mention %s [%s] line %d\n", tx.Quote(m.first, m.last), m.row.typ, m.row.line)
	}
	for _, c := range p.cues {
		fmt.Printf("cue %s %s %s %d\n", tx.Quote(c.first, c.last), c.status, c.kind, c.rank)
	}
	for _, d := range ds {
		fmt.Println("date", d.Value, d.Class, d.Quote)
	}
	for i, s := range tx.Sentences {
		fmt.Printf("sent %d kind %d sec %q label %q lead %+v: %s\n", i, tx.Blocks[s.Block].Kind, s.Section, s.Label, p.lead[s.Block], text[s.Start:s.End])
	}
	for _, r := range findIn(f, DocInfo{Type: os.Getenv("DBGTYPE"), Date: "2019-05-01"}, text) {
		fmt.Printf("ROW %s %s %s..%s %v {%s} %s\n", r.Type, r.Status, r.From, r.To, r.HoursPerWeek, r.Quote, r.Rule)
	}
}
