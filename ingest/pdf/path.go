package pdf

import "math"

// path follows the path operators, to find the ruling lines of tables and the
// dots that browsers paint as list marks.
type path struct {
	lines    []rule // straight segments of the current path
	boxes    []rule // rectangles of the current path
	x, y     float64
	sx, sy   float64
	curved   int
	min, max [2]float64 // bounds of the current path
	some     bool
}

// Bounds on what is kept of a page's drawing.
const (
	maxRules     = 20000
	maxPathParts = 4000
	ruleWidth    = 3.0 // a filled shape thinner than this, in points, is a line
)

// operator runs a path operator; anything else is ignored.
func (p *path) operator(op string, ops []operand, s *graphics, page *canvas) {
	switch op {
	case "m", "l":
		if a, ok := numbers(ops, 2); ok {
			x, y := s.ctm.apply(a[0], a[1])
			if op == "l" && len(p.lines) < maxPathParts {
				p.lines = append(p.lines, rule{p.x, p.y, x, y})
			}
			if op == "m" {
				p.sx, p.sy = x, y
			}
			p.to(x, y)
		}
	case "c", "v", "y":
		n := 6
		if op != "c" {
			n = 4
		}
		if a, ok := numbers(ops, n); ok {
			x, y := s.ctm.apply(a[n-2], a[n-1])
			p.to(x, y)
			p.curved++
			page.curves++
		}
	case "h":
		if len(p.lines) < maxPathParts {
			p.lines = append(p.lines, rule{p.x, p.y, p.sx, p.sy})
		}
		p.x, p.y = p.sx, p.sy
	case "re":
		if a, ok := numbers(ops, 4); ok {
			x0, y0 := s.ctm.apply(a[0], a[1])
			x1, y1 := s.ctm.apply(a[0]+a[2], a[1]+a[3])
			if len(p.boxes) < maxPathParts {
				p.boxes = append(p.boxes, ordered(rule{x0, y0, x1, y1}))
			}
			p.to(x0, y0)
			p.to(x1, y1)
		}
	case "S", "s":
		if s.lineWidth > ruleWidth && p.some {
			b, half := p.bounds(), s.lineWidth/2
			page.addPainted(rule{b.x0 - half, b.y0 - half, b.x1 + half, b.y1 + half})
		}
		p.stroke(page)
	case "f", "F", "f*":
		if p.some && !s.ink.white && !s.ink.clear {
			p.paint(page)
		}
		p.fill(page)
	case "B", "B*", "b", "b*":
		if p.some && !s.ink.white && !s.ink.clear {
			p.paint(page)
		}
		p.stroke(page)
	case "w":
		if a, ok := numbers(ops, 1); ok {
			s.lineWidth = a[0] * math.Hypot(s.ctm[0], s.ctm[1])
		}
	case "n":
		p.clear()
	}
}

func (p *path) to(x, y float64) {
	p.x, p.y = x, y
	if !p.some {
		p.min, p.max, p.some = [2]float64{x, y}, [2]float64{x, y}, true
		return
	}
	p.min[0], p.min[1] = math.Min(p.min[0], x), math.Min(p.min[1], y)
	p.max[0], p.max[1] = math.Max(p.max[0], x), math.Max(p.max[1], y)
}

func (p *path) bounds() rule { return rule{p.min[0], p.min[1], p.max[0], p.max[1]} }

// paint keeps where something is painted that white letters can be read on.
func (p *path) paint(page *canvas) {
	if len(p.lines) > 0 || p.curved > 0 {
		page.addPainted(p.bounds())
		return
	}
	for _, b := range p.boxes {
		page.addPainted(b)
	}
}

func (p *path) clear() {
	p.lines, p.boxes, p.curved, p.some = p.lines[:0], p.boxes[:0], 0, false
}

// stroke keeps the straight lines and the sides of the boxes.
func (p *path) stroke(page *canvas) {
	for _, r := range p.lines {
		page.addRule(r)
	}
	for _, b := range p.boxes {
		page.addBox(b)
	}
	p.clear()
}

// fill keeps thin filled shapes as lines, small round ones as dots.
func (p *path) fill(page *canvas) {
	for _, b := range p.boxes {
		w, h := b.x1-b.x0, b.y1-b.y0
		switch {
		case w > 1.5 && w < 8 && math.Abs(w-h) < 0.5:
			page.addDot(b)
		case h < ruleWidth && w > h:
			page.addRule(rule{b.x0, (b.y0 + b.y1) / 2, b.x1, (b.y0 + b.y1) / 2})
		case w < ruleWidth && h > w:
			page.addRule(rule{(b.x0 + b.x1) / 2, b.y0, (b.x0 + b.x1) / 2, b.y1})
		}
	}
	if len(p.boxes) == 0 && p.some {
		w, h := p.max[0]-p.min[0], p.max[1]-p.min[1]
		box := rule{p.min[0], p.min[1], p.max[0], p.max[1]}
		switch {
		case p.curved >= 2 && w > 1 && w < 8 && h > 1 && h < 8 && math.Abs(w-h) < 1:
			page.addDot(box)
		case p.curved == 0 && h < ruleWidth && w > 3*h:
			page.addRule(rule{box.x0, (box.y0 + box.y1) / 2, box.x1, (box.y0 + box.y1) / 2})
		case p.curved == 0 && w < ruleWidth && h > 3*w:
			page.addRule(rule{(box.x0 + box.x1) / 2, box.y0, (box.x0 + box.x1) / 2, box.y1})
		}
	}
	p.clear()
}

// addDot keeps a small filled shape.
func (c *canvas) addDot(b rule) {
	if len(c.dots) < maxRules {
		c.dots = append(c.dots, b)
	}
}

// addRule keeps a line that is horizontal or vertical.
func (c *canvas) addRule(r rule) {
	if len(c.rules) >= maxRules {
		return
	}
	r = ordered(r)
	w, h := r.x1-r.x0, r.y1-r.y0
	if w > 4 && h < 1 || h > 4 && w < 1 {
		c.rules = append(c.rules, r)
	}
}

// addBox keeps the four sides of a stroked box.
func (c *canvas) addBox(b rule) {
	c.addRule(rule{b.x0, b.y0, b.x1, b.y0})
	c.addRule(rule{b.x0, b.y1, b.x1, b.y1})
	c.addRule(rule{b.x0, b.y0, b.x0, b.y1})
	c.addRule(rule{b.x1, b.y0, b.x1, b.y1})
}

func ordered(r rule) rule {
	if r.x0 > r.x1 {
		r.x0, r.x1 = r.x1, r.x0
	}
	if r.y0 > r.y1 {
		r.y0, r.y1 = r.y1, r.y0
	}
	return r
}
