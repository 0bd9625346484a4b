package report

import (
	"slices"
	"strings"

	"oplyst/checklist"
	"oplyst/extract/dates"
)

// changeWords say what became of a requirement between two dates.
var changeWords = map[checklist.Change]string{
	checklist.Same: "uændret", checklist.Reworded: "ændret ordlyd eller hjemmel", checklist.New: "nyt krav", checklist.Gone: "bortfaldet",
}

// comparisonView is the case under two sets of rules side by side.
type comparisonView struct {
	First, Second ruleSetView
	Rows          []comparedView // what moves, first; then what stays
	Side          []comparedView // further rules that move
	Differs       []string
	Notes         []string
	Moved         int      // requirements whose verdict differs, or that come or go
	Caveats       []string // what is not confirmed about the second date's rules, each once
}

type ruleSetView struct{ Date, Regime, Caveat string }

type comparedView struct {
	Item, Title, Change, Text string
	Moves                     bool
	Before, After             verdictCell
}

type verdictCell struct{ Shape, Word, Class, Citation string }

func (c *Case) comparisonView() *comparisonView {
	x := c.Comparison
	if x == nil {
		return nil
	}
	v := &comparisonView{First: ruleSet(&x.First), Second: ruleSet(&x.Second), Differs: x.Differs, Notes: x.Notes}
	var still []comparedView
	for i := range x.Items {
		row := v.compared(&x.Items[i])
		if row.Moves {
			v.Rows = append(v.Rows, row)
		} else {
			still = append(still, row)
		}
	}
	v.Moved = len(v.Rows)
	v.Rows = append(v.Rows, still...)
	for i := range x.SideItems {
		if row := v.compared(&x.SideItems[i]); row.Moves {
			v.Side = append(v.Side, row)
		}
	}
	return v
}

func ruleSet(r *checklist.Result) ruleSetView {
	return ruleSetView{dates.Danish(r.AsOf), r.Regime + ": " + r.RegimeLabel, r.Caveat}
}

// compared makes a row; what is not confirmed is kept for a list of its own,
// since many requirements share it.
func (v *comparisonView) compared(x *checklist.Compared) comparedView {
	text, caveat, ok := strings.Cut(x.Text, " Forbehold: ")
	if ok && !slices.Contains(v.Caveats, caveat) && caveat != v.Second.Caveat {
		v.Caveats = append(v.Caveats, caveat)
	}
	return comparedView{Item: x.Item, Title: x.Title, Change: word2(changeWords, x.Change), Text: text,
		Moves:  x.Change == checklist.New || x.Change == checklist.Gone || x.First.Verdict != x.Second.Verdict,
		Before: cell(&x.First), After: cell(&x.Second)}
}

func cell(it *checklist.Item) verdictCell {
	w := verdictWords[string(it.Verdict)]
	return verdictCell{w.Shape, w.Word, string(it.Verdict), it.Citation}
}
