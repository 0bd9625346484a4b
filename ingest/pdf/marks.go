package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the marks of a list that are never a word.
const bullets = "•●○◦▪▫■□‣⁃∙·➢➤►✓✔☐☑☒"

// isMark reports whether text is nothing but a list mark: a bullet, a dash,
// "1.", "12)", "a.", "(3)", "iv)".
func isMark(text string) bool {
	n := markLength(text + " ")
	return n > 0 && n >= len(text)
}

// markLength returns the length of the list mark that text begins with, with
// the space after it; 0 if it begins with none.
func markLength(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(bullets, r) {
		return size + spaces(text[size:])
	}
	if (r == '-' || r == '–' || r == '*' || r == 'o') && strings.HasPrefix(text[size:], " ") {
		return size + spaces(text[size:])
	}
	rest := strings.TrimPrefix(text, "(")
	n := 0
	for n < len(rest) && n < 4 && (rest[n] >= '0' && rest[n] <= '9' || rest[n] >= 'a' && rest[n] <= 'z') {
		n++
	}
	if n == 0 || n >= len(rest) || rest[n] != '.' && rest[n] != ')' || n > 2 && !unicode.IsDigit(rune(rest[0])) && strings.Trim(rest[:n], "ivx") != "" {
		return 0
	}
	if n == 2 && !unicode.IsDigit(rune(rest[0])) && strings.Trim(rest[:n], "ivx") != "" || n > 2 && unicode.IsDigit(rune(rest[0])) {
		return 0
	}
	after := rest[n+1:]
	if after != "" && after[0] != ' ' {
		return 0
	}
	return len(text) - len(after) + spaces(after)
}

func spaces(s string) int {
	return len(s) - len(strings.TrimLeft(s, " "))
}

// plainMark reports whether a mark cannot be the first word of a wrapped line:
// bullets.
func plainMark(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(bullets, r)
}
