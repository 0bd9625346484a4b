// Package doctype says what a document is: its type, its own date, the persons
// it names and the language it is in. It reads content first and the file name
// second. Everything in it is a pure function of its arguments.
package doctype

import "strings"

// Result is the type of a document and why.
type Result struct {
	Type string // one of Types
	Rule string // the rows of doc_types.tsv or the structure that decided
}

// Types lists the document types of cases/README.md section 2.
var Types = []string{
	"rehabiliteringsplan-forberedende", "rehabiliteringsplan-indsatsdel", "samlet-beskrivelse", "teamindstilling",
	"sundhedskoordinator-udtalelse", "laege-265", "laege-125", "laege-135", "laege-145", "laege-275", "laege-285",
	"speciallaegeerklaering", "epikrise", "neuropsykologisk-undersoegelse", "funktionsevnebeskrivelse",
	"praktikevaluering", "journalnotat", "moedereferat", "partshoering", "afgoerelse", "ansoegning", "klage",
	"samtykke", "cv", "korrespondance", "andet",
}

// Paper is a document whose upper and lower lines were looked at once, for its
// type and its date.
type Paper struct {
	name       string
	pages      []string
	head, tail []line
	notes      int // lines that begin a dated note
}

// Look looks at a document's pages and file name.
func Look(name string, pages []string) *Paper {
	p := &Paper{name: name, pages: pages, head: headLines(pages), tail: tailLines(pages)}
	p.notes = entries(pages)
	return p
}

// Classify tells the type of a document from its pages and its file name. A
// document without text is judged by its name alone.
func Classify(name string, pages []string) Result { return Look(name, pages).Type() }

// Type tells the type of the document.
func (p *Paper) Type() Result {
	c := classifier{score: map[string]float64{}, why: map[string][]string{}, Paper: p}
	c.file(p.name)
	if len(c.head) > 0 {
		c.structure()
		c.lines()
		c.body()
		c.letter()
	}
	return c.best()
}

// classifier adds up what speaks for each type.
type classifier struct {
	*Paper
	score map[string]float64
	why   map[string][]string
}

func (c *classifier) add(kind, id string, w float64) {
	c.score[kind] += w
	c.why[kind] = append(c.why[kind], id)
}

// best is the type with the highest score; the order of Types breaks ties.
func (c *classifier) best() Result {
	best, top := "andet", 3.9
	for _, t := range Types {
		if c.score[t] > top+0.001 {
			best, top = t, c.score[t]
		}
	}
	if len(c.why[best]) == 0 {
		return Result{best, "intet kendetegn"}
	}
	return Result{best, strings.Join(c.why[best], ", ")}
}

// file judges the name: it weighs fully when there is no text.
func (c *classifier) file(name string) {
	if k := strings.LastIndexAny(name, "/\\"); k >= 0 {
		name = name[k+1:]
	}
	if k := strings.LastIndexByte(name, '.'); k > 0 {
		name = name[:k]
	}
	low := plainName(name)
	f := 0.5
	if len(c.head) == 0 {
		f = 1
	}
	_, may := patterns().in(low)
	for k, r := range rows() {
		if r.place == "name" && may.has(k) {
			c.add(r.kind, r.id, r.weight*f)
		}
	}
}

// plainName is a file name in lower case with blanks for _ and -.
func plainName(name string) string {
	b := []byte(fold(name))
	for k, c := range b {
		if c == '_' || c == '-' {
			b[k] = ' '
		}
	}
	return string(b)
}

// lines judges the upper part line by line; a row counts once, where it weighs
// most.
func (c *classifier) lines() {
	best := make([]float64, len(rows()))
	for n := range c.head {
		_, may := patterns().in(c.head[n].text)
		for _, k := range wholeLines() {
			may.add(k)
		}
		may.each(func(k int) { best[k] = max(best[k], c.weight(rows()[k], &c.head[n])) })
	}
	for k, r := range rows() {
		if r.place == "tail" {
			for n := range c.tail {
				if low := c.tail[n].low(); len(low) < 80 {
					if hit, start := r.match(low); hit && start {
						best[k] = r.weight
					}
				}
			}
		}
		if best[k] > 0 {
			c.add(r.kind, r.id, best[k])
		}
	}
}

// weight is what a row weighs in a line of the upper part, 0 if it does not fit.
func (c *classifier) weight(r *row, l *line) float64 {
	switch r.place {
	case "line":
		if r.whole(l.low()) {
			return r.weight * placeFactor("top", l, true)
		}
		return 0
	case "top":
		if l.index >= maxTop {
			return 0
		}
	case "title", "start":
		if !l.canBeTitle() {
			return 0
		}
	case "head":
	default: // body, name and tail are looked at elsewhere
		return 0
	}
	hit, start := r.match(l.low())
	if !hit || r.place == "start" && !start {
		return 0
	}
	f := placeFactor(r.place, l, start)
	if c.notes >= 3 && l.index > 3 && r.kind != "journalnotat" { // a title within a journal is a note's subject
		f *= 0.3
	}
	return r.weight * f
}

// placeFactor weighs a match by how high it stands and whether the line begins
// with it.
func placeFactor(place string, l *line, start bool) float64 {
	if place == "head" {
		return 1
	}
	f := 0.25
	switch {
	case l.index <= 2:
		f = 1
	case l.index <= 5:
		f = 0.85
	case l.index <= 8:
		f = 0.6
	}
	if place == "top" {
		return f
	}
	if !start {
		f *= 0.6
	}
	if t := l.text[0]; t == '(' || t >= '0' && t <= '9' && l.index > 1 || len(l.text) > 1 && l.text[1] == '.' { // a section's heading
		f *= 0.6
	}
	return f
}

// extract is the beginning and the end of the document, up to bodyHead and
// bodyTail bytes.
func (c *classifier) extract() string {
	const bodyHead, bodyTail = 9000, 3000
	text := strings.Join(c.pages, "\n")
	if len(text) > bodyHead+bodyTail {
		text = text[:bodyHead] + "\n" + text[len(text)-bodyTail:]
	}
	return text
}

// body judges the whole text; what stands in the middle of a long paper counts
// for nothing.
func (c *classifier) body() {
	found, may := patterns().in(c.extract())
	for k, r := range rows() {
		if r.place != "body" || !may.has(k) {
			continue
		}
		n := 0.0
		for _, parts := range patterns().parts[k] {
			if found.all(parts) {
				n++
			}
		}
		if n > 0 {
			c.add(r.kind, r.id, r.weight*min(2, 0.5+n/2))
		}
	}
}
