package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// example is a small case with a hostile file name and text.
func example() *Case {
	text := "Arbejdsevnen er <b>varigt</b> nedsat & udtømt.\nIntet andet."
	quote := match.Span{Page: 1, Start: 0, End: 48, Quote: text[:48]}
	evil := `=cmd|"<script>alert(1)</script>.pdf`
	return &Case{
		Name: "h01 <&>", Born: "1984-05-17", FileBase: "../../arkiv/h01",
		Documents: []Document{
			{Document: ingest.Document{Path: evil, State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: text}}},
				Findings: extract.Findings{Type: "laege-265", Date: "2019-03-12",
					Diagnoses: []diagnosis.Diagnosis{{Span: quote, Code: "M79.7", Name: "Fibromyalgi", Status: diagnosis.Confirmed}},
					Indsatser: []indsats.Indsats{
						{Span: quote, Type: "virksomhedspraktik", Status: indsats.Interrupted, From: "2018-03", To: "2018-06", HoursPerWeek: 2.5},
						{Span: quote, Type: "mentor", Status: indsats.Ongoing, From: "2018"}}}},
			{Document: ingest.Document{Path: "scan æøå.pdf", State: ingest.Unread, Reason: "billede uden tekst",
				Pages: []ingest.Page{{Number: 1, Unread: true, Reason: "siden er et billede"}}}},
			{Document: ingest.Document{Path: "Thumbs.db", State: ingest.Skipped, Reason: "ikke et dokument"}},
		},
		Result: checklist.Result{Regime: "R2018", Track: checklist.Ordinary, AsOf: "2019-11-28", Age: 35,
			Items: []checklist.Item{
				{Item: "nr3", Title: "Varigt nedsat", Verdict: checklist.Documented, Reason: "Lægen forklarer det.",
					For: []checklist.Evidence{{Document: evil, Span: quote}}, Precedents: []string{"58-18"}},
				{Item: "nr4", Title: "Selvforsørgelse", Verdict: checklist.Missing, Reason: "Intet fundet.", Action: "Indhent forklaring.",
					Searched: checklist.Searched{Pages: 1, Unread: 1}}},
			Precedents: []checklist.PrecedentHit{{Nr: "58-18", Score: 3, Why: "Relevansen skal vurderes."}}},
	}
}

func TestHTML(t *testing.T) {
	decisions, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := example().WriteHTML(&buf, decisions); err != nil {
		t.Fatal(err)
	}
	page := buf.String()
	for _, want := range []string{"h01 &lt;&amp;&gt;", "12. marts 2019", "<mark>Arbejdsevnen er &lt;b&gt;varigt&lt;/b&gt; nedsat",
		"billede uden tekst", "Mangler", "58-18", "<svg", "2,5", "1 side kunne ikke læses", "Næste skridt"} {
		if !strings.Contains(page, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for _, bad := range []string{"<script", "<b>varigt", "http://", "https://", "ZgotmplZ"} {
		if strings.Contains(page, bad) {
			t.Errorf("the report holds %q", bad)
		}
	}
}

// TestAnchors holds that every link within the report leads somewhere.
func TestAnchors(t *testing.T) {
	decisions, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := example().WriteHTML(&buf, decisions); err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(buf.String(), -1)
	if len(links) < 3 {
		t.Fatalf("%d links", len(links))
	}
	for _, m := range links {
		if !strings.Contains(buf.String(), `id="`+m[1]+`"`) {
			t.Errorf("nothing has the id %q", m[1])
		}
	}
	if !strings.Contains(buf.String(), `id="nr3"`) {
		t.Error("no anchor nr3, which the overview links to")
	}
}

func TestJSONContract(t *testing.T) {
	var buf bytes.Buffer
	if err := example().WriteJSON(&buf); err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(buf.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"schema", "case", "as_of", "regime", "track", "citizen", "documents", "diagnoses",
		"indsatser", "dates", "citations", "checklist", "precedents", "warnings",
		"side_items", "explanations", "conflicts", "papers", "unread", "support"} {
		if v[key] == nil {
			t.Errorf("sag.json lacks %q", key)
		}
	}
	if len(v) != 22 { // with comparison (null) and anonymous
		t.Errorf("sag.json has %d fields, the contract 22", len(v))
	}
	row := v["indsatser"].([]any)[1].(map[string]any)
	if row["to"] != nil || row["hours_per_week"] != nil || row["from"] != "2018" {
		t.Errorf("unknown values must be null: %v", row)
	}
	documents := v["documents"].([]any)
	if d := documents[0].(map[string]any); d["reason"] != nil {
		t.Errorf("a document that was read has no reason: %v", d)
	}
	if d := documents[1].(map[string]any); d["state"] != "unread" || len(d["unread_pages"].([]any)) != 1 {
		t.Errorf("an unread document says so: %v", d)
	}
}

func TestArchiveOutputs(t *testing.T) {
	c := example()
	a := &Archive{Name: "arkiv", Cases: []CaseRow{c.Row("h01")}, Loose: []FileRow{{Path: "desktop.ini", State: ingest.Skipped, Reason: "ikke et dokument"}}}
	states := 0
	for _, n := range a.States() {
		states += n
	}
	if states != a.Files() || states != 4 {
		t.Errorf("%d states for %d files", states, a.Files())
	}
	var buf bytes.Buffer
	if err := a.WriteFilesCSV(&buf); err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(buf.String(), bom)))
	in.Comma = ';'
	rows, err := in.ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("filer.csv has %d rows: %v", len(rows), err)
	}
	if !strings.HasPrefix(rows[2][1], "'=cmd") {
		t.Errorf("a file name that looks like a formula was not defused: %q", rows[2][1])
	}
	buf.Reset()
	if err := a.WriteHTML(&buf); err != nil {
		t.Fatal(err)
	}
	if page := buf.String(); strings.Contains(page, "<script>alert") || !strings.Contains(page, "Selvforsørgelse") {
		t.Error("the overview lacks the gap or holds a script of a document")
	}
	buf.Reset()
	if err := a.WriteSummary(&buf, false); err != nil {
		t.Fatal(err)
	}
	if s := buf.String(); strings.Contains(s, "\x1b") || !strings.Contains(s, "1 mangler") || !strings.Contains(s, "billede uden tekst") {
		t.Errorf("summary:\n%s", s)
	}
}

func TestTerminalSafe(t *testing.T) {
	if got := printable("a\x1b[31m\nb\u0085"); strings.ContainsAny(got, "\x1b\n\u0085") {
		t.Errorf("printable left %q", got)
	}
	if got := pad("æøå-lang", 5); got != "æøå-…" {
		t.Errorf("pad cut to %q", got)
	}
}

func TestMarked(t *testing.T) {
	for _, x := range []struct {
		spans []match.Span
		want  string
	}{
		{nil, "ab&lt;cd"},
		{[]match.Span{{Start: 0, End: 2}}, "<mark>ab</mark>&lt;cd"},
		{[]match.Span{{Start: 1, End: 4}, {Start: 0, End: 3}}, "<mark>ab&lt;</mark><mark>c</mark>d"},
		{[]match.Span{{Start: 3, End: 99}}, "ab&lt;cd"},
	} {
		if got := string(marked("ab<cd", x.spans, nil)); got != x.want {
			t.Errorf("marked(%v) = %q, want %q", x.spans, got, x.want)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	decisions, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	c := example()
	b.ReportAllocs()
	for b.Loop() {
		var buf bytes.Buffer
		if err := c.WriteHTML(&buf, decisions); err != nil {
			b.Fatal(err)
		}
	}
}
