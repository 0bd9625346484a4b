package copies

import (
	"fmt"
	"strings"
	"testing"
)

const letter = `Esbjerg og Grindsted Sygehus
Ortopædkirurgisk Ambulatorium

Vedr. Karen Testesen, cpr 120370-0012
Dato: 12. marts 2019

Patienten er set i dag til kontrol efter den tredje operation af venstre hofte. Hun har fortsat smerter ved belastning og kan gå cirka 400 meter med stok. Røntgen viser god placering af protesen. Der er ikke planlagt yderligere behandling herfra, og patienten afsluttes til egen læge.

Med venlig hilsen
Ole Lund, overlæge`

const form = `LÆ 265 Generel helbredsattest
1. Navn: Karen Testesen
2. Er patienten i behandling nu? [x] Ja [ ] Nej
3. Funktionsevne: Kan gå 400 meter, kan sidde en halv time, kan ikke løfte over fem kilo
4. Prognose: Tilstanden vurderes at være stationær, og der er ikke udsigt til bedring
5. Dato: 12. marts 2019
Lægens navn: Per Prøve, Torvet 4, 6700 Esbjerg. Attesten er udfyldt på kommunens anmodning efter konsultation.`

const boxed = `LÆ 275 Statusoplysninger
1. Navn: Karen Testesen
Udfyldt 12. marts 2019
2. Sæt kryds ved det, der gælder
[x] Går højst 400 meter uden hvil
[ ] Smerter, der kræver fast daglig medicin
[x] Kan ikke løfte over fem kilo
[x] Træthed, som kommer efter kort tid
3. Prognose: Tilstanden vurderes at være stationær, og der er ikke udsigt til bedring
Lægens navn: Per Prøve, Torvet 4, 6700 Esbjerg. Attesten er udfyldt på kommunens anmodning efter konsultation.`

func read(pages ...string) Reading { return Reading{Pages: pages} }
func scan(pages ...string) Reading { return Reading{Pages: pages, OCR: true} }

func change(s, from, to string) string {
	if !strings.Contains(s, from) {
		panic(from)
	}
	return strings.Replace(s, from, to, 1)
}

