package office

import (
	"encoding/xml"
	"path"
	"sort"
	"strconv"
	"strings"
)

// PPTX reads the text of a presentation: each slide that is shown a page, in the
// order they are shown, with its speaker's notes behind.
func PPTX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	slides := slideOrder(c)
	if len(slides) == 0 {
		return Result{}, errDamaged
	}
	out := newBlocks(lim.MaxText)
	err = c.damage()
	pages := 0
	for _, name := range slides {
		slide, partErr := c.part(name)
		if partErr != nil {
			err = partErr
		}
		if hiddenSlide(slide) {
			continue
		}
		if pages > 0 {
			out.page()
		}
		pages++
		d := &docx{c: c, dir: "ppt", out: out, lists: &numbering{}, relations: readRelations(c, name)}
		if slideErr := d.part(slide); slideErr != nil {
			err = slideErr
		}
		for _, s := range d.speakerNotes() {
			out.line("Note: " + s)
		}
		if out.full {
			err = errTooLong
			break
		}
	}
	return Result{Pages: out.done()}, err
}

// maxSlides bounds the slides of a presentation.
const maxSlides = 5000

// slideOrder lists the parts of the slides as the presentation orders them, or by
// their numbers if it doesn't.
func slideOrder(c *container) []string {
	targets := map[string]string{}
	for _, r := range readRelations(c, "ppt/presentation.xml") {
		targets[r.id] = r.target
	}
	var out []string
	seen := map[string]bool{} // a slide is shown once, whatever the list says
	book, _ := c.part("ppt/presentation.xml")
	x := xmlReader(book)
	for len(out) < maxSlides {
		t, err := x.RawToken()
		if err != nil {
			break
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sldId" {
			for _, a := range e.Attr { // it has an id of its own beside r:id
				if name := targets[a.Value]; a.Name.Local == "id" && a.Name.Space != "" && c.files[name] != nil && !seen[name] {
					seen[name] = true
					out = append(out, name)
				}
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	var numbers []int
	for name := range c.files {
		if dir, base := path.Split(name); dir == "ppt/slides/" {
			if n, bad := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(base, "slide"), ".xml")); bad == nil {
				numbers = append(numbers, n)
			}
		}
	}
	sort.Ints(numbers)
	for _, n := range numbers {
		out = append(out, "ppt/slides/slide"+strconv.Itoa(n)+".xml")
	}
	return out
}

// hiddenSlide tells whether a slide is left out when it is shown.
func hiddenSlide(slide []byte) bool {
	x := xmlReader(slide)
	for {
		t, err := x.RawToken()
		if err != nil {
			return false
		}
		if e, ok := t.(xml.StartElement); ok {
			return e.Name.Local == "sld" && (attr(e, "show") == "0" || attr(e, "show") == "false")
		}
	}
}

// speakerNotes reads the notes of a slide, without its number.
func (d *docx) speakerNotes() []string {
	for _, r := range d.relations {
		if !strings.HasSuffix(r.kind, "/notesSlide") {
			continue
		}
		data, err := d.c.part(r.target)
		if err != nil || data == nil {
			return nil
		}
		sub := &docx{c: d.c, dir: d.dir, out: newBlocks(max(d.out.limit, 1)), lists: &numbering{}}
		_ = sub.part(data) // damaged notes cost only themselves
		var lines []string
		for _, s := range nonEmptyLines(strings.Join(sub.out.done(), "\n")) {
			if _, bad := strconv.Atoi(strings.TrimSpace(s)); bad != nil {
				lines = append(lines, s)
			}
		}
		return lines
	}
	return nil
}
