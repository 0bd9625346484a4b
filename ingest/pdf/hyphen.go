package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// settleHyphens decides, once all pages are read, the words of which a hyphen
// at a line's end was left out in doubt: if the file writes the word with a
// hyphen elsewhere and never without, it is the word's own.
func settleHyphens(texts []string) {
	doubts := map[string]bool{} // the joined word: whether the hyphen is its own
	for _, t := range texts {
		eachDoubt(t, func(before, after string) {
			doubts[strings.ToLower(before+"-"+after)] = false
		})
	}
	if len(doubts) > 0 {
		countSpellings(texts, doubts)
	}
	for i, t := range texts {
		if strings.Contains(t, doubtful) {
			texts[i] = resolve(t, doubts)
		}
	}
}

// countSpellings marks the words that occur with a hyphen and not without.
func countSpellings(texts []string, doubts map[string]bool) {
	joined := make(map[string]string, len(doubts))
	for word := range doubts {
		joined[strings.Replace(word, "-", "", 1)] = word
	}
	plain := map[string]bool{}
	for _, t := range texts {
		for w := range strings.FieldsFuncSeq(t, notInWord) {
			if strings.Contains(w, doubtful) {
				continue
			}
			w = strings.ToLower(w)
			if _, ok := doubts[w]; ok {
				doubts[w] = true
			} else if hyphened, ok := joined[w]; ok {
				plain[hyphened] = true
			}
		}
	}
	for w := range plain {
		doubts[w] = false
	}
}

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && r != '-' && r != doubtfulRune
}

// eachDoubt calls f with the two parts of every doubtful word.
func eachDoubt(text string, f func(before, after string)) {
	for at := 0; ; {
		i := strings.Index(text[at:], doubtful)
		if i < 0 {
			return
		}
		i += at
		at = i + len(doubtful)
		f(text[lastLetters(text[:i]):i], text[at:at+letters(text[at:])])
	}
}

// lastLetters returns where the last run of letters and hyphens in s begins.
func lastLetters(s string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && r != '-' {
			return i
		}
		i -= size
	}
	return 0
}

// letters returns how long the run of letters and hyphens at the start of s is.
func letters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '-' {
			return i
		}
	}
	return len(s)
}

// resolve writes each doubtful hyphen or leaves it out.
func resolve(text string, doubts map[string]bool) string {
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for {
		i := strings.Index(text[at:], doubtful)
		if i < 0 {
			b.WriteString(text[at:])
			return b.String()
		}
		i += at
		b.WriteString(text[at:i])
		at = i + len(doubtful)
		word := text[lastLetters(text[:i]):i] + "-" + text[at:at+letters(text[at:])]
		if doubts[strings.ToLower(word)] {
			b.WriteByte('-')
		}
	}
}
