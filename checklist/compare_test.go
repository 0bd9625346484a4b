package checklist

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// compareCases hold what becomes of single requirements under a second date.
var compareCases = []struct {
	name, second string
	want         map[string]Change
}{
	{"the same day", "2019-11-28", map[string]Change{"nr1": Same, "nr2": Same, "rehabiliteringsteam": Same, "samlet_beskrivelse": Same, "frist": Same}},
	{"the reform of 2020", "2020-01-01", map[string]Change{"nr1": Reworded, "nr2": Same, "samlet_beskrivelse": Same, "seniorpension": New, "senior": Gone}},
	{"no new courses", "2026-02-01", map[string]Change{"nr2": Reworded, "nr3": Reworded, "ressourceforloeb": Gone, "rehabiliteringsteam": Reworded}},
	{"without plan and team", "2026-07-01", map[string]Change{"nr1": Reworded, "samlet_beskrivelse": New, "rehabiliteringsteam": Gone, "utvivlsomt": Gone}},
	{"back in time", "2013-05-01", map[string]Change{"nr1": Reworded, "nr2": Reworded, "utvivlsomt": Gone}},
}

func TestCompare(t *testing.T) {
	in := build(t, "2019-11-28", born1990, busyCase)
	rs := mustLoad(t)
	for _, c := range compareCases {
		cmp, err := Compare(in, c.second, rs, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(cmp.Items) != len(Items) || len(cmp.SideItems) != len(SideItems) || len(cmp.Notes) == 0 {
			t.Errorf("%s: %d items, %d side items, notes %v", c.name, len(cmp.Items), len(cmp.SideItems), cmp.Notes)
		}
		for _, row := range append(append([]Compared{}, cmp.Items...), cmp.SideItems...) {
			if want, ok := c.want[row.Item]; ok && row.Change != want {
				t.Errorf("%s: %s is %s, want %s", c.name, row.Item, row.Change, want)
			}
			if row.Text == "" || row.First.Item != row.Item || row.Second.Item != row.Item {
				t.Errorf("%s: incomplete %+v", c.name, row)
			}
		}
		if cmp.First.Age != cmp.Second.Age {
			t.Errorf("%s: the citizen is %d and %d", c.name, cmp.First.Age, cmp.Second.Age)
		}
		if cmp.Second.AsOf != c.second {
			t.Errorf("%s: the second result is of %s", c.name, cmp.Second.AsOf)
		}
	}
}

// TestCompareWithItselfIsEvaluateTwice holds the first result to Evaluate.
func TestCompareWithItselfIsEvaluateTwice(t *testing.T) {
	in := build(t, "2019-11-28", born1990, busyCase)
	cmp, err := Compare(in, "2019-11-28", mustLoad(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	alone := judge(t, in)
	if !reflect.DeepEqual(cmp.First, alone) || !reflect.DeepEqual(cmp.Second, alone) {
		t.Error("comparing a case with its own date changes it")
	}
	if len(cmp.Differs) != 0 {
		t.Errorf("differs: %v", cmp.Differs)
	}
}

func TestCompareSaysWhatIsNotConfirmed(t *testing.T) {
	in := build(t, "2026-03-01", born1975, `ansoegning 2025-12-01
borger existing_basis: Afgør min sag på det foreliggende grundlag.

rehabiliteringsplan-forberedende 2026-01-05
sagsbehandler plan_with_citizen: Planen er skrevet ud fra sagen og gennemgået.
sagsbehandler clarified: Alt er belyst.`)
	cmp, err := Compare(in, "2026-07-01", mustLoad(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(cmp.Notes, "\n")
	for _, want := range []string{"delvis udledt", "foreliggende grundlag efter 1. juli 2026 er ikke bekræftet", "alder"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes do not say %q:\n%s", want, notes)
		}
	}
	for _, row := range cmp.Items {
		switch row.Item {
		case "samlet_beskrivelse":
			if row.Second.Verdict != NotApplicable || !strings.Contains(row.Second.Reason, "ikke bekræftet") {
				t.Errorf("samlet_beskrivelse on the existing basis: %s (%s)", row.Second.Verdict, row.Second.Reason)
			}
		case "nr1":
			if row.Second.Verdict != Documented || !strings.Contains(row.Text, "Forbehold") {
				t.Errorf("nr1: %s, %q", row.Second.Verdict, row.Text)
			}
		}
	}
}

func TestCompareWithoutRules(t *testing.T) {
	in := build(t, "2019-11-28", born1990, busyCase)
	if _, err := Compare(in, "2012-12-31", mustLoad(t), nil); !errors.Is(err, ErrNoRules) {
		t.Errorf("error %v", err)
	}
}
