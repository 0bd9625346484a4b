package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// ODT reads an OpenDocument text (or sheet or presentation): body, tables,
// lists, headers, footers, notes, comments and text boxes. Deleted text is left
// out.
func ODT(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	if manifest, _ := c.part("META-INF/manifest.xml"); strings.Contains(string(manifest), "encryption-data") {
		return Result{}, errEncrypted
	}
	content, err := c.part("content.xml")
	if content == nil {
		if err == nil {
			err = errDamaged
		}
		return Result{}, err
	}
	o := newODT(newBlocks(lim.MaxText))
	styles, _ := c.part("styles.xml")
	edges := newODT(newBlocks(lim.MaxText))
	edges.lists, edges.hidden, edges.edgesOnly = o.lists, o.hidden, true
	_ = edges.read(styles) // damaged styles cost only header and footer
	for _, s := range edges.header {
		o.out.line(s)
	}
	damage := o.read(content)
	if damage == nil {
		damage = err
	}
	if damage == nil {
		damage = c.damage()
	}
	for _, s := range o.notes {
		o.out.line(s)
	}
	for _, s := range edges.footer {
		o.out.line(s)
	}
	if o.out.full {
		damage = errTooLong
	}
	res := Result{Pages: o.out.done(), Pictures: o.pictures}
	if damage != nil {
		return res, damage
	}
	return res, nil
}

// odt is the state of reading one ODT.
type odt struct {
	x              *xml.Decoder
	out            *blocks
	lists          map[string]*odtList
	style          *odtList // the list style that is being defined
	styleLevel     int
	header, footer []string
	notes          []string
	edgesOnly      bool // reading styles.xml: only headers and footers
	pictures       bool
	depth          int
	hidden         map[string]bool   // styles whose text is not shown
	defining       string            // the style that is being defined
	controls       map[string]string // what form controls show, by their id
	lost           bool              // the paragraph is hidden as a whole

	listDepth int
	listStyle string
	counts    [11]int
	mark      string // mark waiting for the item's first paragraph
}

func newODT(out *blocks) *odt {
	return &odt{out: out, lists: map[string]*odtList{}, hidden: map[string]bool{}, controls: map[string]string{}}
}

func (o *odt) read(data []byte) error {
	o.x = xmlReader(data)
	for {
		t, err := o.x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errDamaged
		}
		if _, ok := t.(xml.StartElement); ok {
			if err := o.children(); err != nil {
				return err
			}
		}
	}
}

// children reads block content up to the end of the current element.
func (o *odt) children() error {
	o.depth++
	defer func() { o.depth-- }()
	if o.depth > maxDepth {
		return errTooDeep
	}
	return children(o.x, func(e xml.StartElement) error {
		if o.out.full {
			return errTooLong
		}
		return o.block(e)
	})
}

// block reads one element outside paragraphs.
func (o *odt) block(e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		return o.paragraph(e, e.Name.Local == "h")
	case "list":
		return o.list(e)
	case "list-item", "list-header":
		if e.Name.Local == "list-item" {
			o.nextMark()
		}
		return o.children()
	case "table":
		return o.table()
	case "style":
		o.defining = attr(e, "name")
		if o.hidden[attr(e, "parent-style-name")] {
			o.hidden[o.defining] = true
		}
	case "text-properties", "table-row-properties", "table-column-properties":
		o.define(e)
		return skip(o.x)
	case "section", "hidden-paragraph":
		if hiddenODF(e) {
			return skip(o.x)
		}
	case "forms":
		return o.forms()
	case "control":
		o.out.line(o.controls[attr(e, "control")])
		return skip(o.x)
	case "tracked-changes", "sequence-decls", "font-face-decls", "scripts", "meta", "settings":
		return skip(o.x)
	case "annotation":
		return o.note("Kommentar: ")
	case "image":
		o.pictures = true
	case "list-style", "outline-style":
		o.style = &odtList{}
		if e.Name.Local == "list-style" {
			o.lists[attr(e, "name")] = o.style
		}
	case "list-level-style-number", "list-level-style-bullet":
		o.level(e)
	case "header", "header-left", "header-first", "footer", "footer-left", "footer-first":
		if attr(e, "display") == "false" {
			return skip(o.x)
		}
		return o.edge(e.Name.Local)
	}
	return o.children()
}

// edge reads a header or footer; equal ones count once.
func (o *odt) edge(name string) error {
	outer := o.out
	o.out = newBlocks(max(outer.limit, 1))
	err := o.children()
	text := strings.TrimSpace(strings.Join(o.out.done(), "\n"))
	o.out = outer
	list := &o.footer
	if strings.HasPrefix(name, "header") {
		list = &o.header
	}
	for _, s := range *list {
		if s == text {
			text = ""
		}
	}
	if text != "" && o.edgesOnly {
		*list = append(*list, text)
	}
	return err
}

// note reads a note or comment, which follows the text.
func (o *odt) note(mark string) error {
	outer, waiting := o.out, o.mark
	o.out, o.mark = newBlocks(max(outer.limit, 1)), ""
	err := o.children()
	text := joinCell(strings.Split(strings.Join(o.out.done(), "\n"), "\n"))
	o.out, o.mark = outer, waiting
	if text != "" {
		o.notes = append(o.notes, mark+text)
	}
	return err
}
