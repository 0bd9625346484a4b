package danish

import "github.com/kljensen/snowball/snowballword"

// isLowerVowel reports whether a rune is a lower-case Danish vowel.
func isLowerVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å':
		return true
	}
	return false
}

// isSEnding reports whether a rune may stand before a removable final s.
func isSEnding(r rune) bool {
	switch r {
	case 'a', 'b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'o',
		'p', 'r', 't', 'v', 'y', 'z', 'å':
		return true
	}
	return false
}

// endsIn reports whether the word's runes from start on end in suffix.
func endsIn(w *snowballword.SnowballWord, start int, suffix []rune) bool {
	n := len(w.RS) - len(suffix)
	if n < start || n < 0 {
		return false
	}
	for i, r := range suffix {
		if w.RS[n+i] != r {
			return false
		}
	}
	return true
}

// longest returns the length of the first of the suffixes, which stand longest
// first, that lies in R1 of the word, or 0.
func longest(w *snowballword.SnowballWord, suffixes [][]rune) int {
	for _, s := range suffixes {
		if endsIn(w, w.R1start, s) {
			return len(s)
		}
	}
	return 0
}

// runes turns suffixes into the form the steps compare with.
func runes(suffixes ...string) [][]rune {
	out := make([][]rune, len(suffixes))
	for i, s := range suffixes {
		out[i] = []rune(s)
	}
	return out
}

// IsStopWord reports whether a lower-case word is on Snowball's Danish stop
// list. Extraction and index always stem with stemStopWords: that list holds
// 'ikke', 'men' and 'tidligere'.
func IsStopWord(word string) bool {
	switch word {
	case "og", "i", "jeg", "det", "at", "en", "den", "til", "er", "som", "på",
		"de", "med", "han", "af", "for", "ikke", "der", "var", "mig", "sig",
		"men", "et", "har", "om", "vi", "min", "havde", "ham", "hun", "nu",
		"over", "da", "fra", "du", "ud", "sin", "dem", "os", "op", "man",
		"hans", "hvor", "eller", "hvad", "skal", "selv", "her", "alle", "vil",
		"blev", "kunne", "ind", "når", "være", "dog", "noget", "ville", "jo",
		"deres", "efter", "ned", "skulle", "denne", "end", "dette", "mit",
		"også", "under", "have", "dig", "anden", "hende", "mine", "alt",
		"meget", "sit", "sine", "vor", "mod", "disse", "hvis", "din", "nogle",
		"hos", "blive", "mange", "ad", "bliver", "hendes", "været", "thi",
		"jer", "sådan":
		return true
	}
	return false
}
