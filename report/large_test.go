package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// large is a case of 100 documents with 300 pages, findings on every page, and
// a verdict with quotes on all thirteen requirements.
func large() *Case {
	text := "Journal\n" + strings.Repeat("Borgeren har fået sygedagpenge fra maj 2015 til juni 2016 og siden kontanthjælp. Arbejdsevnen er nedsat.\n", 25)
	quote := func(n int) match.Span {
		at := strings.Index(text, "Arbejdsevnen")
		return match.Span{Page: n%3 + 1, Start: at, End: at + 24, Quote: text[at : at+24]}
	}
	c := &Case{Name: "stor", Born: "1970-01-01", FileBase: "../arkiv/stor"}
	for i := range 100 {
		d := Document{Document: ingest.Document{Path: fmt.Sprintf("Bilag %d.pdf", i), State: ingest.Read}}
		d.Findings = extract.Findings{Type: "journalnotat", Date: fmt.Sprintf("%d-%02d-03", 2012+i/12, i%12+1)}
		for p := 1; p <= 3; p++ {
			d.Pages = append(d.Pages, ingest.Page{Number: p, Text: text})
			for k, x := range dates.Find(p, text, dates.Options{DocDate: "2019"}) {
				if k < 8 {
					d.Findings.Dates = append(d.Findings.Dates, x)
				}
			}
			for k := range 4 {
				d.Findings.Diagnoses = append(d.Findings.Diagnoses, diagnosis.Diagnosis{Span: quote(p), Code: fmt.Sprintf("F%d%d", i%10, k), Name: "Lidelse", Status: diagnosis.Confirmed})
				d.Findings.Indsatser = append(d.Findings.Indsatser, indsats.Indsats{Span: quote(p), Type: indsats.Types[(i+k)%len(indsats.Types)], Status: indsats.Completed,
					From: fmt.Sprintf("%d-0%d", 2012+i/12, k+1), To: fmt.Sprintf("%d-0%d", 2012+i/12, k+3)})
			}
		}
		c.Documents = append(c.Documents, d)
	}
	c.Result = checklist.Result{Regime: "R2018", AsOf: "2019-11-28", Age: 49}
	verdicts := checklist.Verdicts
	for k, id := range checklist.Items {
		it := checklist.Item{Item: id, Title: "Krav " + id, Verdict: verdicts[k%len(verdicts)], Reason: "Fordi.", Action: "Indhent mere.", Precedents: []string{"58-18"}}
		for n := range 4 {
			e := checklist.Evidence{Document: c.Documents[(k*8+n)%100].Path, Span: quote(n)}
			it.For, it.Against = append(it.For, e), append(it.Against, e)
			it.Explanation.Steps = append(it.Explanation.Steps, checklist.Step{Kind: checklist.StepFor, Text: "Lægen siger det.", Evidence: []checklist.Evidence{e}})
		}
		c.Result.Items = append(c.Result.Items, it)
	}
	return c
}

// BenchmarkCase300Pages measures each output of a case of 300 pages; the goal
// is 100 ms for all of them.
func BenchmarkCase300Pages(b *testing.B) {
	decisions, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	c := large()
	for _, x := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"html", func(w io.Writer) error { return c.WriteHTML(w, decisions) }},
		{"markdown", func(w io.Writer) error { return c.WriteMarkdown(w, decisions) }},
		{"json", c.WriteJSON},
		{"anonym", func(w io.Writer) error {
			hidden, r := c.Anonymise("Sag 01", nil)
			var buf bytes.Buffer
			if err := hidden.WriteHTML(&buf, decisions); err != nil {
				return err
			}
			r.Leaks(buf.Bytes())
			return nil
		}},
	} {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if err := x.write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
