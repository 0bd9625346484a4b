package index

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// generator writes decisions that look like published ones: one to three pages
// of sections, statutes, practice and reasons. The words are drawn from tables
// of the field, from diagnoses and measures, and from made compounds, so that a
// collection has a vocabulary as broad as its size asks for.
type generator struct {
	r                   *rand.Rand
	diagnoses, measures []string
	title               []string
}

func newGenerator(tb testing.TB, seed uint64) *generator {
	g := &generator{r: rand.New(rand.NewPCG(seed, 7))}
	for _, t := range []struct {
		name, column string
		into         *[]string
	}{{"diagnoses.tsv", "name", &g.diagnoses}, {"indsatser.tsv", "name", &g.measures}} {
		table, err := lexicon.Load(t.name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, row := range table.Rows {
			if v := strings.ToLower(row.Get(t.column)); v != "" {
				*t.into = append(*t.into, v)
			}
		}
		if len(*t.into) < 20 {
			tb.Fatalf("%s has no column %s", t.name, t.column)
		}
	}
	return g
}

var (
	genFirst = strings.Fields("arbejds pensions ydelses sygdoms uddannelses beskæftigelses rehabiliterings behandlings dokumentations oplysnings børne bolig familie støtte " +
		"hjælpe handicap merudgifts plejevederlags opholds indtægts formue skatte bevillings klage frist parts hørings aktindsigts lovændrings overgangs praksis tilbagebetalings " +
		"kontanthjælps revaliderings fleksjobs ledigheds timeløns graviditets barsels sygedagpenge førtids senior ressource jobafklarings virksomheds institutions dag skole " +
		"transport bil sundheds læge speciallæge hospitals ulykkes forsikrings erstatnings mén tab forsørgelses ægteskabs bopæls statsborger udlands nordisk")
	genHeads = strings.Fields("krav ret pligt vurdering afgørelse grundlag betingelse periode sag plan indsats forløb evne ydelse beregning ordning udvalg nævn kommune myndighed " +
		"bevis erklæring attest journal undersøgelse prøvning udvikling perspektiv regel bestemmelse vejledning bekendtgørelse ansøgning bevilling afslag ophør fradrag sats beløb " +
		"grænse udgift behov tilbud støtte hjælp bistand medvirken mulighed begrænsning nedsættelse tab sikring måling aftale kontrakt forening tilskud loft")
	genSubjects = strings.Split("kommunen|borgeren|ankestyrelsen|jobcenteret|klageren|Udbetaling Danmark|rehabiliteringsteamet|den praktiserende læge|sagsbehandleren|arbejdsgiveren|speciallægen|partsrepræsentanten", "|")
	genVerbs    = strings.Split("har lagt vægt på|skal tage stilling til|kan ikke se bort fra|har ikke godtgjort|må anses for at have afklaret|har oplyst om|burde have indhentet|vurderede|"+
		"fastholdt|ændrede|stadfæstede|hjemviste spørgsmålet om|har pligt til at vejlede om|kan efter en konkret vurdering afvise|skal dokumentere|har ret til|er ikke omfattet af|har fået tilbagebetalt", "|")
	genLinks = strings.Split("da|fordi|selv om|når|hvis|medmindre|idet|således at|efter at|inden", "|")
	genTails = strings.Split("i den konkrete sag|på afgørelsestidspunktet|efter de dagældende regler|inden for en overskuelig tid|uanset borgerens alder|i en periode på %d måneder|med %d timer om ugen|"+
		"fra den %d. marts 2014|efter lovens § %d, stk. 2|jf. LSP § %d, stk. 1|jf. LAB § %d|i mere end %d uger|på baggrund af de lægelige oplysninger|uden at det fremgår af sagens akter|"+
		"i overensstemmelse med fast praksis|når henses til de samlede oplysninger", "|")
)

func pick[T any](g *generator, list []T) T { return list[g.r.IntN(len(list))] }

// compound makes a word of two parts; a few parts are much commoner than the
// rest, as in real texts.
func (g *generator) compound() string {
	skew := func(n int) int { return int(float64(n) * g.r.Float64() * g.r.Float64()) }
	w := genFirst[skew(len(genFirst))] + genHeads[skew(len(genHeads))]
	if g.r.IntN(12) == 0 {
		w = genFirst[skew(len(genFirst))] + w
	}
	return w + pick(g, []string{"", "", "en", "s", "er", "erne"})
}

func (g *generator) noun() string {
	switch g.r.IntN(10) {
	case 0:
		return pick(g, g.diagnoses)
	case 1, 2:
		return pick(g, g.measures)
	}
	return g.compound()
}

func (g *generator) sentence() string {
	s := pick(g, genSubjects) + " " + pick(g, genVerbs) + " " + g.noun()
	if g.r.IntN(2) == 0 {
		s += " og " + g.noun()
	}
	if g.r.IntN(2) == 0 {
		s += ", " + pick(g, genLinks) + " " + pick(g, genSubjects) + " " + pick(g, genVerbs) + " " + g.noun()
	}
	tail := pick(g, genTails)
	if strings.Contains(tail, "%d") {
		tail = fmt.Sprintf(tail, 1+g.r.IntN(28))
	}
	s += " " + tail + "."
	return strings.ToUpper(s[:1]) + s[1:]
}

func (g *generator) paragraph() string {
	var out []string
	for range 2 + g.r.IntN(4) {
		out = append(out, g.sentence())
	}
	return strings.Join(out, " ")
}

// xml writes one decision as Retsinformation would publish it.
func (g *generator) xml(n int) (nr, text string) {
	year := 1998 + n%27
	nr = fmt.Sprintf("%d-%02d", 230+n/27, year%100)
	var b strings.Builder
	para := func(s, form string) {
		b.WriteString("<Exitus><Linea><Char" + form + ">" + html.EscapeString(s) + "</Char></Linea></Exitus>\n")
	}
	bold := func(s string) { para(s, ` formaChar="Bold"`) }
	title := fmt.Sprintf("Ankestyrelsens principmeddelelse %s om %s - %s - %s", nr, g.noun(), g.noun(), g.noun())
	g.title = append(g.title, title)
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><Dokument><Meta><DocumentType>KEN#LOKDOK23</DocumentType><DocumentTitle>%s</DocumentTitle><Year>%d</Year>`+
		`<DiesSigni>%d-03-%02d</DiesSigni><Status>Valid</Status><Number>%d</Number><DiesEdicti>%d-04-%02d</DiesEdicti><AdministrativeAuthority>Ankestyrelsen</AdministrativeAuthority></Meta><DokumentIndhold><Resume>`,
		html.EscapeString(title), year, year, 1+n%28, 9000+n, year, 1+n%28)
	bold("Principmeddelelsen fastslår")
	for range 1 + g.r.IntN(3) {
		para(g.paragraph(), "")
	}
	b.WriteString("</Resume><TekstGruppe>")
	for _, h := range []string{"Baggrund for at behandle sagen principielt", "Reglerne", "Praksis", "Den konkrete afgørelse", "Begrundelse for afgørelsen", "Oplysninger i sagen"} {
		bold(h)
		if h == "Praksis" {
			para(fmt.Sprintf("Følgende principmeddelelser er brugt ved afgørelsen og gælder stadig: %d-%02d.", 1+g.r.IntN(90), 10+g.r.IntN(12)), "")
		}
		for range 1 + g.r.IntN(3) {
			para(g.paragraph(), "")
		}
	}
	b.WriteString("</TekstGruppe></DokumentIndhold></Dokument>")
	return nr, b.String()
}

// generate writes n decisions as files and gives their folder and the bytes of
// text that an importer finds in them, roughly.
func generate(tb testing.TB, n int) string {
	dir := tb.TempDir()
	if keep := os.Getenv("OPLYST_WRITE_DECISIONS"); keep != "" {
		dir = keep
	}
	g := newGenerator(tb, 1)
	for i := range n {
		nr, text := g.xml(i)
		if err := os.WriteFile(filepath.Join(dir, nr+".xml"), []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}
