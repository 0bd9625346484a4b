package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// denies are words that make an answer of a leading 'ikke': 'Ikke påvist'.
// 'Ikke velbehandlet' is none. Read only.
var denies = map[string]bool{"påvist": true, "fundet": true, "aktuelt": true, "aktuel": true, "kendt": true, "haft": true, "til": true, "bekræftet": true, "tegn": true,
	"konstateret": true, "diagnosticeret": true, "stillet": true, "nogen": true, "noget": true, "relevant": true, "opfyldt": true, "grundlag": true, "holdepunkt": true,
	"holdepunkter": true, "mistanke": true, "tale": true, "verificeret": true, "genfundet": true, "set": true, "positiv": true}

// deniedBy reports whether the word after 'ikke' makes it an answer.
func deniedBy(t *match.Text, i, last int) bool {
	return closes(t, i, last) || denies[t.Tokens[i].Word.Norm]
}

// absent are words that make an answer of a leading 'ingen': 'Ingen tegn herpå'.
// 'Ingen komplikationer' is none. Read only.
var absent = map[string]bool{"tegn": true, "kendt": true, "kendte": true, "mistanke": true, "holdepunkt": true, "holdepunkter": true, "aktuel": true, "aktuelle": true, "aktuelt": true,
	"anfald": true, "symptomer": true, "nuværende": true, "oplyst": true, "oplyste": true, "fund": true, "fundet": true, "påvist": true, "i": true, "p.t.": true, "pt.": true, "nogensinde": true,
	"form": true, "af": true, "indtag": true, "forbrug": true, "positive": true, "sikre": true, "sikker": true, "abnormt": true}

// replied reads the sentence after a question or a label: 'Svær overvægt? Nej',
// 'Obs. metabolisk syndrom: afkræftet'.
func (f *Finder) replied(t *match.Text, m *mention, s *match.Sentence) (Status, string) {
	if s.Last >= len(t.Tokens) {
		return dropped, ""
	}
	end := t.Tokens[s.Last-1].Word.Norm
	if end != "?" && end != ":" && !s.IsLabel {
		return dropped, ""
	}
	next := t.SentenceOf(s.Last)
	if next.Block != s.Block && !(s.IsLabel && next.Block <= s.Block+2) {
		return dropped, ""
	}
	w := t.Tokens[next.First].Word.Norm
	if (w == "-" || w == "–") && next.Last == next.First+1 && next.Block == s.Block {
		return dropped, w // left empty
	}
	if boxes[w] || w == "[" || strings.HasPrefix(w, "☐") {
		return tickedAnswer(t, next)
	}
	second := next.First + 1
	if (w == "ja" || w == "nej") && second+2 < next.Last && (t.Tokens[second].Word.Norm == "[" || t.Tokens[second].Word.Norm == "☐" || t.Tokens[second].Word.Norm == "☒") {
		return tickedAnswer(t, next)
	}
	if w == "ikke" {
		if deniedBy(t, second, next.Last) {
			return Negated, w
		}
		return dropped, ""
	}
	if w == "aldrig" || (w == "intet" || w == "ingen") && (closes(t, second, next.Last) || absent[t.Tokens[second].Word.Norm]) {
		return Negated, w
	}
	if w == "intet" || w == "ingen" {
		return dropped, ""
	}
	st, ok := answers[w]
	if !ok || (st == Suspected || st == Historical || st == Confirmed && w != "ja") && !closes(t, second, next.Last) {
		return dropped, ""
	}
	return st, w
}

// tickedAnswer reads '[ ] Ja [x] Nej' and 'Ja ☐ Nej ☒'.
func tickedAnswer(t *match.Text, s *match.Sentence) (Status, string) {
	word, pending := "", false
	leads := t.Tokens[s.First].Kind == match.PunctToken
	for i := s.First; i < s.Last; i++ {
		w := t.Tokens[i].Word.Norm
		tick := boxes[w] || w == "x" && i > s.First && t.Tokens[i-1].Word.Norm == "["
		switch {
		case w == "ja" || w == "nej":
			if word = w; pending {
				return answers[w], w
			}
		case tick && leads:
			pending = true
		case tick && word != "":
			return answers[word], word
		}
	}
	return dropped, ""
}
