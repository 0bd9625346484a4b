package report

import (
	"oplyst/checklist"
	"oplyst/extract/dates"
)

// conflictWords name what two papers disagree about.
var conflictWords = map[checklist.ConflictKind]string{
	checklist.ConflictTreatment: "Behandling", checklist.ConflictAbility: "Arbejdsevne",
	checklist.ConflictMunicipality: "Team og kommune", checklist.ConflictTracks: "Nr. 4 og nr. 5",
	checklist.ConflictHours: "Timetal", checklist.ConflictDiagnosis: "Diagnose",
}

// conflictView is a contradiction with both quotes.
type conflictView struct {
	Kind, Text, Item, ItemShort string
	Sides                       [2]sideView
}

type sideView struct {
	Date, Who, Says string
	At              quoteView
}

func (c *Case) conflictsIn(state checklist.ConflictState) int {
	n := 0
	for i := range c.Result.Conflicts {
		if c.Result.Conflicts[i].State == state {
			n++
		}
	}
	return n
}

// conflictViews lists the contradictions of one state, in the checklist's order.
func (c *Case) conflictViews(state checklist.ConflictState) []conflictView {
	var out []conflictView
	for i := range c.Result.Conflicts {
		x := &c.Result.Conflicts[i]
		if x.State != state {
			continue
		}
		v := conflictView{Kind: word2(conflictWords, x.Kind), Text: x.Text, Item: x.Item, ItemShort: word(itemShortWords, x.Item)}
		for k := range x.Sides {
			s := &x.Sides[k]
			v.Sides[k] = sideView{dates.Danish(s.Date), s.Who, s.Says, c.evidenceView(s.Evidence)}
		}
		out = append(out, v)
	}
	return out
}

// word2 is word for tables with keys of a type of their own.
func word2[K ~string](words map[K]string, value K) string {
	if w, ok := words[value]; ok {
		return w
	}
	return string(value)
}
