package checklist

import (
	"strings"
	"testing"
)

// wordCases rest on the pages' words where the extraction saw no statement.
// The text after '---' is the text of the first document.
var wordCases = []struct {
	name, item string
	want       Verdict
	asOf       string
	findings   string
	text       string
}{
	{"blank field in a form", "nr1", Partial, "2019-05-01", "rehabiliteringsplan-forberedende 2019-02-01",
		"Plan\nMål: et job med dyr\nNetværk:\nBolig: lejlighed\nSkrevet sammen med Pia."},
	{"a heading is no blank field", "nr1", Documented, "2019-05-01", "rehabiliteringsplan-forberedende 2019-02-01",
		"Helbred:\nPia har haft ondt i ryggen i otte år og går til træning.\nSkrevet sammen med Pia."},
	{"only points to older papers", "nr1", Partial, "2019-05-01", "rehabiliteringsplan-forberedende 2019-02-01",
		"Sociale forhold\tSe tidligere plan.\nSkrevet sammen med Pia."},
	{"the sundhedskoordinator by name", "sundhedskoordinator", Documented, "2019-05-01", "teamindstilling 2019-03-01",
		"Til stede: formand Ib Dal, sundhedskoordinator Eva Holm og borger.\nEva Holm oplyser, at lidelsen er varig."},
	{"named but silent", "sundhedskoordinator", Partial, "2019-05-01", "teamindstilling 2019-03-01",
		"Til stede: formand Ib Dal, sundhedskoordinator Eva Holm og borger."},
	{"named as absent", "sundhedskoordinator", Missing, "2019-05-01", "teamindstilling 2019-03-01",
		"Afbud fra sundhedskoordinator Eva Holm."},
	{"fleksjob ruled out", "nr4", Documented, "2019-05-01", "laege-275 2019-03-01",
		"Et fleksjob, også med få timer, anser jeg for urealistisk."},
	{"fleksjob only mentioned", "nr4", Missing, "2019-05-01", "laege-275 2019-03-01", "Fleksjob er ikke vurderet."},
	{"minutes of the meeting", "partshoering_moede", Documented, "2019-05-01", `moedereferat 2019-03-01
sagsbehandler passed_to_pension: Sagen er overgået til pension.`, "Møde efter § 20, stk. 3, afholdt i dag."},
	{"offered in a letter", "partshoering_moede", Documented, "2019-05-01", "partshoering 2019-03-01",
		"Din pensionssag\nFør vi afgør sagen, kan du få et møde med os, jf. § 20, stk. 3."},
	{"a letter about something else", "partshoering_moede", NotApplicable, "2019-05-01", "afgoerelse 2019-03-01",
		"Du får bevilget bostøtte fra 1. april."},
	{"review by its words", "revision", Partial, "2019-05-01", "afgoerelse 2019-03-01",
		"Du får førtidspension.\nSagen tages op til ny vurdering i 2023."},
	{"refused review", "revision", NotApplicable, "2019-05-01", "afgoerelse 2019-03-01",
		"Du får førtidspension.\nDer skal ikke ske en ny vurdering i 2023."},
	{"never evaluated", "ressourceforloeb", Partial, "2019-05-01", `rehabiliteringsplan-forberedende 2019-03-01
indsats ressourceforloeb completed 2016-01/2018-12`, "Forløbet sluttede. Der ses ikke at være lavet en afsluttende evaluering."},
	{"granted long ago", "ressourceforloeb", Partial, "2019-05-01", `journalnotat 2016-03-01
indsats ressourceforloeb planned`, ""},
	{"nobody will give a prognosis", "nr3", Partial, "2019-05-01", `laege-265 2019-01-01
diagnose M54.5 confirmed
laege stationary,treatment_exhausted: Ryggen er uændret, og der er ikke mere at gøre.`,
		"Om det bliver bedre på sigt, kan jeg ikke sige noget om."},
	{"guidance is no recommendation", "ressourceforloeb", Missing, "2019-05-01", `teamindstilling 2019-03-01
indsats ressourceforloeb recommended`,
		strings.Repeat(".", 999) + "\nTeamet kan indstille til fleksjob, ressourceforløb, mentor og førtidspension."},
}

