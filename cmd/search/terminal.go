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
func (p *printer) line(indent int, text string) { p.hang(indent, indent, text) }

// head writes the line that opens a hit; what doesn't fit stands further in.
func (p *printer) head(text string) { p.hang(0, 4, text) }

// hang writes one line, the first indented by indent and the others by rest.
func (p *printer) hang(indent, rest int, text string) {
	lines := wrap(text, p.width-max(indent, rest), p.width > 0)
	for i, l := range lines {
		if i == 1 {
			indent = rest
		}
		fmt.Fprintln(p.w, strings.Repeat(" ", indent)+l)
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

// wrap breaks text at spaces; escape sequences count nothing. Two spaces
// between words stay two, except where a line breaks.
func wrap(text string, width int, on bool) []string {
	if !on || width < 20 {
		return []string{text}
	}
	var lines []string
	line, used, spaces := "", 0, 0
	for _, word := range strings.Split(text, " ") {
		if word == "" {
			spaces++
			continue
		}
		n := visible(word)
		if used > 0 && used+1+spaces+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += strings.Repeat(" ", 1+spaces)
			used += 1 + spaces
		}
		line += word
		used += n
		spaces = 0
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
