package checklist

import "testing"

func TestAsked(t *testing.T) {
	for q, want := range map[string]bool{
		"spørgsmål 3: kan tilstanden bedres ved behandling?":                             true,
		"er der uafprøvede behandlingsmuligheder?":                                       true,
		"2) hvilke skånehensyn er der?":                                                  true,
		"kommunen spørger til prognosen for de kognitive følger.":                        true,
		"lægen bedes oplyse, om tilstanden er varig.":                                    true,
		"mon ikke hun kunne klare nogle timer i et fleksjob?":                            false,
		"der er behandling, som kan bedre arbejdsevnen.":                                 false,
		"kan arbejdsevnen bedres? svar: nej, den er varigt nedsat.":                      false,
		"på spørgsmålet om varighed svarer overlægen, at følgerne må regnes for varige.": false,
	} {
		if asked(q) != want {
			t.Errorf("asked(%q) is %v", q, !want)
		}
	}
}

func TestLacksNothing(t *testing.T) {
	for q, want := range map[string]bool{
		"der er ikke oplysninger, vi mangler.":                                  true,
		"efter vores opfattelse mangler ingen oplysninger om hjemmet.":          true,
		"der mangler ikke noget i planen.":                                      true,
		"ingen oplysninger mangler.":                                            true,
		"der mangler en beskrivelse af hjemmet.":                                false,
		"planen er ikke færdig, for oplysninger om netværk mangler.":            false,
		"der er ikke meget at tilføje, men oplysninger om uddannelse mangler.":  false,
		"borgeren har ikke haft samtaler, og det er ikke belyst, hvad hun kan.": false,
	} {
		if lacksNothing(q) != want {
			t.Errorf("lacksNothing(%q) is %v", q, !want)
		}
	}
}

func TestAtHome(t *testing.T) {
	for q, want := range map[string]bool{
		"han nyder at lægge puslespil og vande blomster.":                   true,
		"hun kan selv dække bord i hjemmet.":                                true,
		"hun kan godt lide opgaven med at pakke varer i praktikken.":        false,
		"han kan sortere skruer i to timer ad gangen på værkstedet som job": false,
	} {
		if athome(q) != want {
			t.Errorf("athome(%q) is %v", q, !want)
		}
	}
}
