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
		if a, ok := numbers(ops, 1); ok {
			s.hidden = a[0] == 3 || a[0] == 7
			s.outlined = a[0] == 1 || a[0] == 2 || a[0] == 5 || a[0] == 6
		}
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
	// Text space to page space; only the place changes along the string.
	ax := m.tm[0]*s.ctm[0] + m.tm[1]*s.ctm[2]
	ay := m.tm[0]*s.ctm[1] + m.tm[1]*s.ctm[3]
	size := m.fontSize(ax, ay)
	angle := angleOf(ax*s.size*s.scale, ay*s.size*s.scale)
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
		advance := g.width * s.size * s.scale
		if len(m.page.glyphs) >= m.limits.Glyphs {
			m.page.spent = true
			return
		}
		info := g
		if m.actual.on {
			info = m.actual.glyph(g)
		}
		if s.hidden {
			m.page.hidden++
		}
		x, y := s.ctm.apply(m.tm[4]+s.rise*m.tm[2], m.tm[5]+s.rise*m.tm[3])
		unseen := m.pale(x+advance*ax/2, y+advance*ay/2+size/4)
		m.page.glyphs = append(m.page.glyphs, glyph{
			x: x, y: y, ex: x + advance*ax, ey: y + advance*ay,
			size: size, info: info, font: f, angle: angle, pale: unseen, show: m.shows,
		})
		spacing := s.char
		if width == 1 && str[0] == ' ' {
			spacing += s.word
		}
		str = str[width:]
		m.advance(advance + spacing*s.scale)
	}
}

// pale tells whether a letter whose middle is at a place may be unseen.
func (m *machine) pale(x, y float64) pale {
	s := &m.state
	switch {
	case s.hidden:
		m.page.pales++
		return paleHidden
	case s.ink.clear:
		m.page.pales++
		return paleWhite
	case s.ink.white && !s.outlined && m.onPaper(x, y):
		m.page.pales++
		return paleWhite
	}
	return 0
}

// fontSize returns the height of an em on the page.
func (m *machine) fontSize(ax, ay float64) float64 {
	s := &m.state
	cx := m.tm[2]*s.ctm[0] + m.tm[3]*s.ctm[2]
	cy := m.tm[2]*s.ctm[1] + m.tm[3]*s.ctm[3]
	if cx == 0 && cy == 0 {
		cx, cy = ax, ay
	}
	if cx == 0 {
		return math.Abs(cy*s.size) * s.font.em
	}
	return math.Hypot(cx, cy) * math.Abs(s.size) * s.font.em
}

// angleOf returns the direction of (a, b) in whole degrees, 0-359.
func angleOf(a, b float64) int16 {
	if b == 0 && a >= 0 {
		return 0
	}
	d := int16(math.Round(math.Atan2(b, a) * 180 / math.Pi))
	return (d + 360) % 360
}
