package office

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineJoint says how a wrapped line is joined to the one before: what stands
// between them, and how many bytes of the first line's end go. A hyphen that the
// wrapping put there goes ('virksomheds-' + 'praktik'); the word's own stays
// ('sms-kontakt', 'LÆ-265', 'september-november'), and so does one that stands
// for a part left out, with its blank ('lænde- og nakkesmerter').
func lineJoint(before, after string) (between string, cut int) {
	if !strings.HasSuffix(before, "-") {
		return " ", 0
	}
	word := before[strings.LastIndexAny(before, " \t\n(/")+1 : len(before)-1]
	next, _, _ := strings.Cut(after, " ")
	next = strings.Trim(next, ",.;:)")
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case word == "" || !unicode.IsLetter(last) && !unicode.IsDigit(last) || !unicode.IsLetter(first) && !unicode.IsDigit(first):
		return " ", 0
	case goesOnWithout[next]:
		return " ", 0
	case !unicode.IsLower(last) || !unicode.IsLower(first) || ownHyphen(word, next):
		return "", 0
	}
	return "", 1
}

// goesOnWithout are the words behind a hyphen that stands for a part left out.
var goesOnWithout = map[string]bool{"og": true, "eller": true, "samt": true, "såvel": true, "henholdsvis": true, "hhv": true, "kontra": true, "til": true, "i": true}

// ownHyphen reports whether a hyphen at a line's end is the word's own: no
// syllable is a single letter or lacks a vowel ('a-kasse', 'sms-kontakt'), and
// two months, days or seasons are a span.
func ownHyphen(word, next string) bool {
	word = strings.ToLower(word[strings.LastIndexByte(word, '-')+1:])
	if utf8.RuneCountInString(word) < 2 || !strings.ContainsAny(word, "aeiouyæøåéü") {
		return true
	}
	return spans[word] && spans[strings.ToLower(next)]
}

var spans = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug
		sep sept okt nov dec mandag tirsdag onsdag torsdag fredag lørdag søndag forår sommer efterår vinter`) {
		m[w] = true
	}
	return m
}()
