package index

import (
	"unicode"
	"unicode/utf8"

	"oplyst/extract/match"
)

// Kind is what a Token stands for.
type Kind uint8

// The kinds of tokens. Only Word and Symbol tokens start a new position; a
// Part lies at the position of its word.
const (
	Word   Kind = iota // a word or a number: its stem with spelling variants folded
	Part               // one part of the compound at the same position
	Symbol             // a whole that words would lose: "§19.1.2", "lsp§19", "58-18", "lae265", "me/cfs"
)

// Token is one searchable term of a text.
type Token struct {
	Term       string
	Start, End int // byte range in the text
	Pos        int // number of the word in the text, from 0
	Kind       Kind
	word       *match.Word // of a Word: what is known of its form
}

// Analyzer turns text into tokens. The zero value is ready; it is safe for
// concurrent use. Text must be NFC, as the page text contract has it.
//
// Nothing is dropped: "ikke", "uden" and all other small words are tokens like
// others, so that a phrase means what it says.
type Analyzer struct{}

// Tokens analyses a text.
func (a Analyzer) Tokens(text string) []Token { return a.Append(nil, text) }

// Append appends the tokens of text to dst and returns it. Symbols come after
// the words they are made of.
func (a Analyzer) Append(dst []Token, text string) []Token {
	words := match.Shared()
	pos := 0
	for i := 0; i < len(text); {
		n := wordLen(text[i:])
		if n == 0 {
			if c := text[i]; c == 0xC2 && i+1 < len(text) && text[i+1] == 0xA7 {
				dst = appendLawRef(dst, text, i, pos)
			}
			i += symbolSize(text[i:])
			continue
		}
		w := words.Word(text[i : i+n])
		dst = append(dst, Token{Term: w.Key, Start: i, End: i + n, Pos: pos, Kind: Word, word: w})
		for _, p := range w.Parts {
			s, e := i+p.Start, i+p.End
			if len(w.Norm) != n { // lower-casing changed the length: point at the whole word
				s, e = i, i+n
			}
			dst = append(dst, Token{Term: p.Key, Start: s, End: e, Pos: pos, Kind: Part})
		}
		dst = appendSymbols(dst, text, i, n, pos)
		if n <= 4 && bareLawRef(text, i, n) {
			dst = appendLawRef(dst, text, i+n+1, pos)
		}
		pos++
		i += n
	}
	return dst
}

// wordLen measures the letters and digits at the start of s.
func wordLen(s string) int {
	i := 0
	for i < len(s) {
		c := s[i]
		if isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
			break
		}
		i += n
	}
	return i
}

func symbolSize(s string) int {
	if s[0] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// plain folds æ, ø, å, é and è of a lower-case form, so that both spellings
// give one unstemmed term.
func plain(norm string) string {
	for i := 0; i < len(norm); i++ {
		if norm[i] >= utf8.RuneSelf {
			return plainFolder.Replace(norm)
		}
	}
	return norm
}
