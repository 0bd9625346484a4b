package office

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"
)

// edges reads all headers or footers; equal ones count once.
func (d *docx) edges(kind string) []string {
	var texts []string
	seen := map[string]bool{}
	for _, r := range d.relations {
		if !strings.HasSuffix(r.kind, "/"+kind) || seen[r.target] || len(seen) > 200 || d.shown != nil && !d.shown[r.id] {
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

// maxSections bounds the sections whose headers are looked up.
const maxSections = 1000

// shownEdges finds the headers and footers that a document prints: a section may
// have one for its first page, and one for even pages, that lies there unused.
// nil if no section names any.
func shownEdges(c *container, dir string, body []byte) map[string]bool {
	if !bytes.Contains(body, []byte("headerReference")) && !bytes.Contains(body, []byte("footerReference")) {
		return nil
	}
	byType := map[string][]string{}
	first := false
	for rest, n := body, 0; n < maxSections; n++ {
		i := bytes.Index(rest, []byte("sectPr"))
		if i < 0 {
			break
		}
		x := xmlReader(rest[max(bytes.LastIndexByte(rest[:i], '<'), 0):])
		rest = rest[i+len("sectPr"):]
		if t, err := x.RawToken(); err != nil || !isStart(t, "sectPr") {
			continue
		}
		_ = each(x, func(e xml.StartElement) {
			switch e.Name.Local {
			case "headerReference", "footerReference":
				byType[attr(e, "type")] = append(byType[attr(e, "type")], attr(e, "id"))
			case "titlePg":
				first = first || toggled(e)
			}
		})
	}
	shown := map[string]bool{}
	for kind, ids := range byType {
		if kind == "first" && !first || kind == "even" && !evenPages(c, dir) {
			continue
		}
		for _, id := range ids {
			shown[id] = true
		}
	}
	return shown
}

func isStart(t xml.Token, local string) bool {
	e, ok := t.(xml.StartElement)
	return ok && e.Name.Local == local
}

// evenPages tells whether even pages have headers of their own.
func evenPages(c *container, dir string) (on bool) {
	data, _ := c.part(path.Join(dir, "settings.xml"))
	x := xmlReader(data)
	for {
		t, err := x.RawToken()
		if err != nil {
			return on
		}
		if isStart(t, "evenAndOddHeaders") {
			on = toggled(t.(xml.StartElement))
		}
	}
}
