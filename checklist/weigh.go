package checklist

import (
	"strings"
	"unicode"

	"oplyst/extract/statement"
)

// rank weighs who says it: 5 klinisk funktion, 4 specialists, the team and
// the sundhedskoordinator, 3 the citizen's doctors, caseworkers and work
// places, 2 others. It only settles whether newer words overtake older ones;
// it never ranks professionals for the reader.
func rank(f fact) int {
	switch f.speaker {
	case statement.KliniskFunktion:
		return 5
	case statement.Speciallaege, statement.Team, statement.Sundhedskoordinator:
		return 4
	case statement.Laege:
		switch f.kind {
		case "laege-275":
			return 5
		case "speciallaegeerklaering", "neuropsykologisk-undersoegelse", "epikrise":
			return 4
		}
		return 3
	case statement.Sagsbehandler, statement.Virksomhed:
		return 3
	}
	return 2
}

// open returns the facts of con that no fact of pro has overtaken.
func open(con, pro []fact) []fact {
	out := []fact{}
	for _, c := range con {
		if !overtaken(c, pro) {
			out = append(out, c)
		}
	}
	return out
}

// overtaken reports whether newer words of about the same weight, or much
// newer ones of any professional, say the opposite of c.
func overtaken(c fact, by []fact) bool {
	for _, p := range by {
		if p.when > c.when && (p.rank+1 >= c.rank || p.when > c.later) {
			return true
		}
	}
	return false
}

// newest returns the date of the latest fact, "" for none.
func newest(fs []fact) string {
	out := ""
	for _, f := range fs {
		out = max(out, f.when)
	}
	return out
}

// fold reduces a sentence to its letters and digits, so that pasted copies
// with other spaces and dashes are seen as one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
