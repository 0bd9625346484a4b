package office

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// gap is a run of spaces inside a line: where it lies in bytes, and in which
// column (counted in characters) the text after it begins.
type gap struct {
	from, to int
	column   int
}

// alignColumns turns the spaces between columns into tabs: wide gaps always,
// gaps of two spaces where the line above or below has text starting in the
// same column.
func alignColumns(page string) string {
	page = drawnTable(page)
	if !strings.Contains(page, "  ") && !strings.Contains(page, "\t") {
		return page
	}
	lines := strings.Split(page, "\n")
	gaps := make([][]gap, len(lines))
	for i, s := range lines {
		gaps[i] = findGaps(s)
	}
	for i, s := range lines {
		if len(gaps[i]) == 0 {
			continue
		}
		var b strings.Builder
		at := 0
		for _, g := range gaps[i] {
			b.WriteString(s[at:g.from])
			at = g.to
			if g.to-g.from >= 3 || aligned(gaps, i, g.column) || startsLabel(s[g.to:]) {
				b.WriteByte('\t')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s[at:])
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// findGaps lists the gaps of two or more spaces between words. The space after
// a sentence's end or a list mark is no gap between columns.
func findGaps(s string) []gap {
	if !strings.Contains(s, "  ") {
		return nil
	}
	var out []gap
	column := 0
	indent := len(s) - len(strings.TrimLeft(s, " \t"))
	for i := 0; i < len(s); {
		if s[i] != ' ' || i < indent {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			column++
			continue
		}
		from := i
		for i < len(s) && s[i] == ' ' {
			i++
			column++
		}
		if i-from < 2 || i == len(s) || from-indent < 8 && listMark(s[indent:from]+" x") == from-indent+1 {
			continue
		}
		if i-from == 2 && strings.ContainsRune(".!?", rune(s[from-1])) {
			continue
		}
		out = append(out, gap{from, i, column})
	}
	return out
}

// aligned tells whether a neighbouring line has text starting in a column.
func aligned(gaps [][]gap, line, column int) bool {
	for _, n := range []int{line - 1, line + 1} {
		if n < 0 || n >= len(gaps) {
			continue
		}
		_, found := slices.BinarySearchFunc(gaps[n], column, func(g gap, column int) int { return g.column - column })
		if found {
			return true
		}
	}
	return false
}

// drawnTable turns rows that are drawn with bars ("| Dato | Notat |") into cells
// and drops the rules between them.
func drawnTable(page string) string {
	if !strings.Contains(page, "|") {
		return page
	}
	lines := strings.Split(page, "\n")
	kept := lines[:0]
	for _, s := range lines {
		row := strings.TrimSpace(s)
		if strings.Trim(row, "|+-=: ") == "" && strings.ContainsAny(row, "|+") && len(row) > 3 {
			continue
		}
		if len(row) > 2 && row[0] == '|' && row[len(row)-1] == '|' {
			cells := strings.Split(row[1:len(row)-1], "|")
			for i, c := range cells {
				cells[i] = strings.TrimSpace(c)
			}
			s = strings.TrimRight(strings.Join(cells, "\t"), "\t")
		}
		kept = append(kept, s)
	}
	return strings.Join(kept, "\n")
}
