package pdf

import (
	"math"
	"strings"
)

// line is one line of a cell or column.
type line struct {
	x0, x1, y float64
	size      float64
	word      float64 // width of the first word
	text      string
	bold      bool
	open      bool    // see fragment
	gap       float64 // the last gap between its fragments, 0 for one fragment
}

// cell is a stack of lines under each other, painted one after the other: a
// table cell, or a piece of running text.
type cell struct {
	lines       []line
	x0, x1      float64
	top, bottom float64 // baselines of the first and the last line
}

// row is the cells that lie side by side. Running text is rows of one cell.
type row struct {
	cells       []cell
	top, bottom float64
	column      []int // column of each cell, once a table is known
	ruled       bool  // built from the rules of a grid; columns are set
}

func lineOf(f *fragment) line {
	return line{x0: f.x0, x1: f.x1, y: f.y, size: f.size, word: f.word, text: f.text, bold: f.bold, open: f.open}
}

func (c *cell) add(l line) {
	if len(c.lines) == 0 {
		c.x0, c.x1, c.top, c.bottom = l.x0, l.x1, l.y, l.y
	}
	c.x0, c.x1 = min(c.x0, l.x0), max(c.x1, l.x1)
	c.top, c.bottom = max(c.top, l.y), min(c.bottom, l.y)
	c.lines = append(c.lines, l)
}

// rowBuilder gathers fragments, in reading order, into rows.
type rowBuilder struct {
	rules  *ruling
	rows   []row
	starts []float64 // where the cells of the last rows begin, but the first ones
}

// Distances in em.
const (
	stackStep  = 2.1  // lines farther apart than this do not stack
	framedStep = 4.5  // the same inside a frame of rules, where paragraphs of one cell stand apart
	sameLine   = 0.35 // baselines nearer than this are one line
	cellGap    = 1.3  // a gap wider than this parts cells
	columnGap  = 0.3  // the same where a column is known to begin
	proseLines = 8    // cells with so many lines side by side are columns of text, even in a table
)

// rowsOf gathers fragments into rows.
func rowsOf(frags []fragment, rules *ruling) []row {
	b := &rowBuilder{rules: rules}
	for i := range frags {
		b.add(&frags[i])
	}
	edges := justified(b.rows)
	for i := range b.rows {
		if b.loneStretch(i, edges) {
			b.rows[i].fuse()
		}
		if !(i > 0 && b.rows[i].inStep(&b.rows[i-1])) && !(i+1 < len(b.rows) && b.rows[i].inStep(&b.rows[i+1])) {
			b.rows[i].fuseStretched()
		}
		b.rows[i].fuseMark()
	}
	return splitProse(b.rows)
}

func (b *rowBuilder) add(f *fragment) {
	if len(b.rows) == 0 {
		b.open(f)
		return
	}
	r := &b.rows[len(b.rows)-1]
	c := &r.cells[len(r.cells)-1]
	p := &c.lines[len(c.lines)-1]
	em := max(p.size, f.size)
	dy := p.y - f.y
	switch {
	case math.Abs(dy) <= sameLine*em:
		b.beside(r, c, p, f, em)
	case dy > 0 && b.stacks(r, c, p, f, em):
		c.add(lineOf(f))
		r.bottom = min(r.bottom, f.y)
	case b.besideHigher(r, c, f, em):
		b.newCell(r, f)
	default:
		b.open(f)
	}
}

// open begins a new row.
func (b *rowBuilder) open(f *fragment) {
	if n := len(b.rows); n > 0 && len(b.rows[n-1].cells) > 1 {
		b.starts = b.starts[:0]
		for _, c := range b.rows[n-1].cells[1:] {
			b.starts = append(b.starts, c.x0)
		}
	} else if n > 0 && len(b.starts) > 0 && b.rows[n-1].cells[0].x1 > b.starts[0] {
		b.starts = b.starts[:0] // running text passes over the columns: the table has ended
	}
	c := cell{}
	c.add(lineOf(f))
	b.rows = append(b.rows, row{cells: []cell{c}, top: f.y, bottom: f.y})
}

