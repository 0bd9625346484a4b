package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// bare are denials that say only that something is not so; which disorder they
// deny depends on what stands between. Read only.
var bare = map[string]bool{"ikke": true, "ingen": true, "intet": true, "uden": true, "aldrig": true, "har ikke": true, "har ikke haft": true, "havde ikke": true,
	"har ingen": true, "der er ikke": true, "ikke har": true, "ikke haft": true, "ikke havde": true, "ej": true, "heller ikke": true, "altså ikke": true, "ikke noget": true,
	"ikke nogen": true, "manglende": true, "mangler": true, "heller ingen": true, "kan ikke finde": true, "kunne ikke finde": true, "har ikke kunnet finde": true,
	"ikke forklares ved": true, "fandt ikke": true, "finder ikke": true, "viste ikke": true, "viser ikke": true, "har hverken": true, "hverken": true}

// bareDenial reports whether a trigger is a bare denial.
func bareDenial(a match.Found) bool { return a.Bare || bare[a.Text] }

// presupposed drops denials that take a disorder for granted: they deny what
// stands between ('ingen behandling for ALS', 'ikke i tvivl om diagnosen'), or
// the disorder is a known one ('ikke haft gavn for sin angst', 'uden medicin
// bliver hans skizofreni værre').
func (f *Finder) presupposed(t *match.Text, d match.Decision, m *mention) match.Decision {
	moot := func(a match.Found) bool {
		return a.Type == match.Neg && a.Last < m.first && bareDenial(a) && (f.known(t, m, a) || absorbed(t, a, m.first))
	}
	drop := false
	for _, a := range d.Active {
		if a.Type == match.Neg && a.Last < m.first && asserts(t, a.Last+1, m.first) {
			return without(d, match.Neg)
		}
		drop = drop || moot(a)
	}
	if !drop {
		return d
	}
	rest := match.Decision{}
	for _, a := range d.Active {
		switch {
		case moot(a):
		case (a.Type == match.Hist || a.Type == match.Resolved) && a.Last < m.first && after(d, a.First):
		case a.Type == match.Poss && strings.Contains(a.Text, "tvivl"):
		default:
			rest.Active = append(rest.Active, a)
		}
	}
	return rest
}

// gradings are adjectives that, behind a comma, begin something that is there:
// 'uden rodtryk, let spondylose'. Read only.
var gradings = map[string]bool{"let": true, "lette": true, "lettere": true, "svær": true, "svære": true, "moderat": true, "moderate": true, "mild": true, "begyndende": true, "diskret": true, "diskrete": true,
	"udtalt": true, "udtalte": true, "kendt": true, "kendte": true, "kronisk": true, "kun": true, "beskeden": true, "velbehandlet": true, "aldersvarende": true}

// asserts reports whether the last comma in the tokens [from, to) is followed by
// such an adjective.
func asserts(t *match.Text, from, to int) bool {
	for i := to - 2; i >= from && i >= to-4; i-- {
		if t.Tokens[i].Word.Norm == "," {
			return gradings[t.Tokens[i+1].Word.Norm]
		}
	}
	return false
}

// after reports whether a bare denial stands shortly before token i.
func after(d match.Decision, i int) bool {
	for _, a := range d.Active {
		if a.Type == match.Neg && bareDenial(a) && a.Last < i && a.Last >= i-4 {
			return true
		}
	}
	return false
}

// owners make the disorder behind them a known one. Read only.
var owners = map[string]bool{"hans": true, "hendes": true, "sin": true, "sit": true, "sine": true, "min": true, "mit": true, "mine": true, "din": true, "dit": true, "dine": true,
	"borgerens": true, "borgers": true, "patientens": true, "pt.s": true, "pt's": true, "den": true, "kendte": true}

// ownReach is how many words may stand between an owner and the name.
const ownReach = 3

// known reports whether a mention is definite: a suffixed article or an owner
// in front of it.
func (f *Finder) known(t *match.Text, m *mention, by match.Found) bool {
	if f.definite(t, m) {
		return true
	}
	for i := m.first - 1; i > by.Last && i >= m.first-ownReach; i-- {
		w := t.Tokens[i].Word.Norm
		if t.Tokens[i].Kind == match.PunctToken || w == "og" || w == "eller" {
			return false
		}
		if owners[w] {
			return true
		}
	}
	return false
}