func TestGroups(t *testing.T) {
	flowed := strings.ReplaceAll(letter, "\n", "  \n ")
	half := strings.Index(letter, "Røntgen")
	for _, c := range []struct {
		name string
		a, b Reading
		want bool
	}{
		{"same bytes, nothing read", Reading{Bytes: "a"}, Reading{Bytes: "a"}, true},
		{"nothing known", Reading{}, Reading{}, false},
		{"other spaces", read(letter), read(flowed), true},
		{"hyphens and breaks", read(letter), read(change(letter, "belastning", "belast-\nning")), true},
		{"page numbers and a footer", read(letter), read(letter[:half]+"\nSygehusvej 1, 6700 Esbjerg\nSide 1 af 2", letter[half:]+"\nSygehusvej 1, 6700 Esbjerg\nSide 2 af 2"), true},
		{"a header once and on each page", read("Region Syd, Sygehusvej 1\n" + letter), read("Region Syd, Sygehusvej 1\n"+letter[:half], "Region Syd, Sygehusvej 1\n"+letter[half:]), true},
		{"a stamp", read(letter), read("MODTAGET 14 MAR 2019\n" + letter), true},
		{"another date", read(letter), read(change(letter, "12. marts", "19. marts")), false},
		{"another name", read(letter), read(change(letter, "Karen", "Maren")), false},
		{"another number", read(letter), read(change(letter, "400", "900")), false},
		{"without a negation", read(letter), read(change(letter, "er ikke planlagt", "er planlagt")), false},
		{"a sentence more", read(letter), read(letter + "\nKopi er sendt til kommunen på deres anmodning."), false},
		{"short texts", read("Samtykke. Navn: Ole Lund."), read("Samtykke. Navn: Ole Lund."), false},

		{"scanned, letters misread", read(letter), scan(change(change(letter, "smerter", "smerler"), "placering", "p1acering")), true},
		{"scanned, a digit taken for a letter", read(letter), scan(change(letter, "400", "4OO")), true},
		{"scanned, specks", read(letter), scan("i ,\n" + change(letter, "Røntgen", "t Røntgen")), true},
		{"scanned, stamped and numbered", read(letter), scan("MODTAGET 14 MAR 2019 JOBCENTER\n" + letter + "\nSide 1 af 1"), true},
		{"scanned, a word torn", read(letter), scan(change(letter, "Patienten", "Pati enten")), true},
		{"scanned, another date", read(letter), scan(change(letter, "12. marts", "19. marts")), false},
		{"scanned, another month", read(letter), scan(change(letter, "12. marts", "12. august")), false},
		{"scanned, another name", read(letter), scan(change(letter, "Karen Testesen", "Birgit Prøvsen")), false},
		{"scanned, a negation less", read(letter), scan(change(letter, "er ikke planlagt", "er planlagt")), false},
		{"scanned, a negation for a word", read(letter), scan(change(letter, "er ikke planlagt", "er ilde planlagt")), false},
		{"scanned, a line lost", read(letter), scan(change(letter, "Dato: 12. marts 2019\n", "")), false},
		{"two scans of one letter", scan(change(letter, "smerter", "smerler")), scan(change(letter, "placering", "placcring")), true},

		{"a fax line on top", read(letter), read("FRA: SYGEHUSET 13 MAR 2019 08:41 TIL: 76100000 S. 01/01\n" + letter), true},
		{"a fax line that was broken", read(letter), read("FRA: SYGEHUSET   13 MAR 2019 08:41  TIL:\n76100000  S. 1\n" + letter), true},
		{"a fax line with an arrow", read(letter), scan("13/03/2019 08:41 ORT AMB -> KOMMUNEN s.1\n" + letter), true},
		{"without the letterhead", read(letter), read(letter[strings.Index(letter, "Vedr."):]), true},
		{"without the signature", read(letter), read(letter[:strings.Index(letter, "Med venlig")]), true},
		{"printed from another system", read(letter), read("Udskrevet fra journalen 3. april 2019\n" + letter), true},
		{"a telephone number on the letterhead", read(letter), read("Sygehusvej 1, tlf. 76 10 00 00\n" + letter), true},
		{"signed by another", read(letter), read(change(letter, "Ole Lund, overlæge", "Inge Holm, overlæge")), false},
		{"a draft", read(letter), read("Udkast\n" + letter), false},
		{"a corrected version", read(letter), read("Rettet svar\n" + letter), false},
		{"another date on top", read("Svar af 3. april 2019\n" + letter), read("Svar af 9. april 2019\n" + letter), false},
		{"a date more on top", read(letter), read("Svar af 9. april 2019\n" + letter), false},
		{"calls at two times", read("Opkald kl. 10:15 fra borger til jobcenter\n" + letter), read("Opkald kl. 13:40 fra borger til jobcenter\n" + letter), false},
		{"a denial at the bottom", read(letter), read(letter + "\nIkke godkendt"), false},

		{"boxes drawn otherwise", read(form), read(change(form, "[x] Ja [ ] Nej", "☒ Ja ☐ Nej")), true},
		{"boxes as typed by hand", read(form), read(change(form, "[x] Ja [ ] Nej", "X Ja   Nej")), true},
		{"boxes drawn otherwise, another tick", read(form), read(change(form, "[x] Ja [ ] Nej", "☐ Ja ☒ Nej")), false},
		{"a scanned form, the tick half read", read(boxed), scan(change(boxed, "[x] Går", "JX Går")), true},
		{"a scanned form, empty boxes taken for letters", read(boxed), scan(strings.ReplaceAll(boxed, "[ ]", "EC")), true},
		{"a scanned form, one tick lost", read(boxed), scan(change(boxed, "[x] Går", "Går")), true},
		{"a scanned form, no tick read", read(boxed), scan(strings.ReplaceAll(boxed, "[x]", "T")), false},
		{"a scanned form, a tick more", read(boxed), scan(change(boxed, "[ ] Smerter", "[x] Smerter")), false},
		{"a scanned form, a tick elsewhere", read(boxed), scan(change(change(boxed, "[ ] Smerter", "[x] Smerter"), "[x] Går", "EC Går")), false},
		{"scanned, a word under a stamp", read(letter + "\n" + form), scan(change(letter+"\n"+form, "planlagt", "KAGIL")), true},
		{"scanned, a Roman number", read(change(letter, "den tredje operation", "grad III")), scan(change(letter, "den tredje operation", "grad Ill")), true},

		{"a form twice", read(form), scan(form), true},
		{"a form, another tick", read(form), read(change(form, "[x] Ja [ ] Nej", "[ ] Ja [x] Nej")), false},
		{"a scanned form, another tick", read(form), scan(change(form, "[x] Ja [ ] Nej", "[ ] Ja [x] Nej")), false},
		{"a form of another year", read(form), read(change(form, "2019", "2021")), false},
		{"a scanned form of another year", read(form), scan(change(form, "2019", "2021")), false},
		{"a form, another answer", read(form), scan(change(form, "stationær, og der er ikke udsigt", "i bedring, og der er god udsigt")), false},
	} {
		got := Groups([]Reading{c.a, c.b})
		if same := got[1] == 0; same != c.want {
			t.Errorf("%s: %v, want %v", c.name, same, c.want)
		}
		if got := Groups([]Reading{c.b, c.a}); (got[1] == 0) != c.want {
			t.Errorf("%s, the other way round: %v", c.name, !c.want)
		}
	}
}

