package checklist

import "strings"

// asked reports whether a sentence (q, lower case) puts a question or repeats
// one: 'Spørgsmål 2. Er der behandling, som kan bedre arbejdsevnen?', 'Kommunen
// spørger til varigheden'. What is asked is not said. Questions that hold an
// opinion ('Mon ikke hun kunne ...?') stay.
func asked(q string) bool {
	for _, w := range []string{"spørger til", "spørger om", "spørges til", "spørges der", "ønsker oplyst", "bedes oplyse", "bedes besvare", "beder om svar på", "ønsker svar på"} {
		if strings.Contains(q, w) && !strings.Contains(q, "svar:") {
			return true
		}
	}
	if !strings.HasSuffix(strings.TrimRight(q, " »«\"')"), "?") {
		return false
	}
	if i := strings.LastIndexAny(q[:len(q)-1], ".:"); i >= 0 {
		q = q[i+1:] // behind 'Spørgsmål 2.'
	}
	q = strings.TrimLeft(q, " -•0123456789)")
	for _, w := range []string{"er der ", "er borger", "er tilstand", "er arbejdsevne", "findes der ", "hvad ", "hvor ", "hvordan ", "hvilke", "hvornår ", "hvem ", "kan ", "har ", "vil der ", "vil borger", "skønnes ", "vurderes ", "foreligger "} {
		if strings.HasPrefix(q, w) {
			return true
		}
	}
	return false
}

// lacksNothing reports whether a sentence (q, lower case) denies that anything
// is missing: 'Der er ikke oplysninger, vi mangler', 'Der mangler ikke noget'.
func lacksNothing(q string) bool {
	i := strings.Index(q, "mangler")
	if i < 0 {
		return false
	}
	if containsAny(q[i:], []string{"mangler ikke", "mangler intet", "mangler ingen"}) {
		return true
	}
	before := " " + q[:i]
	if strings.Contains(before, " men ") {
		return false
	}
	return containsAny(before, []string{"der er ikke ", "er der ikke ", "der er ingen ", "er der ingen ", "der er intet", " intet ", " ingen ", " ingenting "})
}

// athome reports whether a sentence (q, lower case) tells of a pastime or a
// chore at home, which is no work function by itself: 'Hun kan godt lide at
// stryge tøj, når søsteren stiller brættet op'.
func athome(q string) bool {
	return containsAny(q, []string{"kan godt lide", "kan lide", "nyder at", "holder af at", "i fritiden", "derhjemme", "i hjemmet", "i sit hjem", "sin egen have", "sit eget"}) &&
		!containsAny(q, []string{"arbejd", "job", "praktik", "virksomhed", "løn", "ansat", "opgave", "funktion"})
}
