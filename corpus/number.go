package corpus

import "strings"

// NormalizeNr turns any usual spelling of a decision number ("58/18",
// "PM 58-18", "principafgørelse nr. P 21 99", en dash, four-digit year) into
// "58-18" or "P-21-99". ok is false if the text is not one decision number.
//
// "P 12-19" is ambiguous: people also write it for principafgørelse 12-19. The
// result is then the lettered form; Corpus.ByNr tries both.
func NormalizeNr(s string) (nr string, ok bool) {
	letter, n, year, ok := parseNr(s)
	if !ok {
		return "", false
	}
	if letter != "" {
		return letter + "-" + n + "-" + year, true
	}
	return n + "-" + year, true
}

// candidates lists the numbers s may stand for, likeliest first.
func candidates(s string) []string {
	letter, n, year, ok := parseNr(s)
	switch {
	case !ok:
		return nil
	case letter == "":
		return []string{n + "-" + year}
	case letter == "P" || letter == "PM":
		return []string{"P-" + n + "-" + year, n + "-" + year}
	}
	return []string{letter + "-" + n + "-" + year}
}

// words that may stand before a number
var nrWords = []string{"ankestyrelsens", "principmeddelelsen", "principmeddelelse", "principafgørelsen",
	"principafgørelse", "principafg", "principmedd", "afgørelse", "afg", "pm", "pa", "nr", "nummer"}

func parseNr(s string) (letter, n, year string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > 80 {
		return "", "", "", false
	}
	for again := true; again; {
		again = false
		for _, w := range nrWords {
			rest, cut := strings.CutPrefix(s, w)
			if cut && rest != "" && (rest[0] == ' ' || rest[0] == '.' || rest[0] == ':' || isDigit(rest[0])) {
				s, again = strings.TrimLeft(rest, " .:"), true
			}
		}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -/\u2010\u2011\u2012\u2013\u2014", r) })
	if len(parts) == 3 {
		letter = strings.ToUpper(parts[0])
		if len(letter) > 3 || strings.IndexFunc(letter, func(r rune) bool { return r < 'A' || r > 'Å' }) >= 0 {
			return "", "", "", false
		}
		parts = parts[1:]
	}
	if len(parts) != 2 || !digits(parts[0], 1, 3) || !digits(parts[1], 2, 4) || len(parts[1]) == 3 {
		return "", "", "", false
	}
	n, year = strings.TrimLeft(parts[0], "0"), parts[1]
	if len(year) == 4 && (year[:2] == "19" || year[:2] == "20") {
		year = year[2:]
	}
	return letter, n, year, n != "" && len(year) == 2
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func digits(s string, min, max int) bool {
	if len(s) < min || len(s) > max {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// Year gives the year in a normalised number; series began in 1976.
func Year(nr string) int {
	if len(nr) < 2 || !digits(nr[len(nr)-2:], 2, 2) {
		return 0
	}
	y := int(nr[len(nr)-2]-'0')*10 + int(nr[len(nr)-1]-'0')
	if y >= 76 {
		return 1900 + y
	}
	return 2000 + y
}

// nrLess orders by year, then letter, then running number.
func nrLess(a, b string) bool {
	x, y := keyOf(a, 0), keyOf(b, 0)
	return x.less(&y)
}

func splitNr(nr string) (letter string, n int) {
	parts := strings.Split(nr, "-")
	if len(parts) == 3 {
		letter, parts = parts[0], parts[1:]
	}
	for _, c := range []byte(parts[0]) {
		if isDigit(c) {
			n = n*10 + int(c-'0')
		}
	}
	return letter, n
}
