package pdf

// page reads one page, with the second reader if the first one's text looks
// wrong.
func (r *reading) page(doc *document, i int, second *secondReader) Page {
	p := Page{Number: i + 1, Reader: "pdf"}
	c, raw := r.first(doc, i)
	p.Text = clean(raw)
	if values, ok := doc.dynamicForm(p.Text); ok {
		p.Unread, p.Reason = true, ReasonXFA
		if p.Text = ""; i == 0 {
			p.Text = clean(values)
		}
		return p
	}
	s := textSigns(p.Text)
	s.unmapped, s.guessed = c.textless()
	s.unordered = c.faulty
	p.Poor = c.layered(doc.pages[i].box) && s.poor()
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
			other.guessed = s.guessed
			s = other
		}
	}
	p.Reason = s.verdict()
	if p.Reason == "" {
		p.Reason = c.picture(s.letters, box)
	}
	p.Unread = p.Reason != ""
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
