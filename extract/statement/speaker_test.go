package statement

import (
	"testing"

	"oplyst/extract/match"
)

// TestWhoseWords checks who is said to speak in papers of every kind. A row
// gives the label that must be found and its speaker, or, with an empty
// speaker, a label that must not be found.
func TestWhoseWords(t *testing.T) {
	f := New()
	for _, c := range []struct {
		name, docType, text, label string
		want                       Speaker
	}{
		{"title and name of the coordinator", "teamindstilling", "Sundhedskoordinator Dorte Lund siger, at tilstanden er stationær.", "stationary", Sundhedskoordinator},
		{"title and name of a doctor", "journalnotat", "Læge Per Holm oplyser, at tilstanden er stationær.", "stationary", Laege},
		{"own doctor, abbreviated", "journalnotat", "E.l. oplyser, at tilstanden er stationær.", "stationary", Laege},
		{"own doctor, later verb", "journalnotat", "Egen læge har i attest af 3. maj anført, at behandlingsmulighederne er udtømt.", "treatment_exhausted", Laege},
		{"iflg. egen læge", "moedereferat", "Iflg. egen læge er behandlingsmulighederne udtømt.", "treatment_exhausted", Laege},
		{"jf. attest", "rehabiliteringsplan-forberedende", "Ifølge LÆ 265 er tilstanden stationær.", "stationary", Laege},
		{"psychiatrist with name", "journalnotat", "Overlæge Mette Dahl skriver, at behandlingsmulighederne er udtømt.", "treatment_exhausted", Speciallaege},
		{"psychologist", "journalnotat", "Psykolog Ida Bro vurderer, at der er et udviklingsperspektiv.", "development_perspective", Speciallaege},
		{"clinic", "journalnotat", "Smertecentret oplyser, at der ikke er yderligere behandlingsmuligheder.", "treatment_exhausted", Speciallaege},
		{"according to the citizen", "journalnotat", "Ifølge borgeren er alle behandlingsmuligheder udtømt.", "treatment_exhausted", ""},
		{"citizen tells what the doctor says", "journalnotat", "Borger fortæller, at lægen har sagt, at tilstanden er stationær.", "stationary", ""},
		{"citizen by first name", "moedereferat", "Karen fortæller, at tilstanden er stationær.", "stationary", ""},
		{"citizen is asked", "moedereferat", "Borgeren blev spurgt og svarede, at arbejdsevnen er varigt nedsat.", "permanent_reduction", ""},
		{"employer in the municipality's minutes", "journalnotat", "Arbejdsgiver oplyser, at hun kunne passe kassen og fylde varer op 4 timer om ugen.", "hours", Virksomhed},
		{"the place of the praktik", "journalnotat", "Praktikstedet vurderer, at et fleksjob ikke er realistisk.", "fleksjob_not_possible", Virksomhed},
		{"mentor", "journalnotat", "Mentor oplyser, at borgeren kan klare 3 timer om ugen.", "hours", Virksomhed},
		{"job consultant is the municipality", "journalnotat", "Jobkonsulenten vurderer, at indsatserne er udtømt.", "measures_exhausted", Sagsbehandler},
		{"the team, told by the caseworker", "journalnotat", "Rehabiliteringsteamet vurderer, at arbejdsevnen er varigt nedsat.", "permanent_reduction", Team},
		{"coordinator's section in the team's paper", "teamindstilling", "Sundhedskoordinatorens vurdering: Tilstanden er stationær.", "stationary", Sundhedskoordinator},
		{"health part", "teamindstilling", "Udtalelse fra sundhedskoordinator\n\nBehandlingsmulighederne er udtømt.\n\nTeamets samlede vurdering\n\nArbejdsevnen er varigt nedsat.\n", "permanent_reduction", Team},
		{"clinical function", "journalnotat", "Klinisk funktion konkluderer, at tilstanden er stationær.", "stationary", KliniskFunktion},
		{"appeal board", "korrespondance", "Fra: Ankestyrelsen\nTil: Kommunen\n\nAnkestyrelsen finder, at arbejdsevnen er varigt nedsat.\n", "permanent_reduction", Jurist},
		{"letter of a doctor", "korrespondance", "Lægehuset Bakken\nTil jobcentret\n\nTilstanden er stationær, og behandlingsmulighederne er udtømt.\n\nMed venlig hilsen\nPer Holm, speciallæge i almen medicin\n", "stationary", Laege},
		{"quoted mail below an answer", "korrespondance", "Fra: Ida Bro, Vestby Kommune\nTil: Lægehuset Bakken\nEmne: SV: attest\n\nTak for svaret.\n\nFra: Per Holm, Lægehuset Bakken\nTil: Ida Bro\n\nTilstanden er stationær.\n", "stationary", Laege},
		{"the citizen's own part of the plan", "rehabiliteringsplan-forberedende", "Borgerens egne ord: Jeg mener, at min arbejdsevne er varigt nedsat.", "permanent_reduction", ""},
		{"the doctor agrees", "laege-265", "Jeg vurderer, at arbejdsevnen er varigt nedsat.", "permanent_reduction", Laege},
		{"patient in an attest", "laege-265", "Pt. oplyser selv, at arbejdsevnen er varigt nedsat.", "permanent_reduction", ""},
		{"union", "journalnotat", "Fagforeningen mener, at alle indsatser er udtømt.", "measures_exhausted", ""},
		{"husband", "moedereferat", "Ægtefællen siger, at tilstanden er stationær.", "stationary", ""},
	} {
		got := f.Find(DocInfo{Type: c.docType, Date: "2021-06-01"}, match.ParsePages([]string{c.text}))
		s := labelled(got, c.label)
		switch {
		case c.want == "" && s != nil:
			t.Errorf("%s: %q has %s by %q", c.name, c.text, c.label, s.Speaker)
		case c.want != "" && s == nil:
			t.Errorf("%s: %q lacks %s: %v", c.name, c.text, c.label, got)
		case c.want != "" && s.Speaker != c.want:
			t.Errorf("%s: %q is said by %q, want %q", c.name, c.text, s.Speaker, c.want)
		}
	}
}