// definite reports whether the last word of a mention bears the article.
func (f *Finder) definite(t *match.Text, m *mention) bool {
	w := t.Tokens[m.last].Word.Norm
	if m.first != m.last || m.coded || len(w) < 6 {
		return false
	}
	switch {
	case strings.HasSuffix(w, "tionen"), strings.HasSuffix(w, "sionen"), strings.HasSuffix(w, "sygdommen"), strings.HasSuffix(w, "hedsen"), strings.HasSuffix(w, "heden"), strings.HasSuffix(w, "syndromet"), strings.HasSuffix(w, "bruget"), strings.HasSuffix(w, "lidelsen"):
		return true
	case m.term < 0 || !strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "et"):
		return false
	}
	base := lastWord(strings.ToLower(f.dict.Term(int(m.term))))
	return len(base) > 2 && base != w && (strings.HasPrefix(w, base) || strings.HasPrefix(w, strings.TrimSuffix(base, "e"))) || w == "angsten" || w == "prolapsen"
}

// lastWord returns the last word of a wording.
func lastWord(s string) string { return s[strings.LastIndexAny(s, " -")+1:] }

// absorbers are nouns and participles that a denial before them is about.
// Read only.
var absorbers = map[string]bool{"behandling": true, "behandlingen": true, "behandlinger": true, "behandlingstilbud": true, "behandlingsmulighed": true, "behandlingsmuligheder": true, "medicin": true, "medicinen": true, "gavn": true,
	"effekt": true, "virkning": true, "udbytte": true, "udsigt": true, "bedring": true, "forbedring": true, "ændring": true, "ændringer": true, "forværring": true, "hjælp": true, "støtte": true,
	"helbredelse": true, "kur": true, "gennembrud": true, "tvivl": true, "accepteret": true, "erkendt": true, "indsigt": true, "sygdomsindsigt": true, "forståelse": true, "erkendelse": true, "viden": true, "glæde": true, "kontrol": true, "lindring": true, "hold": true,
	"kuren": true, "mulighed": true, "muligheder": true, "helbrede": true, "behandle": true, "lindre": true, "vænnet": true, "kommet": true, "fået": true, "opereret": true, "opereres": true,
	"indikation": true, "operation": true, "operationsindikation": true, "behandlingsindikation": true, "kirurgi": true, "plads": true, "overskud": true}

// clauseWords bounds how many words a look back from a disorder may pass: more
// than a clause has, and few enough that a page of triggers stays cheap.
const clauseWords = 40

// absorbed reports whether such a word stands between a denial and token first,
// and the disorder hangs on it by a preposition.
func absorbed(t *match.Text, by match.Found, first int) bool {
	if first-by.Last > clauseWords || strings.Contains(by.Text, "aldrig") {
		return false
	}
	for i := by.Last + 1; i < first-1; i++ {
		w := t.Tokens[i].Word.Norm
		if w == "," || w == "og" || w == "eller" || w == ";" {
			return false
		}
		if absorbers[w] && hangs(t, i+1, first) {
			return w != "fået" && w != "kommet" || t.Tokens[first-1].Word.Norm == "over"
		}
	}
	return false
}

// hangs reports whether a preposition leads from token i to a name.
func hangs(t *match.Text, i, first int) bool {
	for ; i < first; i++ {
		switch t.Tokens[i].Word.Norm {
		case "for", "mod", "af", "på", "til", "i", "om", "over", "ved", "med":
			return true
		}
	}
	return false
}

// changes open words for a diagnosis that was changed. Read only.
var changes = []string{"ændre", "revider", "omdiagnosticer", "konverter", "korriger", "rettet", "omdøb"}

// changed reports whether such a word stands in the tokens [from, to).
func changed(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		for _, c := range changes {
			if strings.HasPrefix(t.Tokens[i].Word.Norm, c) {
				return true
			}
		}
	}
	return false
}

// has reports whether a word stands in the tokens [from, to).
func has(t *match.Text, from, to int, word string) bool {
	for i := from; i < to; i++ {
		if t.Tokens[i].Word.Norm == word {
			return true
		}
	}
	return false
}

// revised reports whether a mention is what a diagnosis was changed from:
// 'ændret fra skizofreni til skizotypi', 'skizofreni (revideret 2018 til
// skizotypi)'.
func revised(t *match.Text, m *mention, s *match.Sentence) bool {
	end := min(s.Last, m.last+7)
	if !has(t, m.last+1, end, "til") {
		return false
	}
	if i := m.last + 1; i+1 < s.Last && t.Tokens[i].Word.Norm == "(" && changed(t, i+1, min(i+3, s.Last)) {
		return true
	}
	if !has(t, max(s.First, m.first-4), m.first, "fra") {
		return false
	}
	first := s.First
	if n := int(t.Tokens[s.First].Sent); n > 0 && t.Sentences[n-1].Block == s.Block {
		first = t.Sentences[n-1].First // 'Ændret diagnose: fra'
	}
	return changed(t, max(first, m.first-clauseWords), min(s.Last, m.last+clauseWords))
}
