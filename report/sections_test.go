package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/extract/dates"
	"oplyst/ingest"
)

func pages(t *testing.T, c *Case) (html, markdown string) {
	t.Helper()
	decisions, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	var h, m bytes.Buffer
	if err := c.WriteHTML(&h, decisions); err != nil {
		t.Fatal(err)
	}
	if err := c.WriteMarkdown(&m, decisions); err != nil {
		t.Fatal(err)
	}
	return h.String(), m.String()
}

// TestSections holds that everything the checklist says is in the report.
func TestSections(t *testing.T) {
	html, markdown := pages(t, full())
	for _, want := range []string{"Det vigtigste først", "Vi fandt ikke", "betyder ikke, at kravet ikke er opfyldt", "siden er et billede", "overhalet af noget nyere",
		"operation i juni 2018", "Husregler", "ikke lov", "To papirer er uenige.", "Ændret over tid", "Regel og begrundelse", "LBK 983/2019", "ingen fast svartid fundet",
		"Sagen efter to regelsæt", "Ikke bekræftet.", "Øvrige regler", "økonomi: ikke fundet", "Indhent forklaring.", `id="d1s1"`, `href="#d1s1"`, `id="f2"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for _, want := range []string{"# Sag h01", "## Det vigtigste først", "## Modsigelser", "## Papirernes alder", "## Sagen efter to regelsæt", "Næste skridt", "&lt;b>varigt&lt;/b>"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("rapport.md lacks %q:\n%s", want, markdown)
		}
	}
	if strings.Contains(markdown, "<script") || strings.Contains(markdown, "<b>") {
		t.Error("a document's HTML came through to rapport.md")
	}
	if strings.Contains(html, "ret til førtidspension") {
		t.Error("the report says who has a right")
	}
}

// TestPoorCases: cases with nothing to say still give whole reports.
func TestPoorCases(t *testing.T) {
	for name, c := range map[string]*Case{
		"no documents": {Name: "tom", Result: checklist.Result{Age: -1}},
		"no date":      {Name: "udato", Documents: []Document{{Document: ingest.Document{Path: "a.txt", State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: "Hej."}}}}}, Result: checklist.Result{Age: -1}},
		"all unread": {Name: "ulæst", Documents: []Document{{Document: ingest.Document{Path: "a.pdf", State: ingest.Unread, Reason: "beskadiget"}}},
			Result: checklist.Result{AsOf: "2019-01-01", Age: -1, Unread: []checklist.UnreadPage{{Document: "a.pdf"}}}},
	} {
		html, markdown := pages(t, c)
		if !strings.HasSuffix(strings.TrimSpace(html), "</html>") || !strings.Contains(html, "Sagens filer") || len(markdown) < 100 {
			t.Errorf("%s: half a report", name)
		}
		if strings.Contains(html, "Vi fandt dokumentation for") || strings.Contains(html, "Vi fandt intet") {
			t.Errorf("%s: comfort without a verdict", name)
		}
		if strings.Contains(html, "ZgotmplZ") || strings.Contains(html, "-1 år") {
			t.Errorf("%s: %s", name, html)
		}
	}
}

func TestSupportAndGaps(t *testing.T) {
	text := "Sygedagpenge maj 2015 – juni 2016\nKontanthjælp siden 1. september 2016\n"
	c := &Case{Name: "s", Result: checklist.Result{AsOf: "2018-03-01", Age: -1}, Documents: []Document{{
		Document: ingest.Document{Path: "plan.txt", State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: text}}},
		Findings: extract.Findings{Date: "2017-02-01", Dates: dates.Find(1, text, dates.Options{DocDate: "2017-02-01"})}}}}
	rows, unknown := c.supportViews()
	if len(rows) != 2 || rows[0].Name != "Sygedagpenge" || rows[1].Note == "" {
		t.Errorf("support %+v", rows)
	}
	if len(unknown) != 2 || unknown[0] != "juli 2016 – august 2016" {
		t.Errorf("gaps %q", unknown)
	}
	html, _ := pages(t, c)
	if !strings.Contains(html, `class="hul"`) || !strings.Contains(html, "Forsørgelse ikke fundet") {
		t.Error("the timeline shows no gap")
	}
}

// TestAnonymise: outputs hold no original, offsets stay true.
func TestAnonymise(t *testing.T) {
	c := full()
	c.Documents[0].Pages[0].Text = "Navn: Vigga Tornbjerg, 170584-0012. Varigt nedsat siger overlæge Ejnar Sort."
	text := c.Documents[0].Pages[0].Text
	at := strings.Index(text, "Varigt nedsat siger")
	quote := func(start, end int) {
		e := &c.Result.Items[0].For[0]
		e.Start, e.End, e.Quote = start, end, text[start:end]
	}
	quote(at, at+len("Varigt nedsat siger"))
	c.Name, c.Result.Items[0].Reason = "Tornbjerg 170584", "Vigga Tornbjerg er beskrevet."
	hidden, r := c.Anonymise("Sag 01", nil)
	var buf bytes.Buffer
	if err := hidden.WriteJSON(&buf); err != nil {
		t.Fatal(err)
	}
	html, markdown := pages(t, hidden)
	for _, out := range []string{buf.String(), html, markdown} {
		for _, gone := range []string{"Vigga", "Tornbjerg", "170584", "Ejnar", "1984-05-17", "17. maj 1984"} {
			if strings.Contains(out, gone) {
				t.Errorf("%q is left", gone)
			}
		}
		if l := r.Leaks([]byte(out)); len(l) > 0 {
			t.Errorf("leaks: %v", l)
		}
	}
	e := hidden.Result.Items[0].For[0]
	if got := hidden.Documents[0].Pages[0].Text[e.Start:e.End]; got != e.Quote || got != "Varigt nedsat siger" {
		t.Errorf("quote %q, text %q", e.Quote, got)
	}
	if e.Document != "Dokument 01.pdf" || hidden.Result.Items[0].Reason != "Person A er beskrevet." || c.Result.Items[0].For[0].Document == e.Document {
		t.Errorf("document %q, reason %q", e.Document, hidden.Result.Items[0].Reason)
	}
	var sag struct{ Citizen struct{ Born string } }
	if json.Unmarshal(buf.Bytes(), &sag); sag.Citizen.Born != "1984" {
		t.Errorf("born %q", sag.Citizen.Born)
	}
}
