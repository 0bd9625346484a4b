package pdf

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"
)

// withDefaults returns limits with every 0 replaced by its default.
func (l Limits) withDefaults() Limits {
	set := func(v *int, to int) {
		if *v <= 0 {
			*v = to
		}
	}
	set(&l.Pages, 20_000)
	set(&l.Glyphs, 300_000)
	set(&l.Operators, 3_000_000)
	set(&l.FormDepth, 12)
	if l.Stream <= 0 {
		l.Stream = 64 << 20
	}
	if l.File <= 0 {
		l.File = 60 * time.Second
	}
	return l
}

// Read reads the PDF in data. It never panics and returns when ctx is done or
// the limits are spent; the pages finished by then are kept. data must not be
// changed afterwards, since an abandoned parser may still look at it.
func Read(ctx context.Context, data []byte, limits Limits) Result {
	limits = limits.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, limits.File)
	defer cancel()
	run := &reading{ctx: ctx, limits: limits}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if recover() != nil {
				run.fail(ReasonDamaged)
			}
		}()
		run.read(data)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		// Well-behaved code ends within moments of the context; only what
		// hangs inside the parser is left behind.
		select {
		case <-done:
		case <-time.After(500 * time.Millisecond):
		}
		run.stop()
	}
	return run.result()
}

// reading is one run of Read. Its result may be taken while a hung parser
// still holds the rest.
type reading struct {
	ctx    context.Context
	limits Limits
	mu     sync.Mutex
	out    Result
	closed bool
	canvas *canvas // of the page being read
}

func (r *reading) result() Result {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	texts := make([]string, len(r.out.Pages))
	for i, p := range r.out.Pages {
		texts[i] = p.Text
	}
	settleHyphens(texts)
	for i := range r.out.Pages {
		r.out.Pages[i].Text = texts[i]
	}
	return r.out
}

func (r *reading) fail(reason string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed && r.out.Reason == "" {
		r.out.Reason = reason
	}
}

func (r *reading) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.out.Stopped = true
	r.out.Reason = ReasonStopped
	for i := range r.out.Pages {
		if p := &r.out.Pages[i]; p.Reader == "" && !p.Unread {
			p.Unread, p.Reason = true, ReasonStopped
		}
	}
}

func (r *reading) set(i int, p Page) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed {
		r.out.Pages[i] = p
	}
}

// read opens the file and reads its pages.
func (r *reading) read(data []byte) {
	second := &secondReader{data: data, off: r.limits.NoPdfium}
	defer second.close()
	doc, err := openDocument(r.ctx, data, r.limits)
	if errors.Is(err, errNotPDF) {
		r.fail(ReasonNotPDF)
		return
	}
	if err != nil {
		doc = r.rewritten(second)
		if doc == nil {
			return
		}
	}
	r.canvas = canvases.Get().(*canvas)
	r.pages(doc, second)
	r.canvas.reset()
	canvases.Put(r.canvas)
}

// canvases keeps the memory of pages for the next file.
var canvases = sync.Pool{New: func() any { return new(canvas) }}

// rewritten opens a file that only PDFium can, by letting it write the file
// anew. If even that copy cannot be opened, PDFium's plain text is taken and
// nil returned.
func (r *reading) rewritten(second *secondReader) *document {
	if err := second.open(r.ctx); err != nil {
		r.fail(reasonOf(err))
		return nil
	}
	if copied, err := second.doc.Rewrite(r.ctx); err == nil {
		if doc, err := openDocument(r.ctx, copied, r.limits); err == nil {
			return doc
		}
	}
	n := min(second.doc.Pages(), r.limits.Pages)
	r.begin(n)
	for i := range n {
		p := Page{Number: i + 1, Reader: "pdfium"}
		text, ok := second.text(r.ctx, i)
		if !ok {
			p.Unread, p.Reason = true, ReasonPage
		}
		p.Text = plainText(text)
		r.set(i, p)
	}
	if n == 0 {
		r.fail(ReasonDamaged)
	}
	return nil
}

// begin makes room for n pages.
func (r *reading) begin(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return
	}
	r.out.Pages = make([]Page, n)
	for i := range r.out.Pages {
		r.out.Pages[i].Number = i + 1
	}
}

func (r *reading) pages(doc *document, second *secondReader) {
	r.begin(len(doc.pages))
	for i := range doc.pages {
		if r.ctx.Err() != nil {
			return
		}
		if i >= r.limits.Pages {
			r.set(i, Page{Number: i + 1, Unread: true, Reason: ReasonPageLimit})
			continue
		}
		r.set(i, r.page(doc, i, second))
	}
}

// page reads one page, with the second reader if the first one's text looks
// wrong.
func (r *reading) page(doc *document, i int, second *secondReader) Page {
	p := Page{Number: i + 1, Reader: "pdf"}
	c, raw := r.first(doc, i)
	p.Text = clean(raw)
	s := textSigns(p.Text)
	s.unmapped, s.unordered = c.unmapped(), c.faulty
	if c.spent && r.ctx.Err() == nil {
		p.Unread, p.Reason = true, ReasonTooLarge
		return p
	}
	if !s.hard() {
		if reason := c.picture(s.letters, doc.pages[i].box); reason != "" {
			p.Unread, p.Reason = true, reason
			return p
		}
		if !s.soft() {
			return p
		}
	}
	return r.settle(p, s, c, i, second, doc.pages[i].box)
}

// settle asks the second reader about a doubtful page and decides.
func (r *reading) settle(p Page, s signs, c *canvas, i int, second *secondReader, box rule) Page {
	if text, ok := second.text(r.ctx, i); ok {
		other := textSigns(text)
		if better(other, s) {
			p.Text, p.Reader = plainText(text), "pdfium"
			s = other
		}
	}
	switch {
	case s.unordered && s.letters < fewLetters:
		p.Unread, p.Reason = true, ReasonPage
	case s.hard() || s.lacksDanish():
		p.Unread, p.Reason = true, ReasonFont
	case s.garbled():
		p.Unread, p.Reason = true, ReasonGarbled
	default:
		if reason := c.picture(s.letters, box); reason != "" {
			p.Unread, p.Reason = true, reason
		}
	}
	return p
}

// better reports whether a text with the signs a is to be preferred to one
// with the signs b.
func better(a, b signs) bool {
	switch {
	case a.letters*10 < b.letters*7:
		return false
	case b.unmapped > 0.01 && !a.likeLanguage(b.unmapped):
		return false // the second reader took codes for letters
	case a.hard() != b.hard():
		return b.hard()
	case a.hard():
		return a.letters > b.letters && a.bad < b.bad
	case a.garbled() != b.garbled():
		return b.garbled()
	case a.soft() != b.soft():
		return b.soft()
	}
	return a.stop > b.stop*1.2+0.02
}

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
