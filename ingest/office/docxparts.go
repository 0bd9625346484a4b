package office

import (
	"encoding/xml"
	"path"
	"sort"
	"strings"
)

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

// maxChunks bounds how many embedded documents are taken in.
const maxChunks = 50

// drawing reads the texts of a SmartArt drawing.
func (d *docx) drawing(id string) []string {
	for _, r := range d.relations {
		if r.id != id || d.chunks >= maxChunks {
			continue
		}
		d.chunks++
		data, err := d.c.part(r.target)
		if err != nil {
			return nil
		}
		sub := &docx{c: d.c, dir: d.dir, out: newBlocks(max(d.out.limit, 1)), lists: &numbering{}}
		_ = sub.part(data) // a damaged drawing costs only itself
		return nonEmptyLines(strings.Join(sub.out.done(), "\n"))
	}
	return nil
}

// refer notes that text refers to a note; live tells whether that text stands.
func (d *docx) refer(e xml.StartElement, live bool) {
	if d.notesSeen == nil {
		d.notesSeen = map[string]bool{}
	}
	key := strings.TrimSuffix(e.Name.Local, "Reference") + attr(e, "id")
	d.notesSeen[key] = d.notesSeen[key] || live
}

// skipDeleted passes over deleted text, and notes what it refers to.
func (d *docx) skipDeleted(x *xml.Decoder) error {
	return each(x, func(e xml.StartElement) {
		if e.Name.Local == "footnoteReference" || e.Name.Local == "endnoteReference" {
			d.refer(e, false)
		}
	})
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
			sub.settle()
			if live, seen := d.notesSeen[n.element+attr(e, "id")]; seen && !live {
				continue
			}
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
