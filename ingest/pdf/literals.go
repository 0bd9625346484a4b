package pdf

import "strconv"

// number reads a number leniently: "1.-2" and "--3" occur in real files.
func (l *lexer) number() {
	start := l.pos
	neg, frac, digits := false, false, false
	value, scale := 0.0, 1.0
scan:
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch {
		case c >= '0' && c <= '9':
			digits = true
			if frac {
				scale /= 10
				value += float64(c-'0') * scale
			} else {
				value = value*10 + float64(c-'0')
			}
		case c == '.' && !frac:
			frac = true
		case c == '-' && !digits && !frac:
			neg = true
		case c == '+' && !digits && !frac:
		case c == '-' && digits: // "12-34": the rest is noise
		default:
			break scan
		}
	}
	if l.pos == start {
		l.pos++
	}
	if neg {
		value = -value
	}
	l.push(operand{kind: kindNumber, num: value})
}

func (l *lexer) name() []byte {
	start := l.pos
	escaped := false
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) {
		if l.data[l.pos] == '#' {
			escaped = true
		}
		l.pos++
	}
	raw := l.data[start:l.pos]
	if !escaped {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

func (l *lexer) hex() []byte {
	l.pos++
	start := len(l.arena)
	half, have := byte(0), false
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		v, ok := hexValue(c)
		if !ok {
			continue
		}
		if have {
			l.arena = append(l.arena, half<<4|v)
		}
		half, have = v, !have
	}
	if have {
		l.arena = append(l.arena, half<<4)
	}
	return l.arena[start:len(l.arena):len(l.arena)]
}

func hexValue(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) literal() []byte {
	l.pos++
	start, depth := len(l.arena), 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return l.arena[start:len(l.arena):len(l.arena)]
			}
		case '\\':
			l.escape()
			continue
		}
		l.arena = append(l.arena, c)
	}
	return l.arena[start:len(l.arena):len(l.arena)]
}

// escape reads what follows a backslash in a literal string.
func (l *lexer) escape() {
	if l.pos >= len(l.data) {
		return
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return
	case '\n':
		return
	}
	if c >= '0' && c <= '7' && l.data[l.pos-1] == c {
		v := int(c - '0')
		for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
			v = v*8 + int(l.data[l.pos]-'0')
			l.pos++
		}
		c = byte(v)
	}
	l.arena = append(l.arena, c)
}
