package office

import "strings"

// rtfFlow is one running text of an RTF: the body, or a header, note or box.
type rtfFlow struct {
	out     *blocks
	para    strings.Builder
	mark    string     // the paragraph's ready-made list mark
	cell    []string   // paragraphs of the cell that is open
	cells   [][]string // cells of the row that is open
	nested  []string   // cells of the inner row that is open
	boxes   []string   // text boxes that hang in the paragraph
	inTable bool
	level   int // how many tables the paragraph lies in
	heading bool
	style   int
}

func newFlow(limit int) *rtfFlow { return &rtfFlow{out: newBlocks(limit), level: 1} }

func (f *rtfFlow) put(s string) {
	if f.para.Len()+len(s) >= f.out.limit {
		f.out.full = true
		return
	}
	f.para.WriteString(s)
}

// take ends the paragraph's text and returns it with its mark.
func (f *rtfFlow) take() string {
	text := trimBlock(f.para.String())
	f.para.Reset()
	mark := listMarkText(f.mark)
	f.mark = ""
	if text == "" {
		return ""
	}
	return mark + text
}

// listMarkText makes "- " of a bullet of any font, and keeps numbers.
func listMarkText(mark string) string {
	mark = strings.TrimSpace(mark)
	switch {
	case mark == "":
		return ""
	case strings.ContainsAny(mark, "0123456789.)"):
		return mark + " "
	}
	return "- "
}

// paragraph ends a paragraph at \par, unless that end is deleted.
func (r *rtf) paragraph() {
	r.flushBytes()
	if r.dest == destText && !r.deleted && !r.moved {
		r.flow.endParagraph()
	}
}

func (f *rtfFlow) endParagraph() {
	text := f.take()
	defer f.emitBoxes()
	if f.inTable {
		if text != "" {
			f.cell = append(f.cell, text)
		}
		return
	}
	if len(f.cells) > 0 || len(f.cell) > 0 {
		f.endRow()
	}
	switch {
	case text == "":
		f.out.gap()
	case f.heading:
		f.out.gap()
		f.out.line(text)
	default:
		f.out.line(text)
	}
}

func (f *rtfFlow) emitBoxes() {
	if f.inTable {
		f.cell = append(f.cell, f.boxes...)
	} else {
		for _, s := range f.boxes {
			f.out.line(s)
		}
	}
	f.boxes = nil
}

func (f *rtfFlow) endCell() {
	if text := f.take(); text != "" {
		f.cell = append(f.cell, text)
	}
	if len(f.cells) < 1000 {
		f.cells = append(f.cells, f.cell)
	}
	f.cell = nil
}

func (f *rtfFlow) endRow() {
	if len(f.cell) > 0 {
		f.endCell()
	}
	f.out.row(f.cells)
	f.cells = nil
}

// endNestedCell ends a cell of a table inside a cell.
func (f *rtfFlow) endNestedCell() {
	f.nested = append(f.nested, f.take())
}

// endNestedRow makes a paragraph of the outer cell from an inner row.
func (f *rtfFlow) endNestedRow() {
	if row := strings.TrimRight(strings.Join(f.nested, "\t"), "\t"); row != "" {
		f.cell = append(f.cell, row)
	}
	f.nested = nil
}

func joinPages(pages []string) string { return strings.Join(pages, "\n") }
