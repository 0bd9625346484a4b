package match

import (
	"unicode"
	"unicode/utf8"
)

// TokenKind is what a token is.
type TokenKind uint8

// The kinds of tokens.
const (
	WordToken   TokenKind = iota // letters, or letters and digits: praktik, F33, T1D
	NumberToken                  // digits with inner points or commas: 12, 12,5, 1.000
	AbbrevToken                  // a known abbreviation with its points: obs., bl.a.
	PunctToken                   // any other single character
)

// Token is one token of a text.
type Token struct {
	Start, End int   // byte range in Text.Source
	Word       *Word // facts about the form, never nil
	Head       *Word // for 'lænde-' in 'lænde- og nakkesmerter': lændesmerter; else nil
	HeadAt     int32 // index of the token that lends its head, if Head is set
	Sent       int32 // index of the sentence it lies in
	Kind       TokenKind
	Glued      bool // no space before it within its block
}

// tokenize appends the tokens of source[start:end] to dst.
func tokenize(a *Analyzer, dst []Token, source string, start, end int) []Token {
	glued := false
	for i := start; i < end; {
		c := source[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			i++
			glued = false
			continue
		}
		n, kind := scan(source[i:end])
		if kind == WordToken {
			if m := abbreviation(source[i:end], n); m > 0 {
				n, kind = m, AbbrevToken
			}
		}
		dst = append(dst, Token{Start: i, End: i + n, Word: a.Word(source[i : i+n]), Kind: kind, Glued: glued})
		i += n
		glued = true
	}
	return dst
}

// scan returns the length and kind of the token at the start of s.
func scan(s string) (int, TokenKind) {
	c := s[0]
	if isDigit(c) {
		if n := scanNumber(s); n == len(s) || !isWordByte(s[n:]) {
			return n, NumberToken
		}
		n := scanWord(s)
		return n, WordToken
	}
	if isWordByte(s) {
		return scanWord(s), WordToken
	}
	_, n := utf8.DecodeRuneInString(s)
	return n, PunctToken
}

// scanNumber measures digits with inner points and commas.
func scanNumber(s string) int {
	i := 0
	for i < len(s) {
		if isDigit(s[i]) {
			i++
			continue
		}
		if (s[i] == '.' || s[i] == ',') && i+1 < len(s) && isDigit(s[i+1]) && i > 0 && isDigit(s[i-1]) {
			i++
			continue
		}
		break
	}
	return i
}

// scanWord measures letters and digits, soft hyphens and inner apostrophes.
func scanWord(s string) int {
	i := 0
	for i < len(s) {
		c := s[i]
		switch {
		case isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z':
			i++
		case c == '\'' && i > 1 && capitals(s[:i]):
			return i // PTSD'en
		case c == '\'' && i > 0 && i+1 < len(s) && s[i+1]|0x20 >= 'a' && s[i+1]|0x20 <= 'z':
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == '’' && i > 1 && capitals(s[:i]) {
				return i
			}
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != 0xAD && !(r == '’' && i > 0 && isWordByte(s[i+n:])) {
				return i
			}
			i += n
		}
	}
	return i
}

// capitals reports whether a form has only ASCII capitals and digits.
func capitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isDigit(c) && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWordByte reports whether s starts with a letter or digit.
func isWordByte(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0]; c < utf8.RuneSelf {
		return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// maxAbbrev is the longest abbreviation in bytes, points included.
const maxAbbrev = 10

// abbreviation returns the length of the longest known abbreviation that
// starts at s, whose first word has n bytes, or 0.
func abbreviation(s string, n int) int {
	if n >= maxAbbrev || n >= len(s) || s[n] != '.' {
		return 0
	}
	found := 0
	for i := n; i < len(s) && i < maxAbbrev && s[i] == '.'; {
		i++
		if abbreviations[lower(s[:i])] {
			found = i
		}
		w := 0
		for i+w < len(s) && w < 5 && isWordByte(s[i+w:]) {
			_, k := utf8.DecodeRuneInString(s[i+w:])
			w += k
		}
		if w == 0 {
			break
		}
		i += w
	}
	return found
}
