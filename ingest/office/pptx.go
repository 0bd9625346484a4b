package office

import (
	"path"
	"sort"
	"strconv"
	"strings"
)

// PPTX reads the text of a presentation: each slide a page.
func PPTX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	var slides []int
	for name := range c.files {
		if dir, base := path.Split(name); dir == "ppt/slides/" {
			if n, bad := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(base, "slide"), ".xml")); bad == nil {
				slides = append(slides, n)
			}
		}
	}
	sort.Ints(slides)
	if len(slides) == 0 {
		return Result{}, errDamaged
	}
	out := newBlocks(lim.MaxText)
	err = c.damage()
	for i, n := range slides {
		if i > 0 {
			out.page()
		}
		slide, partErr := c.part("ppt/slides/slide" + strconv.Itoa(n) + ".xml")
		if partErr != nil {
			err = partErr
		}
		d := &docx{c: c, dir: "ppt", out: out, lists: &numbering{}}
		if slideErr := d.part(slide); slideErr != nil {
			err = slideErr
		}
	}
	return Result{Pages: out.done()}, err
}
