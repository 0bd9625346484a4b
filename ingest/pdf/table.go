package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// column is the extent of one column of a table.
type column struct{ x0, x1 float64 }

// tableRows returns how many of the first rows form one table, with the column
// of each cell set; 0 if the first row is no table row.
func tableRows(rows []row) int {
	if len(rows[0].cells) < 2 {
		return 0
	}
	var columns []column
	n := 0
	for n < len(rows) {
		r := &rows[n]
		if n > 0 && (r.ruled != rows[n-1].ruled || r.top > rows[n-1].bottom || !follows(&rows[n-1], r, columns)) {
			break
		}
		if r.ruled {
			n++
			continue
		}
		next, ok := place(r, columns)
		if !ok {
			break
		}
		columns = next
		n++
	}
	for n > 1 && len(rows[n-1].cells) == 1 && !rows[n-1].ruled {
		n-- // text below the table that happens to stand under a column
	}
	if rows[0].ruled {
		return n
	}
	for i := range n {
		rows[i].column = columnsOf(&rows[i], columns)
	}
	return n
}

// follows reports whether r may be the next row after above: near enough and,
// if it holds but one cell, no wider than a column.
func follows(above, r *row, columns []column) bool {
	size := r.cells[0].lines[0].size
	if above.bottom-r.top > 4*size {
		return false
	}
	if len(r.cells) > 1 || r.ruled {
		return true
	}
	c := &r.cells[0]
	if above.bottom-r.top > 2.6*size {
		return false
	}
	for i, col := range columns {
		if math.Abs(c.x0-col.x0) < 0.5*size && (i+1 == len(columns) && i > 0 || i+1 < len(columns) && c.x1 < columns[i+1].x0) {
			return true
		}
	}
	return false
}

// place fits the cells of r into the columns and returns the columns widened
// by them; false if a cell stands askew of them.
func place(r *row, columns []column) ([]column, bool) {
	out := slices.Clone(columns)
	for i := range r.cells {
		c := &r.cells[i]
		size := c.lines[0].size
		hits, hit := 0, -1
		for k, col := range columns {
			if c.x0 < col.x1 && c.x1 > col.x0 {
				hits++
				hit = k
			}
		}
		switch {
		case hits == 0:
			out = append(out, column{c.x0, c.x1})
		case hits == 1:
			col := columns[hit]
			if !aligned(c, col, size) {
				return nil, false
			}
			out[hit] = column{min(col.x0, c.x0), max(col.x1, c.x1)}
		case len(r.cells) > 1 && hits > 2:
			return nil, false
		case hits == 2 && math.Abs(c.x0-columns[hit-1].x0) > size && math.Abs(c.x0-columns[hit].x0) > size:
			return nil, false
		}
	}
	slices.SortFunc(out, func(a, b column) int { return compare(a.x0, b.x0) })
	for i := 1; i < len(out); i++ {
		if out[i].x0 < out[i-1].x1-2 && len(columns) > 0 {
			return nil, false
		}
	}
	return out, true
}

// aligned reports whether a cell stands in a column by its left edge, its
// right edge or its middle.
func aligned(c *cell, col column, size float64) bool {
	return math.Abs(c.x0-col.x0) < size || math.Abs(c.x1-col.x1) < size || math.Abs(c.x0+c.x1-col.x0-col.x1) < 2*size ||
		c.x0 >= col.x0 && c.x1 <= col.x1
}

// columnsOf returns the column each cell of r begins in.
func columnsOf(r *row, columns []column) []int {
	out := make([]int, len(r.cells))
	at := 0
	for i, c := range r.cells {
		best := -1
		for k := at; k < len(columns); k++ {
			if c.x0 < columns[k].x1 && c.x1 > columns[k].x0 {
				best = k
				break
			}
		}
		if best < 0 {
			best = at
		}
		out[i] = best
		at = min(best+1, max(len(columns)-1, 0))
	}
	return out
}

// mergeWrapped puts rows that only hold the second lines of wrapped cells into
// the row above. Pages painted line by line need it.
func mergeWrapped(rows []row) []row {
	for _, r := range rows {
		for _, c := range r.cells {
			if len(c.lines) > 1 {
				return rows
			}
		}
	}
	limits := map[int]float64{}
	for _, r := range rows {
		for i, c := range r.cells {
			limits[r.column[i]] = max(limits[r.column[i]], c.x1)
		}
	}
	out := rows[:1:1]
	for i := 1; i < len(rows); i++ {
		above := &out[len(out)-1]
		if !wraps(above, &rows[i], limits) {
			out = append(out, rows[i])
			continue
		}
		for k, c := range rows[i].cells {
			to := slices.Index(above.column, rows[i].column[k])
			for _, l := range c.lines {
				above.cells[to].add(l)
			}
		}
		above.bottom = rows[i].bottom
	}
	return out
}

// wraps reports whether every cell of r goes on with the cell above it.
func wraps(above, r *row, limits map[int]float64) bool {
	size := r.cells[0].lines[0].size
	if above.bottom-r.top > 1.45*size || len(r.cells) >= len(above.cells) {
		return false
	}
	for k := range r.cells {
		to := slices.Index(above.column, r.column[k])
		if to < 0 {
			return false
		}
		a := &above.cells[to].lines[len(above.cells[to].lines)-1]
		if fits(a, &r.cells[k].lines[0], limits[r.column[k]]) {
			return false
		}
	}
	return true
}

// writeTable writes rows as lines with tabs between the columns.
func writeTable(rows []row, style pageStyle) string {
	limits := map[int]float64{}
	for _, r := range rows {
		for i, c := range r.cells {
			limits[r.column[i]] = max(limits[r.column[i]], c.x1)
		}
	}
	var b strings.Builder
	for n, r := range rows {
		if n > 0 {
			b.WriteByte('\n')
		}
		at := 0
		for i := range r.cells {
			for ; at < r.column[i]; at++ {
				b.WriteByte('\t')
			}
			if i > 0 && r.column[i] == r.column[i-1] {
				b.WriteByte(' ')
			}
			b.WriteString(cellText(&r.cells[i], limits[r.column[i]], style))
		}
	}
	return b.String()
}

// cellText joins the lines of a cell.
func cellText(c *cell, limit float64, style pageStyle) string {
	text := c.lines[0].text
	for i := 1; i < len(c.lines); i++ {
		a, b := &c.lines[i-1], &c.lines[i]
		if style.cutsWords && !a.open && limit-a.x1 < 0.7*a.size && splitWord(a.text, b.text) {
			text += b.text
		} else {
			text = joinLines(text, b.text)
		}
	}
	return text
}

// splitWord reports whether a word may have been cut in two, without a hyphen,
// between the lines a and b. That happens only to a word too long for the
// whole width, so it stands alone on its line.
func splitWord(a, b string) bool {
	if strings.Contains(a, " ") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLetter(last) && unicode.IsLower(first)
}
