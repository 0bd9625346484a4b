package diagnosis

import (
	"oplyst/extract/match"
)

// withdrawn are words that take a diagnosis off the record. Of a disorder itself
// they may say something else ('kræften er fjernet'), so they count only behind
// 'diagnosen'. Read only.
var withdrawn = map[string]bool{"slettet": true, "fjernet": true, "annulleret": true, "ophævet": true, "udgået": true, "bortfaldet": true, "strøget": true, "tilbagekaldt": true, "omstødt": true,
	"slettes": true, "fjernes": true, "annulleres": true, "ophæves": true, "udgår": true, "udgik": true, "bortfalder": true, "bortfaldt": true, "stryges": true, "strøges": true, "tilbagekaldes": true,
	"forkert": true, "afkodes": true, "afkodet": true, "afmeldt": true, "fejlregistreret": true, "fejlkodet": true}

// struckReach is how many tokens behind a diagnosis such a word is looked for.
const struckReach = 8

// rejecting are verbs with the disorder itself as their object. Read only.
var rejecting = map[string]bool{"afviser": true, "afviste": true, "afvist": true, "dropper": true, "droppede": true, "droppet": true, "opgiver": true, "opgav": true, "opgivet": true, "forlader": true, "forlod": true,
	"afkræfter": true, "afkræftede": true, "forkaster": true, "tilbageviser": true}

// between are words that part a verb from what is no object of it. Read only.
var between = map[string]bool{"for": true, "af": true, "til": true, "om": true, "ved": true, "på": true, "med": true, "mod": true, "i": true, "hos": true, "at": true, "men": true, "som": true, "der": true, "pga.": true, "trods": true, "uden": true, "ikke": true}

// struck returns the words by which a diagnosis is taken off the record, turned
// down or said not to be there right behind its name, "" if there are none:
// 'diagnosen X slettes', 'neurologen afviser X', 'ved MR påvises X ikke'.
func struck(t *match.Text, m *mention, s *match.Sentence) string {
	if w := afterName(t, m.last+1, s.Last); w != "" {
		return w
	}
	for i := m.first - 1; i >= s.First && i >= m.first-struckReach; i-- {
		w := t.Tokens[i].Word
		switch {
		case rejecting[w.Norm]:
			if i > s.First && t.Tokens[i-1].Word.Norm == "ikke" || i+1 < m.first && t.Tokens[i+1].Word.Norm == "ikke" {
				return ""
			}
			return "'" + w.Norm + "'"
		case w.Norm == "diagnosen" || w.Norm == "diagnose" || w.Norm == "diagnoserne":
			return takenOff(t, m.last+1, s.Last)
		case between[w.Norm] || w.Finite || t.Tokens[i].Kind == match.PunctToken && w.Norm != ",":
			return ""
		}
	}
	return ""
}

// takenOff looks for a word that takes a diagnosis off the record in the tokens
// [from, to), in the same clause.
func takenOff(t *match.Text, from, to int) string {
	for i := from; i < to && i < from+struckReach; i++ {
		w := t.Tokens[i].Word.Norm
		switch {
		case w == "," || w == "men" || w == "ikke" || w == "som" || w == "der":
			return ""
		case withdrawn[w]:
			return "'diagnosen " + w + "'"
		}
	}
	return ""
}

// afterName reports a bare 'ikke' right behind a name, at the end of its clause.
func afterName(t *match.Text, i, to int) string {
	if i >= to {
		return ""
	}
	w := t.Tokens[i].Word.Norm
	if w != "ikke" && w != "ej" {
		return ""
	}
	if i+1 >= to || t.Tokens[i+1].Kind == match.PunctToken {
		return "'" + w + "' behind the name"
	}
	return ""
}
