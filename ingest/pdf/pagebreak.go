package pdf

import "strings"

// joinBrokenRows mends table rows that a page's edge cuts through: the rest of
// the row, which stands first on the next page (after a repeated heading, if
// there is one) behind an empty first cell, goes back to the row it belongs to.
// The row then stands whole where it begins; nothing is lost or added.
func joinBrokenRows(pages []string) {
	for i := 1; i < len(pages); i++ {
		before, row := cutLast(pages[i-1])
		columns := strings.Count(row, "\t")
		if columns == 0 {
			continue
		}
		heading, rest := "", pages[i]
		line, after, _ := strings.Cut(rest, "\n")
		if strings.Count(line, "\t") == columns && line != "" && line[0] != '\t' && hasLine(pages[i-1], line) {
			heading, rest = line, after
			line, after, _ = strings.Cut(rest, "\n")
		}
		if strings.Count(line, "\t") != columns || line[0] != '\t' || strings.TrimSpace(line) == "" {
			continue
		}
		pages[i-1] = before + joinCells(row, line)
		pages[i] = after
		if heading != "" && strings.Contains(firstLine(after), "\t") {
			pages[i] = heading + "\n" + after
		}
	}
}

// cutLast splits off the last line that isn't empty.
func cutLast(page string) (before, last string) {
	page = strings.TrimRight(page, "\n ")
	at := strings.LastIndexByte(page, '\n') + 1
	return page[:at], page[at:]
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func hasLine(page, line string) bool {
	return strings.HasPrefix(page, line+"\n") || strings.Contains(page, "\n"+line+"\n")
}

// joinCells joins two rows of the same number of cells, cell by cell.
func joinCells(a, b string) string {
	x, y := strings.Split(a, "\t"), strings.Split(b, "\t")
	for i := range x {
		x[i] = strings.TrimSpace(x[i] + " " + y[i])
	}
	return strings.Join(x, "\t")
}
