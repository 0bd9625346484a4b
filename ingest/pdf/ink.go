package pdf

import (
	"math"

	ledongthuc "github.com/ledongthuc/pdf"
)

// ink is the colour that shapes and letters are filled with, as far as it
// matters for what can be seen on white paper.
type ink struct {
	space string // the colour space's name in the resources; "" for grey, RGB, CMYK
	white bool
	clear bool // nothing is painted at all: opacity 0
}

// nearWhite is how light every part of a colour must be to be no colour on
// paper.
const nearWhite = 0.97

// ink follows the operators that set the fill colour; false if op is none.
func (m *machine) ink(op string, ops []operand, res *resources) bool {
	s := &m.state.ink
	switch op {
	case "g":
		a, ok := numbers(ops, 1)
		s.space, s.white = "", ok && a[0] >= nearWhite
	case "rg":
		a, ok := numbers(ops, 3)
		s.space, s.white = "", ok && min(a[0], a[1], a[2]) >= nearWhite
	case "k":
		a, ok := numbers(ops, 4)
		s.space, s.white = "", ok && max(a[0], a[1], a[2], a[3]) <= 1-nearWhite
	case "cs":
		s.white = false
		if n := len(ops); n > 0 && ops[n-1].kind == kindName {
			s.space = string(ops[n-1].str)
		}
	case "sc", "scn":
		s.white = m.whiteIn(s.space, ops, res)
	case "sh":
		m.page.addPainted(rule{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)})
	default:
		return false
	}
	return true
}

// whiteIn tells whether a colour of a space is white for certain. In spaces of
// other inks (Separation, Lab, patterns) none is.
func (m *machine) whiteIn(space string, ops []operand, res *resources) bool {
	n := len(ops)
	switch n {
	case 1, 3:
		for _, o := range ops {
			if o.kind != kindNumber || o.num < nearWhite {
				return false
			}
		}
	case 4:
		for _, o := range ops {
			if o.kind != kindNumber || o.num > 1-nearWhite {
				return false
			}
		}
	default:
		return false
	}
	return parts(space, res) == n
}

// parts is of how many parts a colour of a grey, RGB or CMYK space is made; 0
// for any other space.
func parts(space string, res *resources) int {
	switch space {
	case "", "DeviceGray", "G", "CalGray":
		return 1
	case "DeviceRGB", "RGB":
		return 3
	case "DeviceCMYK", "CMYK":
		return 4
	}
	if res == nil {
		return 0
	}
	v := res.dict.Key("ColorSpace").Key(space)
	if v.Kind() == ledongthuc.Name {
		if name := v.Name(); name != space {
			return parts(name, nil)
		}
		return 0
	}
	switch v.Index(0).Name() {
	case "CalGray":
		return 1
	case "CalRGB":
		return 3
	case "ICCBased":
		return int(v.Index(1).Key("N").Int64())
	}
	return 0
}

// pale tells how a glyph may be unseen: by its colour, or by the way it is
// shown.
type pale uint8

const (
	paleWhite  pale = 1 << iota // white and nothing painted under it, or wholly transparent
	paleHidden                  // shown invisibly, as over a scanned page
)

// maxPainted bounds the painted shapes that are remembered; with more, every
// white letter counts as seen.
const maxPainted = 3000

// addPainted keeps the place of a shape that is not white.
func (c *canvas) addPainted(b rule) {
	if len(c.painted) <= maxPainted {
		c.painted = append(c.painted, b)
	}
}

// onPaper tells whether nothing is painted at a place. It takes at most
// maxCompared steps on a page.
func (m *machine) onPaper(x, y float64) bool {
	c := m.page
	if len(c.painted) > maxPainted || m.compared > maxCompared {
		return false
	}
	if c.under.holds(x, y) {
		return false
	}
	m.compared += len(c.painted)
	for i := len(c.painted) - 1; i >= 0; i-- {
		if c.painted[i].holds(x, y) {
			c.under = c.painted[i] // the next letter lies there too
			return false
		}
	}
	return true
}

func (b rule) holds(x, y float64) bool {
	return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1
}

// Parts of a page by which unseen letters are told.
const (
	maxPictures = 2000
	mostOutside = 0.5 // if more of a page lies outside its box, the box is wrong
)

// dropUnseen takes away the letters that nobody sees: white on white paper or
// invisible, unless a picture lies there (then they are a scanned page's own
// text), and letters outside the page.
func (c *canvas) dropUnseen(box rule, boxed bool) {
	outside := 0
	if boxed {
		for i := range c.glyphs {
			if c.glyphs[i].outside(box) {
				outside++
			}
		}
		if float64(outside) > mostOutside*float64(len(c.glyphs)) {
			outside = 0
		}
	}
	outlined := c.curves > outlineCurves // letters drawn as outlines, with their text over them
	if outside == 0 && (c.pales == 0 || outlined) {
		return
	}
	kept := c.glyphs[:0]
	tests := 0
	for i := range c.glyphs {
		g := c.glyphs[i]
		gone := outside > 0 && g.outside(box)
		if !gone && g.pale != 0 && !outlined && len(c.pictures) <= maxPictures && tests < maxCompared {
			tests += len(c.pictures)
			gone = !c.onPicture(&g)
		}
		if gone {
			if g.pale&paleHidden != 0 {
				c.hidden--
			}
			if !g.info.blank {
				c.unseen++
			}
			continue
		}
		kept = append(kept, g)
	}
	c.glyphs = kept
}

// outside tells whether a glyph lies wholly outside the page.
func (g *glyph) outside(box rule) bool {
	x, y := (g.x+g.ex)/2, (g.y+g.ey)/2
	return x < box.x0-g.size || x > box.x1+g.size || y < box.y0-g.size || y > box.y1+g.size
}

func (c *canvas) onPicture(g *glyph) bool {
	x, y := (g.x+g.ex)/2, (g.y+g.ey)/2
	for _, p := range c.pictures {
		if x >= p.x0-g.size && x <= p.x1+g.size && y >= p.y0-g.size && y <= p.y1+g.size {
			return true
		}
	}
	return false
}
