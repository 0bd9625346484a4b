package report

import (
	"oplyst/checklist"
	"oplyst/extract/dates"
)

// ageWords gives each state of a paper's age its word and shape.
var ageWords = map[checklist.AgeState]struct{ Word, Shape string }{
	checklist.Fresh: {"inden for husreglen", "✓"}, checklist.Old: {"ældre end husreglen", "◷"},
	checklist.Overtaken: {"overhalet af noget nyere", "↷"}, checklist.Replaced: {"afløst af et nyere", "–"},
	checklist.Undated: {"uden dato", "?"},
}

// agedView is a row of 'Papirernes alder'.
type agedView struct {
	Name, Date, Age, Limit, Word, Shape, Text string
	Class                                     string
	At                                        quoteView
	Events                                    []eventView
}

type eventView struct {
	Text string
	At   quoteView
}

// agedPapers counts the papers that a person should look at again.
func (c *Case) agedPapers() int {
	n := 0
	for _, a := range c.Result.Papers {
		if a.State == checklist.Old || a.State == checklist.Overtaken {
			n++
		}
	}
	return n
}

// paperViews lists the ages, those that need a look first.
func (c *Case) paperViews() []agedView {
	var out []agedView
	for _, want := range [][]checklist.AgeState{{checklist.Overtaken, checklist.Old, checklist.Undated}, {checklist.Fresh, checklist.Replaced}} {
		for _, a := range c.Result.Papers {
			if a.State != want[0] && a.State != want[1] && (len(want) < 3 || a.State != want[2]) {
				continue
			}
			w := ageWords[a.State]
			v := agedView{Name: a.Name, Date: dates.Danish(a.Date), Age: months(a.Months), Limit: "kun begivenheder",
				Word: w.Word, Shape: w.Shape, Class: string(a.State), Text: a.Text, At: c.quoteView(a.Document, a.At.Span)}
			if a.Threshold > 0 {
				v.Limit = "højst " + months(a.Threshold)
			}
			for _, e := range a.Events {
				v.Events = append(v.Events, eventView{e.Text, c.evidenceView(e.Evidence)})
			}
			out = append(out, v)
		}
	}
	return out
}

// houseRule is one threshold, shown once below the table.
type houseRule struct{ Name, Limit, Why string }

// houseRules lists the thresholds behind the ages shown, in their own order.
func (c *Case) houseRules() []houseRule {
	var out []houseRule
	if c.Result.House == nil {
		return nil
	}
	for _, r := range c.Result.House.Ages {
		used := false
		for i := range c.Result.Papers {
			used = used || c.Result.Papers[i].Group == r.ID
		}
		if !used {
			continue
		}
		h := houseRule{r.Name, "ingen grænse; kun begivenheder tæller", r.Why}
		if r.Months > 0 {
			h.Limit = "højst " + months(r.Months)
		}
		out = append(out, h)
	}
	return out
}

// months writes a number of months; -1 is unknown.
func months(n int) string {
	switch {
	case n < 0:
		return "ukendt"
	case n == 0:
		return "under 1 måned"
	}
	return count(n, "måned", "måneder")
}
