package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// since are words that let a year open a time that lasts. Read only.
var since = map[string]bool{"siden": true, "fra": true, "konstateret": true, "diagnosticeret": true, "stillet": true, "påvist": true, "debut": true, "debuterede": true, "begyndte": true, "opstod": true, "startede": true, "udviklede": true, "fortsat": true}

// pastReach is how many tokens behind a mention a year is looked for.
const pastReach = 9

// past reports whether an earlier year follows a mention in its sentence, or
// 'havde' stands before it.
func past(doc *document, t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		w := t.Tokens[i].Word.Norm
		if since[w] {
			return false
		}
		if y := yearOf(w); y > 0 && t.Tokens[i].Kind == match.NumberToken {
			return doc.year > 0 && y < doc.year
		}
	}
	for i := m.first - 1; i >= s.First && i >= m.first-4; i-- {
		if w := t.Tokens[i].Word.Norm; w == "havde" {
			return true
		}
	}
	return false
}

// ended reports whether 'til' or 'indtil' and an earlier year follow a mention:
// 'røg hash dagligt fra 2014 til juni 2018'.
func ended(doc *document, t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.first - 1; i > s.First && i >= m.first-8; i-- {
		if w := t.Tokens[i].Word.Norm; w == "perioden" || w == "årene" {
			y := latest(t, i+1, m.first)
			return y > 0 && y < doc.year
		}
	}
	until := -1
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case w == "til" || w == "indtil":
			until = i
		case until >= 0 && i <= until+3 && t.Tokens[i].Kind == match.NumberToken && yearOf(w) > 0:
			return doc.year > 0 && yearOf(w) < doc.year
		}
	}
	return false
}

// latest returns the latest year in the tokens [from, to), 0 if there is none.
func latest(t *match.Text, from, to int) int {
	y := 0
	for i := from; i < to; i++ {
		y = max(y, yearOf(t.Tokens[i].Word.Norm))
	}
	return y
}

// childhood reports whether 'havde som 14-årig' or the like stands before a
// mention.
func childhood(t *match.Text, m *mention, s *match.Sentence) bool {
	som := false
	for i := m.first - 1; i >= s.First && i >= m.first-8; i-- {
		switch t.Tokens[i].Word.Norm {
		case "som":
			som = true
		case "havde", "fik", "udviklede":
			return som
		case "men", "og":
			return false
		}
	}
	return false
}

// aged reports whether 'som 15-årig' or 'som 15-16-årig' follows a mention, and
// no word says that it has lasted since.
func aged(t *match.Text, m *mention, s *match.Sentence) bool {
	som := -1
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case w == "som":
			som = i
		case som >= 0 && i <= som+6 && strings.HasSuffix(w, "årig"):
			return !lasts(t, s)
		case since[w]:
			return false
		}
	}
	return false
}

// lasts reports whether a sentence says that something goes on.
func lasts(t *match.Text, s *match.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch t.Tokens[i].Word.Norm {
		case "fortsat", "stadig", "siden", "stadigvæk", "altid", "begyndte", "startede", "debuterede", "debut":
			return true
		}
	}
	return false
}
