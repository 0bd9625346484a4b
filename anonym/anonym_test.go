package anonym

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// attest and note are pages of an invented case.
const attest = `LÆ 265
Navn: Gurli Østertoft Winkelmann
Cpr-nr.: 110368-0034
Adresse: Rugvænget 14, 2. tv., 7190 Billund
Tlf. 75 33 20 11, mail gurli.w@postkasse.dk
Sagsnr. 27.36.00-G01-112-18

Gurli har depression og slidgigt i begge knæ. Hun har siden maj 2016 fået kontanthjælp.
Winkelmanns arbejdsevne er efter LSP § 19, stk. 1, nr. 3 varigt nedsat. August og september var dårlige.
Behandlet på Regionshospitalet Grønhave af overlæge Thyge Brandstrup. Ehlers-Danlos er udelukket.

Med venlig hilsen

Fadil Karabeg
speciallæge i almen medicin`

const note = `Journal
12. maj 2019: Ringet til GURLI WINKELMANN. Født 11. marts 1968. Hendes mand, Torkild, svarer.
Praktik hos Møllegårdens Planteskole i Billund, kontakt Aase Vind, aase.vind@planteskole.example.
Fru Vind siger, at Gurlis praktik ophørte 3. juni 2019 efter 4 timer om ugen.
Kopi til Dr. Brandstrup. Borger bor stadig Rugvænget 14.`

func example() *Replacer {
	return New(Input{Case: "Winkelmann 110368", Paths: []string{"LÆ265 Winkelmann.pdf", "notat.txt"}, Pages: [][]string{{attest}, {note}}, Born: "1968-03-11"})
}

func TestReplaces(t *testing.T) {
	r := example()
	out := r.String(attest) + "\n" + r.String(note)
	for _, gone := range []string{"Gurli", "GURLI", "Winkelmann", "WINKELMANN", "Østertoft", "110368", "0034", "Rugvænget", "7190", "Billund",
		"75 33 20 11", "@", "27.36.00", "Grønhave", "Thyge", "Brandstrup", "Fadil", "Karabeg", "Torkild", "Aase", "Vind", "11. marts", "Møllegården"} {
		if strings.Contains(out, gone) {
			t.Errorf("%q is left", gone)
		}
	}
	for _, kept := range []string{"depression", "slidgigt", "maj 2016", "kontanthjælp", "LSP § 19, stk. 1, nr. 3", "August og september", "Ehlers-Danlos",
		"12. maj 2019", "3. juni 2019", "4 timer om ugen", "LÆ 265", "Født 1968", "Person A", "Person A’s", "[cpr 1]", "overlæge"} {
		if !strings.Contains(out, kept) {
			t.Errorf("%q is gone:\n%s", kept, out)
		}
	}
	if strings.Count(out, "Person A") < 4 {
		t.Errorf("the citizen is not always Person A:\n%s", out)
	}
}

func TestAt(t *testing.T) {
	r := example()
	for _, text := range []string{attest, note} {
		m := r.Text(text)
		for _, quote := range []string{"depression og slidgigt", "Praktik hos Møllegårdens", "arbejdsevne er efter", "ophørte 3. juni 2019"} {
			at := strings.Index(text, quote)
			if at < 0 {
				continue
			}
			start, end := m.At(at, at+len(quote))
			if got := m.Text[start:end]; got != r.String(quote) && !strings.Contains(got, "Sted") && got != quote {
				t.Errorf("%q became %q", quote, got)
			}
		}
		for i := range text { // every span stays a span
			start, end := m.At(i, min(i+7, len(text)))
			if start > end || end > len(m.Text) {
				t.Fatalf("%d: %d-%d of %d", i, start, end, len(m.Text))
			}
		}
	}
}

func TestLeaks(t *testing.T) {
	r := example()
	r.Stands("LÆ265 Winkelmann.pdf", "Dokument 01.pdf")
	if l := r.Leaks([]byte(r.String(attest) + r.String(note))); len(l) > 0 {
		t.Errorf("leaks in what was replaced: %v", l)
	}
	for _, x := range []struct{ out, sort string }{
		{"hos winkelmann", "navn"}, {"WINKELMANNS hus", "navn"}, {"<b>Karabeg&#39;s</b>", "navn"}, {`{"q":"\u00d8stertoft"}`, "navn"},
		{`href="../Sag%20%C3%98stertoft/a"`, "navn"}, {"cpr 1103680034", "cpr-nummer"}, {"110368 0034", "cpr-nummer"}, {"tlf 75332011", "telefonnummer"},
		{"7533 2011", "telefonnummer"}, {"GURLI.W@POSTKASSE.DK", "e-mail"}, {"rugvænget 14, 2. TV.", "adresse"}, {"i Grønhave", "sted"}, {"se LÆ265 Winkelmann.pdf", "filnavn"},
	} {
		found := false
		for _, l := range r.Leaks([]byte(x.out)) {
			found = found || l.Sort == x.sort
		}
		if !found {
			t.Errorf("no leak of sort %s seen in %q", x.sort, x.out)
		}
	}
}

