package office

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reflow joins lines that were only wrapped at a width. A line was wrapped when
// the first word of the next one would not have fitted; that is only believed
// where several lines come near the same width, or where a long line breaks off
// in a sentence that the next one goes on with a small letter. Lists, tables,
// form lines and journal entries keep their lines.
func reflow(page string) string {
	lines := strings.Split(page, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
	}
	width := wrapWidth(lines)
	b := make([]byte, 0, len(page))
	var block blockState
	for i, s := range lines {
		if i > 0 {
			if block.joins(lines[i-1], s) {
				next := strings.TrimLeft(strings.TrimPrefix(s, quoteMark(s)), " \t")
				between, cut := lineJoint(lines[i-1], next)
				b = append(append(b[:len(b)-cut], between...), next...)
				continue
			}
			b = append(b, '\n')
		}
		if i == 0 || lines[i-1] == "" {
			block.width = width
			if width == 0 {
				block.width = brokenWidth(lines[i:])
			}
		}
		block.start(s)
		b = append(b, s...)
	}
	return string(b)
}

// brokenWidth is the length of the longest line of the block that lines begin
// with, if one of its long lines breaks off within a sentence; else 0.
func brokenWidth(lines []string) int {
	const long = 50
	width, broken := 0, false
	for i, s := range lines {
		if s == "" {
			break
		}
		n := utf8.RuneCountInString(s)
		if strings.Contains(s, "\t") || n > 140 {
			return 0
		}
		width = max(width, n)
		if i+1 < len(lines) && n >= long && startsLower(strings.TrimSpace(lines[i+1])) && !strings.ContainsRune(".:!?", lastRune(s)) {
			broken = true
		}
	}
	if !broken {
		return 0
	}
	return width
}

// wrapWidth is the width in characters that a page's lines were wrapped at, or 0
// where they were not.
func wrapWidth(lines []string) int {
	const widest, narrowest = 140, 40
	var counts [widest + 1]int
	inLong, inShort := 0, 0 // bytes in lines longer than any wrapped line, and in others
	for i, s := range lines {
		if utf8.RuneCountInString(s) > widest && !strings.Contains(s, "\t") {
			inLong += len(s)
		} else {
			inShort += len(s)
		}
		if i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" && !strings.Contains(s, "\t") {
			if n := utf8.RuneCountInString(s); n <= widest {
				counts[n]++
			}
		}
	}
	if inLong > inShort/3 {
		return 0 // a paragraph a line: nothing was wrapped
	}
	width, near := 0, 0
	for n := widest; n >= narrowest; n-- {
		if counts[n] == 0 {
			continue
		}
		near = 0
		for k := n; k > n-12 && k >= 0; k-- {
			near += counts[k]
		}
		if near >= 2 {
			width = n
			break
		}
	}
	full, long := 0, 0
	for i, s := range lines {
		if i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" || strings.Contains(s, "\t") {
			continue
		}
		n := utf8.RuneCountInString(s)
		if n*2 < width {
			continue
		}
		long++
		if n+1+firstWord(lines[i+1]) > width {
			full++
		}
	}
	if full < 2 || full*5 < long*2 {
		return 0
	}
	return width
}

// blockState follows the block that is being joined.
type blockState struct {
	width    int
	first    string // its first line
	wrapped  bool   // its last line was joined to it
	isDated  bool   // first begins with a date, as journal entries do
	isListed bool   // first begins with a list mark
}

func (b *blockState) start(s string) {
	trimmed := strings.TrimSpace(s)
	*b = blockState{width: b.width, first: s, isDated: startsDate(trimmed), isListed: listMark(trimmed) > 0}
}

