package statement

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/match"
)

// find runs the finder over one page.
func find(f *Finder, docType, text string) []Statement {
	return f.Find(DocInfo{Type: docType, Date: "2021-06-01"}, match.ParsePages([]string{text}))
}

// labelled returns the statement with a label, nil if there is none.
func labelled(list []Statement, label string) *Statement {
	for i := range list {
		if list[i].Label == label {
			return &list[i]
		}
	}
	return nil
}

func TestNegation(t *testing.T) {
	f := New()
	for _, c := range []struct{ text, want, not string }{
		{"Arbejdsevnen skønnes varigt nedsat.", "permanent_reduction", "not_permanent"},
		{"Arbejdsevnen skønnes ikke varigt nedsat.", "not_permanent", "permanent_reduction"},
		{"Jeg finder ikke, at arbejdsevnen er varigt nedsat.", "not_permanent", "permanent_reduction"},
		{"Der er yderligere behandlingsmuligheder, som ikke er forsøgt.", "treatment_left", "treatment_exhausted"},
		{"Der er ingen yderligere behandlingsmuligheder.", "treatment_exhausted", "treatment_left"},
		{"Behandlingsmulighederne kan ikke kaldes udtømte.", "treatment_left", "treatment_exhausted"},
		{"Indsatserne er udtømt.", "measures_exhausted", "measures_left"},
		{"De beskæftigelsesrettede indsatser er endnu ikke udtømt.", "measures_left", "measures_exhausted"},
		{"Et fleksjob på otte timer er realistisk.", "fleksjob_possible", "fleksjob_not_possible"},
		{"Et fleksjob er hverken nu eller på sigt realistisk.", "fleksjob_not_possible", "fleksjob_possible"},
		{"Er behandlingsmulighederne udtømt? Nej.", "treatment_left", "treatment_exhausted"},
		{"Er behandlingsmulighederne udtømt? Ja.", "treatment_exhausted", "treatment_left"},
		{"Er behandlingsmulighederne udtømt?", "", "treatment_exhausted"},
		{"Vi beder dig oplyse, om tilstanden er stationær.", "", "stationary"},
		{"Det kan ikke udelukkes, at arbejdsevnen kan udvikles.", "cannot_exclude", "development_perspective"},
		{"Såfremt tilstanden er stationær, bedes det anført.", "", "stationary"},
		{"Borgeren har ikke haft tilbud om møde, inden der blev truffet afgørelse.", "meeting_not_offered", "meeting_offered"},
	} {
		got := find(f, "laege-125", c.text)
		if c.want != "" && labelled(got, c.want) == nil {
			t.Errorf("%q lacks %s: %v", c.text, c.want, got)
		}
		if labelled(got, c.not) != nil {
			t.Errorf("%q has %s: %v", c.text, c.not, got)
		}
	}
}

func TestSpeaker(t *testing.T) {
	f := New()
	for _, c := range []struct {
		name, docType, text, label string
		want                       Speaker
	}{
		{"author of an attest", "laege-265", "Tilstanden er stationær.", "stationary", Laege},
		{"clinical function", "laege-275", "Tilstanden er stationær.", "stationary", KliniskFunktion},
		{"caseworker reports the doctor", "journalnotat", "Egen læge skriver, at tilstanden er stationær.", "stationary", Laege},
		{"caseworker reports the citizen", "journalnotat", "Borgeren oplyser, at hun ikke kan mere.", "citizen_view", Borger},
		{"a name tells", "journalnotat", "Karen siger, at hun ikke kan mere.", "citizen_view", Borger},
		{"specialist in the team's minutes", "teamindstilling", "Ifølge psykiateren er tilstanden stationær.", "stationary", Speciallaege},
		{"section of the coordinator", "teamindstilling", "Sundhedskoordinatorens udtalelse\n\nTilstanden er stationær.\n", "stationary", Sundhedskoordinator},
		{"numbered section of the coordinator", "teamindstilling", "2. Sundhedskoordinatorens udtalelse\nTilstanden er stationær.\n", "stationary", Sundhedskoordinator},
		{"section after it", "teamindstilling", "2. Sundhedskoordinatorens udtalelse\nSlidgigt.\n3. Teamets vurdering\nTilstanden er stationær.\n", "stationary", Team},
		{"employer", "praktikevaluering", "Vi anbefaler en ny praktik.", "measures_left", Virksomhed},
		{"draft of a decision", "afgoerelse", "Du tilkendes førtidspension fra 1. maj.", "grant", Sagsbehandler},
		{"mail of a relative", "korrespondance", "Fra: Lise Holm\nTil: Jobcentret\nEmne: møde\n\nJeg skriver for min mor, der er syg. Vi vil gerne have mødet hjemme hos hende.\n", "meeting_offered", Paaroerende},
		{"mail from the municipality", "korrespondance", "Fra: Ida Bro, Vestby Kommune\nTil: Karen\n\nVi tilbyder dig et møde, inden vi træffer afgørelse.\n", "meeting_offered", Sagsbehandler},
	} {
		got := labelled(find(f, c.docType, c.text), c.label)
		if got == nil {
			t.Errorf("%s: no %s in %q", c.name, c.label, c.text)
		} else if got.Speaker != c.want {
			t.Errorf("%s: %q is said by %q, want %q", c.name, c.text, got.Speaker, c.want)
		}
	}
}

