package checklist

import "testing"

// The seven practice cases Ankestyrelsen decided at its temamøde on 28
// November 2019 (law/seed-cases.md), in our own words, as findings. What a
// check of the documents should raise is our inference.
var seedCases = []struct {
	name, text string
	want       map[string]Verdict
	first      string // a decision among the first three
}{
	{"1 CRPS, ressourceforløb upheld", `rehabiliteringsplan-forberedende 2019-05-01
diagnose G90.5 confirmed

teamindstilling 2019-06-01
team not_clarified: Funktionen i hjemmet skal beskrives.
team measures_left,team_course: Praktik nær hjemmet med støtteperson i et toårigt forløb.`,
		map[string]Verdict{"nr1": Contradicted, "nr2": Contradicted}, "58-18"},
	{"2 reflex dystrophy, three years upheld", `teamindstilling 2019-06-01
diagnose M89.0 confirmed
team team_course,measures_left: Mentor og lang praktik i et treårigt forløb.
indsats mentor recommended`,
		map[string]Verdict{"nr2": Contradicted, "ressourceforloeb": Contradicted}, "58-18"},
	{"3 agoraphobia, course instead of ordinary effort", `teamindstilling 2019-06-01
diagnose F40.0 confirmed
team motivation_lacking: Han er ikke motiveret for et forløb.
team measures_left: Mentor og praktisk afklaring kan hjælpe ham videre.`,
		map[string]Verdict{"nr2": Contradicted}, "42-17"},
	{"4 wear, existing basis, no pension upheld", `ansoegning 2019-03-01
borger existing_basis: Afgør det på det, der ligger.

laege-135 2019-04-01
diagnose M17.1 confirmed
laege treatment_left: Mobilisering og træning er ikke forsøgt.
laege under_investigation: Håndsmerterne er ikke undersøgt.

rehabiliteringsplan-forberedende 2019-05-01
sagsbehandler not_tried: Der har ikke været indsatser.`,
		map[string]Verdict{"nr2": Missing, "nr3": Contradicted}, "39-17"},
	{"5 fibromyalgia after fleksjob, pension granted", `rehabiliteringsplan-forberedende 2019-03-01
diagnose M79.7 confirmed
sagsbehandler plan_with_citizen: Planen er skrevet med borgeren.
sagsbehandler clarified: Der udestår ikke noget.
indsats ressourceforloeb completed 2013-01/2015-12
indsats fleksjob completed 2016-12/2018-06 2

teamindstilling 2019-05-01
team measures_exhausted: Indsatserne er udtømt.
team permanent_reduction: Arbejdsevnen er varigt nedsat.
team no_self_support,fleksjob_not_possible: Den er ubetydelig, også i fleksjob.
team team_pension: Teamet peger på pension.`,
		map[string]Verdict{"nr1": Documented, "nr2": Documented, "nr3": Documented, "nr4": Documented, "nr5": NotApplicable}, "37-19"},
	{"6 ME, review removed", `speciallaegeerklaering 2019-02-01
diagnose G93.3 confirmed
speciallaege stationary,treatment_exhausted: Stationær, kronisk og uden behandling.

sundhedskoordinator-udtalelse 2019-03-01
sundhedskoordinator review_unpredictable: Forskningen er spinkel, så forløbet kan ikke forudsiges.

afgoerelse 2019-05-01
sagsbehandler grant: Du får pension.
sagsbehandler review_proposed: Sagen ses igen om tre år.`,
		map[string]Verdict{"revision": Contradicted}, "119-13"},
	{"7 dyssocial personality, review removed", `speciallaegeerklaering 2019-02-01
diagnose F60.2 confirmed
speciallaege stationary: Forstyrrelsen er stationær.
speciallaege treatment_exhausted: Hverken medicin eller terapi kan hjælpe.
speciallaege cannot_exclude ~: Alder kan måske gøre trækkene mildere.

afgoerelse 2019-05-01
sagsbehandler grant: Du får pension.
sagsbehandler review_proposed: Sagen ses igen om fem år.`,
		map[string]Verdict{"revision": Contradicted}, "119-13"},
}

func TestSeedCases(t *testing.T) {
	for _, c := range seedCases {
		t.Run(c.name, func(t *testing.T) {
			res := judge(t, build(t, "2019-11-28", born1975, c.text))
			for id, want := range c.want {
				if it := item(t, res, id); it.Verdict != want {
					t.Errorf("%s is %s, want %s (%s)", id, it.Verdict, want, it.Reason)
				}
			}
			for i, hit := range res.Precedents {
				if hit.Nr == c.first && i < 3 {
					return
				}
			}
			t.Errorf("%s is not among the first three of %v", c.first, res.Precedents)
		})
	}
}
