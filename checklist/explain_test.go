package checklist

import (
	"strings"
	"testing"
)

// TestEveryVerdictIsExplained holds every item and further rule of every
// written case, in every regime, to a chain from rule to decision, and to the
// caveat of a rule that is not confirmed.
func TestEveryVerdictIsExplained(t *testing.T) {
	rs := mustLoad(t)
	for _, c := range writtenCases(t) {
		for _, day := range []string{"2013-01-01", "2014-07-01", "2016-06-01", "2017-05-05", "2018-06-01", "2020-01-01", "2022-01-01", "2025-01-01", "2026-02-01", "2026-07-01", "2027-01-01", "2035-06-01"} {
			in := c.input
			in.RulesOn = day
			res, err := Evaluate(in, rs, nil)
			if err != nil {
				t.Fatalf("%s on %s: %v", c.name, day, err)
			}
			if len(res.Items) != len(Items) || len(res.SideItems) != len(SideItems) {
				t.Fatalf("%s on %s: %d items, %d side items", c.name, day, len(res.Items), len(res.SideItems))
			}
			for _, it := range append(append([]Item{}, res.Items...), res.SideItems...) {
				checkExplained(t, rs, c.name+" on "+day, day, it)
			}
		}
	}
}

func checkExplained(t *testing.T, rs *Rules, where, day string, it Item) {
	t.Helper()
	steps := it.Explanation.Steps
	if len(steps) < 2 || steps[0].Kind != StepRule || steps[len(steps)-1].Kind != StepVerdict {
		t.Errorf("%s, %s: chain %v", where, it.Item, steps)
	}
	for _, s := range steps {
		if strings.TrimSpace(s.Text) == "" || strings.Contains(s.Text, "  ") {
			t.Errorf("%s, %s: step %s says %q", where, it.Item, s.Kind, s.Text)
		}
	}
	if it.Reason == "" || !strings.HasSuffix(it.Reason, ".") {
		t.Errorf("%s, %s: reason %q", where, it.Item, it.Reason)
	}
	version, ok := rs.Rule(it.Item).On(day)
	if ok && version.Confidence != "proved" && it.Verdict != NotApplicable && it.Caveat == "" {
		t.Errorf("%s, %s: %s on a rule that is %s, without its caveat", where, it.Item, it.Verdict, version.Confidence)
	}
	if it.Verdict == Missing && it.LookedFor == "" {
		t.Errorf("%s, %s: missing, but not what was looked for", where, it.Item)
	}
}
