package pdf

import (
	"bytes"
)

// kind tells what an operand of a content stream or CMap is.
type kind uint8

const (
	kindNumber kind = iota
	kindString
	kindName
	kindArrayOpen
	kindArrayClose
	kindDictOpen
	kindDictClose
	kindOther // true, false, null
)

// operand is one operand. Arrays and dictionaries lie flat on the stack, with
// their open and close marks.
type operand struct {
	kind kind
	num  float64
	str  []byte // the decoded string, or the name without its slash
}

// maxOperands bounds the operands before one operator; the oldest are dropped.
const maxOperands = 20000

// lexer cuts a content stream or a CMap into operators with their operands. It
// cannot loop: every call of next moves forward in data or ends.
type lexer struct {
	data     []byte
	pos      int
	operands []operand
	arena    []byte // decoded strings of the operands
	inlineW  float64
	inlineH  float64
}

// next reads up to the next operator and returns it; false at the end. The
// operands stand in l.operands until the next call.
func (l *lexer) next() (string, bool) {
	l.operands = l.operands[:0]
	l.arena = l.arena[:0]
	for {
		l.skipSpace()
		if l.pos >= len(l.data) {
			return "", false
		}
		c := l.data[l.pos]
		switch {
		case c == '(':
			l.push(operand{kind: kindString, str: l.literal()})
		case c == '<':
			if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
				l.pos += 2
				l.push(operand{kind: kindDictOpen})
			} else {
				l.push(operand{kind: kindString, str: l.hex()})
			}
		case c == '>':
			l.pos++
			if l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
				l.push(operand{kind: kindDictClose})
			}
		case c == '[':
			l.pos++
			l.push(operand{kind: kindArrayOpen})
		case c == ']':
			l.pos++
			l.push(operand{kind: kindArrayClose})
		case c == '/':
			l.pos++
			l.push(operand{kind: kindName, str: l.name()})
		case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
			l.number()
		case c == '{' || c == '}' || c == ')':
			l.pos++
		default:
			if op, ok := l.keyword(); ok {
				return op, true
			}
		}
	}
}

func (l *lexer) push(o operand) {
	if len(l.operands) < maxOperands {
		l.operands = append(l.operands, o)
	}
}

// keyword reads a keyword; false if it was an operand such as true.
func (l *lexer) keyword() (string, bool) {
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) {
		l.pos++
	}
	if l.pos == start {
		l.pos++
		return "", false
	}
	word := l.data[start:l.pos]
	if len(word) >= 4 {
		switch string(word) {
		case "true", "false", "null":
			l.push(operand{kind: kindOther})
			return "", false
		}
	}
	if op := operatorNames[operatorHash(word)]; op == string(word) {
		return op, true
	}
	return string(word), true
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '%' {
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
			continue
		}
		if !isSpace(c) {
			return
		}
		l.pos++
	}
}

// skipInlineImage moves past the data of an inline image whose ID was just
// read, to behind its EI.
func (l *lexer) skipInlineImage() {
	for from := l.pos; ; {
		i := bytes.Index(l.data[from:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		at := from + i
		from = at + 2
		before := at == 0 || isSpace(l.data[at-1])
		after := at+2 >= len(l.data) || isSpace(l.data[at+2])
		if before && after && looksLikeContent(l.data[at+2:]) {
			l.pos = at + 2
			return
		}
	}
}

// looksLikeContent reports whether the next bytes are text, as operators are,
// not image data.
func looksLikeContent(b []byte) bool {
	if len(b) > 16 {
		b = b[:16]
	}
	for _, c := range b {
		if c >= 0x7f || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// operatorNames interns the operators, each in the place its hash names, so
// that reading one allocates nothing.
var operatorNames = func() (names [4096]string) {
	for _, s := range []string{"q", "Q", "cm", "BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "Tj", "TJ", "'", "\"",
		"Do", "BI", "ID", "EI", "gs", "re", "m", "l", "c", "v", "y", "h", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "w", "W", "W*",
		"BMC", "BDC", "EMC", "MP", "DP", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "J", "j", "M", "d", "ri", "i"} {
		names[operatorHash([]byte(s))] = s
	}
	return names
}()

func operatorHash(word []byte) int {
	h := 0
	for _, c := range word[:min(len(word), 3)] {
		h = h*61 + int(c)
	}
	return h & 4095
}
