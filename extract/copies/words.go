// Package copies finds text that stands in several papers of a case: papers
// that are the same (Groups), and passages that a later paper took over from an
// older one (Passages). It compares words and knows nothing of what they mean,
// but for the few that turn a meaning: negations, numbers, ticks.
//
// Everything here is a pure function, and linear in the text but for papers
// that nearly agree, which are compared word by word within bounds.
package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word of a text: a run of letters and digits, or the mark of a
// form's box.
type token struct {
	hash       uint32 // of the word in lower case
	start, end int32  // bytes in the text
}

// FNV-1a, 32 bits.
const hashStart, hashStep = uint32(2166136261), uint32(16777619)

// tokens appends the words of a text.
func tokens(out []token, text string) []token {
	for i := 0; i < len(text); {
		start, h := i, hashStart
		var before byte
		for i < len(text) {
			c := text[i]
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			case c >= utf8.RuneSelf && letterByte(text, i):
				if before == latin1 && c >= 0x80 && c < 0x9F && c != times {
					c += 'a' - 'A'
				}
			default:
				c = 0
			}
			if c == 0 {
				break
			}
			h = (h ^ uint32(c)) * hashStep
			before = c
			i++
		}
		if i > start {
			out = append(out, token{h, int32(start), int32(i)})
			continue
		}
		if n := box(text[i:]); n > 0 {
			out = append(out, token{boxHash(text[i : i+n]), int32(i), int32(i + n)})
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return out
}

// latin1 is the first UTF-8 byte of À to ÿ, times the second of ×.
const latin1, times = 0xC3, 0x97

// letterByte reports whether the byte at i is part of a letter outside ASCII.
func letterByte(text string, i int) bool {
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// boxes are the marks of a form's boxes, ticked and empty.
var boxes = []struct {
	mark   string
	ticked bool
}{{"[x]", true}, {"[X]", true}, {"[ ]", false}, {"[]", false}, {"☒", true}, {"☑", true}, {"✓", true}, {"✗", true}, {"☐", false}}

// box returns the length of the box mark that a text begins with, 0 if none.
func box(text string) int {
	if text[0] != '[' && text[0] != 0xE2 {
		return 0
	}
	for _, b := range boxes {
		if strings.HasPrefix(text, b.mark) {
			return len(b.mark)
		}
	}
	return 0
}

// boxHash is one value for all ticked boxes and one for all empty ones.
func boxHash(mark string) uint32 {
	for _, b := range boxes {
		if b.mark == mark && b.ticked {
			return 1
		}
	}
	return 2
}

// turning are words that turn what a sentence says, lower case.
var turning = []string{"ikke", "ej", "ingen", "intet", "aldrig", "hverken", "næppe", "uden", "kun", "ja", "nej", "dog", "men", "mangler"}

// renewing are words by which a later paper makes an older statement its own.
var renewing = []string{"uændret", "uændrede", "fortsat", "stadig", "stadigvæk", "fremdeles", "nu", "forværret", "bedret", "ændret", "igen", "gælder"}

// significant reports whether a word that one of two texts has and the other
// has not makes them say different things: a number, a box, a negation.
func significant(word string) bool {
	if strings.ContainsAny(word, "0123456789") || box(word) > 0 {
		return true
	}
	return slices.Contains(turning, strings.ToLower(word))
}

// renews reports whether a word refreshes a statement.
func renews(word string) bool {
	return slices.Contains(renewing, strings.ToLower(word))
}
