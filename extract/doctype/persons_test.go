package doctype

import (
	"strings"
	"testing"
)

func TestFindCPR(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"cpr. 140268-0033", "1402680033=1968-02-14"},
		{"1402680033", "1402680033=1968-02-14"},
		{"140268 0033", "1402680033=1968-02-14"},
		{"120302-4011", "1203024011=2002-03-12"},
		{"120337-4011", "1203374011=1937-03-12"},
		{"230460-xxxx", "230460=1960-04-23"},
		{"tlf. 20151207", ""},
		{"sag 32.03.04-P19-77-17", ""},
		{"311280-0012 og 310280-0012", "3112800012=1980-12-31"},
		{"fakturanr. 2019-140268-0033", ""},
		{"140268-00331", ""},
		{"EAN 5798000012345", ""},
	} {
		var got []string
		for _, x := range FindCPR(1, c.text) {
			got = append(got, x.Number+"="+x.Born)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestAbout(t *testing.T) {
	for _, c := range []struct {
		text string
		want Identity
	}{
		{"Sorø Kommune\nBorger: Bo Ib Friis, cpr-nr. 010180-0019", Identity{Name: "Bo Ib Friis", CPR: "0101800019", Born: "1980-01-01", Page: 1}},
		{"010180-0019 Friis, Bo Ib\nIndlagt", Identity{Name: "Bo Ib Friis", CPR: "0101800019", Born: "1980-01-01", Page: 1}},
		{"Pt.: 010180-0019 Bo Friis. Kontaktdato 3. maj 2021", Identity{Name: "Bo Friis", CPR: "0101800019", Born: "1980-01-01", Page: 1}},
		{"Deltager: Bo Friis, f. 01-01-80\nPraktik", Identity{Name: "Bo Friis", Born: "1980-01-01", Page: 1}},
		{"Vedr. Bo Friis\nKære læge", Identity{Name: "Bo Friis", Page: 1}},
		{"Hej Ida\nTak for sidst.", Identity{}},
		{"Hendes datter Lis, 010110-4001, bor hjemme.", Identity{}},
	} {
		if got := About(1, c.text); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestCase(t *testing.T) {
	own := func(s string) Doc { return Doc{Pages: []string{s}} }
	r := Case([]Doc{
		own("LÆ 265\nPt.: 010180-0019 Bo Ib Friis\nMor har sukkersyge, 050555-0012."),
		own("Indstilling\nBorger: Bo Friis, 010180-0019\nTil stede: mentor Lis Dam, læge Ib Holm"),
		own("Praktik\nNavn: SuperBrugsen Sorø\nDeltager: Bo F."),
		own("Statusbrev\nVedr. Bo Erik Friis, 030361-0024\nNy hofte"),
		own("Ambulant notat\nPt.: 010180-0079 Bo Friis"), // one digit wrong
		{Pages: []string{"Journal\nBo Ib Friis, 010180-0019\n3. maj 2021", "Ambulant notat\n110348-0039 Karl Dam\nKOL"}},
		own("Vedr. Karl Dam\nStatus på støtten"),
		own("Fra: Lis\nTil: Ida\nEmne: Min bror\nHan har det skidt."),
		{Pages: []string{"Journal\nBo Ib Friis, 010180-0019", "Epikrise\nVedr.: Karl Dam, født 11. marts 1948\nKOL", "Notat\nVedr.: Bo Friis, født 1. januar 1980", "Født 2. maj 2011 er parrets ældste, som hedder Ida."}},
		own("Attest\nPatient: Karl Dam\nFødt: 11.03.1948\nKOL"),
		own("Notat\nVedr. Bo Friis\nHustruen Lis Dam, født 3. april 1982, deltager.\nDatteren er født 5. maj 2012."),
	}, "")
	if r.Citizen.Born != "1980-01-01" || r.Citizen.Name != "Bo Ib Friis" {
		t.Errorf("citizen %+v", r.Citizen)
	}
	var got []string
	for _, f := range r.Foreign {
		got = append(got, string(rune('0'+f.Doc))+"/"+string(rune('0'+f.Page))+" "+f.Why)
	}
	if s := strings.Join(got, ", "); s != "3/0 cpr, 5/2 cpr, 6/0 name, 8/2 born, 9/0 born" {
		t.Errorf("foreign: %s", s)
	}
	if r := Case(nil, ""); r.Citizen.Born != "" || r.Foreign != nil {
		t.Error("empty case")
	}
}

func TestDocumentDate(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"speciallaegeerklaering", "SPECIALLÆGEERKLÆRING\n\nErklæring af 9. april 2024 til Ribe Kommune\n\nAnamnese\nKendt siden august 2017, henvist efter LÆ 265 af 2. februar 2023.", "2024-04-09"},
		{"afgoerelse", "Sorø Kommune\nBo Friis\nTorvet 1\n12. maj 2021\nAfgørelse\nVi har den 3. maj 2021 fået din ansøgning.\nPensionen udbetales fra 1. august 2021.", "2021-05-12"},
		{"laege-265", "LÆ 265\nModtaget 3. maj 2021\nKonsultation 10. maj 2021\nDiagnoser\nDepression siden 2015\nDato: 12-05-2021\nLæge Ib Holm", "2021-05-12"},
		{"teamindstilling", "Rehabiliteringsteamets indstilling\nMøde den 12. maj 2021 kl. 9\nGrundlag: LÆ 265 af 3. april 2021\nOpfølgning inden 1. juli 2021", "2021-05-12"},
		{"korrespondance", "Fra: Bo\nTil: Ida\nDato: 12. maj 2021 10:11\nEmne: sag\nHej\nDen 3. maj 2021 skrev Ida:\n> hej", "2021-05-12"},
		{"journalnotat", "Journal\nBo Friis\n03-05-2021 IB\nSamtale\n12-05-2021 IB\nNy samtale den 1. juni 2021", "2021-05-12"},
		{"journalnotat", "Journaludskrift, udskrevet 12-05-2021\n03-04-2021 IB\nSamtale\n05-04-2021 IB\nNotat", "2021-05-12"},
		{"praktikevaluering", "Evaluering\nPeriode: 1. februar 2021 - 30. april 2021\nFremmøde godt\nUnderskrift: L. Dam, 12. maj 2021", "2021-05-12"},
		{"epikrise", "Ambulant notat\nKontaktdato 12.05.2021\nBo Friis f. 01.01.80\nMR 3. april 2021", "2021-05-12"},
		{"andet", "Ingen datoer her", "2021-05-12"},
	} {
		if got, rule := Date("bilag 120521.pdf", []string{c.text}, c.kind); got != c.want {
			t.Errorf("%s %q: %s (%s), want %s", c.kind, c.text[:20], got, rule, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	long := func(s string) []string { return []string{strings.Repeat(s+" ", 6)} }
	for _, c := range []struct {
		pages []string
		want  string
	}{
		{long("Borgeren har ikke været i arbejde, og hun kan ikke klare mere end to timer om ugen efter lægens vurdering."), "da"},
		{long("The patient was admitted to the hospital with pain and has not been able to work since then."), "en"},
		{long("Der Patient wurde mit starken Schmerzen im Krankenhaus aufgenommen und ist nicht arbeitsfähig."), "de"},
		{long("Patienten har inte kunnat arbeta och är sjukskriven från sitt arbete efter en olycka, hon har även ont."), "sv"},
		{[]string{"the and of"}, "da"}, {nil, "da"},
	} {
		if got := Language(c.pages); got != c.want {
			t.Errorf("%v: %s, want %s", c.pages, got, c.want)
		}
	}
}

func FuzzDocument(f *testing.F) {
	for _, h := range heads {
		f.Add("bilag.pdf", h.text)
	}
	f.Add("\xff_.pdf", "\xffFra:\n\x00Emne:\n010180-00")
	f.Fuzz(func(t *testing.T, name, text string) {
		pages := []string{text, text}
		r := Classify(name, pages)
		Date(name, pages, r.Type)
		Language(pages)
		Case([]Doc{{Pages: pages}, {Pages: []string{"Borger: Bo Friis, 010180-0019"}}}, "")
		for _, c := range FindCPR(1, text) {
			if c.Start < 0 || c.End > len(text) || c.Start >= c.End {
				t.Fatalf("%+v", c)
			}
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	text := heads[0].text + "\n" + strings.Repeat("Borgeren har siden den 3. maj 2018 været tilknyttet jobcentret og er set af lægen 12.06.2019 med gode resultater.\n", 30)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := Classify("bilag.pdf", []string{text})
		Date("bilag.pdf", []string{text}, r.Type)
		PeopleOf([]string{text}).About()
		Language([]string{text})
	}
}

// TestHostileInput would not end in time if any part were quadratic.
func TestHostileInput(t *testing.T) {
	for _, s := range []string{"010180-0019 ", "Navn: Bo Bo ", "Fra:\n", "12.3.2019 ", "f. 12.3.1980 ", "A ", "æ"} {
		pages := []string{strings.Repeat(s, 300000/len(s))}
		Date("x", pages, Classify("x", pages).Type)
		Case([]Doc{{Pages: pages}}, "")
	}
}
