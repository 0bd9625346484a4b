package report

import "oplyst/checklist"

// What sag.json holds beside the fourteen keys of the first contract; readers
// that don't know these keys may skip them (ARCHITECTURE.md, data contract).

type explanationJSON struct {
	Item       string     `json:"item"`
	From       string     `json:"from"`
	To         *string    `json:"to"`
	Citation   string     `json:"citation"`
	Act        string     `json:"act"`
	Orders     []string   `json:"orders"`
	Sources    []string   `json:"sources"`
	Confidence string     `json:"confidence"`
	Caveat     *string    `json:"caveat"`
	LookedFor  *string    `json:"looked_for"`
	Steps      []stepJSON `json:"steps"`
}

type stepJSON struct {
	Kind     string      `json:"kind"`
	Text     string      `json:"text"`
	Evidence []placeJSON `json:"evidence"`
}

type sideItemJSON struct {
	itemJSON
	Effect string      `json:"effect"`
	Points []pointJSON `json:"points"`
}

type pointJSON struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Found bool   `json:"found"`
	Empty bool   `json:"empty"`
}

type conflictJSON struct {
	Kind  string      `json:"kind"`
	State string      `json:"state"`
	Item  string      `json:"item"`
	Text  string      `json:"text"`
	Sides [2]sideJSON `json:"sides"`
}

type sideJSON struct {
	placeJSON
	Date *string `json:"date"`
	Who  string  `json:"who"`
	Says string  `json:"says"`
}

type paperJSON struct {
	Document  string      `json:"document"`
	Type      string      `json:"type"`
	Date      *string     `json:"date"`
	Months    *int        `json:"months"`
	Limit     *int        `json:"house_rule_months"`
	State     string      `json:"state"`
	Text      string      `json:"text"`
	Events    []eventJSON `json:"events"`
	HouseRule string      `json:"house_rule"`
}

type eventJSON struct {
	placeJSON
	Kind string `json:"kind"`
	Date string `json:"date"`
	Text string `json:"text"`
}

type unreadJSON struct {
	Document string  `json:"document"`
	Page     *int    `json:"page"`
	Reason   *string `json:"reason"`
}

type supportJSON struct {
	placeJSON
	Type    string  `json:"type"`
	From    *string `json:"from"`
	To      *string `json:"to"`
	Open    bool    `json:"open"`
	Implied bool    `json:"implied"`
}

type comparisonJSON struct {
	Date      string         `json:"date"`
	Regime    string         `json:"regime"`
	Items     []comparedJSON `json:"items"`
	SideItems []comparedJSON `json:"side_items"`
	Differs   []string       `json:"differs"`
	Notes     []string       `json:"notes"`
}

type comparedJSON struct {
	Item   string `json:"item"`
	Change string `json:"change"`
	First  string `json:"first"`
	Second string `json:"second"`
	Text   string `json:"text"`
}

// addJudgement fills in what the checklist says beyond the thirteen verdicts.
func (out *sagJSON) addJudgement(c *Case) {
	r := &c.Result
	for i := range r.Items {
		out.Explanations = append(out.Explanations, c.explanation(&r.Items[i]))
	}
	for i := range r.SideItems {
		it := &r.SideItems[i]
		row := sideItemJSON{itemJSON: c.item(it), Effect: it.Effect, Points: []pointJSON{}}
		for _, p := range it.Points {
			row.Points = append(row.Points, pointJSON{p.Key, p.Text, p.Found, p.Empty})
		}
		out.SideItems = append(out.SideItems, row)
		out.Explanations = append(out.Explanations, c.explanation(it))
	}
	for i := range r.Conflicts {
		x := &r.Conflicts[i]
		row := conflictJSON{Kind: string(x.Kind), State: string(x.State), Item: x.Item, Text: x.Text}
		for k := range x.Sides {
			s := &x.Sides[k]
			row.Sides[k] = sideJSON{c.place(s.Evidence), orNull(s.Date), s.Who, s.Says}
		}
		out.Conflicts = append(out.Conflicts, row)
	}
	for i := range r.Papers {
		out.Papers = append(out.Papers, c.paper(&r.Papers[i]))
	}
	for _, u := range r.Unread {
		row := unreadJSON{Document: u.Document, Reason: orNull(u.Reason)}
		if u.Page > 0 {
			row.Page = &u.Page
		}
		out.Unread = append(out.Unread, row)
	}
}

func (c *Case) explanation(it *checklist.Item) explanationJSON {
	e := &it.Explanation
	row := explanationJSON{Item: it.Item, From: e.From, To: orNull(e.To), Citation: it.Citation, Act: e.Act,
		Orders: append([]string{}, e.Orders...), Sources: append([]string{}, e.Sources...), Confidence: e.Confidence,
		Caveat: orNull(e.Caveat), LookedFor: orNull(it.LookedFor), Steps: []stepJSON{}}
	for _, s := range e.Steps {
		row.Steps = append(row.Steps, stepJSON{string(s.Kind), s.Text, c.places(s.Evidence)})
	}
	return row
}

func (c *Case) paper(a *checklist.Aged) paperJSON {
	row := paperJSON{Document: a.Document, Type: a.Kind, Date: orNull(a.Date), State: string(a.State), Text: a.Text,
		Events: []eventJSON{}, HouseRule: a.Group}
	if a.Months >= 0 {
		row.Months = &a.Months
	}
	if a.Threshold > 0 {
		row.Limit = &a.Threshold
	}
	for _, e := range a.Events {
		row.Events = append(row.Events, eventJSON{c.place(e.Evidence), e.Kind, e.Date, e.Text})
	}
	return row
}

// addSupport lists the periods of support, each with the place that tells of it
// first.
func (out *sagJSON) addSupport(c *Case) {
	for _, s := range c.support() {
		row := supportJSON{Type: s.Type, Open: s.Open, Implied: s.Implied}
		if !s.NoStart {
			row.From = orNull(s.From.Format("2006-01-02"))
		}
		if !s.Open {
			row.To = orNull(s.To.Format("2006-01-02"))
		}
		row.placeJSON = placeJSON{Document: s.Places[0].document, Span: s.Places[0].span}
		out.Support = append(out.Support, row)
	}
}

// addComparison adds the second date's verdicts, if the case was compared.
func (out *sagJSON) addComparison(c *Case) {
	x := c.Comparison
	if x == nil {
		return
	}
	rows := func(items []checklist.Compared) []comparedJSON {
		list := []comparedJSON{}
		for i := range items {
			y := &items[i]
			list = append(list, comparedJSON{y.Item, string(y.Change), string(y.First.Verdict), string(y.Second.Verdict), y.Text})
		}
		return list
	}
	out.Comparison = &comparisonJSON{Date: x.Second.AsOf, Regime: x.Second.Regime, Items: rows(x.Items),
		SideItems: rows(x.SideItems), Differs: append([]string{}, x.Differs...), Notes: append([]string{}, x.Notes...)}
}
