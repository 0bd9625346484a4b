package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// paragraph is one w:p while it is read.
type paragraph struct {
	d       *docx
	text    strings.Builder
	after   []string // blocks of text boxes that hang in the paragraph
	breaks  []int    // where in text pages end
	style   string
	numID   string
	level   int
	heading bool
	fields  []bool // open fields; true once the result has begun
	box     formBox
	hidden  bool // inside a run of hidden text
	depth   int
}

// formBox is a form field of the old kind, whose value lies in its properties.
type formBox struct {
	kind    string
	checked bool
	items   []string
	chosen  int
}

// emit writes the paragraph, with its list mark, and what hangs in it.
func (p *paragraph) emit(w *blocks) {
	text, at := p.text.String(), 0
	mark := p.d.lists.mark(p.numID, p.level, p.style)
	if strings.TrimSpace(text) == "" {
		mark = ""
	}
	if p.heading && strings.TrimSpace(text) != "" {
		w.gap()
	}
	for _, b := range p.breaks {
		if s := text[at:b]; strings.TrimSpace(s) != "" {
			w.line(mark + trimBlock(s))
			mark = ""
		}
		w.page()
		at = b
	}
	if rest := text[at:]; strings.TrimSpace(rest) != "" {
		w.line(mark + trimBlock(rest))
	} else if len(p.breaks) == 0 {
		w.gap()
	}
	for _, s := range p.after {
		w.line(s)
	}
}

// trimBlock takes away the white space around a block, and makes tabs of the
// spaces that hold its parts far from each other.
func trimBlock(s string) string {
	s = strings.Trim(s, "\t \n")
	if strings.Contains(s, "   ") {
		s = alignColumns(s)
	}
	return squeezeTabs(s)
}

// read reads run content up to the end of the element it is in: the paragraph
// itself, or a transparent element inside it (hyperlink, ins, smartTag, r).
func (p *paragraph) read(x *xml.Decoder) error {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth || p.d.depth > maxDepth {
		return errTooDeep
	}
	outer := p.hidden
	defer func() { p.hidden = outer }()
	return children(x, func(e xml.StartElement) error {
		if e.Name.Local == "rPr" {
			return p.runProperties(x)
		}
		return p.element(x, e)
	})
}

// element reads one child of a paragraph or run.
func (p *paragraph) element(x *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "t":
		return p.chars(x)
	case "tab", "ptab":
		p.put("\t")
	case "br":
		if attr(e, "type") == "page" {
			p.breaks = append(p.breaks, p.text.Len())
		} else {
			p.put("\n")
		}
	case "cr":
		p.put("\n")
	case "noBreakHyphen":
		p.put("-")
	case "sym":
		p.put(symbol(attr(e, "font"), attr(e, "char")))
	case "pPr":
		return p.properties(x)
	case "fldChar":
		return p.fieldChar(x, e)
	case "AlternateContent":
		return alternate(x, func() error { return p.read(x) })
	case "txbxContent":
		return p.textBox(x)
	case "drawing", "pict", "object":
		p.d.pictures = true
		return p.read(x)
	case "r", "hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase",
		"oMath", "oMathPara", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp", "wpc", "txbx", "shape", "rect", "textbox", "group", "roundrect", "Choice", "Fallback":
		if e.Name.Local == "sdt" {
			return p.contentControl(x)
		}
		return p.read(x)
	case "p", "tbl": // a paragraph inside a paragraph: damaged, or DrawingML text
		sub := &paragraph{d: p.d, depth: p.depth}
		err := sub.read(x)
		if s := trimBlock(sub.text.String()); s != "" {
			p.after = append(p.after, s)
		}
		return err
	case "docPr", "instrText", "delText", "del", "moveFrom", "delInstrText", "rt":
		return skip(x)
	default:
		if e.Name.Space == "m" { // an equation
			return p.read(x)
		}
		return skip(x)
	}
	return skip(x)
}

func (p *paragraph) put(s string) {
	if p.hidden {
		return
	}
	for _, result := range p.fields {
		if !result {
			return // field code, not its result
		}
	}
	if p.text.Len()+len(s) > p.d.out.limit {
		p.d.out.full = true
		return
	}
	p.text.WriteString(s)
}

// chars reads the text of a w:t.
func (p *paragraph) chars(x *xml.Decoder) error {
	for {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.CharData:
			p.put(strings.NewReplacer("\n", " ", "\r", "", "\t", " ").Replace(string(e)))
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := skip(x); err != nil {
				return err
			}
		}
	}
}

// runProperties reads w:rPr for hidden text.
func (p *paragraph) runProperties(x *xml.Decoder) error {
	return each(x, func(e xml.StartElement) {
		if e.Name.Local == "vanish" && toggled(e) {
			p.hidden = true
		}
	})
}

// properties reads w:pPr: style, list level, outline level.
func (p *paragraph) properties(x *xml.Decoder) error {
	return each(x, func(e xml.StartElement) {
		switch e.Name.Local {
		case "pStyle":
			p.style = attr(e, "val")
			p.heading = p.heading || p.d.lists.heading(p.style)
		case "numId":
			p.numID = attr(e, "val")
		case "ilvl":
			p.level, _ = strconv.Atoi(attr(e, "val"))
		case "outlineLvl":
			p.heading = true
		case "pageBreakBefore":
			if toggled(e) {
				p.breaks = append(p.breaks, p.text.Len())
			}
		}
	})
}

// each calls f for every element up to the end of the current one, but not for
// those inside records of older formatting.
func each(x *xml.Decoder, f func(xml.StartElement)) error {
	for depth := 1; depth > 0; {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "pPrChange" || e.Name.Local == "rPrChange" || depth == 1 && e.Name.Local == "rPr" {
				if err := skip(x); err != nil {
					return err
				}
				continue
			}
			f(e)
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// textBox reads the blocks of a text box; they follow the paragraph.
func (p *paragraph) textBox(x *xml.Decoder) error {
	outer := p.d.out
	p.d.out = newBlocks(max(outer.limit, 1))
	err := p.d.container(x)
	p.after = append(p.after, nonEmptyLines(strings.Join(p.d.out.done(), "\n"))...)
	p.d.out = outer
	return err
}

// contentControl reads an inline w:sdt; a placeholder ("Klik her ...") is none
// of the writer's text.
func (p *paragraph) contentControl(x *xml.Decoder) error {
	placeholder := false
	return children(x, func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "sdtPr":
			return each(x, func(e xml.StartElement) {
				placeholder = placeholder || e.Name.Local == "showingPlcHdr" && toggled(e)
			})
		case e.Name.Local == "sdtContent" && !placeholder:
			return p.read(x)
		}
		return skip(x)
	})
}
