package match_test

import (
	"fmt"

	"oplyst/extract/match"
)

// A dictionary is filled once and finds all its terms in one pass.
func ExampleDict() {
	d := match.NewDict()
	d.Add("virksomhedspraktik", 1, match.Options{})
	d.Add("kronisk smertetilstand", 2, match.Options{})
	d.Add("nakkesmerter", 3, match.Options{})
	d.Add("lændesmerter", 4, match.Options{})
	d.Add("PTSD", 5, match.Options{})
	d.Add("diskusprolaps", 6, match.Options{})
	t := match.Parse("Virksomhedspraktikforløbet blev afbrudt. Kronisk, svær smertetilstand med lænde- og nakkesmerter; obs. PTSD. Kronisk svær smertetilstand. discus-prolapsen. disksuprolaps")
	for _, h := range match.Longest(d.Find(t)) {
		fmt.Println(h.ID, h.Kind, t.Source[h.Start:h.End])
	}
	// Output:
	// 1 compound Virksomhedspraktikforløbet
	// 4 stem lænde- og nakkesmerter
	// 3 exact nakkesmerter
	// 5 exact PTSD
	// 2 stem Kronisk svær smertetilstand
	// 6 stem discus-prolapsen
	// 6 fuzzy disksuprolaps
}

// Decide tells in which context the tokens of a hit stand.
func ExampleContext_Decide() {
	t := match.Parse("Der er ikke tegn på depression, men tidligere angst.\nVirksomhedspraktikken blev afbrudt efter 3 uger.")
	c := match.DefaultContext()
	for _, word := range []string{"depression", "angst"} {
		for i := range t.Tokens {
			if t.Tokens[i].Word.Norm == word {
				value, by := c.Decide(t, i, i).Diagnosis()
				fmt.Println(word, value, by.Text)
			}
		}
	}
	first := t.Sentences[1].First
	state, by := c.Decide(t, first, first).Indsats()
	fmt.Println(state, by.Text)
	// Output:
	// depression negated der er ikke
	// angst historical tidligere
	// afbrudt afbrudt
}

// Sections, labels, table columns and journal entries come with each sentence.
func ExampleParse() {
	t := match.Parse("Dispositioner: Mor havde leddegigt.\n12.03.2019 Praktik startet.\nTilbud\tPeriode\tResultat\nPraktik\t1.1.19-1.4.19\tAfbrudt")
	for i := range t.Sentences {
		s := &t.Sentences[i]
		fmt.Printf("%q section=%s label=%s column=%s entry=%s\n", t.Source[s.Start:s.End], s.Section, s.Label, t.Column(s), t.Blocks[s.Block].Entry)
	}
	// Output:
	// "Dispositioner:" section= label= column= entry=
	// "Mor havde leddegigt." section=familie label=Dispositioner column= entry=
	// "12.03.2019 Praktik startet." section= label= column= entry=12.03.2019
	// "Tilbud" section= label= column= entry=12.03.2019
	// "Periode" section= label=Tilbud column= entry=12.03.2019
	// "Resultat" section= label=Tilbud column= entry=12.03.2019
	// "Praktik" section= label= column=Tilbud entry=12.03.2019
	// "1.1.19-1.4.19" section= label=Praktik column=Periode entry=12.03.2019
	// "Afbrudt" section= label=Praktik column=Resultat entry=12.03.2019
}
