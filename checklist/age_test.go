package checklist

import (
	"errors"
	"strings"
	"testing"
)

// ageCases say what becomes of the papers of a small case: "path state" of
// those that are shown, and the kinds of events that overtook the first.
var ageCases = []struct {
	name, text, want, events string
}{
	{"within the year", "laege-265 2019-03-01", "1-laege-265.pdf fresh", ""},
	{"older than the house rule", "laege-265 2018-10-01", "1-laege-265.pdf old", ""},
	{"exactly a year is still within", "laege-265 2018-11-28", "1-laege-265.pdf fresh", ""},
	{"no date", "laege-265", "1-laege-265.pdf undated", ""},
	{"a newer attest takes its place", "laege-125 2016-03-01\n\nlaege-265 2019-03-01", "1-laege-125.pdf replaced 2-laege-265.pdf fresh", ""},
	{"specialists on different matters stand side by side", `speciallaegeerklaering 2015-03-01
diagnose M51.2 confirmed

speciallaegeerklaering 2019-03-01
diagnose F33.1 confirmed`, "1-speciallaegeerklaering.pdf old 2-speciallaegeerklaering.pdf fresh", ""},
	{"old, but stationary and confirmed since", `speciallaegeerklaering 2015-03-01
speciallaege stationary: Tilstanden er stationær.

laege-265 2019-03-01
laege stationary: Tilstanden er uændret stationær.`, "1-speciallaegeerklaering.pdf fresh 2-laege-265.pdf fresh", ""},
	{"operated since", `laege-265 2019-03-01

epikrise 2019-08-01
indsats operation completed 2019-07-20/2019-07-20`, "1-laege-265.pdf overtaken 2-epikrise.pdf fresh", "operation"},
	{"operated before", `laege-265 2019-03-01

epikrise 2019-08-01
indsats operation completed 2018-07-20/2018-07-20`, "1-laege-265.pdf fresh 2-epikrise.pdf fresh", ""},
	{"an operation only planned", `laege-265 2019-03-01

journalnotat 2019-08-01
indsats operation planned 2019-10-20/2019-10-20`, "1-laege-265.pdf fresh", ""},
	{"treatment begun since", `laege-265 2019-03-01

journalnotat 2019-08-01
indsats psykologbehandling ongoing 2019-06/..`, "1-laege-265.pdf overtaken", "treatment"},
	{"a year alone is too coarse", `laege-265 2019-03-01

journalnotat 2019-08-01
indsats psykologbehandling completed 2019/2019`, "1-laege-265.pdf fresh", ""},
	{"a new disorder", `laege-265 2019-03-01
diagnose M51.2 confirmed

speciallaegeerklaering 2019-06-01
diagnose F33.1 confirmed`, "1-laege-265.pdf overtaken 2-speciallaegeerklaering.pdf fresh", "diagnosis"},
	{"a disorder known before under a neighbouring code", `laege-265 2019-03-01
diagnose F32.9 confirmed

speciallaegeerklaering 2019-06-01
diagnose F33.1 confirmed`, "1-laege-265.pdf fresh 2-speciallaegeerklaering.pdf fresh", ""},
	{"a disorder of a relative, one refuted, a cold", `laege-265 2019-03-01

speciallaegeerklaering 2019-06-01
diagnose C50.9 family
diagnose G35.9 negated
diagnose J06.9 confirmed`, "1-laege-265.pdf fresh 2-speciallaegeerklaering.pdf fresh", ""},
	{"a work trial counts from its end", `rehabiliteringsplan-forberedende 2019-03-01
indsats virksomhedspraktik completed 2014-01/2014-06`, "1-rehabiliteringsplan-forberedende.pdf old", ""},
	{"only the newest work trial", `rehabiliteringsplan-forberedende 2019-03-01
indsats virksomhedspraktik completed 2014-01/2014-06
indsats arbejdsproevning completed 2018-01/2018-06`, "1-rehabiliteringsplan-forberedende.pdf replaced 1-rehabiliteringsplan-forberedende.pdf fresh", ""},
	{"the evaluation stands for its trial", `praktikevaluering 2018-07-01
indsats virksomhedspraktik completed 2018-03/2018-06 4

rehabiliteringsplan-forberedende 2019-03-01
indsats virksomhedspraktik completed 2018-03/2018-06 4`, "1-praktikevaluering.pdf fresh", ""},
	{"after the case's date nothing has happened", `laege-265 2019-03-01

epikrise 2019-12-24
indsats operation completed 2019-12-20/2019-12-20`, "1-laege-265.pdf fresh 2-epikrise.pdf fresh", ""},
}

