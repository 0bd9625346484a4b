package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"oplyst/index"
)

// printer writes results for a person. Colour and wrapping are only used on a
// terminal; in a pipe every passage is one line.
type printer struct {
	w     *bufio.Writer
	color bool
	width int // 0: don't wrap
}

// maxWidth keeps lines readable on wide terminals.
const maxWidth = 100

func newPrinter(w io.Writer) printer {
	p := printer{w: bufio.NewWriter(w)}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return p
	}
	p.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	p.width = maxWidth
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		p.width = min(w, maxWidth)
	} else if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		p.width = min(w, maxWidth)
	}
	p.width = max(p.width, 40)
	return p
}

func (p *printer) flush() error { return p.w.Flush() }

// The few styles.
const (
	styleNumber = "1"    // bold
	styleMark   = "1;33" // bold yellow
	styleWarn   = "31"   // red
	styleDim    = "2"
)

func (p *printer) styled(style, text string) string {
	if !p.color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// line writes one line, wrapped and indented.
func (p *printer) line(indent int, text string) {
	pad := strings.Repeat(" ", indent)
	for _, l := range wrap(text, p.width-indent, p.width > 0) {
		fmt.Fprintln(p.w, pad+l)
	}
}

// snippet writes a passage with its marks.
func (p *printer) snippet(indent int, s index.Snippet) {
	var b strings.Builder
	last := 0
	for _, m := range s.Marks {
		b.WriteString(clean(s.Text[last:m.Start]))
		b.WriteString(p.marked(clean(s.Text[m.Start:m.End])))
		last = m.End
	}
	b.WriteString(clean(s.Text[last:]))
	p.line(indent, b.String())
}

// marked styles each word by itself, so that a mark survives wrapping.
func (p *printer) marked(text string) string {
	if !p.color {
		return text
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		words[i] = p.styled(styleMark, w)
	}
	return strings.Join(words, " ")
}

// clean makes text from a file safe and plain for a terminal: white space
// becomes a space, control characters go.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, text)
}

// wrap breaks text at spaces; escape sequences count nothing.
func wrap(text string, width int, on bool) []string {
	if !on || width < 20 {
		return []string{text}
	}
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		n := visible(word)
		if used > 0 && used+1+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += n
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// visible counts the characters of a word that take room.
func visible(word string) int {
	n := 0
	for i := 0; i < len(word); {
		if word[i] == '\x1b' {
			if end := strings.IndexByte(word[i:], 'm'); end >= 0 {
				i += end + 1
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(word[i:])
		i += size
		n++
	}
	return n
}
