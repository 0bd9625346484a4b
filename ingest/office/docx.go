package office

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"sort"
	"strings"
)

// DOCX reads a Word document (Office Open XML): body, tables, lists, headers,
// footers, notes, comments and text boxes. Inserted text is kept and deleted
// text left out; fields give their result.
func DOCX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	if c.files["EncryptedPackage"] != nil {
		return Result{}, errEncrypted
	}
	main := docxMain(c)
	body, err := c.part(main)
	if body == nil {
		if err == nil {
			err = errDamaged
		}
		return Result{}, err
	}
	dir := path.Dir(main)
	d := &docx{c: c, dir: dir, out: newBlocks(lim.MaxText), lists: readNumbering(c, dir)}
	d.relations = readRelations(c, main)
	for _, text := range d.edges("header") {
		d.out.line(text)
	}
	damage := d.part(body)
	if damage == nil {
		damage = err
	}
	if damage == nil {
		damage = c.damage()
	}
	d.notes(dir)
	for _, text := range d.edges("footer") {
		d.out.line(text)
	}
	if d.out.full {
		damage = errTooLong
	}
	res := Result{Pages: d.out.done(), Pictures: d.pictures}
	if damage != nil {
		return res, damage
	}
	return res, nil
}

// docxMain finds the name of the main part.
func docxMain(c *container) string {
	for _, r := range readRelations(c, "") {
		if strings.HasSuffix(r.kind, "/officeDocument") && c.files[r.target] != nil {
			return r.target
		}
	}
	if c.files["word/document.xml"] != nil {
		return "word/document.xml"
	}
	var names []string
	for name := range c.files {
		if strings.HasPrefix(name, "word/document") && strings.HasSuffix(name, ".xml") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	if len(names) > 0 {
		return names[0]
	}
	return "word/document.xml"
}

type relation struct{ id, kind, target string }

// readRelations reads the .rels beside a part; targets are full part names.
func readRelations(c *container, part string) []relation {
	dir, base := path.Split(part)
	data, _ := c.part(path.Join(dir, "_rels", base+".rels"))
	var out []relation
	d := xmlReader(data)
	for {
		t, err := d.RawToken()
		if err != nil {
			return out
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			target := attr(e, "Target")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			out = append(out, relation{attr(e, "Id"), attr(e, "Type"), target})
		}
	}
}

// docx is the state of reading one DOCX.
type docx struct {
	c         *container
	dir       string
	out       *blocks
	lists     *numbering
	relations []relation
	pictures  bool
	depth     int
	chunks    int // embedded documents taken in
}

// maxChunks bounds how many embedded documents are taken in.
const maxChunks = 50

// edges reads all headers or footers; equal ones count once.
func (d *docx) edges(kind string) []string {
	var texts []string
	seen := map[string]bool{}
	for _, r := range d.relations {
		if !strings.HasSuffix(r.kind, "/"+kind) || seen[r.target] || len(seen) > 200 {
			continue
		}
		seen[r.target] = true
		data, err := d.c.part(r.target)
		if data == nil || err != nil {
			continue
		}
		sub := &docx{c: d.c, dir: d.dir, out: newBlocks(d.out.limit), lists: d.lists}
		_ = sub.part(data) // a damaged header costs only itself
		text := strings.TrimSpace(strings.Join(sub.out.done(), "\n"))
		if text != "" && !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	return texts
}

// notes appends footnotes, endnotes and comments.
func (d *docx) notes(dir string) {
	for _, n := range []struct{ file, element, mark string }{
		{"footnotes.xml", "footnote", "Fodnote: "},
		{"endnotes.xml", "endnote", "Slutnote: "},
		{"comments.xml", "comment", "Kommentar: "},
	} {
		data, err := d.c.part(path.Join(dir, n.file))
		if data == nil || err != nil {
			continue
		}
		x := xmlReader(data)
		for {
			t, err := x.RawToken()
			if err != nil {
				break
			}
			e, ok := t.(xml.StartElement)
			if !ok || e.Name.Local != n.element {
				continue
			}
			sub := &docx{c: d.c, dir: d.dir, out: newBlocks(d.out.limit), lists: d.lists}
			damage := sub.container(x)
			text := joinCell(strings.Split(strings.Join(sub.out.done(), "\n"), "\n"))
			if text != "" && attr(e, "type") != "separator" && attr(e, "type") != "continuationSeparator" {
				d.out.line(n.mark + text)
			}
			if damage != nil {
				break
			}
		}
	}
}

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
			if err := d.container(x); err != nil {
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
	for {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if d.out.full {
				return errTooLong
			}
			if err := d.block(x, e); err != nil {
				return err
			}
		}
	}
}

// block reads one element of block content.
func (d *docx) block(x *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		p := &paragraph{d: d}
		err := p.read(x)
		p.emit(d.out)
		return err
	case "tbl":
		return d.table(x)
	case "del", "moveFrom", "sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtEndPr":
		return skip(x)
	case "AlternateContent":
		return alternate(x, func() error { return d.container(x) })
	case "altChunk":
		d.chunk(attr(e, "id"))
		return skip(x)
	}
	return d.container(x) // body, sdt, sdtContent, ins, customXml ...
}

// chunk takes in a document that another program embedded whole.
func (d *docx) chunk(id string) {
	for _, r := range d.relations {
		if r.id != id || d.chunks >= maxChunks {
			continue
		}
		d.chunks++
		data, err := d.c.part(r.target)
		if data == nil || err != nil {
			return
		}
		read := HTML
		switch strings.ToLower(path.Ext(r.target)) {
		case ".rtf":
			read = RTF
		case ".txt":
			read = TXT
		case ".docx", ".docm":
			return
		}
		if res, _ := read(data, Limits{MaxText: d.out.limit}); len(res.Pages) > 0 {
			d.out.line(strings.TrimSpace(strings.Join(res.Pages, "\n")))
		}
	}
}

// table reads a table into rows.
func (d *docx) table(x *xml.Decoder) error {
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > maxDepth {
		return errTooDeep
	}
	var cells [][]string
	var walk func(depth int) error
	walk = func(depth int) error {
		if depth > maxDepth {
			return errTooDeep
		}
		for {
			t, err := x.RawToken()
			if err != nil {
				return errDamaged
			}
			e, ok := t.(xml.StartElement)
			if !ok {
				if _, end := t.(xml.EndElement); end {
					return nil
				}
				continue
			}
			switch e.Name.Local {
			case "tr":
				outer := cells
				cells = nil
				err = walk(depth + 1)
				d.out.row(cells)
				cells = outer
			case "tc":
				var cell []string
				cell, err = d.cell(x)
				cells = append(cells, cell)
			case "tblPr", "tblGrid", "trPr", "del", "sdtPr", "tblPrEx":
				err = skip(x)
			default:
				err = walk(depth + 1)
			}
			if err != nil {
				if len(cells) > 0 {
					d.out.row(cells)
					cells = nil
				}
				return err
			}
		}
	}
	return walk(0)
}

// cell reads one cell into its blocks.
func (d *docx) cell(x *xml.Decoder) ([]string, error) {
	outer := d.out
	d.out = newBlocks(max(outer.limit, 1))
	err := d.container(x)
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
