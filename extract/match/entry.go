package match

import "strings"

// months are the starts of the names of months. Read only.
var months = []string{"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}

// openingDate returns the date a line opens with, as written, "" if none:
// 12.03.2019, 12/3-19, 2019-03-12, 12. marts 2019, each after an optional
// 'Den' or 'D.'.
func openingDate(s string) string {
	at := len(s) - len(strings.TrimLeft(s, " \t("))
	for _, lead := range []string{"den ", "Den ", "d. ", "D. ", "Dato: ", "Dato "} {
		if strings.HasPrefix(s[at:], lead) {
			at += len(lead)
			break
		}
	}
	i, groups := at, 0
	for groups < 3 && i < len(s) && isDigit(s[i]) {
		j := i
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		if j-i > 4 || j-i == 3 {
			return ""
		}
		groups++
		i = j
		if groups == 3 {
			return s[at:i]
		}
		if groups == 1 && strings.HasPrefix(s[i:], ". ") {
			return namedMonth(s, at, i+2)
		}
		if i < len(s) && (s[i] == '.' || s[i] == '/' || s[i] == '-') {
			i++
		}
	}
	return ""
}

// namedMonth ends a date whose month's name starts at i and whose year follows.
func namedMonth(s string, at, i int) string {
	j := i
	for j < len(s) && s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z' {
		j++
	}
	if j-i < 3 {
		return ""
	}
	for _, m := range months {
		if strings.HasPrefix(lower(s[i:j]), m) {
			k := j
			for k < len(s) && (s[k] == ' ' || s[k] == '.') {
				k++
			}
			if k+4 <= len(s) && isDigit(s[k]) && isDigit(s[k+1]) && isDigit(s[k+2]) && isDigit(s[k+3]) {
				return s[at : k+4]
			}
		}
	}
	return ""
}
