package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// paragraph reads a text:p or text:h.
func (o *odt) paragraph(e xml.StartElement, heading bool) error {
	if o.hidden[attr(e, "style-name")] {
		return skip(o.x)
	}
	var text strings.Builder
	var after []string
	outer := o.lost
	o.lost = false
	err := o.inline(&text, &after, 0)
	s := trimBlock(text.String())
	if o.lost {
		s, after = "", nil
	}
	o.lost = outer
	switch {
	case s == "" && o.mark == "":
		o.out.gap()
	case s != "":
		if heading {
			o.out.gap()
		}
		o.out.line(o.mark + s)
		o.mark = ""
	}
	for _, block := range after {
		o.out.line(block)
	}
	return err
}

// inline reads the inside of a paragraph. White space collapses as in HTML; the
// elements s, tab and line-break stand for what shall not.
func (o *odt) inline(text *strings.Builder, after *[]string, depth int) error {
	if depth+o.depth > maxDepth {
		return errTooDeep
	}
	for {
		t, err := o.x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			if text.Len()+len(e) > o.out.limit {
				o.out.full = true
				return errTooLong
			}
			collapse(text, string(e))
		case xml.StartElement:
			if err := o.inlineElement(e, text, after, depth); err != nil {
				return err
			}
		}
	}
}

func (o *odt) inlineElement(e xml.StartElement, text *strings.Builder, after *[]string, depth int) error {
	switch e.Name.Local {
	case "s":
		n, _ := strconv.Atoi(attr(e, "c"))
		text.WriteString(strings.Repeat(" ", min(max(n, 1), 200)))
	case "tab":
		text.WriteByte('\t')
	case "line-break":
		text.WriteByte('\n')
	case "span", "a":
		if o.hidden[attr(e, "style-name")] {
			return skip(o.x)
		}
		return o.inline(text, after, depth+1)
	case "hidden-text", "conditional-text":
		if e.Name.Local == "hidden-text" && hiddenODF(e) {
			return skip(o.x)
		}
		return o.inline(text, after, depth+1)
	case "control":
		text.WriteString(o.controls[attr(e, "control")])
		return skip(o.x)
	case "hidden-paragraph":
		o.lost = o.lost || hiddenODF(e)
		return skip(o.x)
	case "soft-page-break", "note-citation", "bookmark", "tracked-changes", "annotation-end", "title", "desc", "ruby-text":
		return skip(o.x)
	case "forms":
		return o.forms()
	case "note":
		mark := "Fodnote: "
		if attr(e, "note-class") == "endnote" {
			mark = "Slutnote: "
		}
		return o.noteBody(mark)
	case "annotation":
		return o.annotation()
	case "text-box", "table", "list", "p", "h", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "g", "caption", "line", "connector":
		return o.hanging(e, after) // blocks of their own: a box, or a shape with text
	case "image":
		o.pictures = true
		return skip(o.x)
	default:
		return o.inline(text, after, depth+1)
	}
	return skip(o.x)
}

// noteBody reads text:note, whose number is not its text.
func (o *odt) noteBody(mark string) error {
	return children(o.x, func(e xml.StartElement) error {
		if e.Name.Local == "note-body" {
			return o.note(mark)
		}
		return skip(o.x)
	})
}

// annotation reads a comment without its author and date fields.
func (o *odt) annotation() error {
	var parts []string
	for {
		t, err := o.x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.EndElement:
			if text := joinCell(parts); text != "" {
				o.notes = append(o.notes, "Kommentar: "+text)
			}
			return nil
		case xml.StartElement:
			switch e.Name.Local {
			case "creator", "date", "date-string", "creator-initials":
				err = skip(o.x)
			default:
				var text strings.Builder
				var after []string
				err = o.inline(&text, &after, 0)
				parts = append(parts, text.String())
			}
			if err != nil {
				return err
			}
		}
	}
}

// hanging reads blocks that hang in a paragraph: a text box.
func (o *odt) hanging(e xml.StartElement, after *[]string) error {
	outer, mark := o.out, o.mark
	o.out, o.mark = newBlocks(max(outer.limit, 1)), ""
	var err error
	switch e.Name.Local {
	case "table":
		err = o.table()
	case "list":
		err = o.list(e)
	case "p", "h":
		err = o.paragraph(e, false)
	default:
		err = o.children()
	}
	*after = append(*after, nonEmptyLines(strings.Join(o.out.done(), "\n"))...)
	o.out, o.mark = outer, mark
	return err
}

// collapse appends s with every run of white space as one space.
func collapse(b *strings.Builder, s string) {
	space := false
	if old := b.String(); old != "" {
		space = old[len(old)-1] == ' ' || old[len(old)-1] == '\n'
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\r':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(c)
			space = false
		}
	}
}
