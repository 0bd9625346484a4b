package checklist

import (
	"strings"
	"testing"
)

const born1975, born1990 = "1975-03-02", "1990-03-02"

// verdictCases reach every verdict each item can give.
var verdictCases = []struct {
	name, item string
	want       Verdict
	asOf, born string
	text       string
}{
	// nr1
	{"no plan", "nr1", Missing, "2019-05-01", born1975, `laege-265 2019-01-10
laege stationary: Tilstanden er uændret og må kaldes stationær.`},
	{"full plan", "nr1", Documented, "2019-05-01", born1975, `rehabiliteringsplan-forberedende 2019-02-01
sagsbehandler plan_with_citizen: Planen er skrevet sammen med Ole.
sagsbehandler clarified: Der udestår ikke noget.`},
	{"empty field", "nr1", Partial, "2019-05-01", born1975, `rehabiliteringsplan-forberedende 2019-02-01
sagsbehandler plan_with_citizen: Planen er skrevet sammen med Ole.
sagsbehandler field_empty: Netværk: ikke oplyst`},
	{"nobody says it was done with the citizen", "nr1", Partial, "2019-05-01", born1975, "rehabiliteringsplan-forberedende 2019-02-01"},
	{"team wants more", "nr1", Contradicted, "2019-05-01", born1975, `rehabiliteringsplan-forberedende 2019-02-01
sagsbehandler clarified: Der udestår ikke noget.

teamindstilling 2019-04-01
team not_clarified: Hverdagen i hjemmet er ikke belyst.`},
	{"the gap was closed later", "nr1", Documented, "2019-05-01", born1975, `praktikevaluering 2018-04-01
virksomhed not_clarified: Vi ved ikke, hvad han laver derhjemme.

rehabiliteringsplan-forberedende 2019-02-01
sagsbehandler plan_with_citizen: Planen er skrevet sammen med Ole.`},
	{"description instead of plan", "nr1", Documented, "2026-09-01", born1975, `samlet-beskrivelse 2026-08-01
sagsbehandler plan_with_citizen: Karen har læst og rettet.`},
	{"senior", "nr1", NotApplicable, "2018-09-01", "1956-01-01", `ansoegning 2018-08-01
borger senior: Jeg søger seniorførtidspension.`},
	// nr2
	{"team concludes", "nr2", Documented, "2019-05-01", born1975, `teamindstilling 2019-04-01
team measures_exhausted: Der er ikke flere relevante indsatser.`},
	{"listed, nobody concludes", "nr2", Partial, "2019-05-01", born1975, `rehabiliteringsplan-forberedende 2019-02-01
indsats virksomhedspraktik completed 2018-01/2018-04 4`},
	{"a colleague's mail is no conclusion", "nr2", Partial, "2019-05-01", born1975, `korrespondance 2019-02-01
sagsbehandler measures_exhausted: Jeg har ikke flere forslag.`},
	{"nothing", "nr2", Missing, "2019-05-01", born1975, "laege-265 2019-01-10"},
	{"course recommended", "nr2", Contradicted, "2019-05-01", born1975, `teamindstilling 2019-04-01
team team_course,measures_left: Teamet peger på et ressourceforløb.`},
	{"new praktik agreed after the conclusion", "nr2", Contradicted, "2019-09-01", born1975, `teamindstilling 2019-04-01
team measures_exhausted: Der er ikke flere relevante indsatser.

journalnotat 2019-08-01
sagsbehandler measures_left: Aftale om ny praktik fra uge 36.`},
	{"what was recommended has been tried", "nr2", Documented, "2019-05-01", born1975, `laege-125 2016-04-01
laege measures_left: Han bør prøves af i praktik.

rehabiliteringsplan-indsatsdel 2018-12-01
indsats virksomhedspraktik interrupted 2018-01/2018-04 2
sagsbehandler measures_exhausted: Alt relevant er forsøgt.`},
	{"only a weak remark", "nr2", Documented, "2019-05-01", born1975, `teamindstilling 2019-04-01
team measures_exhausted: Der er ikke flere relevante indsatser.
team cannot_exclude ~: Det kan ikke udelukkes, at mere vil hjælpe.`},
	// nr3
	{"specialist and team", "nr3", Documented, "2019-05-01", born1975, `speciallaegeerklaering 2019-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"diagnosis only", "nr3", Partial, "2019-05-01", born1975, `epikrise 2019-01-01
diagnose M54.5 confirmed`},
	{"nothing medical", "nr3", Missing, "2019-05-01", born1975, "cv 2019-01-01"},
	{"the citizen's own words alone", "nr3", Missing, "2019-05-01", born1975, `ansoegning 2019-01-01
borger permanent_reduction: Min arbejdsevne er varigt ødelagt.`},
	{"operation planned later", "nr3", Contradicted, "2019-05-01", born1975, `laege-265 2018-01-01
laege stationary,permanent_reduction: Stationær og varigt nedsat.

epikrise 2019-01-01
laege treatment_left: Opereres i juni.`},
	{"old investigation overtaken", "nr3", Documented, "2019-05-01", born1975, `epikrise 2016-01-01
laege under_investigation: Henvist til udredning for gigt.

speciallaegeerklaering 2019-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"a GP does not overtake a fresh specialist", "nr3", Contradicted, "2019-05-01", born1975, `laege-275 2019-01-01
klinisk_funktion treatment_left: Der er uprøvet behandling.

laege-125 2019-02-01
laege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"treatment for comfort only", "nr3", Documented, "2019-05-01", born1975, `speciallaegeerklaering 2019-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.

laege-125 2019-02-01
laege treatment_left,quality_of_life_only: Træning fortsætter alene for livskvaliteten.`},
	{"refused operation", "nr3", Documented, "2019-09-01", born1975, `speciallaegeerklaering 2019-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.

epikrise 2019-02-01
laege treatment_left: Knæprotese kan bedre gangen.
laege refused_treatment: Knæprotese ønsker hun ikke.`},
	{"before § 18 a a refusal counted", "nr3", Contradicted, "2013-09-01", born1975, `speciallaegeerklaering 2013-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.

epikrise 2013-02-01
laege treatment_left: Knæprotese kan bedre gangen.
laege refused_treatment: Knæprotese ønsker hun ikke.`},
	{"nobody will say", "nr3", Partial, "2019-05-01", born1975, `laege-265 2019-01-01
diagnose M54.5 confirmed
laege not_permanent: Om det varer ved, kan jeg ikke udtale mig om.`},
	{"another citizen's paper and a copy count for nothing", "nr3", Missing, "2019-05-01", born1975, `epikrise 2019-01-01
anden borger
laege permanent_reduction: Arbejdsevnen er varigt nedsat.

laege-265 2019-01-01
kopi
laege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"statutory text", "nr3", Missing, "2019-05-01", born1975, `afgoerelse 2019-01-01
lov permanent_reduction: Pension kan gives, når arbejdsevnen er varigt nedsat.`},
	// nr4
	{"fleksjob ruled out", "nr4", Documented, "2019-05-01", born1975, `teamindstilling 2019-04-01
team no_self_support,fleksjob_not_possible: Heller ikke i et fleksjob på få timer.`},
	{"fleksjob not dealt with", "nr4", Partial, "2019-05-01", born1975, `teamindstilling 2019-04-01
team no_self_support: Hun kan ikke forsørge sig.`},
	{"silent", "nr4", Missing, "2019-05-01", born1975, "laege-265 2019-01-01"},
	{"hours", "nr4", Contradicted, "2019-05-01", born1975, `praktikevaluering 2019-04-01
virksomhed hours=20: Hun kan arbejde 20 timer om ugen.`},
	{"fleksjob possible, newer", "nr4", Contradicted, "2019-05-01", born1975, `speciallaegeerklaering 2019-01-01
speciallaege fleksjob_not_possible: Fleksjob er udelukket.

epikrise 2019-04-01
laege fleksjob_possible: Et fleksjob bliver muligt.`},
	{"old hope overtaken", "nr4", Documented, "2019-05-01", born1975, `neuropsykologisk-undersoegelse 2015-01-01
laege hours=15: 15 timer er realistisk.

teamindstilling 2019-04-01
team fleksjob_not_possible: Fleksjob er udelukket.`},
	// nr5
	{"nr4 carries", "nr5", NotApplicable, "2019-05-01", born1975, `teamindstilling 2019-04-01
team fleksjob_not_possible: Fleksjob er udelukket.`},
	{"functions named", "nr5", Documented, "2019-05-01", born1975, `praktikevaluering 2019-04-01
virksomhed functions_concrete: Hun kan pakke bestik og folde servietter.`},
	{"long ago", "nr5", Partial, "2019-05-01", born1975, `praktikevaluering 2014-04-01
virksomhed functions_concrete: Hun kan pakke bestik og folde servietter.`},
	{"light work", "nr5", Partial, "2019-05-01", born1975, `partshoering 2019-04-01
sagsbehandler functions_general: Du kan klare let arbejde.`},
	{"nothing named", "nr5", Missing, "2019-05-01", born1975, "laege-265 2019-01-01"},
	{"both nr4 and nr5", "nr5", Contradicted, "2019-06-01", born1975, `teamindstilling 2019-04-01
team fleksjob_not_possible: Fleksjob er udelukket.

afgoerelse 2019-05-01
sagsbehandler functions_concrete: Du kan pakke bestik og folde servietter.`},
	// rehabiliteringsteam
	{"indstilling", "rehabiliteringsteam", Documented, "2019-05-01", born1975, `teamindstilling 2019-04-01
team team_pension: Teamet peger på førtidspension.`},
	{"only minutes", "rehabiliteringsteam", Partial, "2019-05-01", born1975, `journalnotat 2019-04-01
team team_pension: Teamet var for pension.`},
	{"not presented", "rehabiliteringsteam", Missing, "2019-05-01", born1975, `journalnotat 2019-04-01
sagsbehandler team_not_presented: Sagen har ikke været i teamet.`},
	{"documents disagree", "rehabiliteringsteam", Contradicted, "2019-05-01", born1975, `teamindstilling 2019-03-01
team team_pension: Teamet peger på førtidspension.

journalnotat 2019-04-01
sagsbehandler team_not_presented: Sagen har aldrig været i teamet.`},
	{"evident by the sundhedskoordinator", "rehabiliteringsteam", NotApplicable, "2019-05-01", born1975, `sundhedskoordinator-udtalelse 2019-03-01
sundhedskoordinator evident: Det er helt åbenbart.`},
	{"no exception before June 2016", "rehabiliteringsteam", Missing, "2016-05-31", born1975, `sundhedskoordinator-udtalelse 2016-03-01
sundhedskoordinator evident: Det er helt åbenbart.`},
	{"evident only in the municipality's words", "rehabiliteringsteam", Missing, "2019-05-01", born1975, `afgoerelse 2019-03-01
sagsbehandler evident: Det er helt åbenbart.`},
	{"gone in July 2026", "rehabiliteringsteam", NotApplicable, "2026-07-01", born1975, "cv 2026-01-01"},
	{"still there in June 2026", "rehabiliteringsteam", Missing, "2026-06-30", born1975, "cv 2026-01-01"},
	// sundhedskoordinator
	{"own statement", "sundhedskoordinator", Documented, "2019-05-01", born1975, `sundhedskoordinator-udtalelse 2019-03-01
sundhedskoordinator stationary: Tilstanden er stationær.`},
	{"in the indstilling", "sundhedskoordinator", Documented, "2019-05-01", born1975, `teamindstilling 2019-03-01
sundhedskoordinator health_coordinator: Sundhedskoordinatoren vurderer, at lidelsen er varig.`},
	{"about a disease", "sundhedskoordinator", Documented, "2019-05-01", born1975, `teamindstilling 2019-03-01
sundhedskoordinator health_coordinator: Sundhedskoordinatoren vurderer, at sygdommen er varig, og at der ikke er behandling tilbage.`},
	{"only present", "sundhedskoordinator", Partial, "2019-05-01", born1975, `teamindstilling 2019-03-01
team health_coordinator: Til stede: sundhedskoordinator Anna Lund.`},
	{"nothing to remark", "sundhedskoordinator", Partial, "2019-05-01", born1975, `teamindstilling 2019-03-01
sundhedskoordinator health_coordinator: Ingen bemærkninger.`},
	{"no trace", "sundhedskoordinator", Missing, "2019-05-01", born1975, "teamindstilling 2019-03-01"},
	// klinisk_funktion
	{"LÆ 275", "klinisk_funktion", Documented, "2019-05-01", born1975, "laege-275 2019-03-01"},
	{"ordered", "klinisk_funktion", Partial, "2019-05-01", born1975, `journalnotat 2019-03-01
sagsbehandler clinical_function: LÆ 275 er bestilt hos klinisk funktion.`},
	{"own doctor", "klinisk_funktion", Contradicted, "2019-05-01", born1975, `partshoering 2019-03-01
sagsbehandler municipal_doctor: Vores lægekonsulent mener noget andet.`},
	{"no advice", "klinisk_funktion", NotApplicable, "2019-05-01", born1975, "laege-265 2019-03-01"},
	// ressourceforloeb
	{"course done", "ressourceforloeb", Documented, "2019-05-01", born1975, `rehabiliteringsplan-indsatsdel 2019-03-01
indsats ressourceforloeb completed 2016-01/2018-12`},
	{"jobafklaring counts", "ressourceforloeb", Documented, "2019-05-01", born1975, `journalnotat 2019-03-01
indsats jobafklaringsforloeb completed 2016-01/2018-12`},
	{"jobafklaring did not yet count", "ressourceforloeb", Missing, "2014-06-30", born1975, `journalnotat 2014-03-01
indsats jobafklaringsforloeb completed 2013-01/2013-12`},
	{"not relevant, by the team", "ressourceforloeb", Documented, "2019-05-01", born1975, `teamindstilling 2019-03-01
team no_development_perspective: Der er intet perspektiv i et forløb.`},
	{"no final evaluation", "ressourceforloeb", Partial, "2019-05-01", born1975, `rehabiliteringsplan-forberedende 2019-03-01
indsats ressourceforloeb completed 2016-01/2018-12
sagsbehandler not_clarified: Der mangler en afsluttende evaluering.`},
	{"broken off", "ressourceforloeb", Partial, "2019-05-01", born1975, `journalnotat 2019-03-01
indsats ressourceforloeb interrupted 2016-01/2016-05`},
	{"recommended", "ressourceforloeb", Contradicted, "2019-05-01", born1975, `teamindstilling 2019-03-01
indsats ressourceforloeb recommended`},
	{"no course", "ressourceforloeb", Missing, "2019-05-01", born1975, "laege-265 2019-03-01"},
	{"last day of the main rule", "ressourceforloeb", Missing, "2026-01-31", born1975, "laege-265 2019-03-01"},
	{"abolished", "ressourceforloeb", NotApplicable, "2026-02-01", born1975, "laege-265 2019-03-01"},
	// under_40
	{"forty today", "under_40", NotApplicable, "2019-05-01", "1979-05-01", "laege-265 2019-03-01"},
	{"forty tomorrow", "under_40", Missing, "2019-05-01", "1979-05-02", "laege-265 2019-03-01"},
	{"both shown", "under_40", Documented, "2019-05-01", born1990, `teamindstilling 2019-03-01
team measures_exhausted: Der er ikke flere relevante indsatser.
team permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"only half", "under_40", Partial, "2019-05-01", born1990, `teamindstilling 2019-03-01
team measures_exhausted: Der er ikke flere relevante indsatser.`},
	{"treatment left", "under_40", Contradicted, "2019-05-01", born1990, `epikrise 2019-03-01
laege treatment_left: Ny medicin begyndes.`},
	{"evident", "under_40", Documented, "2019-05-01", born1990, `sundhedskoordinator-udtalelse 2019-03-01
sundhedskoordinator evident,permanent_reduction: Det er helt åbenbart, og evnen er varigt nedsat.`},
	// partshoering_moede
	{"not yet a pension case", "partshoering_moede", NotApplicable, "2019-05-01", born1975, "laege-265 2019-03-01"},
	{"offered", "partshoering_moede", Documented, "2019-05-01", born1975, `partshoering 2019-03-01
sagsbehandler meeting_offered: Du kan få et møde med os, der afgør sagen.`},
	{"only in writing", "partshoering_moede", Missing, "2019-05-01", born1975, `partshoering 2019-03-01
sagsbehandler written_hearing: Send os dine bemærkninger.`},
	{"transferred by a note", "partshoering_moede", Missing, "2019-05-01", born1975, `journalnotat 2019-03-01
sagsbehandler passed_to_pension: Sagen er overgået til pension.`},
	{"denied", "partshoering_moede", Contradicted, "2019-05-01", born1975, `afgoerelse 2019-03-01
sagsbehandler meeting_offered: Du har haft tilbud om et møde.

korrespondance 2019-04-01
borger meeting_not_offered: Jeg har aldrig fået noget tilbud.`},
	// revision
	{"no review", "revision", NotApplicable, "2019-05-01", born1975, "afgoerelse 2019-03-01"},
	{"dropped", "revision", NotApplicable, "2019-05-01", born1975, `afgoerelse 2019-03-01
sagsbehandler review_proposed: Sagen tages op igen i 2022.

afgoerelse 2019-04-01
sagsbehandler review_rejected: Genvurdering er taget ud.`},
	{"reasoned", "revision", Documented, "2019-05-01", born1975, `afgoerelse 2019-03-01
sagsbehandler review_proposed,review_unpredictable: Forløbet er uforudsigeligt, og bedring inden for få år er mulig; ny vurdering i 2022.`},
	{"no reason", "revision", Partial, "2019-05-01", born1975, `afgoerelse 2019-03-01
sagsbehandler review_proposed: Sagen tages op igen i 2022.`},
	{"chronic", "revision", Contradicted, "2019-05-01", born1975, `speciallaegeerklaering 2019-01-01
speciallaege stationary,treatment_exhausted: Stationær og færdigbehandlet.

afgoerelse 2019-03-01
sagsbehandler review_proposed: Sagen tages op igen i 2022.`},
	// samlet_beskrivelse
	{"not yet", "samlet_beskrivelse", NotApplicable, "2026-06-30", born1975, "samlet-beskrivelse 2026-06-01"},
	{"there", "samlet_beskrivelse", Documented, "2026-07-01", born1975, "samlet-beskrivelse 2026-06-01"},
	{"thin", "samlet_beskrivelse", Partial, "2026-09-01", born1975, `samlet-beskrivelse 2026-08-01
sagsbehandler field_empty: Arbejde og uddannelse: ikke udfyldt`},
	{"absent", "samlet_beskrivelse", Missing, "2026-07-01", born1975, "rehabiliteringsplan-forberedende 2025-06-01"},
}

func TestVerdicts(t *testing.T) {
	for _, c := range verdictCases {
		t.Run(c.item+"/"+c.name, func(t *testing.T) {
			it := item(t, judge(t, build(t, c.asOf, c.born, c.text)), c.item)
			if it.Verdict != c.want {
				t.Fatalf("verdict %s, want %s (%s)", it.Verdict, c.want, it.Reason)
			}
			checkWording(t, it)
		})
	}
}

// checkWording holds an item to what every item must say.
func checkWording(t *testing.T, it Item) {
	t.Helper()
	if it.Reason == "" || !strings.HasSuffix(it.Reason, ".") || strings.Contains(it.Reason, "  ") || strings.Contains(it.Reason, "af .") {
		t.Errorf("reason %q is not a sentence", it.Reason)
	}
	if gap := it.Verdict == Partial || it.Verdict == Missing || it.Verdict == Contradicted; gap != (it.Action != "") {
		t.Errorf("verdict %s with action %q", it.Verdict, it.Action)
	}
	if (it.Verdict == Missing) != (it.LookedFor != "") {
		t.Errorf("verdict %s with looked-for %q", it.Verdict, it.LookedFor)
	}
	if it.Citation == "" || it.Requirement == "" || it.Title == "" {
		t.Error("citation, requirement or title missing")
	}
	if len(it.For) > shown || len(it.Against) > shown {
		t.Errorf("%d and %d quotations, at most %d each", len(it.For), len(it.Against), shown)
	}
}

// reachable lists the verdicts each item can give; a verdict that becomes
// possible belongs here with a case.
var reachable = map[string][]Verdict{
	"nr1": Verdicts, "nr2": {Documented, Partial, Missing, Contradicted}, "nr3": {Documented, Partial, Missing, Contradicted},
	"nr4": {Documented, Partial, Missing, Contradicted}, "nr5": Verdicts, "rehabiliteringsteam": Verdicts,
	"sundhedskoordinator": {Documented, Partial, Missing}, "klinisk_funktion": {Documented, Partial, Contradicted, NotApplicable},
	"ressourceforloeb": Verdicts, "under_40": Verdicts, "partshoering_moede": {Documented, Missing, Contradicted, NotApplicable},
	"revision": {Documented, Partial, Contradicted, NotApplicable}, "samlet_beskrivelse": {Documented, Partial, Missing, NotApplicable},
}

func TestEveryVerdictHasACase(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range verdictCases {
		seen[c.item+string(c.want)] = true
	}
	for _, it := range Items {
		for _, v := range reachable[it] {
			if !seen[it+string(v)] {
				t.Errorf("no case gives %s the verdict %s", it, v)
			}
		}
	}
}
