package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/ingest/ocr"
)

// Span is a range of a page's text in bytes: Text[Start:End].
type Span struct{ Start, End int }

// How far a word may lie from the word before it: what stands between words in
// page text, and where to look after words that were changed.
const (
	nextWord  = 4
	otherWord = 80
)

// uncertain finds the words that OCR doubted in the page's final text. The words
// come in the text's order; one that was changed on the way (a hyphen undone, a
// section sign put in) is passed over.
func uncertain(text string, words []ocr.Word) []Span {
	var spans []Span
	at := 0
	for _, w := range words {
		word := strings.TrimSpace(clean(w.Text))
		i := find(text, word, at)
		if i < 0 {
			word = strings.TrimSuffix(word, "-")
			i = find(text, word, at)
		}
		if i < 0 {
			continue
		}
		at = i + len(word)
		if w.Doubt {
			spans = append(spans, Span{i, at})
		}
	}
	return spans
}

// find looks for a word at or shortly behind a place; -1 if it isn't there.
// Further off it must stand alone, since short words are parts of others.
func find(text, word string, at int) int {
	if word == "" {
		return -1
	}
	near := text[at:min(len(text), at+otherWord+len(word))]
	from := 0
	for {
		i := strings.Index(near[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		if i <= nextWord && strings.TrimSpace(near[:i]) == "" || alone(text, at+i, at+i+len(word)) {
			return at + i
		}
		_, size := utf8.DecodeRuneInString(near[i:])
		from = i + size
	}
}

func alone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return (start == 0 || unicode.IsSpace(before)) && (end == len(text) || unicode.IsSpace(after))
}
