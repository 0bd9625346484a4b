package checklist

import (
	"strings"
	"testing"

	"oplyst/extract"
	"oplyst/ingest"
)

// everyQuote calls see with every quotation of a result that has a place.
func everyQuote(res Result, see func(where string, e Evidence)) {
	for _, it := range append(append([]Item{}, res.Items...), res.SideItems...) {
		for _, e := range append(append([]Evidence{}, it.For...), it.Against...) {
			see(it.Item, e)
		}
		for _, s := range it.Explanation.Steps {
			for _, e := range s.Evidence {
				see(it.Item+" "+string(s.Kind), e)
			}
		}
		for _, p := range it.Points {
			see("point "+p.Key, p.At)
		}
	}
	for _, a := range res.Papers {
		see("age", a.At)
		for _, e := range a.Events {
			see("event", e.Evidence)
		}
	}
	for _, c := range res.Conflicts {
		see(string(c.Kind), c.Sides[0].Evidence)
		see(string(c.Kind), c.Sides[1].Evidence)
	}
	for _, e := range res.TrackFrom {
		see("track", e)
	}
}

// checkQuotes holds every quotation to the text at its place.
func checkQuotes(t *testing.T, in Input, res Result) {
	t.Helper()
	text := map[string][]string{}
	for _, d := range in.Documents {
		text[d.Path] = d.Text
	}
	everyQuote(res, func(where string, e Evidence) {
		if e.Document == "" && e.Quote == "" {
			return
		}
		pages := text[e.Document]
		if e.Page < 1 || e.Page > len(pages) || e.Start < 0 || e.End > len(pages[e.Page-1]) || e.Start > e.End || pages[e.Page-1][e.Start:e.End] != e.Quote {
			t.Errorf("%s: %s page %d [%d:%d] is not %q", where, e.Document, e.Page, e.Start, e.End, e.Quote)
		}
	})
}

func TestEveryQuoteStandsAtItsPlace(t *testing.T) {
	n := 0
	for _, c := range writtenCases(t) {
		res := judge(t, c.input)
		checkQuotes(t, c.input, res)
		everyQuote(res, func(string, Evidence) { n++ })
	}
	if n < 1000 {
		t.Errorf("only %d quotations seen", n)
	}
}

// FuzzEvaluate judges whatever text comes, as two documents, under the rules
// of any date: no panic, thirteen items, every quotation at its place.
func FuzzEvaluate(f *testing.F) {
	x, err := extract.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("LÆ 265. 3. maj 2019. Arbejdsevnen er varigt nedsat.", "Rehabiliteringsteamets indstilling 4. juni 2019\nSundhedskoordinator Eva Holm: enig.", "2019-06-10")
	f.Add("Rehabiliteringsplan, forberedende del\n1. Helbred\n2. Bolig\n\t\n3. Job", "Fra: Bo\nEmne: x\nJeg kan ikke.", "2026-08-01")
	f.Add("kopieret fra notat 01.02.2017: æøå\xff\n", "Ressourceforløb 1. marts 2019 - 28. februar 2021, 3 timer", "2013-01-01")
	f.Fuzz(func(t *testing.T, a, b, day string) {
		in := Input{AsOf: day, Born: "1985-05-05"}
		for i, text := range []string{a, b} {
			text = strings.ToValidUTF8(text, "?")
			path := string(rune('a' + i))
			fs := x.Document(&ingest.Document{Path: path, Format: "txt", Pages: []ingest.Page{{Number: 1, Text: text}}})
			in.Documents = append(in.Documents, Document{Path: path, Pages: 1, Findings: &fs, Text: []string{text}})
			in.TotalPages++
		}
		res, err := Evaluate(in, mustLoad(t), nil)
		if err != nil {
			return
		}
		if len(res.Items) != len(Items) {
			t.Fatalf("%d items", len(res.Items))
		}
		checkQuotes(t, in, res)
	})
}
