package office

import (
	"strings"
	"testing"
)

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"wrapped lines are joined", `Borgeren har siden efteråret deltaget i et forløb på tre
timer om ugen. Fremmødet har været stabilt, men der er
ingen fremgang i timetallet, og smerterne er uændrede
trods behandling.

Ny tid aftales.`, `Borgeren har siden efteråret deltaget i et forløb på tre timer om ugen. Fremmødet har været stabilt, men der er ingen fremgang i timetallet, og smerterne er uændrede trods behandling.

Ny tid aftales.`},
		{"long lines stay", "Et meget langt afsnit uden ombrydning.\nEt til.\nOg et tredje.", "Et meget langt afsnit uden ombrydning.\nEt til.\nOg et tredje."},
		{"lists stay", `Der er aftalt følgende punkter med borgeren til opfølgning:
- praktik i tre timer om ugen hos den lokale brugsforening
  fra den første i næste måned og frem til sommer
- samtale med mentor hver anden uge i hele perioden
1. status til lægen om medicinen og bivirkninger af den`, `Der er aftalt følgende punkter med borgeren til opfølgning:
- praktik i tre timer om ugen hos den lokale brugsforening fra den første i næste måned og frem til sommer
- samtale med mentor hver anden uge i hele perioden
1. status til lægen om medicinen og bivirkninger af den`},
		{"journal entries stay apart", `03-02-2019 Samtale på jobcentret, borger mødte ikke op.
04-03-2019 Ny samtale. Praktik drøftet, og borger vil
  gerne prøve. Starter 1. april.
09-04-2019 Praktik startet i går. Går efter planen, siger
  arbejdsgiver.`, `03-02-2019 Samtale på jobcentret, borger mødte ikke op.
04-03-2019 Ny samtale. Praktik drøftet, og borger vil gerne prøve. Starter 1. april.
09-04-2019 Praktik startet i går. Går efter planen, siger arbejdsgiver.`},
		{"form lines stay", "Navn: Bo Hansen\nAdresse: Vej 1, 9000 Aalborg\nTelefon: 12 34 56 78\nSagsbehandler: KL", "Navn: Bo Hansen\nAdresse: Vej 1, 9000 Aalborg\nTelefon: 12 34 56 78\nSagsbehandler: KL"},
		{"quoted mail keeps its mark", `> Vi har talt om, at der skal findes en ny løsning inden
> udgangen af måneden, så han ikke står uden forsørgelse
> og må vente.
Tak.`, `> Vi har talt om, at der skal findes en ny løsning inden udgangen af måneden, så han ikke står uden forsørgelse og må vente.
Tak.`},
		{"one paragraph that breaks off", `Ung mand med skizofreni, bor på botilbud, kan ingenting, og
derfor forelægges sagen ikke for teamet, jf. loven.
Der laves heller ikke plan.

Sendt til udtalelse i går.`, `Ung mand med skizofreni, bor på botilbud, kan ingenting, og derfor forelægges sagen ikke for teamet, jf. loven.
Der laves heller ikke plan.

Sendt til udtalelse i går.`},
		{"wrapped twice", `15-06-2018 Sygedagpenge. Praktikken er bevilget pr. 3. maj
2019
  efter møde i teamet.
20-08-2019 Praktik standset, fordi hun er træt og har ondt
  (igen).`, `15-06-2018 Sygedagpenge. Praktikken er bevilget pr. 3. maj 2019 efter møde i teamet.
20-08-2019 Praktik standset, fordi hun er træt og har ondt (igen).`},
		{"quote whose mark got lost", `> Kan du sende mig en status på praktikken? Jeg skal bruge den til
opfølgningen.`, `> Kan du sende mig en status på praktikken? Jeg skal bruge den til opfølgningen.`},
		{"short small lines are a list", "købt ind:\næbler\npærer\nbrød", "købt ind:\næbler\npærer\nbrød"},
		{"table drawn with bars", "+------+-------+\n| Dato | Notat |\n|------|:-----:|\n| 1/2  | Mødt  |\nA | B er ikke en række", "Dato\tNotat\n1/2\tMødt\nA | B er ikke en række"},
		{"columns of spaces", "Dato        Timer  Bemærkning\n01.02.2020  4      stabil\n08.02.2020  3      træt", "Dato\tTimer\tBemærkning\n01.02.2020\t4\tstabil\n08.02.2020\t3\ttræt"},
		{"labels far apart", "Sag: 12-345   Dato: 1.2.2020  Init.: KL", "Sag: 12-345\tDato: 1.2.2020\tInit.: KL"},
		{"two spaces after a stop", "Mødt til tiden.  Går det godt?  Ja.", "Mødt til tiden.  Går det godt?  Ja."},
		{"space after a list mark", "1.   Anamnese\n-   punkt", "1.   Anamnese\n-   punkt"},
		{"form feed", "side et\fside to\n\f", "side et\fside to"},
		{"mojibake", "fÃ¸rtidspension", "førtidspension"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"rules stay", "Brev\n----------\nTekst", "Brev\n----------\nTekst"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := PlainText(c.in, Limits{})
			if got := textOf(res); err != nil || got != c.want {
				t.Errorf("got %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

// TestParagraphLines holds that a text with a paragraph a line keeps its short
// lines apart: nothing in it was wrapped.
func TestParagraphLines(t *testing.T) {
	long := strings.Repeat("Patienten har været i behandling i flere år uden varig virkning. ", 4)
	text := "LÆ 265 Lægeattest til rehabiliteringsteam\nPatient: Ane Holm, 140369-0015\nKonsultation den 6. april 2021. Attest udstedt 8. april 2021\n\n1. " +
		long + "\n\n2. " + long + "\n\nMed venlig hilsen\nAnnelise Toft"
	got, err := PlainText(text, Limits{})
	if err != nil || len(got.Pages) != 1 || got.Pages[0] != strings.ReplaceAll(text, ". \n", ".\n") {
		t.Errorf("%v: %q", err, got.Pages)
	}
}

func TestCSV(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"semicolons", "Dato;Notat\n1.2.2020;\"Mødt; træt\"\n", "Dato\tNotat\n1.2.2020\tMødt; træt"},
		{"commas", "a,b\n1,2", "a\tb\n1\t2"},
		{"line end in a cell", "a;b\n1;\"to\nlinjer\"", "a\tb\n1\tto linjer"},
		{"uneven rows", "a;b\n1\n2;3;4", "a\tb\n1\n2\t3\t4"},
		{"no table", "bare tekst", "bare tekst"},
		{"windows letters", "navn;by\nS\xF8ren;\xC5rhus", "navn\tby\nSøren\tÅrhus"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := CSV([]byte(c.in), Limits{})
			if got := textOf(res); err != nil || got != c.want {
				t.Errorf("got %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func FuzzPlainText(f *testing.F) {
	f.Add([]byte("a  b\nc  d\n> e\n\f- f"))
	f.Add([]byte("| Dato | Notat |\n|------|-------|\n| 1.2. | m\xF8de |"))
	f.Add([]byte("\xFF\xFEa\x00\n\x00b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, func() (Result, error) { return TXT(data, fuzzLimits) })
	})
}

func BenchmarkPlainText(b *testing.B) {
	text := strings.Repeat("Borgeren har siden efteråret deltaget i et forløb på tre\ntimer om ugen. Fremmødet har været stabilt, men der er\ningen fremgang i timetallet.\n\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := PlainText(text, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
