package extract

import (
	"strings"

	"oplyst/extract/doctype"
)

// glance is what a page shows of whether a document begins there.
type glance struct {
	open    doctype.Opening
	score   float64 // the signs for and against, added up
	certain bool    // something says that the page before goes on here
	why     string  // Danish: the signs for
}

// How much the signs of a page must come to. One sign alone never does.
const (
	startSign = 3.0 // a document begins
	plainSign = 3.0 // it may, where the file's outline or list says so
)

// fewPages is the least number of pages that are split by what they look like.
const fewPages = 3

// byText takes the pages that several signs agree on.
func byText(r *run) []start {
	if len(r.pages) < fewPages {
		return nil
	}
	r.look()
	var out []start
	for i := 1; i < len(r.looks); i++ {
		if l := &r.looks[i]; !l.certain && l.score >= startSign {
			out = append(out, start{at: i, why: l.why})
		}
	}
	return out
}

// score is what the signs of a page come to.
func (r *run) score(i int) float64 {
	r.look()
	return r.looks[i].score
}

// continues tells whether something says that page i goes on from the one before.
func (r *run) continues(i int) bool {
	r.look()
	return r.looks[i].certain
}

// look looks at every page, once.
func (r *run) look() {
	if r.seen {
		return
	}
	r.seen = true
	r.looks = make([]glance, len(r.pages))
	n := newNumbering(r.texts)
	fonts := newFonts(r)
	full := fullPage(r.texts)
	tops := make([][]string, len(r.texts))
	for i := range tops {
		tops[i] = upperLines(r.texts, i)
		r.looks[i].open = doctype.Open(tops[i])
	}
	names := r.names()
	var before []string // the upper lines of the page before that has any
	for i, lines := range tops {
		if o := &r.looks[i].open; o.Person == "" && named(lines, names) {
			o.Person = "navn"
		}
		if i > 0 {
			s := signs{glance: &r.looks[i]}
			s.lines(r, i, lines, before)
			s.numbers(n, i)
			s.fonts(fonts[i])
			s.ending(r.texts, i, full)
			s.settle()
		}
		if len(lines) > 0 {
			before = lines
		}
	}
}

// names are those of the persons that the heads of the pages name with a number
// or birth date, in lower case.
func (r *run) names() [][]string {
	var out [][]string
	seen := map[string]bool{}
	for i := range r.looks {
		o := &r.looks[i].open
		if words := strings.Fields(strings.ToLower(o.Name)); o.Person != o.Name && len(words) >= 2 && !seen[o.Name] && len(out) < maxNames {
			seen[o.Name] = true
			out = append(out, words)
		}
	}
	return out
}

// maxNames bounds how many persons are looked for in the heads of pages.
const maxNames = 8

// named tells whether a short line of a head holds the first and the last name
// of one of the persons.
func named(lines []string, names [][]string) bool {
	for _, l := range lines[:min(len(lines), 8)] {
		if len(l) > 90 {
			continue
		}
		low := strings.ToLower(l)
		for _, words := range names {
			if strings.Contains(low, words[0]) && strings.Contains(low, words[len(words)-1]) {
				return true
			}
		}
	}
	return false
}