// TestOverlap: a name that runs on from an address is replaced all the same.
func TestOverlap(t *testing.T) {
	for _, text := range []string{
		"Mødet er på jobcentret, Ørstedsvej 4, 5000 Odense C. Kvorning deltager. Hun så Kvorning i går.",
		"Bor i 8000 Aarhus V. Sirkka svarer ikke. Vi skrev til Sirkka.",
		"Sagsnr. 12-Kvorning7, Kvorning. Talte med Kvorning.",
	} {
		r := New(Input{Case: "s", Paths: []string{"a.txt"}, Pages: [][]string{{text}}})
		out := r.String(text)
		if l := r.Leaks([]byte(out)); len(l) > 0 || strings.Contains(out, "Kvorning") || strings.Contains(out, "Sirkka") {
			t.Errorf("%q became %q: %v", text, out, l)
		}
	}
}

// TestFinds holds the ways a name is known by.
func TestFinds(t *testing.T) {
	for _, x := range []struct{ text, gone, kept string }{
		{"Vedr.: Zdenka Kovarik, 050580-0012", "Zdenka", "Vedr."},
		{"Samtale med sagsbehandler Ubbe Tvilling om praktik.", "Ubbe", "praktik"},
		{"Kære Melvina\n\nTak for brevet.", "Melvina", "Tak"},
		{"Mødet blev holdt med Quorra og hendes bror.", "Quorra", "bror"},
		{"Referent: D. Vammelby", "Vammelby", "Referent"},
		{"Fra: Jens-Ole Hjuler <joh@kommune.example>", "Hjuler", "Fra"},
		{"Hun arbejdede hos Xylografen ApS til 2011.", "Xylografen", "2011"},
		{"Borgeren bor på Pileallé 7 B, 8700 Horsens.", "Pileallé", "Borgeren"},
		{"Ring på +45 20 30 40 50 eller 20304050.", "20 30 40 50", "Ring"},
		{"TJØRRING KOMMUNE\nJobcenter Tjørring", "TJØRRING", "Jobcenter"},
		{"Lægerne Nørretoft, ydernr. 045217", "045217", "ydernr."},
		{"Annelise Bak Sørensen (f. 3. maj 1971) møder op.", "3. maj", "1971"},
		{"Hej Mette\ndet er birgit fra jobcentret. jeg har talt med tesfalem. Tesfalem bor i Nr. Snede. Hun så Tesfalem.", "tesfalem", "fra jobcentret"},
		{"Deltagere: Iben Holk (formand) og Stig Abel, alm. praksis.", "Iben", "alm. praksis"},
		{"Brev fra lægen / Stig Abel, alm. praksis", "Abel", "fra lægen"},
		{"Kontakt: Rusklinikken, Kirkestræde 4.", "Kirkestræde", "Rusklinikken"},
		{"mvh birgit", "birgit", "mvh"},
		{"Journalnr. EMN-2020-1234-X og J.nr. 55-12.", "1234", "Journalnr."},
		{"Psykiatrisk afd. P2, Risskov. Score 10 20 30 40.", "Risskov", "Score 10 20 30 40"},
		{"Samtale med Woldemichael Haile Bertelsen om fleksjob.", "Haile", "om fleksjob"},
		{"Han har Parkinsons sygdom og får Madopar i maj 2020.", "zzz", "Parkinsons sygdom"},
		{"Testet med Hamilton og Beck; skåret 18 af 63.", "zzz", "Hamilton og Beck"},
		{"I maj, juni og august 2018 gik det bedre. Maj var værst.", "zzz", "I maj, juni og august 2018 gik det bedre. Maj var værst."},
		{"Efter § 19 i lov om social pension, jf. BEK 996/2016.", "zzz", "lov om social pension, jf. BEK 996/2016"},
		{"Praktikplads 2 fra 01-02-2016 til 30-04-2016, 2001-2013.", "zzz", "Praktikplads 2 fra 01-02-2016 til 30-04-2016, 2001-2013."},
	} {
		r := New(Input{Case: "s", Paths: []string{"a.txt"}, Pages: [][]string{{x.text}}})
		out := r.String(x.text)
		if strings.Contains(out, x.gone) || !strings.Contains(out, x.kept) {
			t.Errorf("%q became %q", x.text, out)
		}
	}
}

func TestSameAgain(t *testing.T) {
	a, b := example(), example()
	if a.String(attest) != b.String(attest) || a.String(note) != a.String(note) {
		t.Error("not the same twice")
	}
}

func FuzzText(f *testing.F) {
	f.Add(attest, 3, 20)
	f.Add(note, 0, 5)
	f.Add("\xff\xfe Ole 010170-0012\n@@ +45", 1, 9)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if len(text) > 4000 || !utf8.ValidString(text) {
			return
		}
		r := New(Input{Case: "f", Paths: []string{"f.txt"}, Pages: [][]string{{text}}})
		m := r.Text(text)
		if start < 0 || end < start || end > len(text) {
			return
		}
		if a, b := m.At(start, end); a < 0 || b < a || b > len(m.Text) {
			t.Fatalf("%d-%d of %d became %d-%d of %d", start, end, len(text), a, b, len(m.Text))
		}
	})
}
