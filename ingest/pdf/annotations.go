package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	ledongthuc "github.com/ledongthuc/pdf"
)

// Bounds on what is read of a page's annotations.
const (
	maxAnnotations = 5000
	maxFieldDepth  = 16
	maxFieldText   = 20000
	maxCompared    = 50_000_000 // glyphs looked at to see what is shown already
)

// annotations adds to the canvas what the annotations of a page show: the
// values of form fields where they stand, stamps and free text as they are
// drawn. It returns the comments, which are shown beside the page, not on it.
func (m *machine) annotations(page value) (comments []string) {
	list := page.Key("Annots")
	for i := 0; i < list.Len() && i < maxAnnotations && !m.page.spent; i++ {
		if c := m.annotation(list, i); c != "" {
			comments = append(comments, c)
		}
	}
	return comments
}

func (m *machine) annotation(list value, i int) (comment string) {
	defer func() {
		if recover() != nil {
			m.page.faulty = true
		}
	}()
	a := list.Index(i)
	if flags := a.Key("F").Int64(); flags&2 != 0 || flags&(32|4) == 32 || m.doc.off.hides(a, "OC") {
		return "" // hidden; or not shown and not printed
	}
	rect := rectOf(a.Key("Rect"))
	switch a.Key("Subtype").Name() {
	case "Widget":
		if inheritedKey(a, "FT").Name() == "Sig" { // a signature may show who signed, and when
			m.appearance(a, rect)
			return ""
		}
		if text := widgetText(a); text != "" && !m.shown(rect, text) {
			m.write(rect, text)
		}
	case "FreeText", "Stamp":
		before := len(m.page.glyphs)
		m.appearance(a, rect)
		if text := textOf(a.Key("Contents")); len(m.page.glyphs) == before && text != "" && !m.shown(rect, text) {
			m.write(rect, text)
		}
	case "Link", "Popup", "":
	default:
		if a.Key("State").Kind() != ledongthuc.Null { // "Accepted", set by somebody on a comment
			return ""
		}
		return strings.TrimSpace(textOf(a.Key("Contents")))
	}
	return ""
}

func rectOf(v value) rule {
	if v.Len() != 4 {
		return rule{}
	}
	return ordered(rule{v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()})
}

// inheritedKey looks a key up in a field and the fields above it.
func inheritedKey(field value, key string) value {
	for range maxFieldDepth {
		if v := field.Key(key); v.Kind() != ledongthuc.Null {
			return v
		}
		field = field.Key("Parent")
		if field.Kind() != ledongthuc.Dict {
			break
		}
	}
	return value{}
}

// appearance paints the normal appearance of an annotation where it stands.
func (m *machine) appearance(a value, rect rule) {
	form := a.Key("AP").Key("N")
	if form.Kind() != ledongthuc.Stream {
		return
	}
	box := rectOf(form.Key("BBox"))
	if box.x1 <= box.x0 || box.y1 <= box.y0 {
		return
	}
	if mm := form.Key("Matrix"); mm.Len() == 6 {
		mat := matrixOf(mm)
		x0, y0 := mat.apply(box.x0, box.y0)
		x1, y1 := mat.apply(box.x1, box.y1)
		box = ordered(rule{x0, y0, x1, y1})
	}
	sx, sy := (rect.x1-rect.x0)/max(box.x1-box.x0, 0.01), (rect.y1-rect.y0)/max(box.y1-box.y0, 0.01)
	m.state = graphics{ctm: matrix{sx, 0, 0, sy, rect.x0 - box.x0*sx, rect.y0 - box.y0*sy}, scale: 1}
	m.form(form, nil, 0)
}

// shown reports whether text stands in rect already, as when a form was
// printed into the page.
func (m *machine) shown(rect rule, text string) bool {
	m.compared += len(m.page.glyphs)
	if m.compared > maxCompared {
		return false
	}
	var b strings.Builder
	for i := range m.page.glyphs {
		g := &m.page.glyphs[i]
		if x := (g.x + g.ex) / 2; x >= rect.x0-1 && x <= rect.x1+1 && g.y >= rect.y0-2 && g.y <= rect.y1+1 {
			b.WriteString(g.info.text)
		}
	}
	have, want := bare(b.String()), bare(text)
	return have != "" && (want == "" || strings.Contains(have, want))
}

// bare keeps only letters and digits.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// writtenFont stands for the font of text that only the reader sets.
var writtenFont = &font{em: 1}

// write sets text into rect, line by line, as if it had been painted there.
func (m *machine) write(rect rule, text string) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text), "\n")
	height := (rect.y1 - rect.y0) / float64(len(lines))
	size := min(max(height*0.75, 6), 11)
	longest := 1
	for _, l := range lines {
		longest = max(longest, utf8.RuneCountInString(l))
	}
	advance := min(size*0.5, max(rect.x1-rect.x0-4, 4)/float64(longest))
	y := rect.y1 - height/2 - size*0.35
	for _, l := range lines {
		m.shows++
		x := rect.x0 + 2
		for _, r := range l {
			if len(m.page.glyphs) >= m.limits.Glyphs {
				m.page.spent = true
				return
			}
			g := &glyphInfo{text: string(r), ok: true, blank: unicode.IsSpace(r)}
			m.page.glyphs = append(m.page.glyphs, glyph{x: x, y: y, ex: x + advance, ey: y, size: size, info: g, font: writtenFont, show: m.shows})
			x += advance
		}
		y -= height
	}
}
