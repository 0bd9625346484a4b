package office

import (
	"sort"
	"strings"
	"unicode/utf16"
)

// docWriter turns the characters of a DOC into blocks.
type docWriter struct {
	d      *doc
	out    *blocks
	para   strings.Builder
	cell   []string
	cells  [][]string
	fields []bool // open fields; true once the result has begun
	high   rune
}

// text writes one part of the document. Word marks structure by characters:
// 0x0D ends a paragraph, 0x07 a cell or row, 0x0C a page, 0x13-0x15 a field.
func (w *docWriter) text(chars []docChar) {
	hide := 0
	for i, c := range chars {
		for hide < len(w.d.hidden) && w.d.hidden[hide].to < c.end {
			hide++
		}
		if hide > 0 && i > 0 && c.end < chars[i-1].end { // pieces may go back in the file
			hide = sort.Search(len(w.d.hidden), func(k int) bool { return w.d.hidden[k].to >= c.end })
		}
		switch c.r {
		case 0x0D:
			w.endParagraph(c.end)
		case 0x07:
			w.endCell(c.end)
		case 0x0C:
			w.endParagraph(c.end)
			if w.cells == nil {
				w.out.page()
			}
		default:
			if hide < len(w.d.hidden) && c.end > w.d.hidden[hide].from {
				continue
			}
			w.char(c.r)
		}
		if w.out.full {
			return
		}
	}
	w.endParagraph(0)
	w.endRow()
}

func (w *docWriter) char(r rune) {
	switch r {
	case 0x13:
		if len(w.fields) < maxDepth {
			w.fields = append(w.fields, false)
		}
		return
	case 0x14:
		if n := len(w.fields); n > 0 {
			w.fields[n-1] = true
		}
		return
	case 0x15:
		if n := len(w.fields); n > 0 {
			w.fields = w.fields[:n-1]
		}
		return
	}
	for _, result := range w.fields {
		if !result {
			return
		}
	}
	switch {
	case r == 0x0B:
		w.para.WriteByte('\n')
	case r == 0x09:
		w.para.WriteByte('\t')
	case r == 0x1E:
		w.para.WriteByte('-')
	case r < 0x20, r == 0x1F:
	case utf16.IsSurrogate(r):
		if w.high != 0 {
			w.para.WriteRune(utf16.DecodeRune(w.high, r))
			w.high = 0
		} else {
			w.high = r
		}
	case r >= 0xF000 && r <= 0xF0FF:
		w.para.WriteString(symbolFont(byte(r)))
	default:
		w.para.WriteRune(r)
	}
}

// take ends the paragraph's text.
func (w *docWriter) take(end uint32) string {
	text := trimBlock(w.para.String())
	w.para.Reset()
	w.fields = w.fields[:0]
	if text == "" {
		return ""
	}
	return w.d.listMark(end) + text
}

func (w *docWriter) endParagraph(end uint32) {
	text := w.take(end)
	if w.d.inTable[end] || len(w.cells) > 0 && w.d.inTable == nil {
		if text != "" {
			w.cell = append(w.cell, text)
		}
		return
	}
	w.endRow()
	if text == "" {
		w.out.gap()
		return
	}
	if w.d.headings[end] {
		w.out.gap()
	}
	w.out.line(text)
}

// endCell ends a cell, or a row where the mark is a row's. Without formatting to
// tell (damaged files), a second mark in a row is the row's.
func (w *docWriter) endCell(end uint32) {
	text := w.take(end)
	if w.d.rowEnds[end] || w.d.rowEnds == nil && text == "" && len(w.cell) == 0 && len(w.cells) > 0 {
		w.endRow()
		return
	}
	if text != "" {
		w.cell = append(w.cell, text)
	}
	if len(w.cells) < 1000 {
		w.cells = append(w.cells, w.cell)
	}
	w.cell = nil
}

func (w *docWriter) endRow() {
	if len(w.cell) > 0 {
		w.cells = append(w.cells, w.cell)
		w.cell = nil
	}
	w.out.row(w.cells)
	w.cells = nil
}
