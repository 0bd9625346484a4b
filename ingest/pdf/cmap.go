package pdf

import (
	"unicode/utf16"
)

// maxCMapEntries bounds the entries of one CMap.
const maxCMapEntries = 70000

// cmap maps codes to text (ToUnicode) or to glyph numbers (an embedded
// Encoding of a composite font). The zero value maps nothing.
type cmap struct {
	text   map[uint32]string
	ranges []cidRange
	one    [256]bool // first bytes of codes of one byte
	spaces bool      // a codespace was given
	widest int       // longest code in bytes
	total  int
}

type cidRange struct{ low, high, cid uint32 }

// parseCMap reads a CMap program. It never fails: what cannot be read is left
// out.
func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := &lexer{data: data}
	for {
		op, ok := l.next()
		if !ok || m.total > maxCMapEntries {
			return m
		}
		switch op {
		case "endcodespacerange":
			m.codespace(l.operands)
		case "endbfchar":
			m.bfchar(l.operands)
		case "endbfrange":
			m.bfrange(l.operands)
		case "endcidrange":
			m.cidrange(l.operands)
		case "endcidchar":
			m.cidchar(l.operands)
		}
	}
}

func (m *cmap) codespace(ops []operand) {
	for i := 0; i+1 < len(ops); i += 2 {
		if ops[i].kind != kindString || ops[i+1].kind != kindString {
			continue
		}
		low, high := ops[i].str, ops[i+1].str
		m.spaces = true
		m.widest = max(m.widest, len(low))
		if len(low) == 1 && len(high) == 1 {
			for c := int(low[0]); c <= int(high[0]); c++ {
				m.one[c] = true
			}
		}
	}
}

func (m *cmap) bfchar(ops []operand) {
	for i := 0; i+1 < len(ops); i += 2 {
		if ops[i].kind != kindString {
			continue
		}
		code := codeOf(ops[i].str)
		switch ops[i+1].kind {
		case kindString:
			m.set(code, utf16Text(ops[i+1].str))
		case kindName:
			m.set(code, glyphText(string(ops[i+1].str)))
		}
	}
}

func (m *cmap) bfrange(ops []operand) {
	for i := 0; i+2 < len(ops); {
		if ops[i].kind != kindString || ops[i+1].kind != kindString {
			i++
			continue
		}
		low, high := codeOf(ops[i].str), codeOf(ops[i+1].str)
		if ops[i+2].kind == kindArrayOpen {
			i += 3
			for code := low; i < len(ops) && ops[i].kind != kindArrayClose; i, code = i+1, code+1 {
				if code <= high && ops[i].kind == kindString {
					m.set(code, utf16Text(ops[i].str))
				}
			}
			i++
			continue
		}
		m.textRange(low, high, ops[i+2].str)
		i += 3
	}
}

// textRange maps low to start, low+1 to the next code point, and so on.
func (m *cmap) textRange(low, high uint32, start []byte) {
	units := utf16Units(start)
	if len(units) == 0 {
		return
	}
	for code := low; code <= high && m.total <= maxCMapEntries; code++ {
		m.set(code, string(utf16.Decode(units)))
		units[len(units)-1]++
		if code == ^uint32(0) {
			return
		}
	}
}

func (m *cmap) set(code uint32, text string) {
	m.total++
	if text != "" && m.total <= maxCMapEntries {
		m.text[code] = text
	}
}

func (m *cmap) cidrange(ops []operand) {
	for i := 0; i+2 < len(ops) && len(m.ranges) < maxCMapEntries; i += 3 {
		if ops[i].kind == kindString && ops[i+1].kind == kindString && ops[i+2].kind == kindNumber {
			m.ranges = append(m.ranges, cidRange{codeOf(ops[i].str), codeOf(ops[i+1].str), uint32(ops[i+2].num)})
		}
	}
}

func (m *cmap) cidchar(ops []operand) {
	for i := 0; i+1 < len(ops) && len(m.ranges) < maxCMapEntries; i += 2 {
		if ops[i].kind == kindString && ops[i+1].kind == kindNumber {
			code := codeOf(ops[i].str)
			m.ranges = append(m.ranges, cidRange{code, code, uint32(ops[i+1].num)})
		}
	}
}

// cid returns the glyph number of a code; the code itself if nothing maps it.
func (m *cmap) cid(code uint32) uint32 {
	for _, r := range m.ranges {
		if code >= r.low && code <= r.high {
			return r.cid + code - r.low
		}
	}
	return code
}

func codeOf(b []byte) uint32 {
	v := uint32(0)
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return v
}

func utf16Units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return units
}

func utf16Text(b []byte) string {
	return string(utf16.Decode(utf16Units(b)))
}
