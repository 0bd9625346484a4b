package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/corpus"
)

// axeScript runs axe-core over the page it stands in, with everything that can
// be opened open, and leaves the rules that were broken in the page.
const axeScript = `<script>document.querySelectorAll("details").forEach(d=>d.open=true);
addEventListener("load",()=>axe.run().then(r=>{const p=document.createElement("pre");p.id="axe";
p.textContent="AXE "+(r.violations.map(v=>v.id+" x"+v.nodes.length).join(", ")||"ingen")+" END";document.body.append(p)}))</script></body>`

var axeResult = regexp.MustCompile(`AXE (.*?) END</pre>`)

// TestAccessible runs axe-core in headless Chromium over a case report and an
// overview. It needs Chromium and, in OPLYST_AXE, the path of axe.min.js (npm
// pack axe-core); without them it skips.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(os.Getenv("OPLYST_AXE"))
	browser, err2 := exec.LookPath("chromium")
	if err != nil || err2 != nil {
		t.Skip("needs chromium and OPLYST_AXE=…/axe.min.js")
	}
	decisions, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := full()
	a := &Archive{Name: "arkiv", Cases: []CaseRow{c.Row("a"), large().Row("b"), {Name: "c", Folder: "c", Error: "ikke bedømt"}}}
	var report, overview bytes.Buffer
	if err := c.WriteHTML(&report, decisions); err != nil {
		t.Fatal(err)
	}
	if err := a.WriteHTML(&overview); err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]string{"rapport": report.String(), "oversigt": overview.String()} {
		dir := t.TempDir()
		file := filepath.Join(dir, "side.html")
		script := "<script>" + strings.ReplaceAll(string(axe), "</script", `<\/script`) + "</script>" + axeScript
		if err := os.WriteFile(file, []byte(strings.Replace(page, "</body>", script, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "p"),
			"--virtual-time-budget=30000", "--dump-dom", "file://"+file).Output()
		if err != nil {
			t.Fatalf("chromium: %v", err)
		}
		m := axeResult.FindSubmatch(out)
		if m == nil || string(m[1]) != "ingen" {
			t.Errorf("%s: broken rules: %q", name, m)
		}
	}
}

// full is the example with every section of the report in it.
func full() *Case {
	c := example()
	e := checklist.Evidence{Document: c.Documents[0].Path, Span: c.Documents[0].Findings.Diagnoses[0].Span}
	r := &c.Result
	r.House = &checklist.HouseRules{Title: "Husregler", Source: "Kommunen.", Ages: []checklist.AgeRule{{ID: "attest", Name: "Attester", Months: 12, Why: "Derfor."}}}
	r.Papers = []checklist.Aged{
		{Document: e.Document, Name: "LÆ 265 af 12. marts 2019", Group: "attest", Date: "2019-03-12", Months: 8, Threshold: 12, State: checklist.Fresh},
		{Document: e.Document, Name: "LÆ 125 af 3. maj 2017", Group: "attest", Date: "2017-05-03", Months: 30, Threshold: 12, State: checklist.Overtaken,
			Events: []checklist.Event{{Kind: "operation", Date: "2018-06", Text: "operation i juni 2018", Evidence: e}}}}
	side := checklist.Side{Evidence: e, Date: "2019-03-12", Who: "lægen", Says: "behandlingen er udtømt"}
	r.Conflicts = []checklist.Conflict{
		{Kind: checklist.ConflictTreatment, State: checklist.Unresolved, Item: "nr3", Text: "To papirer er uenige.", Sides: [2]checklist.Side{side, side}},
		{Kind: checklist.ConflictHours, State: checklist.Changed, Item: "nr4", Text: "Ændret.", Sides: [2]checklist.Side{side, side}}}
	r.Unread = []checklist.UnreadPage{{Document: "scan æøå.pdf", Page: 1, Reason: "siden er et billede"}}
	r.SideItems = []checklist.Item{{Item: "frist", Title: "Fristen", Verdict: checklist.Partial, Reason: "Datoen er ikke fundet.", Action: "Notér datoen.",
		Points: []checklist.PointFound{{Key: "a", Text: "mål", Found: true}, {Key: "b", Text: "økonomi"}}}}
	for i := range r.Items {
		r.Items[i].Explanation = checklist.Explanation{Rule: r.Items[i].Item, From: "2018-06-01", Sources: []string{"LBK 983/2019"},
			Steps: []checklist.Step{{Kind: checklist.StepRule, Text: "Reglen."}, {Kind: checklist.StepFor, Text: "Lægen.", Evidence: []checklist.Evidence{e}}}}
	}
	r.Warnings = []checklist.Warning{{Kind: "conflict", Text: "Se her.", Document: e.Document, Page: 1}}
	second := *r
	second.AsOf, second.Regime = "2026-07-01", "R2026B"
	c.Comparison = &checklist.Comparison{First: *r, Second: second, Notes: []string{"Kontrollér."}, Differs: []string{"Fra 2026: nyt."}}
	for i := range r.Items {
		c.Comparison.Items = append(c.Comparison.Items, checklist.Compared{Item: r.Items[i].Item, Title: r.Items[i].Title, Change: checklist.Reworded,
			First: r.Items[i], Second: r.Items[i], Text: "Det samme. Forbehold: Ikke bekræftet."})
	}
	return c
}