func TestGroupsOfMany(t *testing.T) {
	var rs []Reading
	for i := range 40 {
		rs = append(rs, read(change(form, "12. marts", fmt.Sprintf("%d. april", i+1))))
	}
	rs = append(rs, scan(change(change(form, "12. marts", "7. april"), "sidde", "sldde")), read(letter))
	got := Groups(rs)
	for i := range 40 {
		if got[i] != i {
			t.Errorf("form %d is in the group of %d", i, got[i])
		}
	}
	if got[40] != 6 || got[41] != 41 {
		t.Errorf("the scan is in the group of %d, the letter in that of %d", got[40], got[41])
	}
}

func TestDiff(t *testing.T) {
	of := func(s string) (out []word) {
		for _, w := range tokens(nil, s) {
			out = append(out, word{text: s[w.start:w.end], hash: w.hash})
		}
		return out
	}
	for _, c := range []struct{ a, b, want string }{
		{"a b c", "a b c", ""},
		{"a b c", "a x c", "b|x"},
		{"a b c", "a c", "b|"},
		{"", "a b", "|a b"},
		{"a b", "", "a b|"},
		{"en to tre fire fem", "nul en tre fire seks fem syv", "|nul;to|;|seks;|syv"},
		{"a b c d e f", "f e d c b a", "?"},
	} {
		a, b := of(c.a), of(c.b)
		hs, ok := diff(a, b, 6)
		if c.want == "?" {
			if ok {
				t.Errorf("%q, %q: within the limit", c.a, c.b)
			}
			continue
		}
		var got []string
		text := func(ws []word) string {
			var s []string
			for _, w := range ws {
				s = append(s, w.text)
			}
			return strings.Join(s, " ")
		}
		for _, h := range hs {
			got = append(got, text(a[h.a0:h.a1])+"|"+text(b[h.b0:h.b1]))
		}
		if !ok || strings.Join(got, ";") != c.want {
			t.Errorf("%q, %q: %v %q, want %q", c.a, c.b, ok, got, c.want)
		}
	}
}

func FuzzGroups(f *testing.F) {
	f.Add(letter, form, true)
	f.Add("", "[ ] ☒", false)
	f.Fuzz(func(t *testing.T, a, b string, ocr bool) {
		got := Groups([]Reading{{Pages: []string{a}}, {Pages: []string{b, a}, OCR: ocr}})
		if got[0] != 0 || got[1] > 1 {
			t.Errorf("%v", got)
		}
		for _, p := range Passages([]Piece{{0, a}, {1, b}, {1, a}}) {
			piece := []string{a, b, a}[p.Piece]
			if p.Start < 0 || p.Start >= p.End || p.End > len(piece) {
				t.Errorf("%+v", p)
			}
			Renewed(piece, p)
		}
	})
}
