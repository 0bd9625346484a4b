package office

import (
	"strings"
	"unicode/utf8"
)

// blocks gathers the text of a document as lines and pages.
type blocks struct {
	pages []string
	b     strings.Builder
	limit int // bytes left
	full  bool
}

func newBlocks(limit int) *blocks { return &blocks{limit: limit} }

// line writes one block. Line ends inside it stay (a line break set by hand);
// tabs at its start are only indentation and go.
func (w *blocks) line(s string) { w.raw(strings.TrimLeft(s, "\t \n")) }

// raw writes one block as it is.
func (w *blocks) raw(s string) {
	if w.full {
		return
	}
	if len(s) >= w.limit {
		w.full = true
		return
	}
	w.limit -= len(s) + 1
	w.b.WriteString(s)
	w.b.WriteByte('\n')
}

// gap writes an empty line.
func (w *blocks) gap() {
	if w.b.Len() > 0 && !w.full {
		w.b.WriteByte('\n')
	}
}

// page ends a page.
func (w *blocks) page() {
	w.pages = append(w.pages, w.b.String())
	w.b.Reset()
}

// done returns the pages; empty ones at the end are dropped, except the first.
func (w *blocks) done() []string {
	w.page()
	for len(w.pages) > 1 && strings.TrimSpace(w.pages[len(w.pages)-1]) == "" {
		w.pages = w.pages[:len(w.pages)-1]
	}
	return w.pages
}

// row writes a table row. A row of one cell is a layout frame: its paragraphs
// stay blocks of their own.
func (w *blocks) row(cells [][]string) {
	filled, at := 0, 0
	for i, c := range cells {
		if len(c) > 0 {
			filled++
			at = i
		}
	}
	switch {
	case filled == 0:
	case filled == 1 && at == 0:
		for _, s := range cells[0] {
			w.line(s)
		}
	default:
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = joinCell(c)
		}
		w.raw(strings.TrimRight(strings.Join(texts, "\t"), "\t"))
	}
}

// joinCell makes one line of a cell's paragraphs. What reads as the next item is
// parted by a semicolon, what goes on after a mark by a space.
func joinCell(paragraphs []string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		p = strings.Join(strings.Fields(p), " ")
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			if !strings.ContainsRune(".,:;?!-–(/", last) {
				b.WriteByte(';')
			}
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

// squeezeTabs makes several tabs in a row one: in running text they only reach
// for the next stop.
func squeezeTabs(s string) string {
	if !strings.Contains(s, "\t\t") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\t' || i == 0 || s[i-1] != '\t' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
