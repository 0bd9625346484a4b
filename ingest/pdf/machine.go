package pdf

import (
	"context"
	"math"
)

// matrix is a PDF transformation [a b c d e f].
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul returns the transformation that does m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// glyph is one placed glyph, in page space (points, y upwards).
type glyph struct {
	x, y   float64 // where its baseline starts
	ex, ey float64 // where the advance ends, without letter and word spacing
	size   float64 // height of an em
	info   *glyphInfo
	font   *font
	angle  int16 // direction of the baseline in degrees, 0-359
	pale   pale  // why it may be unseen; 0 for most
	show   int32 // which show operator painted it
}

// rule is a straight line painted on the page, horizontal or vertical.
type rule struct{ x0, y0, x1, y1 float64 }

// canvas is what running a page's content yields.
type canvas struct {
	glyphs   []glyph
	rules    []rule
	dots     []rule   // boxes of small filled shapes, which may be list marks
	images   float64  // area covered by images, in square points
	hidden   int      // glyphs shown invisibly
	curves   int      // curve operators: outlines of letters, drawings
	spent    bool     // a limit was reached
	faulty   bool     // a stream was damaged or undecodable
	comments []string // of annotations
	painted  []rule   // filled shapes that are not white
	under    rule     // the one of them that the last white letter lay on
	pictures []rule   // places of images
	pales    int      // glyphs that may be unseen
	unseen   int      // glyphs left out, since nobody sees them
}

// reset makes the canvas ready for the next page. It keeps its memory, unless
// a monstrous page made it large.
func (c *canvas) reset() {
	glyphs, rules, dots := c.glyphs[:0], c.rules[:0], c.dots[:0]
	if cap(glyphs) > 50_000 {
		glyphs = nil
	}
	*c = canvas{glyphs: glyphs, rules: rules, dots: dots, painted: c.painted[:0], pictures: c.pictures[:0]}
}

// graphics is the graphics state as far as text needs it.
type graphics struct {
	ctm                     matrix
	font                    *font
	size, char, word, scale float64
	leading, rise           float64
	lineWidth               float64
	hidden                  bool // text is shown invisibly, as over a scanned page
	outlined                bool // the outlines of letters are drawn, in a colour of their own
	ink                     ink
}

// machine runs content streams.
type machine struct {
	ctx       context.Context
	doc       *document
	limits    Limits
	page      *canvas
	state     graphics
	stack     []graphics
	tm, tlm   matrix
	path      path
	operators int
	shows     int32
	compared  int // glyphs compared with form values
	actual    actualText
	hush      hush
}

// maxSaved bounds the saved graphics states.
const maxSaved = 512

// run interprets one content stream with the given resources.
func (m *machine) run(data []byte, res *resources, depth int) {
	l := &lexer{data: data}
	base := len(m.stack)
	for {
		op, ok := l.next()
		if !ok || m.page.spent {
			break
		}
		m.operators++
		if m.operators > m.limits.Operators || m.operators%4096 == 0 && m.ctx.Err() != nil {
			m.page.spent = true
			break
		}
		switch op {
		case "q":
			if len(m.stack) < maxSaved {
				m.stack = append(m.stack, m.state)
			}
		case "Q":
			if n := len(m.stack); n > base {
				m.state, m.stack = m.stack[n-1], m.stack[:n-1]
			}
		case "cm":
			if a, ok := numbers(l.operands, 6); ok {
				m.state.ctm = matrix{a[0], a[1], a[2], a[3], a[4], a[5]}.mul(m.state.ctm)
			}
		case "Do":
			m.do(l.operands, res, depth)
		case "ID":
			m.image(m.state.ctm)
			l.skipInlineImage()
		case "BDC", "BMC":
			m.actual.begin(l.operands, res)
			m.beginMarked(l.operands, res)
		case "EMC":
			m.actual.end()
			m.endMarked()
		case "gs":
			m.graphicsState(l.operands, res)
		default:
			if !m.text(op, l.operands, res) && !m.ink(op, l.operands, res) {
				m.path.operator(op, l.operands, &m.state, m.page)
			}
		}
	}
	if len(m.stack) > base {
		m.state = m.stack[base]
		m.stack = m.stack[:base]
	}
}

// graphicsState takes the font out of an ExtGState.
func (m *machine) graphicsState(ops []operand, res *resources) {
	if len(ops) == 0 || ops[len(ops)-1].kind != kindName {
		return
	}
	name := string(ops[len(ops)-1].str)
	if f, size := res.stateFont(m.doc, name); f != nil {
		m.state.font, m.state.size = f, size
	}
	if opacity, ok := res.opacity(name); ok {
		m.state.ink.clear = opacity <= 0
	}
}

// do paints an XObject: a form is run, an image only measured.
func (m *machine) do(ops []operand, res *resources, depth int) {
	if len(ops) == 0 || ops[len(ops)-1].kind != kindName {
		return
	}
	object := res.xobject(string(ops[len(ops)-1].str))
	if m.doc.off.hides(object, "OC") {
		return
	}
	switch object.Key("Subtype").Name() {
	case "Image":
		m.image(m.state.ctm)
	case "Form":
		m.form(object, res, depth)
	}
}

// form runs a Form XObject (or an appearance stream, which is one).
func (m *machine) form(object value, parent *resources, depth int) {
	if depth >= m.limits.FormDepth {
		m.page.spent = true
		return
	}
	data, whole := m.doc.formData(object, m.limits.Stream)
	if !whole {
		m.page.faulty = true
	}
	res := m.doc.resources(object.Key("Resources"))
	if res == nil {
		res = parent
	}
	saved, tm, tlm := m.state, m.tm, m.tlm
	if a := object.Key("Matrix"); a.Len() == 6 {
		m.state.ctm = matrixOf(a).mul(m.state.ctm)
	}
	m.run(data, res, depth+1)
	m.state, m.tm, m.tlm = saved, tm, tlm
}

func matrixOf(a value) matrix {
	var out matrix
	for i := range out {
		out[i] = a.Index(i).Float64()
	}
	return out
}

// image notes the area of an image, which fills the unit square.
func (m *machine) image(ctm matrix) {
	m.page.images += math.Abs(ctm[0]*ctm[3] - ctm[1]*ctm[2])
	if len(m.page.pictures) <= maxPictures {
		x0, y0 := min(0, ctm[0], ctm[2], ctm[0]+ctm[2])+ctm[4], min(0, ctm[1], ctm[3], ctm[1]+ctm[3])+ctm[5]
		x1, y1 := max(0, ctm[0], ctm[2], ctm[0]+ctm[2])+ctm[4], max(0, ctm[1], ctm[3], ctm[1]+ctm[3])+ctm[5]
		m.page.pictures = append(m.page.pictures, rule{x0, y0, x1, y1})
	}
}

// numbers returns the last n operands, if they are numbers.
func numbers(ops []operand, n int) ([6]float64, bool) {
	var out [6]float64
	if len(ops) < n {
		return out, false
	}
	for i, o := range ops[len(ops)-n:] {
		if o.kind != kindNumber {
			return out, false
		}
		out[i] = o.num
	}
	return out, true
}
