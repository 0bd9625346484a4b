package pdf

import (
	"math"
	"unicode/utf8"
)

// fuseMark joins a list mark that stands apart with the text beside it.
func (r *row) fuseMark() {
	if len(r.cells) != 2 || len(r.cells[0].lines) != 1 {
		return
	}
	mark, text := r.cells[0].lines[0], &r.cells[1]
	if !isMark(mark.text) || text.x0-mark.x1 > 4*mark.size || math.Abs(text.lines[0].y-mark.y) > mark.size {
		return
	}
	text.lines[0].text = mark.text + " " + text.lines[0].text
	text.lines[0].word = mark.word
	text.lines[0].x0 = mark.x0
	text.x0 = mark.x0
	r.cells = r.cells[1:]
}

// inStep reports whether most cells of r, but the first, begin where cells of
// the row o do, as in a table.
func (r *row) inStep(o *row) bool {
	hits := 0
	for _, c := range r.cells[1:] {
		for _, d := range o.cells[1:] {
			if math.Abs(c.x0-d.x0) < 1 {
				hits++
				break
			}
		}
	}
	return hits*2 > len(r.cells)-1
}

// fuseStretched makes one line again of a justified line whose words stand so
// far apart that they were taken for cells: between them all gaps are equal.
func (r *row) fuseStretched() {
	n := len(r.cells)
	if n < 3 || r.top-r.bottom > 1 {
		return
	}
	size := r.cells[0].lines[0].size
	narrow, wide := math.Inf(1), 0.0
	for i := 1; i < n; i++ {
		gap := r.cells[i].x0 - r.cells[i-1].x1
		narrow, wide = min(narrow, gap), max(wide, gap)
	}
	if wide-narrow > 0.12*size || wide > 8*size {
		return
	}
	r.fuse()
}

// justified returns the right edges, in half points, that many lines of
// running text share.
func justified(rows []row) map[int]bool {
	count := map[int]int{}
	for _, r := range rows {
		if len(r.cells) == 1 {
			for _, l := range r.cells[0].lines {
				count[int(math.Round(2*l.x1))]++
			}
		}
	}
	edges := map[int]bool{}
	for x, n := range count {
		if n+count[x-1]+count[x+1] >= 5 {
			edges[x] = true
		}
	}
	return edges
}

// loneStretch reports whether row i is a justified line of two parts: it ends
// at a justified edge, and the rows about it are running text that begins
// where it does.
func (b *rowBuilder) loneStretch(i int, edges map[int]bool) bool {
	r := &b.rows[i]
	if len(r.cells) != 2 || len(r.cells[0].lines) != 1 || len(r.cells[1].lines) != 1 || !edges[int(math.Round(2*r.cells[1].x1))] {
		return false
	}
	size := r.cells[0].lines[0].size
	if r.top-r.bottom > 1 || r.cells[1].x0-r.cells[0].x1 > 6*size || i+1 >= len(b.rows) {
		return false
	}
	next := &b.rows[i+1]
	return len(next.cells) == 1 && math.Abs(next.cells[0].x0-r.cells[0].x0) < 1 && r.bottom-next.top < 1.6*size && r.bottom > next.top
}

// fuse makes one line of cells of one line each.
func (r *row) fuse() {
	whole := r.cells[0].lines[0]
	for _, c := range r.cells[1:] {
		whole.text += " " + c.lines[0].text
		whole.x1, whole.open = c.x1, c.lines[0].open
	}
	one := cell{}
	one.add(whole)
	r.cells = []cell{one}
}

// splitProse turns rows whose cells are columns of running text into rows of
// their own.
func splitProse(rows []row) []row {
	out := rows[:0:0]
	for i, r := range rows {
		alone := (i == 0 || len(rows[i-1].cells) == 1) && (i+1 == len(rows) || len(rows[i+1].cells) == 1)
		least := proseLines
		if alone {
			least = 3
		}
		long := 0
		for _, c := range r.cells {
			if len(c.lines) >= least && c.fill() > 22 {
				long++
			}
		}
		if long < 2 {
			out = append(out, r)
			continue
		}
		for _, c := range r.cells {
			out = append(out, row{cells: []cell{c}, top: c.top, bottom: c.bottom})
		}
	}
	return out
}

// fill returns the mean number of letters a line.
func (c *cell) fill() int {
	n := 0
	for _, l := range c.lines {
		n += utf8.RuneCountInString(l.text)
	}
	return n / max(1, len(c.lines))
}
