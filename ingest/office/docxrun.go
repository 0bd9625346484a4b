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
	joined  bool // its end is deleted: the next paragraph goes on with its text
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
		"oMath", "oMathPara", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp", "wpc", "grpSp", "txbx", "shape", "rect", "oval", "textbox", "group", "roundrect", "Choice", "Fallback":
		if e.Name.Local == "sdt" {
			return contentControl(x, func() error { return p.read(x) })
		}
		return p.read(x)
	case "p", "tbl": // a paragraph inside a paragraph: damaged, or DrawingML text
		sub := &paragraph{d: p.d, depth: p.depth}
		err := sub.read(x)
		if s := trimBlock(sub.text.String()); s != "" {
			p.after = append(p.after, s)
		}
		return err
	case "textpath": // letters drawn as a picture, such as a watermark
		if s := strings.TrimSpace(attr(e, "string")); s != "" && !p.hidden {
			p.after = append(p.after, s)
		}
	case "relIds": // SmartArt
		p.after = append(p.after, p.d.drawing(attr(e, "dm"))...)
	case "footnoteReference", "endnoteReference":
		p.d.refer(e, true)
	case "del", "moveFrom":
		return p.d.skipDeleted(x)
	case "docPr", "instrText", "delText", "delInstrText", "rt":
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

// runProperties reads w:rPr for hidden text: what the run says itself goes
// before its style, and that before the paragraph's.
func (p *paragraph) runProperties(x *xml.Decoder) error {
	said := false
	return each(x, func(e xml.StartElement) {
		switch e.Name.Local {
		case "rStyle":
			p.hidden = p.hidden || !said && p.d.lists.hides(attr(e, "val"))
		case "vanish":
			p.hidden, said = toggled(e), true
		}
	})
}

// properties reads w:pPr: style, list level, outline level, and whether the end
// of the paragraph is deleted.
func (p *paragraph) properties(x *xml.Decoder) error {
	return children(x, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rPr": // of the mark that ends the paragraph
			return each(x, func(e xml.StartElement) {
				p.joined = p.joined || e.Name.Local == "del" || e.Name.Local == "moveFrom"
			})
		case "pPrChange", "sectPr":
			return skip(x)
		}
		p.property(e)
		return each(x, p.property)
	})
}

func (p *paragraph) property(e xml.StartElement) {
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
		p.heading = p.heading || p.d.lists.heading(p.style)
		p.hidden = p.hidden || p.d.lists.hides(p.style)
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
}

// textBox reads the blocks of a text box; they follow the paragraph.
func (p *paragraph) textBox(x *xml.Decoder) error {
	outer := p.d.out
	p.d.out = newBlocks(max(outer.limit, 1))
	err := p.d.container(x)
	p.d.settle()
	p.after = append(p.after, nonEmptyLines(strings.Join(p.d.out.done(), "\n"))...)
	p.d.out = outer
	return err
}
