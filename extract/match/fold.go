package match

import (
	"strings"

	"oplyst/extract/danish"
)

// snowball is the stemmer without its stop list.
func snowball(norm string) string { return danish.Stem(norm, true) }

// foldShort is the length in bytes below which only æ, ø, å and c are folded:
// short words are too near each other for more.
const foldShort = 6

// foldKey maps spelling variants of a stem to one key: æ/ae, ø/oe, å/aa, and in
// longer words c/k, ch/k, ph/f, th/t, x/ks, z/s, y/i after a consonant in Latin
// words, -itis/-it, ae/e in Latin words, and double consonants to single.
func foldKey(stem string) string {
	ascii, plain := true, true
	for i := 0; i < len(stem); i++ {
		switch c := stem[i]; {
		case c >= 0x80:
			ascii = false
		case c == 'c' || c == 'x' || c == 'z' || c == 'h' || c == '-':
			plain = false
		case i > 0 && c == stem[i-1]:
			plain = false
		}
	}
	if ascii && plain && !strings.HasSuffix(stem, "itis") {
		return stem
	}
	var b strings.Builder
	b.Grow(len(stem) + 4)
	long := len(stem) >= foldShort
	for i := 0; i < len(stem); i++ {
		i += foldAt(&b, stem, i, long)
	}
	s := b.String()
	if long {
		s = strings.TrimSuffix(s, "is")
		if len(s) < 4 || !strings.HasSuffix(s, "it") {
			s = b.String()
		}
	}
	return s
}

// foldAt writes the folded form of the byte at i and returns how many further
// bytes it used.
func foldAt(b *strings.Builder, s string, i int, long bool) int {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c := s[i]; {
	case c == 0xC3 && next == 0xA6: // æ
		b.WriteString("ae")
		return 1
	case c == 0xC3 && next == 0xB8: // ø
		b.WriteString("oe")
		return 1
	case c == 0xC3 && next == 0xA5: // å
		b.WriteString("aa")
		return 1
	case c == 0xC3 && (next == 0xA9 || next == 0xA8): // é, è
		b.WriteByte('e')
		return 1
	case !long:
		b.WriteByte(c)
	case c == 'p' && next == 'h':
		b.WriteByte('f')
		return 1
	case c == 't' && next == 'h' && i+2 < len(s) && s[i+2] != 'e':
		b.WriteByte('t')
		return 1
	case c == 'c' && next == 'h', c == 'c' && next == 'k', c == 'c' && next == 'c':
		b.WriteByte('k')
		return 1
	case c == 'c' && (next == 'i' || next == 'e' || next == 'y'):
		b.WriteByte('c')
	case c == 'c':
		b.WriteByte('k')
	case c == 'x':
		b.WriteString("ks")
	case c == next && c != 'a' && c != 'e' && c != 'o':
		// the second letter of a pair is written on the next turn
	default:
		b.WriteByte(c)
	}
	return 0
}
