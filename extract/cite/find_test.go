package cite

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// cited lists the values of a text, joined by ' | '.
func cited(text string, c Context) string {
	var vs []string
	for _, x := range Find(1, text, Options{Context: c}) {
		vs = append(vs, x.Value)
	}
	return strings.Join(vs, " | ")
}

func TestStatutes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"jf. LSP § 19, stk. 1, nr. 2", "LSP § 19, stk. 1, nr. 2"},
		{"pensionslovens § 19 stk 1 nr 2", "LSP § 19, stk. 1, nr. 2"},
		{"PENSIONSLOVENS § 19, STK. 1", "LSP § 19, stk. 1"},
		{"lov om social pension § 20, stk. 3", "LSP § 20, stk. 3"},
		{"efter § 20, stk. 3, i lov om social pension", "LSP § 20, stk. 3"},
		{"§ 68 a i LAB", "LAB § 68 a"},
		{"§68a i lov om en aktiv beskæftigelsesindsats", "LAB § 68 a"},
		{"aktivlovens § 46", "LAS § 46"},
		{"lov om aktiv socialpolitik, § 11", "LAS § 11"},
		{"efter servicelovens § 85", "SEL § 85"},
		{"SEL § 107 eller SEL § 108", "SEL § 107 | SEL § 108"},
		{"pensionslovens §§ 19 og 20", "LSP § 19 | LSP § 20"},
		{"pensionslovens §§ 16-18", "LSP § 16 | LSP § 17 | LSP § 18"},
		{"§§ 16, 18 og 20 i lov om social pension", "LSP § 16 | LSP § 18 | LSP § 20"},
		{"§ 16, stk. 2 og 3, i pensionsloven", "LSP § 16, stk. 2 | LSP § 16, stk. 3"},
		{"LSP § 19, stk. 1, nr. 1-3", "LSP § 19, stk. 1, nr. 1 | LSP § 19, stk. 1, nr. 2 | LSP § 19, stk. 1, nr. 3"},
		{"LSP § 19, stk. 1, nr. 3 og nr. 4", "LSP § 19, stk. 1, nr. 3 | LSP § 19, stk. 1, nr. 4"},
		{"LSP § 20, stk. 1, 2. pkt.", "LSP § 20, stk. 1, 2. pkt."},
		{"LSP § 20, stk. 1, 2. punktum", "LSP § 20, stk. 1, 2. pkt."},
		{"truffet efter § 20, stk. 2, jf. § 16, stk. 3, i lov om social pension", "LSP § 20, stk. 2 | LSP § 16, stk. 3"},
		{"lov om social pension, jf. lovbekendtgørelse nr. 234 af 12. februar 2021, § 18", "LSP § 18"},
		{"lov om retssikkerhed og administration på det sociale område § 11 a, stk. 1", "RSL § 11 a, stk. 1"},
		{"retssikkerhedslovens § 10", "RSL § 10"},
		{"forvaltningslovens §§ 19 og 22", "FVL § 19 | FVL § 22"},
		{"partshøring, jf. § 19 i forvaltningsloven", "FVL § 19"},
		{"sygedagpengelovens § 27, stk. 1, nr. 3", "SDP § 27, stk. 1, nr. 3"},
		{"sygedagpenge forlænget efter § 27, stk. 1, nr. 2", "SDP § 27, stk. 1, nr. 2"},
		{"genoptræningsplan efter sundhedslovens § 140", "SUL § 140"},
		{"bostøtte efter § 85 og kontaktperson efter § 99", "SEL § 85 | SEL § 99"},
		{"ressourceforløb efter LAB kap. 12 a", "LAB kap. 12 a"},
		{"kapitel 12 b i beskæftigelsesindsatsloven", "LAB kap. 12 b"},
		{"jf. kap. 3", ""},
		{"offentlighedslovens § 13 og organiseringslovens § 9, stk. 2", "OFL § 13 | LOB § 9, stk. 2"},
		{"førtidspension, § 17, stk. 2", "LSP § 17, stk. 2"},
		{"sagen efter § 17, stk. 1, og foreliggende grundlag efter stk. 2", "LSP § 17, stk. 1 | LSP § 17, stk. 2"},
		{"§ 19, stk. 1, nr. 3, er opfyldt, men ikke kravet efter nr. 2", "LSP § 19, stk. 1, nr. 3 | LSP § 19, stk. 1, nr. 2"},
		{"pensionslovens § 18. Efter lovens § 20, stk. 3, skal", "LSP § 18 | LSP § 20, stk. 3"},
		{"fleksjob efter § 116, stk. 2", "LAB § 116, stk. 2"},
		{"pensionslovens S 19, stk. 1", "LSP § 19, stk. 1"},
		{"støtte efter SEL 85", "SEL § 85"},
		{"taget prøve på LAB 3", ""},
		{"§ 19 stk. 1 nr. 2 og 12 timer om ugen", "LSP § 19, stk. 1, nr. 2"},
		{"LSP § 18, stk. 2, og 3 timer", "LSP § 18, stk. 2"},
		{"§ 85-støtte 3 timer", "SEL § 85"},
		{"LAB kap. 18 og 19", "LAB kap. 18 | LAB kap. 19"},
		{"forvaltningslovens § 22-24", "FVL § 22 | FVL § 23 | FVL § 24"},
		{"førtidspension efter paragraf 17, stk. 2", "LSP § 17, stk. 2"},
		{"§ 17.2-sag om førtidspension", "LSP § 17, stk. 2"},
		{"pensionslovens § 18.stk 2", "LSP § 18, stk. 2"},
		{"nr. 3 og 4 i § 19, stk. 1, i pensionsloven", "LSP § 19, stk. 1, nr. 3 | LSP § 19, stk. 1, nr. 4"},
		{"stk. 3 i pensionslovens § 20", "LSP § 20"},
		{"efter ferielovens § 19 og lejelovens § 20", ""},
		{"i § 5 i ferieloven", ""},
		{"§", ""}, {"§ ", ""}, {"§ x", ""}, {"§ 99999", ""},
	} {
		if got := cited(c.text, Context{}); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestDecisions(t *testing.T) {
	speaks := Context{Decisions: true}
	for _, c := range []struct {
		text, want string
		ctx        Context
	}{
		{"principmeddelelse 58-18", "58-18", Context{}},
		{"Ankestyrelsens principmeddelelse nr. 82-16", "82-16", Context{}},
		{"principafgørelse nr. 58/18", "58-18", Context{}},
		{"PM 58/18 og PM 9-17", "58-18 | 9-17", Context{}},
		{"P-33-15", "33-15", Context{}},
		{"PM119-13", "119-13", Context{}},
		{"P-21-99", "P-21-99", Context{}},
		{"P 39-17", "39-17", Context{}},
		{"principmeddelelserne 58-18, 37-19 og 26-19", "58-18 | 37-19 | 26-19", Context{}},
		{"principmeddelelse 119-13 (revision)", "119-13", Context{}},
		{"jf. princippet i 42-17", "42-17", Context{}},
		{"Ankestyrelsen har i 68-14 sagt", "68-14", Context{}},
		{"se 26-19", "26-19", speaks},
		{"se på 119-13", "119-13", Context{}},
		{"26-19 point", "", speaks},
		{"uge 39-17", "", speaks},
		{"12-14 timer", "", speaks},
		{"tlf. 58-18-40-17", "", speaks},
		{"sagsnr. 2019-58-18", "", speaks},
		{"kl. 13-15", "", speaks},
		{"principmeddelelse 58-2018", "58-18", Context{}},
		{"i alderen 30-34", "", speaks},
		{"12/3-19 talte jeg med ham", "", speaks},
		{"24/7 og 1-15 gange", "", speaks},
	} {
		if got := cited(c.text, c.ctx); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestTableExamples runs the hit and miss columns of acts.tsv and bare_sections.tsv.
func TestTableExamples(t *testing.T) {
	for _, file := range []string{"acts.tsv", "bare_sections.tsv"} {
		for _, r := range lexicon.MustLoad(file, "act", "hit", "miss").Rows {
			text, want, ok := strings.Cut(strings.TrimSuffix(r.Get("hit"), "]"), " [")
			if !ok {
				t.Errorf("%s:%d: hit without [value]", file, r.Line)
				continue
			}
			if got := cited(text, Context{}); !strings.Contains(got, want) {
				t.Errorf("%s:%d: %q gives %q, want %q", file, r.Line, text, got, want)
			}
			if got := cited(r.Get("miss"), Context{}); strings.Contains(got, r.Get("act")+" ") {
				t.Errorf("%s:%d: miss %q gives %q", file, r.Line, r.Get("miss"), got)
			}
		}
	}
}

func TestQuotesAreTheText(t *testing.T) {
	text := "Ærø Kommune: efter § 68 a i LAB og pensionslovens §§ 16, 18 og 20 samt PM 58/18, 37-19."
	cs := Find(1, text, Options{})
	if len(cs) != 6 {
		t.Errorf("%d citations: %+v", len(cs), cs)
	}
	for _, c := range cs {
		if text[c.Start:c.End] != c.Quote {
			t.Errorf("%+v", c)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"LSP § 19, stk. 1, nr. 2", "§§ 16-18 i pensionsloven", "PM 58/18, 37-19", "kap. 12 a i LAB", "lovens S 19", "P-21-99", "efter stk. 2", "§\xff 1", "§ 1, stk"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range Find(1, s, Options{}) {
			if c.Start < 0 || c.End > len(s) || c.Start >= c.End || s[c.Start:c.End] != c.Quote || c.Value == "" {
				t.Fatalf("%q: %+v", s, c)
			}
			Resolve(c.Value, "2015-01-01", "2024-01-01")
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Borgeren har siden den 3. maj 2018 været tilknyttet jobcentret og er set af lægen 12.06.2019. Efter § 18, stk. 2, i lov om social pension forelægges sagen. "+
		"Hun har det dårligt om morgenen, kan gå 300 meter og sover 4-5 timer. Der er ikke andet at bemærke, jf. principmeddelelse 58-18.\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(1, text, Options{})
	}
}

// TestHostileInput would not end in time if any part were quadratic.
func TestHostileInput(t *testing.T) {
	for _, s := range []string{"§", "§ 19 ", "§§ 1, 2 ", "§ 19, stk. 1, nr. 1, ", "58-18, ", "PM ", "lov om ", "stk. 2 efter nr. 2 ", "§ 19 efter stk. 2 ", "kap. 3 "} {
		Find(1, strings.Repeat(s, 300000/len(s)), Options{})
	}
}
