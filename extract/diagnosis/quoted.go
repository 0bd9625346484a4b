package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// lawLine reports whether a sentence quotes the law or a decision in another
// case: it names a decision, stands in a section on law or has a §, and does not
// speak of the citizen.
func lawLine(t *match.Text, s *match.Sentence) bool {
	if decision(t, s) {
		return true
	}
	if s.Section != "lov" && !strings.Contains(t.Source[s.Start:s.End], "§") {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if personal[t.Tokens[i].Word.Norm] {
			return false
		}
	}
	return true
}

// decision reports whether a sentence names a decision of Ankestyrelsen and does
// not address the citizen.
func decision(t *match.Text, s *match.Sentence) bool {
	named := false
	for i := s.First; i < s.Last; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case strings.HasPrefix(w, "principafgørelse"), strings.HasPrefix(w, "principmeddelelse"), w == "ankestyrelsen", w == "ankestyrelsens":
			named = true
		case w == "du", w == "dig", w == "din", w == "dit", w == "dine", w == "jeg", w == "min":
			return false
		}
	}
	return named
}

// personal are words that speak of the citizen. Read only.
var personal = map[string]bool{"du": true, "dig": true, "din": true, "dit": true, "dine": true, "han": true, "hun": true, "hans": true, "hendes": true,
	"borger": true, "borgeren": true, "borgerens": true, "patienten": true, "pt.": true, "jeg": true, "min": true, "mit": true}
