package index

import (
	"strings"
	"unicode/utf8"
)

var plainFolder = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "é", "e", "è", "e", "ü", "y", "ö", "oe", "ä", "ae")

// appendSymbols appends what the word at text[i:i+n] ends: a decision number, a
// form name, an abbreviation with a slash.
func appendSymbols(dst []Token, text string, i, n, pos int) []Token {
	c := text[i]
	switch {
	case isDigit(c):
		if start, nr := decisionNr(text, i, n); nr != "" {
			dst = append(dst, Token{Term: nr, Start: start, End: i + n, Pos: pos, Kind: Symbol})
		}
		if start, form := formName(text, i, n); form != "" {
			dst = append(dst, Token{Term: form, Start: start, End: i + n, Pos: pos, Kind: Symbol})
		}
	case i > 1 && text[i-1] == '/' && n <= 6:
		if start := i - 1 - wordLenBack(text[:i-1]); start < i-1 && isUpper(text[start:i-1]) && isUpper(text[i:i+n]) {
			dst = append(dst, Token{Term: plain(strings.ToLower(text[start : i+n])), Start: start, End: i + n, Pos: pos, Kind: Symbol})
		}
	case n <= 6 && (c == 'L' || c == 'l'):
		if form := gluedForm(text[i : i+n]); form != "" {
			dst = append(dst, Token{Term: form, Start: i, End: i + n, Pos: pos, Kind: Symbol})
		}
	}
	return dst
}

// decisionNr reads a number of the form N-YY or X-N-YY whose year is the digits
// at text[i:i+n]; dates and number chains are none.
func decisionNr(text string, i, n int) (start int, nr string) {
	if n != 2 || i < 2 || !allDigits(text[i:i+n]) {
		return 0, ""
	}
	dash := dashBefore(text, i)
	if dash == 0 {
		return 0, ""
	}
	numEnd := i - dash
	numStart := numEnd
	for numStart > 0 && isDigit(text[numStart-1]) {
		numStart--
	}
	digits := strings.TrimLeft(text[numStart:numEnd], "0")
	if digits == "" || numEnd-numStart > 3 || (i+n < len(text) && (dashAfter(text[i+n:]) || text[i+n] == '/')) {
		return 0, ""
	}
	nr = digits + "-" + text[i:i+n]
	before := dashBefore(text, numStart)
	if before == 0 {
		if numStart > 0 && (text[numStart-1] == '/' || text[numStart-1] == '.' || text[numStart-1] == ',' || wordLenBack(text[:numStart]) > 0) {
			return 0, ""
		}
		return numStart, nr
	}
	letter := wordLenBack(text[:numStart-before])
	if letter != 1 || isDigit(text[numStart-before-1]) {
		return 0, ""
	}
	start = numStart - before - 1
	return start, strings.ToLower(text[start:start+1]) + "-" + nr
}

// dashBefore gives the length of the hyphen, en dash or slash that ends at i.
func dashBefore(text string, i int) int {
	if i > 0 && (text[i-1] == '-' || text[i-1] == '/') {
		return 1
	}
	if i > 2 && (text[i-3:i] == "–" || text[i-3:i] == "‑" || text[i-3:i] == "‐") {
		return 3
	}
	return 0
}

func dashAfter(s string) bool {
	return s != "" && (s[0] == '-' || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "‑")) && len(s) > 1 && wordLen(s[1:]) > 0
}

// formName reads "LÆ 265", "LÆ-265" with its number at text[i:i+n].
func formName(text string, i, n int) (start int, form string) {
	if n != 3 || i < 3 || !allDigits(text[i:i+n]) {
		return 0, ""
	}
	j := i - 1
	if text[j] != ' ' && text[j] != '-' {
		return 0, ""
	}
	if j < 3 || wordLenBack(text[:j]) != 3 || !strings.EqualFold(text[j-3:j], "læ") {
		return 0, ""
	}
	return j - 3, "lae" + text[i:i+n]
}

// gluedForm reads "LÆ265".
func gluedForm(word string) string {
	if len(word) == 6 && strings.EqualFold(word[:3], "læ") && allDigits(word[3:]) {
		return "lae" + word[3:]
	}
	return ""
}

// wordLenBack measures the ASCII letters, digits and Danish letters that end s.
func wordLenBack(s string) int {
	i := len(s)
	for i > 0 {
		c := s[i-1]
		if isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' {
			i--
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !strings.ContainsRune("æøåÆØÅéÉ", r) {
			break
		}
		i -= n
	}
	return len(s) - i
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isUpper reports whether s holds two to five capitals or digits, with a
// capital among them.
func isUpper(s string) bool {
	if len(s) < 2 || len(s) > 5 {
		return false
	}
	capital := false
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			capital = true
		} else if !isDigit(s[i]) {
			return false
		}
	}
	return capital
}