// joins tells whether next goes on the block whose last line is prev.
func (b *blockState) joins(prev, next string) bool {
	p, n := strings.TrimSpace(prev), strings.TrimSpace(next)
	mark := quoteMark(next)
	lost := mark == "" && quoteMark(prev) != "" // some programs mark only the first of the lines they make
	if p == "" || n == "" || quoteMark(prev) != mark && !lost || strings.Contains(prev, "\t") || strings.Contains(next, "\t") {
		return false
	}
	n = strings.TrimSpace(strings.TrimPrefix(next, mark))
	if n == "" || listMark(n) > 0 || isRule(n) || isRule(p) {
		return false
	}
	length := utf8.RuneCountInString(prev)
	full := length+1+firstWord(n) > b.width
	ended := strings.ContainsRune(".:!?", lastRune(p))
	switch {
	case startsDate(n) && (b.isDated || ended), startsLabel(n) && (ended || startsLabel(strings.TrimSpace(b.first))):
		return false
	}
	lower := startsLower(n)
	var join bool
	switch {
	case lost:
		join = lower && !ended && length >= 50
	case (b.isDated || b.isListed) && indent(next) > indent(b.first):
		join = lower || !ended || full && b.width > 0
	case b.width == 0:
	default:
		join = full && length <= b.width+4 ||
			lower && !ended && length*10 > b.width*6 ||
			lower && b.wrapped && length*3 < b.width
	}
	b.wrapped = join
	return join
}

func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstWord(s string) int {
	s = strings.TrimSpace(s)
	word, _, _ := strings.Cut(s, " ")
	return utf8.RuneCountInString(word)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// quoteMark is the mark of a quoted mail line ("> > "), or "".
func quoteMark(s string) string {
	end := 0
	for i := 0; i < len(s) && (s[i] == '>' || s[i] == ' '); i++ {
		if s[i] == '>' {
			end = i + 1
		}
	}
	return s[:end]
}

// isRule tells whether a line is drawn: "-----", "=====", "* * *".
func isRule(s string) bool {
	n := 0
	for _, r := range s {
		switch r {
		case '-', '=', '_', '*', '~', '–', '—', '+', '|', '#':
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= 3
}

// listMark is the length of the list mark and space that s begins with, or 0:
// "- ", "* ", "• ", "1. ", "1) ", "a) ", "(a) ", "[x] ".
func listMark(s string) int {
	mark, _, ok := strings.Cut(s, " ")
	if !ok || mark == "" || len(mark) > 5 {
		return 0
	}
	switch mark {
	case "-", "*", "•", "–", "·", "o", "+", "[x]", "[X]", "[", "[]", "☒", "☐", "—":
		return len(mark) + 1
	}
	body := strings.TrimPrefix(mark, "(")
	last := body[max(len(body)-1, 0):]
	if last != "." && last != ")" {
		return 0
	}
	body = body[:len(body)-1]
	if body == "" || len(body) > 3 {
		return 0
	}
	digits := strings.Trim(body, "0123456789") == ""
	letter := len(body) == 1 && body[0]|0x20 >= 'a' && body[0]|0x20 <= 'z' && last == ")"
	if digits && len(body) <= 2 || letter {
		return len(mark) + 1
	}
	return 0
}

// startsDate tells whether a line begins with a numeric date, as journal
// entries do: "15-06-2018", "15.06.18", "2018-06-15", "15/6-2018".
func startsDate(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	word = strings.TrimRight(word, ".,:;)")
	digits, marks := 0, 0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= '0' && c <= '9':
			digits++
		case (c == '-' || c == '.' || c == '/') && i > 0:
			marks++
		default:
			return false
		}
	}
	return marks == 2 && digits >= 4 && digits <= 8
}

// startsLabel tells whether a line begins as a form line does: a short label
// that starts with a capital, then a colon and a space or the line's end.
func startsLabel(s string) bool {
	at := strings.IndexByte(s, ':')
	if at < 2 || at > 40 || at+1 < len(s) && s[at+1] != ' ' && s[at+1] != '\t' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && strings.Count(s[:at], " ") <= 3 && !strings.ContainsAny(s[:at], ",;!?")
}
