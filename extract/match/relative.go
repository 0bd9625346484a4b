package match

import "strings"

// relations are prepositions that take a relative out of the subject's place.
// Read only.
var relations = set(`med hos fra til af for ved om mod sammen gift efter da på`)

// ofRelative checks a target to the right of a word for a relative. As the
// subject of its clause ('Moderen bor i nærheden, har sukkersyge') it keeps its
// scope over further verbs and relative clauses; behind a preposition or as an
// object only what is hung on to it directly counts ('bor med sin søn, der har
// ADHD', 'en datter med epilepsi').
func (s *triggerScan) ofRelative(t *Text, f Found, first int) bool {
	from, to := f.Last+1, first
	if s.hard[to] != s.hard[from] {
		return false
	}
	if f.Scope > 0 && int(s.words[to]-s.words[from]) > f.Scope {
		return false
	}
	if says(t, from, to) {
		return false
	}
	if s.attached(t, from, to) {
		return true
	}
	if partner(t, f) {
		return false // 'gift med Karl': the sentence is about the citizen
	}
	if s.verbs[f.First] != s.verbs[s.clause[f.First]] || f.First > int(s.clause[f.First]) && s.governed(t, f.First) {
		return false
	}
	return true
}

// speech are verbs with which a relative speaks of the citizen. Read only.
var speech = set(`fortæller fortalte fortalt oplyser oplyste oplyst siger sagde sagt mener mente beskriver beskrev tror vurderer bemærker bemærkede nævner nævnte nævnt angiver
angav anfører skriver skrev tilføjer supplerer undrer bekræfter bekræftede frygter bekymret sikker overbevist mistænker synes foreslår foreslog spørger spurgte`)

// says reports whether the relative before token from speaks, in an object
// clause that leads to token to, of somebody else: 'moderen fortæller, at han
// har haft epilepsi'. With 'selv' he speaks of himself.
func says(t *Text, from, to int) bool {
	spoken := false
	for i := from; i < to; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case speech[w] && i <= from+3:
			spoken = true
		case spoken && (w == "at" || w == "om"):
			for j := i + 1; j < to && j <= i+4; j++ {
				if t.Tokens[j].Word.Norm == "selv" {
					return false
				}
			}
			return true
		}
	}
	return false
}

// governed reports whether a preposition stands before token i, past
// possessives and articles.
func (s *triggerScan) governed(t *Text, i int) bool {
	for j := i - 1; j >= int(s.clause[i]) && j >= i-3; j-- {
		switch w := t.Tokens[j].Word.Norm; {
		case relations[w]:
			return true
		case w == "sin" || w == "sit" || w == "sine" || w == "hans" || w == "min" || w == "mine" || w == "en" || w == "et" || w == "den" || w == "deres" || w == "din" || w == "egen":
		default:
			return false
		}
	}
	return false
}

// partner reports whether a trigger names a partner by the citizen's bond.
func partner(t *Text, f Found) bool {
	switch t.Tokens[f.First].Word.Norm {
	case "gift", "samlever", "samboende", "samlevende", "bor", "lever", "forlovet", "kæreste", "i":
		return t.Tokens[f.Last].Word.Norm == "med"
	}
	return false
}

// attached reports whether 'med', a bracket or a relative clause right behind
// token from-1 leads to the target.
func (s *triggerScan) attached(t *Text, from, to int) bool {
	if s.elliptic[to] != s.elliptic[from] {
		return false
	}
	reach := 3
	if t.Tokens[from-1].Word.Norm == "med" {
		reach = 6 // names: 'gift med Karl Emil Holm, som'
	}
	for i := from; i < to && i < from+reach; i++ {
		switch t.Tokens[i].Word.Norm {
		case "på":
			if i+2 < to && t.Tokens[i+1].Kind == NumberToken && t.Tokens[i+2].Word.Norm == "år" {
				reach += 3 // 'en søn på 14 år med autisme'
			}
		case "med", "(", ":":
			return s.commas[to] == s.commas[from] && s.verbs[to] == s.verbs[from]
		case "som", "der", "hvis":
			return true
		}
	}
	return false
}

// occupations end words for people and posts. Read only.
var occupations = []string{"mand", "kvinde", "medarbejder", "assistent", "arbejder", "hjælper", "lærer", "ansat", "mester", "leder", "chauffør",
	"sygeplejerske", "pædagog", "håndværker", "murer", "tømrer", "kollega", "ægtefælle", "kone", "kæreste", "giver", "job", "arbejde", "stilling", "bruger", "rygere"}

// occupation reports whether 'tidligere' before this word is about a person's
// work, not about a disorder.
func occupation(w string) bool {
	for _, o := range occupations {
		if strings.HasSuffix(w, o) {
			return true
		}
	}
	return false
}
