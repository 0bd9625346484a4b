package report

import (
	"bytes"
	"encoding/json"
	"io"

	"oplyst/checklist"
	"oplyst/extract/match"
)

// Schema names the version of the data contract that WriteJSON follows. The
// contract changes only with a new version.
const Schema = "oplyst/sag/1"

type sagJSON struct {
	Schema     string          `json:"schema"`
	Case       string          `json:"case"`
	AsOf       string          `json:"as_of"`
	Regime     string          `json:"regime"`
	Track      string          `json:"track"`
	Citizen    citizenJSON     `json:"citizen"`
	Documents  []documentJSON  `json:"documents"`
	Diagnoses  []diagnosisJSON `json:"diagnoses"`
	Indsatser  []indsatsJSON   `json:"indsatser"`
	Dates      []dateJSON      `json:"dates"`
	Citations  []citationJSON  `json:"citations"`
	Checklist  []itemJSON      `json:"checklist"`
	Precedents []precedentJSON `json:"precedents"`
	Warnings   []Warning       `json:"warnings"`

	SideItems    []sideItemJSON    `json:"side_items"`
	Explanations []explanationJSON `json:"explanations"`
	Conflicts    []conflictJSON    `json:"conflicts"`
	Papers       []paperJSON       `json:"papers"`
	Unread       []unreadJSON      `json:"unread"`
	Support      []supportJSON     `json:"support"`
	Comparison   *comparisonJSON   `json:"comparison"` // null without --compare
	Anonymous    bool              `json:"anonymous"`  // names and numbers have been replaced
}

type citizenJSON struct {
	Born *string `json:"born"`
	Age  *int    `json:"age"`
}

type documentJSON struct {
	Path     string  `json:"path"`
	SHA256   string  `json:"sha256"`
	Type     string  `json:"type"`
	Date     *string `json:"date"`
	Pages    int     `json:"pages"`
	State    string  `json:"state"`
	Unread   []int   `json:"unread_pages"`
	Reason   *string `json:"reason"`
	Language string  `json:"language"`
	Same     string  `json:"duplicate_of,omitempty"` // path of the copy that stands for this one
}

type placeJSON struct {
	Document string `json:"document"`
	match.Span
	Uncertain [][2]int `json:"uncertain,omitempty"` // words that text recognition doubted, in bytes of the page
	Also      []atJSON `json:"also,omitempty"`      // where other copies of the paper have it
	CopyOf    *atJSON  `json:"copy_of,omitempty"`   // where the words stood first
	Repeated  []atJSON `json:"repeated,omitempty"`  // where later papers give them again
}

// atJSON is a page; page 0 is left out where it can't be told.
type atJSON struct {
	Document string `json:"document"`
	Page     int    `json:"page,omitempty"`
	Date     string `json:"date,omitempty"`
}

type diagnosisJSON struct {
	placeJSON
	Code   string `json:"code"`
	Name   string `json:"name"`
	Status string `json:"status"`
}

type indsatsJSON struct {
	placeJSON
	Type   string   `json:"type"`
	Status string   `json:"status"`
	From   *string  `json:"from"`
	To     *string  `json:"to"`
	Hours  *float64 `json:"hours_per_week"`
}

type dateJSON struct {
	Document string `json:"document"`
	Page     int    `json:"page"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text"`
	Value    string `json:"value"`
}

type citationJSON struct {
	Document string  `json:"document"`
	Page     int     `json:"page"`
	Text     string  `json:"text"`
	Kind     string  `json:"kind"`
	Value    string  `json:"value"`
	Status   *string `json:"status"`
}

type itemJSON struct {
	Item       string       `json:"item"`
	Verdict    string       `json:"verdict"`
	Reason     string       `json:"reason"`
	For        []placeJSON  `json:"for"`
	Against    []placeJSON  `json:"against"`
	Searched   searchedJSON `json:"searched"`
	Action     string       `json:"action"`
	Precedents []string     `json:"precedents"`
}

type searchedJSON struct {
	Pages  int `json:"pages"`
	Unread int `json:"unread"`
}

type precedentJSON struct {
	Nr    string  `json:"nr"`
	Score float64 `json:"score"`
	Why   string  `json:"why"`
}

// WriteJSON writes the case as sag.json (ARCHITECTURE.md, data contract).
func (c *Case) WriteJSON(w io.Writer) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(c.contract()); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}

