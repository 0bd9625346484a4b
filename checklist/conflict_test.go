package checklist

import "testing"

// conflictCases say, for a small case, which contradictions are to be shown:
// "kind state" in order; nothing where the newer paper only follows on.
var conflictCases = []struct {
	name, text string
	want       []string
}{
	{"exhausted and half a year later more treatment", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde mod rygsmerterne.

laege-125 2019-06-02
laege treatment_left: Jeg har henvist til smertecenter, som kan bedre funktionen.`, []string{"treatment conflict"}},
	{"treatment left, then exhausted: a development", `laege-125 2018-02-02
laege treatment_left: Henvist til smertecenter, som kan bedre funktionen.

speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.`, []string{"treatment changed"}},
	{"exhausted, and six years later something new", `speciallaegeerklaering 2013-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left: Henvist til psykolog for en nyopstået angst.`, nil},
	{"a bare name", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left: Autoriseret psykolog Bente Holm Krag`, nil},
	{"only for relief", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left,quality_of_life_only: Fortsat fysioterapi, alene for at lindre.`, nil},
	{"refused operation", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left: En rygoperation er mulig.
borger refused_treatment: Jeg vil ikke have en rygoperation.`, nil},
	{"both in one paper", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger mod gigten.
speciallaege treatment_left: Til gengæld er øvet psykologbehandling ikke prøvet.`, nil},
	{"only possible, not excluded", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left ~: Det kan ikke udelukkes, at ny medicin kan hjælpe.`, nil},
	{"two doctors on work within months", `laege-265 2019-03-01
laege fleksjob_possible: Jeg mener, at han kan klare et fleksjob.

speciallaegeerklaering 2019-05-01
speciallaege no_self_support: Han kan ikke forsørge sig selv på nogen vilkår.`, []string{"ability conflict"}},
	{"work possible once, ruled out after years", `laege-265 2014-03-01
laege fleksjob_possible: Jeg mener, at han kan klare et fleksjob.

speciallaegeerklaering 2019-05-01
speciallaege no_self_support: Han kan ikke forsørge sig selv på nogen vilkår.`, []string{"ability changed"}},
	{"tried between the two", `laege-265 2019-01-02
laege fleksjob_possible: Jeg mener, at han kan klare et fleksjob.

praktikevaluering 2019-06-01
indsats virksomhedspraktik interrupted 2019-02/2019-05 3

speciallaegeerklaering 2019-08-01
speciallaege fleksjob_not_possible: Et fleksjob er ikke muligt.`, []string{"ability changed"}},
	{"the team for pension, the municipality against", `teamindstilling 2019-03-01
team team_pension: Teamet peger på førtidspension.

afgoerelse 2019-05-01
sagsbehandler refusal: Du får afslag på førtidspension.`, []string{"team-municipality conflict"}},
	{"the team for a course, the municipality grants", `teamindstilling 2019-03-01
team team_course: Teamet peger på et ressourceforløb.

afgoerelse 2019-05-01
sagsbehandler grant: Du får førtidspension.`, []string{"team-municipality conflict"}},
	{"the team has since come round", `teamindstilling 2018-03-01
team team_course: Teamet peger på et ressourceforløb.

teamindstilling 2019-03-01
team team_pension: Teamet peger på førtidspension.

afgoerelse 2019-05-01
sagsbehandler grant: Du får førtidspension.`, nil},
	{"an older refusal before the team", `afgoerelse 2016-05-01
sagsbehandler refusal: Du får afslag på førtidspension.

teamindstilling 2019-03-01
team team_pension: Teamet peger på førtidspension.`, nil},
	{"hours of one course in two papers", `praktikevaluering 2018-07-01
indsats virksomhedspraktik completed 2018-03/2018-06 10

rehabiliteringsplan-forberedende 2018-12-01
indsats virksomhedspraktik completed 2018-03/2018-06 3`, []string{"hours conflict"}},
	{"two courses", `praktikevaluering 2018-07-01
indsats virksomhedspraktik completed 2018-03/2018-06 10

rehabiliteringsplan-forberedende 2018-12-01
indsats virksomhedspraktik completed 2017-01/2017-06 3`, nil},
	{"planned hours and reached hours", `journalnotat 2018-02-01
indsats virksomhedspraktik planned 2018-03/2018-06 10

praktikevaluering 2018-07-01
indsats virksomhedspraktik completed 2018-03/2018-06 3`, nil},
	{"confirmed, then refuted by a specialist", `laege-125 2018-02-01
diagnose G43.9 confirmed

speciallaegeerklaering 2019-02-01
diagnose G43.9 negated`, []string{"diagnosis changed"}},
	{"confirmed by a specialist, refuted by the general practitioner", `speciallaegeerklaering 2018-02-01
diagnose G43.9 confirmed

laege-125 2019-02-01
diagnose G43.9 negated`, []string{"diagnosis conflict"}},
	{"refuted, then confirmed after the work-up", `laege-125 2018-02-01
diagnose G43.9 negated

speciallaegeerklaering 2019-02-01
diagnose G43.9 confirmed`, nil},
	{"two places of the back", `speciallaegeerklaering 2019-02-01
diagnose M51.1 confirmed

epikrise 2019-02-10
diagnose M51.3 negated`, nil},
	{"suspected only", `laege-125 2018-02-01
diagnose G43.9 suspected

speciallaegeerklaering 2019-02-01
diagnose G43.9 negated`, nil},
	{"both nr. 4 and nr. 5", `teamindstilling 2019-03-01
team no_self_support,fleksjob_not_possible: Heller ikke i et fleksjob kan evnen bruges.

partshoering 2019-05-01
sagsbehandler functions_concrete: Du kan pakke varer og sortere post.`, []string{"nr4-nr5 conflict"}},
	{"about somebody else", `speciallaegeerklaering 2019-01-10
speciallaege treatment_exhausted: Der er ikke flere behandlinger at tilbyde.

laege-125 2019-06-02
laege treatment_left: Henvist til smertecenter.
anden borger`, nil},
}

