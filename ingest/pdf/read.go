package pdf

import (
	"context"
	"errors"
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
}

func (r *reading) result() Result {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
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
	doc, err := openDocument(r.ctx, data, r.limits)
	switch {
	case errors.Is(err, errNotPDF):
		r.fail(ReasonNotPDF)
		return
	case err != nil:
		r.fail(ReasonDamaged)
		return
	}
	r.mu.Lock()
	r.out.Pages = make([]Page, len(doc.pages))
	for i := range r.out.Pages {
		r.out.Pages[i].Number = i + 1
	}
	r.mu.Unlock()
	for i := range doc.pages {
		if r.ctx.Err() != nil {
			return
		}
		r.set(i, r.page(doc, i))
	}
}

// page reads one page.
func (r *reading) page(doc *document, i int) (p Page) {
	p = Page{Number: i + 1, Reader: "pdf"}
	defer func() {
		if recover() != nil {
			p.Unread, p.Reason = true, ReasonPage
		}
	}()
	c := doc.paint(r.ctx, i, r.limits)
	p.Text = clean(layoutText(c))
	return p
}

// paint runs the content of a page.
func (d *document) paint(ctx context.Context, i int, limits Limits) *canvas {
	node := d.pages[i]
	c := &canvas{}
	data, whole := d.contents(node.dict, limits.Stream)
	c.faulty = !whole
	m := &machine{ctx: ctx, doc: d, limits: limits, page: c}
	m.state = graphics{ctm: identity, scale: 1}
	m.tm, m.tlm = identity, identity
	c.glyphs = make([]glyph, 0, min(len(data)/4, 8000))
	m.safely(data, d.resources(node.resources))
	return c
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
