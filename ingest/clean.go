package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"oplyst/ingest/charset"
)

// clean makes a reader's text into page text by the contract in the package
// comment. It is the only place where that is done, for every format.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = charset.Repair(s)
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	c := cleaner{out: &b}
	for i := 0; i < len(s); {
		if ch := s[i]; ch < utf8.RuneSelf {
			c.ascii(ch, i+1 < len(s) && s[i+1] == '\n')
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		c.wide(r)
		i += n
	}
	out := b.String()
	if !norm.NFC.IsNormalString(out) { // a mark between base and accent is gone
		out = norm.NFC.String(out)
	}
	return out
}

// cleaner holds back white space until the next letter, so that no line ends in
// a space, no text in an empty line, and no two empty lines follow each other.
type cleaner struct {
	out     *strings.Builder
	space   int  // spaces held back
	tabs    int  // tabs held back
	breaks  int  // line ends held back
	started bool // something has been written
}

func (c *cleaner) ascii(ch byte, beforeNewline bool) {
	switch {
	case ch == '\n', ch == '\v', ch == '\f', ch == '\r' && !beforeNewline:
		c.breaks++
		c.space, c.tabs = 0, 0
	case ch == '\r':
	case ch == '\t':
		c.tabs++
		c.space = 0
	case ch == ' ':
		if c.tabs == 0 {
			c.space = 1
		}
	case ch < 0x20 || ch == 0x7F:
	default:
		c.flush()
		c.out.WriteByte(ch)
	}
}

func (c *cleaner) flush() {
	if c.started {
		switch {
		case c.breaks > 1:
			c.out.WriteString("\n\n")
		case c.breaks == 1:
			c.out.WriteByte('\n')
		}
	}
	if c.started && c.breaks == 0 || c.tabs > 0 && c.started {
		for ; c.tabs > 0; c.tabs-- {
			c.out.WriteByte('\t')
		}
		if c.space > 0 {
			c.out.WriteByte(' ')
		}
	}
	c.space, c.tabs, c.breaks = 0, 0, 0
	c.started = true
}

func (c *cleaner) wide(r rune) {
	switch r {
	case '\u2028', '\u2029', '\u0085':
		c.ascii('\n', false)
		return
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u200E', '\u200F', '\u061C':
		return
	case '\u2010', '\u2011':
		r = '-'
	case '\uF0B7', '\uF0A7': // bullets of the Symbol and Wingdings fonts
		r = '•'
	case '\u02BC':
		r = '’'
	}
	switch {
	case unicode.Is(unicode.Zs, r):
		c.ascii(' ', false)
	case r >= 0x80 && r < 0xA0, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xFE00 && r <= 0xFE0F:
	default:
		c.flush()
		if l := ligature(r); l != "" {
			c.out.WriteString(l)
			return
		}
		c.out.WriteRune(r)
	}
}

// ligature spells out the typographic ligatures, which searches do not know.
func ligature(r rune) string {
	switch r {
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	case 'ĳ':
		return "ij"
	}
	return ""
}
