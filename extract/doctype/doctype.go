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

// Classify tells the type of a document from its pages and its file name. A
// document without text is judged by its name alone.
func Classify(name string, pages []string) Result {
	c := classifier{score: map[string]float64{}, why: map[string][]string{}, head: headLines(pages), tail: tailLines(pages), pages: pages}
	c.file(name)
	if len(c.head) > 0 {
		c.structure()
		c.lines()
		c.body()
	}
	return c.best()
}

// classifier adds up what speaks for each type.
type classifier struct {
	score      map[string]float64
	why        map[string][]string
	head, tail []line
	pages      []string
	notes      int // lines that begin a dated note
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
	for _, r := range rows() {
		if r.place != "name" {
			continue
		}
		for _, parts := range r.words {
			if find(low, parts[0]) >= 0 {
				c.add(r.kind, r.id, r.weight*f)
				break
			}
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
	for _, r := range rows() {
		best := 0.0
		for n := range c.head {
			l := &c.head[n]
			if l.index > 0 && r.place == "top" && l.index >= maxTop {
				break
			}
			switch r.place {
			case "line":
				if r.whole(l.low) {
					best = max(best, r.weight*placeFactor("top", l, true))
				}
				continue
			case "title", "start":
				if !l.title {
					continue
				}
			case "top", "head":
			default: // body, name and tail have their own loops
				continue
			}
			hit, start := r.match(l.low)
			if !hit || r.place == "start" && !start {
				continue
			}
			f := placeFactor(r.place, l, start)
			if c.notes >= 3 && l.index > 3 && r.kind != "journalnotat" { // a title within a journal is a note's subject
				f *= 0.3
			}
			best = max(best, r.weight*f)
		}
		if r.place == "tail" {
			for n := range c.tail {
				if hit, start := r.match(c.tail[n].low); hit && start && len(c.tail[n].low) < 80 {
					best = r.weight
				}
			}
		}
		if best > 0 {
			c.add(r.kind, r.id, best)
		}
	}
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
	low := fold(c.extract())
	openings := wordOpenings(low)
	for _, r := range rows() {
		if r.place != "body" {
			continue
		}
		n := 0.0
		for _, parts := range r.words {
			ok := true
			for _, p := range parts {
				if !openings.may(p) || find(low, p) < 0 {
					ok = false
					break
				}
			}
			if ok {
				n++
			}
		}
		if n > 0 {
			c.add(r.kind, r.id, r.weight*min(2, 0.5+n/2))
		}
	}
}

// openingSet tells cheaply which words a text can't hold: a bit for the first
// four bytes of each of its words.
type openingSet [1 << 10]uint64

func wordOpenings(low string) *openingSet {
	var set openingSet
	for i := 0; i+4 <= len(low); i++ {
		if !letterAt(low, i-1) {
			h := opening(low[i:])
			set[h>>6] |= 1 << (h & 63)
		}
	}
	return &set
}

// may tells whether a pattern of find could be in the text.
func (s *openingSet) may(pattern string) bool {
	if len(pattern) < 5 || pattern[0] == '*' { // a '$' may be the fifth
		return true
	}
	h := opening(pattern)
	return s[h>>6]&(1<<(h&63)) != 0
}

// opening hashes four bytes to 16 bits.
func opening(s string) uint32 {
	v := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return v * 2654435761 >> 16
}
