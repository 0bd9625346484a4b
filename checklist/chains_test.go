package checklist

import (
	"strings"
	"testing"
)

const (
	fall      = "Patienten faldt ned fra et stillads på havnen i Esbjerg og pådrog sig et kompliceret brud på venstre hofte, som siden er opereret tre gange uden at smerterne har fortaget sig. "
	spentFall = fall + "Tilstanden vurderes at være stationær, og der er ikke flere behandlingsmuligheder at tilbyde."
	discharge = "Epikrise.pdf\nEPIKRISE\nOrtopædkirurgisk afdeling\nDato: 3. marts 2014\n\n" + spentFall
	spentLoss = spentFall + " Hendes arbejdsevne er efter styrtet fra stilladset varigt nedsat, så hun hverken kan knæle, kravle eller bære kasser på værftet."
	concluded = "Epikrise.pdf\nEPIKRISE\nOrtopædkirurgisk afdeling\nDato: 3. marts 2014\n\n" + spentLoss
	hope      = "LÆ 125.pdf\nLÆ 125 Statusattest\nDato: 14. september 2016\n\nKaren er henvist til smerteklinikken i Vejle, og det forventes, at behandlingen kan bedre hendes funktion væsentligt."
	team      = "Indstilling.pdf\nRehabiliteringsteamets indstilling\nMødedato: 5. april 2018\n\nTeamet har drøftet sagen.\n"
)

// TestChains sees that words a later paper only gives again are as old as their
// source, and that what it adds is its own.
func TestChains(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		name, papers string
		want         Verdict // of nr3: the hope of 2016 stands unless newer words overtake it
	}{
		{"never again", discharge + "\n---\n" + hope, Contradicted},
		{"copied by the team", discharge + "\n---\n" + hope + "\n---\n" + team + spentFall, Contradicted},
		{"quoted with its date", discharge + "\n---\n" + hope + "\n---\n" + team + "Det fremgår af epikrise af 3. marts 2014, at p" + spentFall[1:], Contradicted},
		{"quoted by a specialist", discharge + "\n---\n" + hope + "\n---\nErklæring.pdf\nSpeciallægeerklæring\nDato: 5. april 2018\n\n" + spentFall, Partial}, // its date ends the hope, its words are old
		{"copied and still so", discharge + "\n---\n" + hope + "\n---\nErklæring.pdf\nSpeciallægeerklæring\nDato: 5. april 2018\n\n" + spentFall + "\nTilstanden er uændret ved undersøgelsen i dag.", Documented},
		{"said anew in other words", discharge + "\n---\n" + hope + "\n---\nErklæring.pdf\nSpeciallægeerklæring\nDato: 5. april 2018\n\nSmerteklinikken har afsluttet Karen uden effekt. Tilstanden er stationær, arbejdsevnen er varigt nedsat, og der er ikke flere behandlingsmuligheder.", Documented},
		{"the source lies last in the folder and has no date", "0.pdf\nEPIKRISE\nOrtopædkirurgisk afdeling\n\n" + spentFall + "\n---\n" + hope + "\n---\n" + discharge, Contradicted},
	} {
		res := judge(t, papersIn(t, x, "2018-06-01", c.papers))
		if it := item(t, res, "nr3"); it.Verdict != c.want {
			t.Errorf("%s: %s, want %s: %s", c.name, it.Verdict, c.want, it.Reason)
		}
	}
}

// TestFoundAgain sees that a doctor who has looked anew says old words as his own,
// and that nobody else does.
func TestFoundAgain(t *testing.T) {
	x := newExtractor(t)
	specialist := "Erklæring.pdf\nSpeciallægeerklæring\nDato: 5. april 2018\n\n"
	for name, c := range map[string]struct {
		later string
		want  bool
	}{
		"copied by a specialist":       {specialist + spentLoss, false},
		"found again by a specialist":  {specialist + "Karen er gennemgået på ny i dag. " + spentLoss, true},
		"still so":                     {specialist + "Nedenstående gælder fortsat.\n" + spentLoss, true},
		"looked at by nobody who can":  {strings.Replace(team, "Indstilling", "Erklæring", 1) + "Sagen er gennemgået på ny i dag. " + spentLoss, false},
		"looked at, and another words": {specialist + "Karen er gennemgået på ny i dag. Hendes arbejdsevne vurderes varigt nedsat.", true},
	} {
		own := false
		for _, e := range item(t, judge(t, papersIn(t, x, "2018-06-01", concluded+"\n---\n"+c.later)), "nr3").For {
			own = own || e.Document == "Erklæring.pdf" && e.CopyOf.Document == "" && strings.Contains(e.Quote, "varigt nedsat")
		}
		if own != c.want {
			t.Errorf("%s: words of its own %v, want %v", name, own, c.want)
		}
	}
}

// TestChainPlaces sees that the source shows where its words are given again.
func TestChainPlaces(t *testing.T) {
	x := newExtractor(t)
	plan := "Plan.pdf\nRehabiliteringsplan, forberedende del\nDato: 12. februar 2018\n\nHelbred:\n" + spentFall + "\n\nPlanen er lavet sammen med borgeren."
	res := judge(t, papersIn(t, x, "2018-06-01", discharge+"\n---\n"+plan+"\n---\n"+team+spentFall))
	var in []string
	for _, r := range res.Repeats {
		if r.At.Document != "Epikrise.pdf" {
			t.Errorf("%s is no source", r.At.Document)
		}
		in = append(in, r.In.Document+" "+r.In.Date)
	}
	if got := strings.Join(in, ", "); !strings.HasPrefix(got, "Plan.pdf 2018-02-12, Indstilling.pdf 2018-04-05") {
		t.Errorf("given again in %q", got)
	}
	for _, items := range [][]Item{res.Items, res.SideItems} {
		for _, it := range items {
			for _, e := range append(append([]Evidence{}, it.For...), it.Against...) {
				if strings.Contains(e.Quote, "behandlingsmuligheder") && e.Document != "Epikrise.pdf" && e.CopyOf.Document != "Epikrise.pdf" {
					t.Errorf("%s: a copy stands as evidence of its own: %+v", it.Item, e)
				}
			}
		}
	}
}

// TestJournalChains sees that an entry of a journal is older than a paper that
// quotes it, though the journal ends after that paper.
func TestJournalChains(t *testing.T) {
	x := newExtractor(t)
	journal := "Journal.pdf\nJournalnotater\nUdskrevet 1. maj 2018\n\n3. marts 2014\nModtaget epikrise. " + spentFall + "\n\n14. september 2016\nTelefonsamtale med Karen om hverdagen.\n\n1. maj 2018\nSagen sendes til teamet."
	in := papersIn(t, x, "2018-06-01", journal+"\n---\n"+team+spentFall)
	rules := mustLoad(t)
	regime, err := rules.Regime(in.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	v := newView(in, rules, regime)
	for _, f := range v.facts {
		if f.label == "treatment_exhausted" && f.when != "2014-03-03" {
			t.Errorf("%s: %s is of %s", f.Path, f.span.Quote, f.when)
		}
	}
}
