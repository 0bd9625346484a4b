package index

import (
	"strings"
)

// phraseWords gives the written forms of a phrase, folded as plain folds them.
func phraseWords(text string) []string {
	var words []string
	for i := 0; i < len(text); {
		n := wordLen(text[i:])
		if n == 0 {
			i += symbolSize(text[i:])
			continue
		}
		words = append(words, plain(strings.ToLower(text[i:i+n])))
		i += n
	}
	return words
}

// findPhrase finds the words next to each other in text, from byte from on, and
// gives the byte range. Case and the spelling of æøå don't matter, endings do.
func findPhrase(text string, words []string, from int) (start, end int, ok bool) {
	if len(words) == 0 {
		return 0, 0, false
	}
	for i := from; i < len(text); {
		n := wordLen(text[i:])
		if n == 0 {
			i += symbolSize(text[i:])
			continue
		}
		if sameForm(text[i:i+n], words[0]) {
			if end, ok := restOfPhrase(text, i+n, words[1:]); ok {
				return i, end, true
			}
		}
		i += n
	}
	return 0, 0, false
}

// restOfPhrase checks that the words follow from i on.
func restOfPhrase(text string, i int, words []string) (int, bool) {
	end := i
	for _, w := range words {
		for i < len(text) && wordLen(text[i:]) == 0 {
			if i-end > maxPhraseGap {
				return 0, false
			}
			i += symbolSize(text[i:])
		}
		n := wordLen(text[i:])
		if n == 0 || i-end > maxPhraseGap || !sameForm(text[i:i+n], w) {
			return 0, false
		}
		i += n
		end = i
	}
	return end, true
}

// sameForm compares a written word with a plain form.
func sameForm(word, form string) bool {
	if len(word) > 2*len(form) || len(form) > 2*len(word) {
		return false
	}
	if c := word[0]; c < 0x80 && c|0x20 != form[0]|0x20 {
		return false
	}
	if len(word) == len(form) && strings.EqualFold(word, form) {
		return true
	}
	return plain(strings.ToLower(word)) == form
}

// hasPlainPrefix reports whether a lower-case word begins as prefix does.
func hasPlainPrefix(norm, prefix string) bool {
	return strings.HasPrefix(plain(norm), plain(strings.ToLower(prefix)))
}
