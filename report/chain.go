package report

import (
	"strconv"
	"strings"

	"oplyst/checklist"
	"oplyst/extract/dates"
)

// stepWords name the links of an explanation.
var stepWords = map[checklist.StepKind]string{
	checklist.StepRule: "Regel", checklist.StepApplies: "Om den gælder", checklist.StepFor: "Taler for",
	checklist.StepAgainst: "Taler imod", checklist.StepAside: "Set, men ikke talt med", checklist.StepAbsent: "Ledt efter",
	checklist.StepDoubt:   "Usikkert læst",
	checklist.StepVerdict: "Udfald",
}

// confidenceWords say how sure the text of a rule is.
var confidenceWords = map[string]string{"proved": "læst i lovteksten", "inferred": "udledt, ikke læst ordret", "open": "ikke bekræftet"}

// chainView is the way from the rule to the verdict.
type chainView struct {
	Version    string // "i kraft fra 1. juni 2018"
	Orders     []string
	Act        string
	Sources    []string
	Confidence string
	Caveat     string
	Steps      []stepView
}

type stepView struct {
	Kind, Text, Class string
	Quotes            []quoteView
}

func (c *Case) chainView(e *checklist.Explanation) chainView {
	v := chainView{Orders: e.Orders, Act: e.Act, Sources: e.Sources, Confidence: word(confidenceWords, e.Confidence), Caveat: e.Caveat}
	if e.From != "" {
		v.Version = "i kraft fra " + dates.Danish(e.From)
		if e.To != "" {
			v.Version += " til " + dates.Danish(e.To)
		} else {
			v.Version += "; ingen slutdato fundet"
		}
	}
	for _, s := range e.Steps {
		w := stepView{Kind: word2(stepWords, s.Kind), Text: s.Text, Class: string(s.Kind)}
		for _, q := range s.Evidence {
			w.Quotes = append(w.Quotes, c.evidenceView(q))
		}
		v.Steps = append(v.Steps, w)
	}
	return v
}

// absenceView is the proof of absence behind 'missing': what was looked for, in
// how many pages, and which pages nobody could read.
type absenceView struct {
	Looked string
	Pages  string
	Unread string // "Bilag 4.pdf, side 2: siden er et billede; brev.pdf"
}

// maxUnread bounds how many unread pages are named under one item; the rest
// stand in the list of unread files.
const maxUnread = 6

func (c *Case) absence(it *checklist.Item) *absenceView {
	if it.Verdict != checklist.Missing {
		return nil
	}
	v := &absenceView{Looked: it.LookedFor, Pages: count(it.Searched.Pages, "side", "sider")}
	var names []string
	for i, u := range c.Result.Unread {
		if i == maxUnread {
			names = append(names, count(len(c.Result.Unread)-i, "side", "sider")+" til; se »Det kunne ikke læses«")
			break
		}
		names = append(names, unreadName(u))
	}
	v.Unread = strings.Join(names, "; ")
	return v
}

func unreadName(u checklist.UnreadPage) string {
	name := u.Document
	if u.Page > 0 {
		name += ", side " + strconv.Itoa(u.Page)
	}
	if u.Reason != "" {
		name += ": " + u.Reason
	}
	return name
}