func TestVerdictsFromWords(t *testing.T) {
	for _, c := range wordCases {
		t.Run(c.item+"/"+c.name, func(t *testing.T) {
			in := build(t, c.asOf, born1975, c.findings)
			in.Documents[0].Text = []string{c.text}
			it := item(t, judge(t, in), c.item)
			if it.Verdict != c.want {
				t.Fatalf("verdict %s, want %s (%s; for %v, against %v)", it.Verdict, c.want, it.Reason, it.For, it.Against)
			}
			checkWording(t, it)
		})
	}
}

// timeCases turn on what came when.
var timeCases = []struct {
	name, item string
	want       Verdict
	text       string
}{
	{"an old presentation about a course", "rehabiliteringsteam", Missing, `teamindstilling 2015-02-01
team team_course,measures_left: Teamet anbefaler et ressourceforløb.`},
	{"an old presentation about pension", "rehabiliteringsteam", Documented, `teamindstilling 2015-02-01
team team_pension: Teamet anbefaler førtidspension.`},
	{"treatment announced long before the last attest", "nr3", Documented, `epikrise 2016-02-01
laege treatment_left: Blokade forsøges i næste uge.

laege-145 2018-06-01
laege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"treatment announced shortly before", "nr3", Contradicted, `laege-275 2019-02-01
klinisk_funktion treatment_left: Operation er planlagt.

laege-145 2019-03-01
laege permanent_reduction: Arbejdsevnen er varigt nedsat.`},
	{"referred for comfort", "nr3", Documented, `speciallaegeerklaering 2019-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.

laege-265 2019-02-01
laege under_investigation: Henvist til klinikken, alene for at lette hverdagen.`},
	{"the team's conclusion decides", "nr2", Documented, `teamindstilling 2019-02-01
team measures_left: Der er peget på praktik undervejs.
team measures_exhausted: Der er ikke flere relevante indsatser.
team team_pension: Teamet indstiller til førtidspension.`},
	{"what a decision repeats overtakes nothing", "nr4", Contradicted, `speciallaegeerklaering 2019-01-01
speciallaege fleksjob_not_possible: Fleksjob er udelukket nu.

epikrise 2019-02-01
laege fleksjob_possible: Et fleksjob bliver muligt.

afgoerelse 2019-03-01
speciallaege fleksjob_not_possible: Speciallægen udelukker fleksjob.`},
	{"a course recommended long ago and held since", "ressourceforloeb", Documented, `teamindstilling 2015-02-01
team team_course: Teamet anbefaler et ressourceforløb.

journalnotat 2018-02-01
indsats ressourceforloeb completed 2015-03/2018-01`},
}

func TestVerdictsOverTime(t *testing.T) {
	for _, c := range timeCases {
		t.Run(c.item+"/"+c.name, func(t *testing.T) {
			it := item(t, judge(t, build(t, "2019-05-01", born1975, c.text)), c.item)
			if it.Verdict != c.want {
				t.Fatalf("verdict %s, want %s (%s)", it.Verdict, c.want, it.Reason)
			}
			checkWording(t, it)
		})
	}
}

func TestField(t *testing.T) {
	for line, want := range map[string]string{
		"Netværk: Ikke oplyst.": "ikke oplyst", "Mål\tet job": "et job", "Bolig:": "",
	} {
		if got, ok := field(line); !ok || got != want {
			t.Errorf("field(%q) = %q, %v, want %q", line, got, ok, want)
		}
	}
	for _, line := range []string{"", "Almindelig tekst uden felt", "Tlf.:", "Dato: 3. maj 2020", "a\tb\tc",
		"Hun sagde i går ved mødet på kommunen dette: at hun ikke kan"} {
		if got, ok := field(line); ok {
			t.Errorf("field(%q) = %q, want no field", line, got)
		}
	}
}