func TestAges(t *testing.T) {
	for _, c := range ageCases {
		res := judge(t, build(t, "2019-11-28", born1975, c.text))
		got, events := []string{}, []string{}
		for i, a := range res.Papers {
			got = append(got, a.Document+" "+string(a.State))
			if a.Text == "" || a.HouseRule == "" || a.Group == "" {
				t.Errorf("%s: incomplete: %+v", c.name, a)
			}
			for _, e := range a.Events {
				if i == 0 {
					events = append(events, e.Kind)
				}
				if e.Document == "" || e.Quote == "" || e.Text == "" {
					t.Errorf("%s: incomplete event %+v", c.name, e)
				}
			}
		}
		if strings.Join(got, " ") != c.want || strings.Join(events, " ") != c.events {
			t.Errorf("%s: %v, events %v; want %s, events %s", c.name, got, events, c.want, c.events)
		}
	}
}

func TestHouseRulesCanBeReplaced(t *testing.T) {
	house, err := ParseHouseRules([]byte(`title: "Vores grænser"
source: "Ledermøde"
ages:
- {id: kort, name: "Attester", documents: [laege-265], months: 2, why: "Vi vil have dem friske."}
`))
	if err != nil {
		t.Fatal(err)
	}
	in := build(t, "2019-11-28", born1975, "laege-265 2019-08-01\n\nspeciallaegeerklaering 2010-01-01")
	in.House = house
	res := judge(t, in)
	if len(res.Papers) != 1 || res.Papers[0].State != Old || res.Papers[0].Threshold != 2 || res.House.Title != "Vores grænser" {
		t.Errorf("papers %+v", res.Papers)
	}
}

func TestParseHouseRulesNamesTheFault(t *testing.T) {
	const head = "title: a\nsource: b\nages:\n"
	for name, c := range map[string]struct{ text, want string }{
		"empty":            {"", "mangler"},
		"no ages":          {"title: a\nsource: b\n", "mangler"},
		"unknown field":    {head + "- {id: a, name: b, why: c, documents: [laege-265], maaneder: 3}\n", "maaneder"},
		"no why":           {head + "- {id: a, name: b, documents: [laege-265]}\n", "why"},
		"negative":         {head + "- {id: a, name: b, why: c, documents: [laege-265], months: -1}\n", "months"},
		"unknown document": {head + "- {id: a, name: b, why: c, documents: [attest]}\n", "attest"},
		"used twice":       {head + "- {id: a, name: b, why: c, documents: [laege-265, laege-265]}\n", "to gange"},
		"unknown measure":  {head + "- {id: a, name: b, why: c, measures: [gåtur]}\n", "gåtur"},
		"unknown event":    {head + "- {id: a, name: b, why: c, documents: [laege-265], overtaken_by: [ferie]}\n", "ferie"},
		"no yaml":          {"\x00:::", ""},
	} {
		_, err := ParseHouseRules([]byte(c.text))
		var pe *PackError
		if !errors.As(err, &pe) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, c.want)
		}
	}
}

func FuzzParseHouseRules(f *testing.F) {
	f.Add(defaultHouse)
	f.Add([]byte("title: a\nages:\n- {id: 1}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if h, err := ParseHouseRules(data); (h == nil) == (err == nil) {
			t.Fatalf("rules %v, error %v", h, err)
		}
	})
}
