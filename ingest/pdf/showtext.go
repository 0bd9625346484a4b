package pdf

import (
	"math"
)

// text runs a text operator; false if op is not one.
func (m *machine) text(op string, ops []operand, res *resources) bool {
	s := &m.state
	switch op {
	case "BT":
		m.tm, m.tlm = identity, identity
	case "ET":
	case "Tf":
		m.setFont(ops, res)
	case "Td", "TD":
		if a, ok := numbers(ops, 2); ok {
			if op == "TD" {
				s.leading = -a[1]
			}
			m.move(a[0], a[1])
		}
	case "Tm":
		if a, ok := numbers(ops, 6); ok {
			m.tm = matrix(a)
			m.tlm = m.tm
		}
	case "T*":
		m.move(0, -s.leading)
	case "Tc", "Tw", "Tz", "TL", "Ts":
		if a, ok := numbers(ops, 1); ok {
			m.setSpacing(op, a[0])
		}
	case "Tr":
	case "Tj":
		m.showOperands(ops)
	case "TJ":
		m.showOperands(ops)
	case "'":
		m.move(0, -s.leading)
		m.showOperands(ops)
	case "\"":
		if len(ops) >= 3 && ops[0].kind == kindNumber && ops[1].kind == kindNumber {
			s.word, s.char = ops[0].num, ops[1].num
			ops = ops[2:]
		}
		m.move(0, -s.leading)
		m.showOperands(ops)
	default:
		return false
	}
	return true
}

func (m *machine) move(x, y float64) {
	m.tlm = matrix{1, 0, 0, 1, x, y}.mul(m.tlm)
	m.tm = m.tlm
}

func (m *machine) setFont(ops []operand, res *resources) {
	if len(ops) < 2 || ops[len(ops)-2].kind != kindName || ops[len(ops)-1].kind != kindNumber {
		return
	}
	m.state.font = res.font(m.doc, ops[len(ops)-2].str)
	m.state.size = ops[len(ops)-1].num
}

func (m *machine) setSpacing(op string, v float64) {
	s := &m.state
	switch op {
	case "Tc":
		s.char = v
	case "Tw":
		s.word = v
	case "Tz":
		s.scale = v / 100
	case "TL":
		s.leading = v
	case "Ts":
		s.rise = v
	}
}

// showOperands shows the strings among ops, moved by the numbers between them.
func (m *machine) showOperands(ops []operand) {
	m.shows++
	s := &m.state
	if s.font == nil {
		return
	}
	for i := range ops {
		switch ops[i].kind {
		case kindNumber:
			m.advance(-ops[i].num / 1000 * s.size * s.scale)
		case kindString:
			m.show(ops[i].str)
		}
	}
}

func (m *machine) advance(x float64) {
	m.tm[4] += x * m.tm[0]
	m.tm[5] += x * m.tm[1]
}

// show places the glyphs of one string.
func (m *machine) show(str []byte) {
	s := &m.state
	f := s.font
	trm := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.mul(m.tm).mul(s.ctm)
	size := math.Hypot(trm[2], trm[3]) * f.em
	if f.type3 && size == 0 {
		size = math.Hypot(trm[0], trm[1]) * f.em
	}
	angle := angleOf(trm[0], trm[1])
	if s.size*s.scale < 0 { // negative sizes mirror twice as often as not
		angle = angleOf(trm[0], trm[1])
	}
	for len(str) > 0 {
		var g *glyphInfo
		width := 1
		if f.composite {
			var code uint32
			code, width = f.code(str)
			g = f.glyph(code)
		} else {
			g = &f.simple[str[0]]
		}
		word := 0.0
		if width == 1 && str[0] == ' ' {
			word = s.word
		}
		str = str[width:]
		if len(m.page.glyphs) >= m.limits.Glyphs {
			m.page.spent = true
			return
		}
		m.place(g, f, size, angle)
		m.advance((g.width*s.size + s.char + word) * s.scale)
	}
}

// place adds one glyph at the current text position.
func (m *machine) place(g *glyphInfo, f *font, size float64, angle int16) {
	s := &m.state
	text := matrix{1, 0, 0, 1, 0, s.rise}.mul(m.tm).mul(s.ctm)
	advance := g.width * s.size * s.scale
	info := g
	if m.actual.on {
		info = m.actual.glyph(g)
	}
	m.page.glyphs = append(m.page.glyphs, glyph{
		x: text[4], y: text[5],
		ex: text[4] + advance*text[0], ey: text[5] + advance*text[1],
		size: size, info: info, font: f, angle: angle, show: m.shows,
	})
}

// angleOf returns the direction of (a, b) in whole degrees, 0-359.
func angleOf(a, b float64) int16 {
	if b == 0 && a >= 0 {
		return 0
	}
	d := int16(math.Round(math.Atan2(b, a) * 180 / math.Pi))
	return (d + 360) % 360
}
