package office

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// putByte takes one byte of text in the current font's code page.
func (r *rtf) putByte(c byte) {
	r.fresh = false
	if r.skipNext > 0 {
		r.skipNext--
		return
	}
	if r.ignored() {
		return
	}
	if len(r.pending) > 0 && r.pendFont != r.font {
		r.flushBytes()
	}
	r.pendFont = r.font
	r.pending = append(r.pending, c)
}

func (r *rtf) ignored() bool {
	return r.hidden || r.deleted || r.moved || r.dest == destSkip || r.dest == destShape || r.dest == destForm || r.dest == destTwice
}

// flushBytes decodes the bytes that wait.
func (r *rtf) flushBytes() {
	if len(r.pending) == 0 {
		return
	}
	raw := r.pending
	r.pending = r.pending[:0]
	font := r.fonts[r.pendFont]
	if font.charset == 2 {
		var b strings.Builder
		for _, c := range raw {
			b.WriteString(symbolByte(font.name, c))
		}
		r.put(b.String())
		return
	}
	if isPlainASCII(raw) {
		r.put(string(raw))
		return
	}
	text, err := r.encoding(font.charset).NewDecoder().Bytes(raw)
	if err != nil {
		text, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	r.put(string(text))
}

// putText takes text that needs no decoding.
func (r *rtf) putText(s string) {
	r.flushBytes()
	if !r.ignored() {
		r.put(s)
	}
}

// put sends text where the group's text goes.
func (r *rtf) put(s string) {
	switch r.dest {
	case destText:
		r.flow.put(s)
	case destMark:
		if len(r.flow.mark) < 100 {
			r.flow.mark += s
		}
	case destChoice:
		if n := len(r.form.choices) - 1; n >= 0 && len(r.form.choices[n]) < 200 {
			r.form.choices[n] += s
		}
	case destFonts:
		f := r.fonts[r.font]
		if len(f.name) < 64 {
			f.name += s
		}
		r.fonts[r.font] = f
	case destStyles:
		name := strings.ToLower(s)
		if strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "overskrift") || strings.HasPrefix(name, "title") {
			r.headings[r.flow.style] = true
		}
	}
}

// unicode takes a \u escape; the n bytes after it say the same for old readers.
func (r *rtf) unicode(n int) {
	r.flushBytes()
	c := rune(uint16(n))
	r.skipNext = r.uc
	if r.ignored() {
		return
	}
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c, r.high = utf16.DecodeRune(r.high, c), 0
	}
	if c >= 0xF000 && c <= 0xF0FF { // a symbol font by its private code
		r.put(symbolByte(r.fonts[r.font].name, byte(c)))
		return
	}
	r.put(string(c))
}

func symbolByte(font string, c byte) string {
	if c < 0x80 && c != ' ' && !strings.Contains(strings.ToLower(font), "wingdings") && !strings.Contains(strings.ToLower(font), "symbol") {
		return string(rune(c))
	}
	if strings.Contains(strings.ToLower(font), "wingdings") {
		return wingdings(font, c)
	}
	return symbolFont(c)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

func isPlainASCII(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

func unhex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