func TestConflicts(t *testing.T) {
	for _, c := range conflictCases {
		res := judge(t, build(t, "2019-11-28", born1975, c.text))
		got := []string{}
		for _, k := range res.Conflicts {
			got = append(got, string(k.Kind)+" "+string(k.State))
			if k.Text == "" || k.Sides[0].Quote == "" || k.Sides[1].Quote == "" || k.Sides[0].Document == k.Sides[1].Document {
				t.Errorf("%s: incomplete: %+v", c.name, k)
			}
			if k.Sides[0].Date > k.Sides[1].Date {
				t.Errorf("%s: the newer side stands first", c.name)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

// TestTreatmentOfAnotherDisorderIsNoContradiction reads two papers, one about
// the back, one about a depression.
func TestTreatmentOfAnotherDisorderIsNoContradiction(t *testing.T) {
	x := newExtractor(t)
	const back = `@doc Speciallægeerklæring.txt
Speciallægeerklæring, ortopædi. 10. januar 2019. Diagnose: M51.2 Diskusprolaps.
Der er ikke flere behandlingsmuligheder for diskusprolapsen.
@doc LÆ 125.txt
LÆ 125. 2. juni 2019. `
	for text, want := range map[string]int{
		"Patienten er henvist til behandling for depression, som ventes at bedre tilstanden.": 0,
		"Diskusprolapsen skal opereres, og operationen forventes at bedre arbejdsevnen.":      1,
	} {
		res := judge(t, readWritten(t, x, "x 2019-11-28 ordinary 1970-01-01\n"+back+text).input)
		if n := len(res.Conflicts); n != want {
			t.Errorf("%s: %d contradictions, want %d: %+v", text, n, want, res.Conflicts)
		}
	}
}