func TestOpinionsOfLaymen(t *testing.T) {
	f := New()
	for _, c := range []struct{ docType, text, not string }{
		{"korrespondance", "Fra: Lise Holm\n\nJeg skriver for min mor, og hendes arbejdsevne er varigt nedsat.\n", "permanent_reduction"},
		{"ansoegning", "Min arbejdsevne er varigt nedsat.", "permanent_reduction"},
		{"journalnotat", "Borgeren oplyser, at alle behandlingsmuligheder er udtømt.", "treatment_exhausted"},
	} {
		if s := labelled(find(f, c.docType, c.text), c.not); s != nil {
			t.Errorf("%q gives %s by %s", c.text, s.Label, s.Speaker)
		}
	}
}

func TestTimeAndCertainty(t *testing.T) {
	f := New()
	if s := labelled(find(f, "laege-125", "Måske kan et fleksjob på få timer være muligt."), "fleksjob_possible"); s != nil && !s.Weak {
		t.Error("'måske' is not weak")
	}
	for _, text := range []string{
		"I 2014 blev tilstanden beskrevet som stationær.",
		"Faderen er tilkendt førtidspension.",
		"Havde hun fået operationen, var tilstanden stationær.",
	} {
		for _, s := range find(f, "journalnotat", text) {
			if s.Label == "stationary" || s.Label == "grant" {
				t.Errorf("%q gives %s (%s)", text, s.Label, s.Rule)
			}
		}
	}
}

func TestHours(t *testing.T) {
	f := New()
	for text, want := range map[string]float64{
		"Hun arbejdede 4 timer om ugen.":                        4,
		"Han kom op på seks timer ugentligt.":                   6,
		"Praktik 3 dage a 2 timer i kantinen.":                  6,
		"Mødte 2 x 2 timer om ugen i praktikken.":               4,
		"Belastningsgrænsen ligger på 5,5 timer ugentligt.":     5.5,
		"Arbejdede halvanden time om ugen.":                     1.5,
		"Praktikken var 1 time to gange om ugen.":               2,
		"Arbejdsevnen skønnes til 8-10 timer om ugen.":          10,
		"Arbejdstiden er 1 time dagligt, mere kan hun ikke nå.": 5,
	} {
		s := labelled(find(f, "praktikevaluering", text), "hours")
		if s == nil || s.Hours != want {
			t.Errorf("%q: %+v, want %v hours", text, s, want)
		}
	}
}

func TestTableCells(t *testing.T) {
	f := New()
	text := "Spørgsmål\tSvar\nEr tilstanden stationær?\tJa\nFleksjob\tIkke vurderet\nSociale forhold\tIkke udfyldt\n"
	got := find(f, "rehabiliteringsplan-forberedende", text)
	for _, want := range []struct{ label, quote string }{{"stationary", "Ja"}, {"fleksjob_not_addressed", "Ikke vurderet"}, {"field_empty", "Ikke udfyldt"}} {
		if s := labelled(got, want.label); s == nil || s.Quote != want.quote {
			t.Errorf("want %s at %q, got %v", want.label, want.quote, got)
		}
	}
}

func TestFindIsDeterministic(t *testing.T) {
	text := strings.Repeat(sampleText, 3)
	first := find(New(), "teamindstilling", text)
	if len(first) < 20 {
		t.Fatalf("only %d statements", len(first))
	}
	if second := find(New(), "teamindstilling", text); !reflect.DeepEqual(first, second) {
		t.Error("two runs differ")
	}
	for _, s := range first {
		if s.Quote != text[s.Start:s.End] || s.Page != 1 || s.Rule == "" || !slices.Contains(Labels, s.Label) {
			t.Errorf("bad statement %+v", s)
		}
	}
}

func TestHostileInput(t *testing.T) {
	f := New()
	for _, text := range []string{
		strings.Repeat("ikke ", 20000),
		strings.Repeat("ikke varigt nedsat arbejdsevne, at ", 5000),
		strings.Repeat("Er? Nej. ", 5000),
		strings.Repeat("\t", 5000) + "Nej",
		strings.Repeat("a\t", 1<<18),
		"er" + strings.Repeat(" ikke varigt nedsat arbejdsevne udtømt behandling", 10000),
		strings.Repeat("fleksjob: ", 8000),
		strings.Repeat("a", 1<<20),
	} {
		find(f, "", text)
	}
}

func FuzzFind(f *testing.F) {
	finder := New()
	for _, s := range []string{sampleText, "", "\t\n\t", "Nej", "§ ½ 4½ timer", "Fra: x\n> y", "1. \n", "om", "I 2014"} {
		f.Add(s, "teamindstilling")
	}
	f.Fuzz(func(t *testing.T, text, docType string) {
		text = strings.ToValidUTF8(text, "")
		for _, s := range find(finder, docType, text) {
			if s.Quote != text[s.Start:s.End] {
				t.Errorf("quote %q differs from %q", s.Quote, text[s.Start:s.End])
			}
		}
	})
}
