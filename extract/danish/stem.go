// Package danish is the Snowball stemmer for Danish, written on
// github.com/kljensen/snowball's SnowballWord in the form of that library's
// language packages. It gives the same stems as the official Snowball
// vocabulary and as github.com/blevesearch/snowballstem/danish, which the
// index uses, so that search and extraction agree word for word.
//
// The algorithm is described at
// https://snowballstem.org/algorithms/danish/stemmer.html.
package danish

import (
	"strings"

	"github.com/kljensen/snowball/snowballword"
)

// Stem returns the Snowball stem of a Danish word. The word is trimmed and
// lower-cased first and should be in NFC. Stop words are returned unchanged
// unless stemStopWords is true.
func Stem(word string, stemStopWords bool) string {
	word = strings.ToLower(strings.TrimSpace(word))
	if len(word) <= 2 || (!stemStopWords && IsStopWord(word)) {
		return word
	}
	w := snowballword.New(word)
	preprocess(w)
	step1(w)
	step2(w)
	step3(w)
	step4(w)
	return w.String()
}
