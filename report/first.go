package report

import (
	"fmt"
	"strings"

	"oplyst/checklist"
	"oplyst/ingest"
)

// task is one line of 'Det vigtigste først'.
type task struct {
	Shape, Word, Class string // of the verdict; a task that no item has has neither word nor class
	Text               string
	Anchor, Label      string // where in the report to read more
	Who                string // from whom, "" if nobody
}

// perRequirement says in one sentence how the requirements stand, the parts
// that need something first.
func (c *Case) perRequirement() string {
	n := map[checklist.Verdict]int{}
	for i := range c.Result.Items {
		n[c.Result.Items[i].Verdict]++
	}
	asked := len(c.Result.Items) - n[checklist.NotApplicable]
	if asked == 0 {
		return ""
	}
	parts := []string{}
	for _, x := range []struct {
		v    checklist.Verdict
		word string
	}{{checklist.Contradicted, "er modsagt i sagen"}, {checklist.Missing, "mangler"}, {checklist.Partial, "er delvist dokumenteret"}, {checklist.Documented, "er dokumenteret"}} {
		if n[x.v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[x.v], x.word))
		}
	}
	return "Af " + count(asked, "krav", "krav") + ", der er relevante her: " + strings.Join(parts, ", ") + "."
}

// tasks lists what to do first: why the case was not judged, pages to read oneself, contradictions, then
// the gaps by weight, then papers that are old or overtaken.
func (c *Case) tasks() []task {
	var all []task
	for _, w := range c.Warnings {
		if w.Kind == "not-judged" {
			all = append(all, task{Shape: "!", Text: "Sagen er " + w.Text + ".", Anchor: "dokumenter", Label: "sagens filer"})
		}
	}
	unread := 0
	for _, f := range c.files() {
		if f.state != ingest.Read && f.state != ingest.Skipped {
			unread++
		}
	}
	if unread > 0 {
		all = append(all, task{Shape: "!", Text: "Læs selv " + count(unread, "fil", "filer") + ", som ikke kunne læses helt. Det, der mangler, kan stå der.",
			Anchor: "ulaest", Label: "filerne"})
	}
	for _, v := range []checklist.Verdict{checklist.Contradicted, checklist.Missing, checklist.Partial} {
		for i := range c.Result.Items {
			it := &c.Result.Items[i]
			if it.Verdict != v {
				continue
			}
			w := verdictWords[string(v)]
			t := task{Shape: w.Shape, Word: w.Word, Class: string(v), Text: it.Action, Anchor: it.Item, Label: word(itemShortWords, it.Item)}
			if t.Text == "" {
				t.Text = it.Reason
			}
			if from := obtain(it); len(from) > 0 && asksOthers(t.Text) {
				t.Who = from[0].Who
			}
			all = append(all, t)
		}
	}
	if n := c.conflictsIn(checklist.Unresolved); n > 0 {
		all = append(all, task{Shape: "≠", Text: "Tag stilling til " + count(n, "modsigelse", "modsigelser") + " mellem papirerne.", Anchor: "modsigelser", Label: "modsigelserne"})
	}
	if n := c.agedPapers(); n > 0 {
		all = append(all, task{Shape: "◷", Text: "Se på " + count(n, "papir, der er for gammelt efter husreglerne eller overhalet", "papirer, der er for gamle efter husreglerne eller overhalet") + " af noget nyere.",
			Anchor: "alder", Label: "papirernes alder"})
	}
	return all
}

// asksOthers tells whether a step is to get something from somebody, rather
// than to write it.
func asksOthers(action string) bool {
	for _, verb := range []string{"Indhent", "Bed ", "Bestil", "Afvent", "Få "} {
		if strings.HasPrefix(action, verb) {
			return true
		}
	}
	return false
}