func (b *rowBuilder) newCell(r *row, f *fragment) {
	c := cell{}
	c.add(lineOf(f))
	r.cells = append(r.cells, c)
	r.top, r.bottom = max(r.top, f.y), min(r.bottom, f.y)
}

// beside places f on the line that p is on.
func (b *rowBuilder) beside(r *row, c *cell, p *line, f *fragment, em float64) {
	gap := f.x0 - p.x1
	switch {
	case gap < -0.5*em:
		b.open(f)
	case (gap <= cellGap*em || stretched(p, f, gap, em)) && !(gap > columnGap*em && b.startsColumn(f.x0)) && !b.rules.between(p.x1, f.x0, f.y+0.25*em):
		if gap > wordGap*em && !strings.HasSuffix(p.text, " ") || p.open {
			p.text += " "
		}
		p.text += f.text
		p.x1, p.open, p.gap = max(p.x1, f.x1), f.open, gap
		p.bold = p.bold && f.bold
		c.x1 = max(c.x1, f.x1)
	default:
		b.newCell(b.cutStack(r, c), f)
	}
}

// stretched reports whether a wide gap is that of a justified line, whose words
// all stand equally far apart.
func stretched(p *line, f *fragment, gap, em float64) bool {
	return p.gap > partGap*em && math.Abs(gap-p.gap) < 0.1*em && gap < 6*em && !strings.Contains(f.text, " ")
}

// cutStack makes the last line of a stack of its own: when something stands
// beside that line, the lines above it were running text, not a cell. It
// returns the row to go on with.
func (b *rowBuilder) cutStack(r *row, c *cell) *row {
	n := len(c.lines)
	if len(r.cells) > 1 || n == 1 {
		return r
	}
	last := c.lines[n-1]
	rest := cell{}
	for _, l := range c.lines[:n-1] {
		rest.add(l)
	}
	*c = rest
	r.bottom = rest.bottom
	one := cell{}
	one.add(last)
	b.rows = append(b.rows, row{cells: []cell{one}, top: last.y, bottom: last.y})
	return &b.rows[len(b.rows)-1]
}

// startsColumn reports whether a column of the rows before begins at x.
func (b *rowBuilder) startsColumn(x float64) bool {
	for _, s := range b.starts {
		if math.Abs(s-x) < 1 {
			return true
		}
	}
	return false
}

// stacks reports whether f is the next line of cell c.
func (b *rowBuilder) stacks(r *row, c *cell, p *line, f *fragment, em float64) bool {
	step := p.y - f.y
	if step > stackStep*em && (step > framedStep*em || !b.rules.framed(f.x0, f.y) || !b.rules.framed(p.x0, p.y)) {
		return false
	}
	if f.size > 1.3*p.size || p.size > 1.3*f.size {
		return false
	}
	if f.x0 > c.x1 || f.x1 < c.x0 {
		return false
	}
	if len(r.cells) > 1 && (f.x0 < c.x0-1.5*em || f.x0 > c.x1-0.5*em) {
		return false
	}
	return !b.rules.across(f.y+0.8*f.size, p.y-0.1*p.size, max(f.x0, p.x0), max(min(f.x1, p.x1), max(f.x0, p.x0)+1))
}

// besideHigher reports whether f begins a cell to the right of c although its
// baseline is another: cells of one row may hold several lines and be set at
// the top, the middle or the bottom.
func (b *rowBuilder) besideHigher(r *row, c *cell, f *fragment, em float64) bool {
	if f.x0 < c.x1-0.3*em || f.y < r.bottom-sameLine*em {
		return false
	}
	if n := len(b.rows); n > 1 && f.y > b.rows[n-2].bottom-0.5*em {
		return false
	}
	if f.y > r.top+3.5*em {
		return false
	}
	return !b.rules.across(min(f.y, r.bottom)-0.1*em, max(f.y, r.top), c.x0, f.x1) || f.y <= r.top+sameLine*em
}