func (c *Case) contract() sagJSON {
	out := sagJSON{
		Schema: Schema, Case: c.Name, AsOf: c.Result.AsOf, Regime: c.Result.Regime, Track: string(c.Result.Track),
		Citizen:   citizenJSON{Born: orNull(c.Born)},
		Documents: []documentJSON{}, Diagnoses: []diagnosisJSON{}, Indsatser: []indsatsJSON{},
		Dates: []dateJSON{}, Citations: []citationJSON{}, Checklist: []itemJSON{},
		Precedents: []precedentJSON{}, Warnings: c.AllWarnings(),
		SideItems: []sideItemJSON{}, Explanations: []explanationJSON{}, Conflicts: []conflictJSON{}, Papers: []paperJSON{},
		Unread: []unreadJSON{}, Support: []supportJSON{}, Anonymous: c.Anonymous,
	}
	if c.Born != "" && c.Result.Age >= 0 {
		age := c.Result.Age
		out.Citizen.Age = &age
	}
	for i := range c.Documents {
		out.addDocument(&c.Documents[i], c)
	}
	for i := range c.Result.Items {
		out.Checklist = append(out.Checklist, c.item(&c.Result.Items[i]))
	}
	for _, p := range c.Result.Precedents {
		out.Precedents = append(out.Precedents, precedentJSON{p.Nr, p.Score, p.Why})
	}
	out.addJudgement(c)
	out.addSupport(c)
	out.addComparison(c)
	return out
}

func (c *Case) item(it *checklist.Item) itemJSON {
	return itemJSON{
		Item: it.Item, Verdict: string(it.Verdict), Reason: it.Reason,
		For: c.places(it.For), Against: c.places(it.Against),
		Searched: searchedJSON{it.Searched.Pages, it.Searched.Unread},
		Action:   it.Action, Precedents: append([]string{}, it.Precedents...),
	}
}

func (out *sagJSON) addDocument(d *Document, c *Case) {
	f := &d.Findings
	out.Documents = append(out.Documents, documentJSON{
		Path: d.Path, SHA256: d.SHA256, Type: f.Type, Date: orNull(f.Date), Pages: len(d.Pages),
		State: string(d.State), Unread: d.UnreadPages(), Reason: orNull(d.Reason), Language: f.Language, Same: d.DuplicateOf,
	})
	for _, x := range f.Diagnoses {
		out.Diagnoses = append(out.Diagnoses, diagnosisJSON{placeJSON{Document: d.Path, Span: x.Span}, x.Code, x.Name, string(x.Status)})
	}
	for _, x := range f.Indsatser {
		row := indsatsJSON{placeJSON{Document: d.Path, Span: x.Span}, x.Type, string(x.Status), orNull(x.From), orNull(x.To), nil}
		if x.HoursPerWeek > 0 {
			hours := x.HoursPerWeek
			row.Hours = &hours
		}
		out.Indsatser = append(out.Indsatser, row)
	}
	for _, x := range f.Dates {
		out.Dates = append(out.Dates, dateJSON{d.Path, x.Page, x.Start, x.End, x.Quote, x.Value})
	}
	for _, x := range f.Citations {
		out.Citations = append(out.Citations, citationJSON{d.Path, x.Page, x.Quote, x.Kind, x.Value,
			orNull(c.CitationStatus[CitationKey(d.Path, x.Value)])})
	}
}

func (c *Case) places(ev []checklist.Evidence) []placeJSON {
	rows := make([]placeJSON, 0, len(ev))
	for _, e := range ev {
		rows = append(rows, c.place(e))
	}
	return rows
}

// place is an evidence with where else its words stand.
func (c *Case) place(e checklist.Evidence) placeJSON {
	p := placeJSON{Document: e.Document, Span: e.Span}
	for _, d := range c.doubted(e.Document, e.Span) {
		p.Uncertain = append(p.Uncertain, [2]int{d.Start, d.End})
	}
	for _, o := range c.also(e.Document, e.Span) {
		p.Also = append(p.Also, atJSON{Document: o.Path, Page: o.Page})
	}
	if o := e.CopyOf; o.Document != "" {
		p.CopyOf = &atJSON{o.Document, o.Page, o.Date}
	}
	for _, o := range c.repeated(e) {
		p.Repeated = append(p.Repeated, atJSON{o.Document, o.Page, o.Date})
	}
	return p
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
