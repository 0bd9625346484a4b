package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// part reads a whole part of block content.
func (d *docx) part(data []byte) error {
	x := xmlReader(data)
	for {
		t, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errDamaged
		}
		if _, ok := t.(xml.StartElement); ok { // the root
			err := d.container(x)
			d.settle()
			if err != nil {
				return err
			}
		}
	}
}

// container reads block content up to the end of the element it is in.
func (d *docx) container(x *xml.Decoder) error {
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > maxDepth {
		return errTooDeep
	}
	return children(x, func(e xml.StartElement) error {
		if d.out.full {
			return errTooLong
		}
		return d.block(x, e)
	})
}

// block reads one element of block content.
func (d *docx) block(x *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return d.paragraph(x)
	case "tbl":
		return d.table(x)
	case "del", "moveFrom":
		return d.skipDeleted(x)
	case "sdt":
		return contentControl(x, func() error { return d.container(x) })
	case "sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtEndPr":
		return skip(x)
	case "AlternateContent":
		return alternate(x, func() error { return d.container(x) })
	case "altChunk":
		d.chunk(attr(e, "id"))
		return skip(x)
	}
	return d.container(x) // body, sdtContent, ins, customXml ...
}

// paragraph reads a paragraph and writes it, or carries its text over to the
// next one if what parts them is deleted.
func (d *docx) paragraph(x *xml.Decoder) error {
	p := &paragraph{d: d}
	p.text.WriteString(d.carried)
	d.carried = ""
	err := p.read(x)
	if p.joined && len(p.breaks) == 0 && err == nil {
		d.carried = p.text.String()
		for _, s := range p.after {
			d.out.line(s)
		}
		return nil
	}
	p.emit(d.out)
	return err
}

// settle writes the text of a paragraph that had no next one.
func (d *docx) settle() {
	if s := trimBlock(d.carried); s != "" {
		d.out.line(s)
	}
	d.carried = ""
}

// table reads a table into rows.
func (d *docx) table(x *xml.Decoder) error {
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > maxDepth {
		return errTooDeep
	}
	var cells [][]string
	hidden := false // the row
	var walk func(depth int) error
	walk = func(depth int) error {
		if depth > maxDepth {
			return errTooDeep
		}
		return children(x, func(e xml.StartElement) (err error) {
			switch e.Name.Local {
			case "tr":
				outer, outerHidden := cells, hidden
				cells, hidden = nil, false
				err = walk(depth + 1)
				if !hidden {
					d.out.row(cells)
				}
				cells, hidden = outer, outerHidden
			case "trPr":
				err = each(x, func(e xml.StartElement) {
					hidden = hidden || e.Name.Local == "hidden" && toggled(e) || e.Name.Local == "del"
				})
			case "sdt":
				err = contentControl(x, func() error { return walk(depth + 1) })
			case "tc":
				var cell []string
				cell, err = d.cell(x)
				cells = append(cells, cell)
			case "tblPr", "tblGrid", "del", "sdtPr", "tblPrEx":
				err = skip(x)
			default:
				err = walk(depth + 1)
			}
			if err != nil && len(cells) > 0 && !hidden {
				d.out.row(cells)
				cells = nil
			}
			return err
		})
	}
	return walk(0)
}

// cell reads one cell into its blocks.
func (d *docx) cell(x *xml.Decoder) ([]string, error) {
	outer := d.out
	d.out = newBlocks(max(outer.limit, 1))
	err := d.container(x)
	d.settle()
	text := strings.Join(d.out.done(), "\n")
	outer.full = outer.full || d.out.full
	d.out = outer
	return nonEmptyLines(text), err
}

func nonEmptyLines(text string) []string {
	var lines []string
	for _, s := range strings.Split(text, "\n") {
		if s = strings.TrimRight(s, " \t"); strings.TrimSpace(s) != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// skip reads past the end of the current element. Unlike xml.Decoder.Skip it
// does not give up on damage that a lenient reader passes over.
func skip(x *xml.Decoder) error {
	for depth := 1; depth > 0; {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// alternate reads mc:AlternateContent: its first branch only, since the others
// say the same for older programs.
func alternate(x *xml.Decoder, read func() error) error {
	taken := false
	for {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if taken {
				err = skip(x)
			} else {
				taken = true
				err = read()
			}
			if err != nil {
				return err
			}
		}
	}
}

// contentControl reads a w:sdt, whose content read reads; a placeholder ("Klik
// her ...") is none of the writer's text.
func contentControl(x *xml.Decoder, read func() error) error {
	placeholder := false
	return children(x, func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "sdtPr":
			return each(x, func(e xml.StartElement) {
				placeholder = placeholder || e.Name.Local == "showingPlcHdr" && toggled(e)
			})
		case e.Name.Local == "sdtContent" && !placeholder:
			return read()
		}
		return skip(x)
	})
}
