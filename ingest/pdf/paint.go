package pdf

import (
	"context"
	"strings"
)

// first runs the own reader over a page; what it had painted before a fault is
// kept.
func (r *reading) first(doc *document, i int) (c *canvas, text string) {
	c = r.canvas
	c.reset()
	defer func() {
		if recover() != nil {
			c.faulty = true
		}
	}()
	doc.paint(r.ctx, i, r.limits, c)
	text = layoutText(c, doc.pages[i].box, doc.cutsWords)
	for _, comment := range c.comments {
		if !strings.Contains(bare(text), bare(comment)) {
			text += "\n\n" + comment
		}
	}
	return c, text
}

// paint runs the content of a page.
func (d *document) paint(ctx context.Context, i int, limits Limits, c *canvas) {
	node := d.pages[i]
	data, whole := d.contents(node.dict, limits.Stream)
	c.faulty = !whole
	m := &machine{ctx: ctx, doc: d, limits: limits, page: c}
	m.state = graphics{ctm: identity, scale: 1}
	m.tm, m.tlm = identity, identity
	m.safely(data, d.resources(node.resources))
	m.unhush()
	c.dropUnseen(node.box, node.boxed)
	if !c.spent {
		c.comments = m.annotations(node.dict)
	}
}

// safely runs content and keeps what was painted before a panic of the parser.
func (m *machine) safely(data []byte, res *resources) {
	defer func() {
		if recover() != nil {
			m.page.faulty = true
		}
	}()
	m.run(data, res, 0)
}
