package checklist

import (
	"strconv"
	"strings"
	"testing"

	"oplyst/extract"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// papersIn reads a case through the extraction: papers parted by lines of '---',
// each headed by its file name. Words between ⟦ and ⟧ were doubted by text
// recognition.
func papersIn(t testing.TB, x *extract.Extractor, asOf, text string) Input {
	t.Helper()
	in := Input{Case: "x02", AsOf: asOf, Born: "1970-03-12", Track: Ordinary}
	for _, part := range strings.Split(text, "\n---\n") {
		name, body, _ := strings.Cut(strings.TrimSpace(part), "\n")
		doc := ingest.Document{Path: name, State: ingest.Read}
		p := ingest.Page{Number: 1}
		d := Document{Path: name, Pages: 1}
		for body != "" {
			before, rest, found := strings.Cut(body, "⟦")
			p.Text += before
			if !found {
				break
			}
			word, after, _ := strings.Cut(rest, "⟧")
			at := ingest.Span{Start: len(p.Text), End: len(p.Text) + len(word)}
			p.Uncertain = append(p.Uncertain, at)
			d.Uncertain = append(d.Uncertain, match.Span{Page: 1, Start: at.Start, End: at.End})
			p.Text += word
			body = after
		}
		doc.Pages = []ingest.Page{p}
		f := x.Document(&doc)
		d.Type, d.Date, d.Findings, d.Text = f.Type, f.Date, &f, []string{p.Text}
		in.Documents = append(in.Documents, d)
		in.TotalPages++
	}
	return in
}

const (
	attestHead  = "LÆ 265 Generel helbredsattest\nDato: 12. marts 2019\nVedr.: Karen Testesen\n\n"
	saidLasting = "Tilstanden er stationær, og arbejdsevnen er varigt nedsat."
)

func TestDoubtedWords(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		name, papers, item string
		want               Verdict
		doubted            bool // the explanation says so
	}{
		{"sound", "LÆ 265.pdf\n" + attestHead + saidLasting, "nr3", Documented, false},
		{"other words doubted", "LÆ 265.pdf\n" + attestHead + "⟦Tilstanden⟧ er stationær, og arbejdsevnen er varigt nedsat.", "nr3", Documented, false},
		{"the deciding words doubted", "LÆ 265.pdf\n" + attestHead + "Tilstanden er ⟦stationær,⟧ og arbejdsevnen er ⟦varigt⟧ nedsat.", "nr3", Partial, true},
		{"one of two papers doubted", "LÆ 265.pdf\n" + attestHead + "Arbejdsevnen er ⟦varigt⟧ nedsat.\n---\nLÆ 125.pdf\nLÆ 125 Statusattest\nDato: 3. april 2019\n\n" + saidLasting, "nr3", Documented, false},
		{"a doubted negation", "LÆ 265.pdf\n" + attestHead + saidLasting + "\n---\nEpikrise.pdf\nEPIKRISE\nDato: 3. april 2019\n\nDer er ⟦ikke⟧ flere behandlingsmuligheder.", "nr3", Documented, false},
		{"doubted words against", "LÆ 265.pdf\n" + attestHead + saidLasting + "\n---\nEpikrise.pdf\nEPIKRISE\nOrtopædkirurgisk afdeling\nDato: 3. maj 2019\n\nPatienten er henvist til ⟦operation,⟧ som ventes at ⟦bedre⟧ funktionen.", "nr3", Partial, true},
		{"sound words against", "LÆ 265.pdf\n" + attestHead + saidLasting + "\n---\nEpikrise.pdf\nEPIKRISE\nOrtopædkirurgisk afdeling\nDato: 3. maj 2019\n\n⟦Patienten⟧ er henvist til operation, som ventes at bedre funktionen.", "nr3", Contradicted, false},
	} {
		res := judge(t, papersIn(t, x, "2019-11-28", c.papers))
		it := item(t, res, c.item)
		said := false
		for _, s := range it.Explanation.Steps {
			said = said || s.Kind == StepDoubt
		}
		if it.Verdict != c.want || said != c.doubted {
			t.Errorf("%s: %s (doubted %v), want %s (%v): %s", c.name, it.Verdict, said, c.want, c.doubted, it.Reason)
		}
		if c.doubted && (!strings.Contains(it.Reason, "tekstgenkendelsen") || !strings.Contains(it.Action, "originalen")) {
			t.Errorf("%s: %q, %q", c.name, it.Reason, it.Action)
		}
	}
}

// TestDoubtedDate sees that a doubtful date makes no paper fresh and takes the
// place of none.
func TestDoubtedDate(t *testing.T) {
	x := newExtractor(t)
	in := papersIn(t, x, "2019-11-28", "a.pdf\nLÆ 265 Generel helbredsattest\nDato: 12. marts ⟦2019⟧\nVedr.: Karen Testesen\n\n"+saidLasting+
		"\n---\nb.pdf\nLÆ 265 Generel helbredsattest\nDato: 3. februar 2014\nVedr.: Karen Testesen\n\nPatienten har ondt i ryggen og går til fysioterapi hver uge.")
	for _, a := range judge(t, in).Papers {
		want := map[string]AgeState{"a.pdf": Undated, "b.pdf": Old}[a.Document]
		if a.State != want {
			t.Errorf("%s: %s, want %s: %s", a.Document, a.State, want, a.Text)
		}
	}
}

func BenchmarkEvaluateDoubted(b *testing.B) {
	x := newExtractor(b)
	text := ""
	for i := range 30 {
		text += "LÆ 265 " + strconv.Itoa(i) + ".pdf\n" + attestHead + strings.Repeat("⟦Hun⟧ har ondt i ryggen. "+saidLasting+"\n", 20) + "\n---\n"
	}
	in, rules := papersIn(b, x, "2019-11-28", strings.TrimSuffix(text, "\n---\n")), mustLoad(b)
	for b.Loop() {
		if _, err := Evaluate(in, rules, nil); err != nil {
			b.Fatal(err)
		}
	}
}
