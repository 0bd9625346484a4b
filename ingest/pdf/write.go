package pdf

import "strings"

// writer writes rows as text: paragraphs and tables.
type writer struct {
	style pageStyle
	rules *ruling
	width float64   // of the page
	reach []float64 // how far the lines of each row may reach, for rows of one cell
	out   strings.Builder
	last  float64 // baseline of the last line written
	size  float64 // its size
	table bool    // it belonged to a table
}

// narrowest is how much of the page's width the lines of a text with nothing
// beside it may be expected to fill.
const narrowest = 0.4

// limits finds how far to the right the lines of each row of one cell may
// reach: as far as any line of the same column does.
func (w *writer) limits(rows []row) {
	w.reach = make([]float64, len(rows))
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].top < rows[to-1].bottom {
			to++
		}
		w.runLimits(rows, from, to)
		from = to
	}
}

// runLimits sets the limits of rows that go down the page without a jump back.
func (w *writer) runLimits(rows []row, from, to int) {
	for i := from; i < to; i++ {
		if len(rows[i].cells) != 1 {
			continue
		}
		c := &rows[i].cells[0]
		wall, beside := wallOf(rows, from, to, c)
		reach := c.x1
		if !beside {
			// A few short lines say nothing of the margin.
			reach = max(reach, c.x0+narrowest*w.width)
		}
		for k := max(from, i-400); k < min(to, i+400); k++ {
			if len(rows[k].cells) != 1 {
				continue
			}
			for _, l := range rows[k].cells[0].lines {
				if l.x1 <= wall && l.x1 > c.x0 {
					reach = max(reach, l.x1)
				}
			}
		}
		if c.ownLimit() && c.x1 < reach {
			reach = c.x1
		}
		w.reach[i] = reach
	}
}

// wallOf returns where the text right of a cell begins, painted in another
// run: lines of the cell cannot reach farther. Without any it is far away.
// beside tells whether there is such text on either side.
func wallOf(rows []row, from, to int, c *cell) (wall float64, beside bool) {
	wall = 1e9
	for k := max(0, from-400); k < min(len(rows), to+400); k++ {
		if k >= from && k < to {
			continue
		}
		for i := range rows[k].cells {
			o := &rows[k].cells[i]
			if o.bottom > c.top || o.top < c.bottom {
				continue
			}
			beside = true
			if o.x0 > c.x1 {
				wall = min(wall, o.x0)
			}
		}
	}
	return wall, beside
}

// ownLimit reports whether a cell is a paragraph set narrower than the text
// around it: nearly all its lines are full by its own width.
func (c *cell) ownLimit() bool {
	n := len(c.lines)
	if n < 4 || c.fill() < 30 {
		return false
	}
	full := 0
	for i := 1; i < n; i++ {
		if !fits(&c.lines[i-1], &c.lines[i], c.x1) {
			full++
		}
	}
	return full*5 >= (n-1)*4
}

// measureEdges finds out whether the running text is justified: of the lines
// that had no room for the next word, nearly all end at the limit.
func (w *writer) measureEdges(rows []row) {
	full, at := 0, 0
	for i, r := range rows {
		if len(r.cells) != 1 {
			continue
		}
		all := r.cells[0].lines
		for k := 1; k < len(all); k++ {
			a, b := &all[k-1], &all[k]
			if a.y <= b.y || a.size != b.size || fits(a, b, w.reach[i]) {
				continue
			}
			full++
			if w.reach[i]-a.x1 <= 0.1*a.size {
				at++
			}
		}
	}
	w.style.justified = full >= 8 && at*100 >= full*85
}

func (w *writer) write(rows []row) {
	j := &joiner{style: w.style, rules: w.rules}
	for i := 0; i < len(rows); {
		if n := tableRows(rows[i:]); n > 0 {
			w.table = w.writeRows(rows[i : i+n])
			i += n
			continue
		}
		n := i + 1
		for n < len(rows) && len(rows[n].cells) == 1 {
			n++
		}
		w.text(rows[i:n], w.reach[i:n], j)
		i = n
	}
}

func (w *writer) writeRows(rows []row) bool {
	if !rows[0].ruled {
		rows = mergeWrapped(rows)
	}
	w.gap(rows[0].top, rows[0].cells[0].lines[0].size, true)
	w.out.WriteString(writeTable(rows, w.style))
	end := rows[len(rows)-1]
	w.last, w.size = end.bottom, end.cells[0].lines[0].size
	return true
}

// text writes running text as paragraphs.
func (w *writer) text(rows []row, reach []float64, j *joiner) {
	var para []line
	var text string
	flush := func() {
		if len(para) == 0 {
			return
		}
		w.gap(para[0].y, para[0].size, false)
		w.out.WriteString(strings.TrimSuffix(text, softHyphen))
		w.last, w.size, w.table = para[len(para)-1].y, para[len(para)-1].size, false
		para, text = para[:0], ""
	}
	limit := 0.0
	for i := range rows {
		for k := range rows[i].cells[0].lines {
			l := &rows[i].cells[0].lines[k]
			if len(para) > 0 && j.joins(para, l, limit) {
				a := &para[len(para)-1]
				if w.style.cutsWords && !a.open && !hyphenated(text, l.text) && limit-a.x1 < 0.7*a.size && splitWord(a.text, l.text) {
					text += l.text
				} else {
					text = joinLines(text, l.text)
				}
			} else {
				flush()
				text = l.text
			}
			para = append(para, *l)
			limit = reach[i]
		}
	}
	flush()
}

// gap writes what parts the next block from the last one: a line break, and an
// empty line where the page shows a gap.
func (w *writer) gap(y, size float64, table bool) {
	if w.out.Len() == 0 {
		return
	}
	w.out.WriteByte('\n')
	usual := max(w.style.leading, 1.15) * max(min(size, w.size), 1)
	step := w.last - y
	if step < 0 || step > 1.3*usual || table != w.table {
		w.out.WriteByte('\n')
	}
}
