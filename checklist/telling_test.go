package checklist

import (
	"strings"
	"testing"
)

// TestOutstandingWords sees what in running text is treatment or examination that
// may change the picture, and what only looks like it.
func TestOutstandingWords(t *testing.T) {
	x := newExtractor(t)
	attest := "LÆ 125.pdf\nLÆ 125 Statusattest\nDato: 3. marts 2018\nVedr.: Karen Testesen\n\nPatienten har svær KOL. Tilstanden er stationær, og der er ikke flere behandlingsmuligheder. Arbejdsevnen er varigt nedsat til få timer om ugen.\n\n---\n"
	team := "Indstilling.pdf\nRehabiliteringsteamets indstilling\nMødedato: 5. april 2018\nVedr.: Karen Testesen\n\n"
	for text, against := range map[string]string{
		"Teamet har drøftet sagen.": "",
		"Sundhedskoordinator har den 2. april 2018 indhentet svar på ny ekkokardiografi fra 26. marts 2018.": "",
		"Lungefunktion: FEV1 38 % af forventet. Teamet har drøftet sagen.":                                   "",
		"Kirurgen foreslår en operation, men den bedrer ikke udholdenheden.":                                 "",
		"Medicinen bedrer ikke vejrtrækningen, og der er derfor planlagt en operation i lungen.":             "operation",
		"Kirurgen har planlagt en operation af lungen til efteråret.":                                        "operation",
	} {
		it := item(t, judge(t, papersIn(t, x, "2018-06-01", attest+team+text)), "nr3")
		quoted := ""
		for _, e := range it.Against {
			quoted += e.Quote + " "
		}
		if against == "" && it.Verdict == Contradicted || against != "" && (it.Verdict != Contradicted || !strings.Contains(quoted, against)) {
			t.Errorf("%s: %s, against %q", text, it.Verdict, quoted)
		}
	}
}
