package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// copied is a case with a scanned letter that also lies there as text, quoted
// with a doubted word, and given again by a later paper.
func copied() *Case {
	const text = "Vejle, den 3. marts 2014\nHun har\n ikke gavn af behandlingen, og tilstanden er stationær."
	start := strings.Index(text, "Hun har")
	quote := match.Span{Page: 12, Start: start, End: len(text), Quote: text[start:]}
	doubted := strings.Index(text, "ikke")
	page := func(number int, text string) ingest.Page { return ingest.Page{Number: number, Text: text} }
	scan := page(12, text)
	scan.Confidence, scan.Uncertain = 71, []ingest.Span{{Start: 0, End: 5}, {Start: doubted, End: doubted + 4}}
	e := checklist.Evidence{Document: "scan.pdf", Span: quote}
	later := e
	later.Document, later.Page, later.CopyOf = "plan.pdf", 1, checklist.Origin{Document: "scan.pdf", Page: 12, Date: "2014-03-03"}
	return &Case{Name: "h02", Documents: []Document{
		{Document: ingest.Document{Path: "scan.pdf", SHA256: "a", State: ingest.Read, Pages: []ingest.Page{scan}}},
		{Document: ingest.Document{Path: "brev.docx", SHA256: "b", State: ingest.Read, Pages: []ingest.Page{page(1, "Forside til kommunen"), page(2, text)}}, DuplicateOf: "scan.pdf"},
		{Document: ingest.Document{Path: "plan.pdf", State: ingest.Read, Pages: []ingest.Page{page(1, text)}}},
	}, Result: checklist.Result{Regime: "R2018", Track: checklist.Ordinary, AsOf: "2019-11-28", Age: -1,
		Items:   []checklist.Item{{Item: "nr3", Title: "Varigt nedsat", Verdict: checklist.Partial, For: []checklist.Evidence{e, later}}},
		Repeats: []checklist.Repeat{{At: e, In: checklist.Origin{Document: "plan.pdf", Page: 1, Date: "2018-02-12"}}}}}
}

func TestQuotePlaces(t *testing.T) {
	decisions, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	var html, md, sag bytes.Buffer
	for _, err := range []error{copied().WriteHTML(&html, decisions), copied().WriteMarkdown(&md, decisions), copied().WriteJSON(&sag)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{`Hun har <span class="usikker" title="usikkert læst">ikke<span class="skjult"> (usikkert læst)</span></span> gavn`,
		`også i <a href="#f2">brev.docx, side 2</a>`, `gengivet fra <a href="#d1s12">scan.pdf, side 12</a>, 3. marts 2014`, `gengivet i <a href="#d3s1">plan.pdf, side 1</a>`,
		"prikket streg", "samme indhold som scan.pdf", "samme indhold også i brev.docx", `<span class="usikker" title="usikkert læst">Vejle</span>`} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, want := range []string{"Hun har ikke (?) gavn", "(også i brev.docx, side 2; gengivet i plan.pdf, side 1)", "(gengivet fra scan.pdf, side 12, 3. marts 2014)", "(?) efter et ord"} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("the Markdown report lacks %s", want)
		}
	}
	var out struct {
		Documents []struct {
			Same string `json:"duplicate_of"`
		}
		Checklist []struct {
			For []struct {
				Start     int
				Uncertain [][2]int
				Also      []struct {
					Document string
					Page     int
				}
				CopyOf   *struct{ Document, Date string } `json:"copy_of"`
				Repeated []struct{ Document string }
			}
		}
	}
	if err := json.Unmarshal(sag.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	first, second := out.Checklist[0].For[0], out.Checklist[0].For[1]
	if len(first.Uncertain) != 1 || first.Uncertain[0][1]-first.Uncertain[0][0] != len("ikke") || len(first.Also) != 1 || first.Also[0].Page != 2 ||
		len(first.Repeated) != 1 || second.CopyOf == nil || second.CopyOf.Date != "2014-03-03" || out.Documents[1].Same != "scan.pdf" {
		t.Errorf("%+v\n%+v", first, second)
	}
	if strings.Contains(sag.String(), `"uncertain": null`) || second.Uncertain != nil {
		t.Error("an empty key is written")
	}
}

// TestPseudonymsKeepPlaces sees that marks and other places follow the replaced
// text and names.
func TestPseudonymsKeepPlaces(t *testing.T) {
	c, _ := copied().Anonymise("Sag 01", nil)
	p := c.Documents[0].Pages[0]
	if len(p.Uncertain) != 2 || p.Text[p.Uncertain[1].Start:p.Uncertain[1].End] != "ikke" {
		t.Errorf("%+v in %q", p.Uncertain, p.Text)
	}
	e := c.Result.Items[0].For[1]
	if e.CopyOf.Document != c.Documents[0].Path || c.Result.Repeats[0].In.Document != c.Documents[2].Path || len(c.repeated(c.Result.Items[0].For[0])) != 1 {
		t.Errorf("%+v, %+v", e, c.Result.Repeats)
	}
}

func TestElsewhere(t *testing.T) {
	file := func(path, sum string, letters int) FileRow { return FileRow{Path: path, SHA256: sum, Letters: letters} }
	a := Archive{Cases: []CaseRow{
		{Name: "h01", Files: []FileRow{file("brev.pdf", "a", 900), file("kopi.pdf", "a", 900), file("samtykke.pdf", "b", 90), file("folder.pdf", "c", 900), file("a.pdf", "", 900)}},
		{Name: "h02", Files: []FileRow{file("folder.pdf", "c", 900), file("samtykke.pdf", "b", 90), file("b.pdf", "", 900)}},
		{Name: "h03", Files: []FileRow{file("Bilag 2.pdf", "a", 900), file("folder.pdf", "c", 900)}},
		{Name: "h04", Files: []FileRow{file("folder.pdf", "c", 900)}},
	}}
	got := a.elsewhere()
	if len(got) != 1 || got[0].Cases != "h01, h03" || got[0].Files != "Bilag 2.pdf; brev.pdf; kopi.pdf" {
		t.Errorf("%+v", got)
	}
}
