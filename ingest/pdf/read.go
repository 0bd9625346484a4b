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
	if l.Second <= 0 {
		l.Second = 10 * time.Second
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
	joinBrokenRows(texts)
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
	if r.limits.Step != nil {
		r.limits.Step()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed {
		r.out.Pages[i] = p
	}
}

// read opens the file and reads its pages.
func (r *reading) read(data []byte) {
	second := &secondReader{data: data, words: r.limits.Passwords, off: r.limits.NoPdfium, limit: r.limits.Second}
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
	if cutUpdate(data) {
		r.doubt(ReasonCut)
	}
	r.keep(doc.attached(), doc.marks())
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

// keep takes over the attachments and marks.
func (r *reading) keep(found []Attachment, marks []Mark) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed {
		r.out.Attached, r.out.Marks = found, marks
	}
}

// doubt marks every page that was read as not wholly read.
func (r *reading) doubt(reason string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.out.Pages {
		if p := &r.out.Pages[i]; !r.closed && !p.Unread {
			p.Unread, p.Reason = true, reason
		}
	}
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
