package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// hung heads: what a word is about that ends with one of them. Read only.
var (
	tests = []string{"prøve", "prøven", "prøver", "prøverne", "test", "testen", "testning", "udredning", "udredningen", "screening", "screeningen", "undersøgelse", "undersøgelsen", "mistanke", "mistanken", "vurdering"}
	ops   = []string{"operation", "operationen", "operationer", "opereret", "op"}
)

// minHung is the least number of bytes of a word with such a head.
const minHung = 7

// headed finds disorders named by a word that says they were looked for or
// operated on: cøliakiprøver, galdestensop.
func (f *Finder) headed(t *match.Text, page int, found []mention) []mention {
	out, n := found, 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind != match.WordToken || len(tok.Word.Norm) < minHung {
			continue
		}
		for n < len(found) && found[n].last < i {
			n++
		}
		if n < len(found) && found[n].first <= i {
			continue
		}
		h := f.hung.Get(tok.Word)
		if h == nil {
			base, test := f.hungOn(tok.Word.Norm)
			h = f.hung.Put(tok.Word, hungHead{base, test})
		}
		base, test := h.base, h.test
		if base == "" || strings.HasSuffix(tok.Word.Norm, "op") && (i+1 >= len(t.Tokens) || t.Tokens[i+1].Word.Norm != ".") {
			continue
		}
		e, term, ok := f.lookup(base)
		if !ok {
			continue
		}
		m := mention{page: page, first: i, last: i, start: tok.Start, end: tok.End, entry: e, code: f.entries[e].code, name: f.entries[e].name, term: term, kind: match.Compound, head: opHead}
		if test {
			m.head = testHead
		}
		out = append(out, m)
	}
	return out
}

// Heads that hang on a mention.
const (
	noHead byte = iota
	testHead
	opHead
)

// hungHead is what hungOn finds.
type hungHead struct {
	base string
	test bool
}

// hungOn cuts such a head off a word; test tells a test from an operation.
func (f *Finder) hungOn(w string) (base string, test bool) {
	for _, h := range ops {
		if b, ok := strings.CutSuffix(w, h); ok {
			return b, false
		}
	}
	for _, h := range tests {
		if b, ok := strings.CutSuffix(w, h); ok {
			return b, true
		}
	}
	return "", false
}

// lookup returns the entry and the term that a whole word names, with or
// without a linking letter at its end.
func (f *Finder) lookup(word string) (entry int, term int32, ok bool) {
	for _, w := range []string{word, strings.TrimSuffix(word, "s"), strings.TrimSuffix(word, "e")} {
		if len(w) < 4 {
			continue
		}
		for _, h := range match.Longest(f.dict.Find(match.Parse(w))) {
			if h.Start == 0 && h.End == len(w) && !f.entries[h.ID].none && f.entries[h.ID].only == "" && h.Kind != match.Fuzzy {
				return h.ID, int32(h.Term), true
			}
		}
	}
	return 0, 0, false
}

// hyphened reports whether a hyphen and a head for a test are glued to a
// mention: 'ADHD-udredning'.
func hyphened(t *match.Text, m *mention) bool {
	if m.last+2 >= len(t.Tokens) || t.Tokens[m.last+1].Word.Norm != "-" || !t.Tokens[m.last+1].Glued || !t.Tokens[m.last+2].Glued {
		return false
	}
	w := t.Tokens[m.last+2].Word.Norm
	for _, h := range tests {
		if w == h {
			return true
		}
	}
	return false
}

// byHead gives a mention the status its head implies.
func (f *Finder) byHead(t *match.Text, m *mention) {
	if m.head == noHead && hyphened(t, m) {
		m.head = testHead
	}
	if m.head == testHead && m.status == Historical {
		m.status = Suspected // the test is past
	}
	if m.head == noHead || m.status != Confirmed || m.explicit {
		return
	}
	switch {
	case m.head == testHead:
		m.status = Suspected
		m.say("looked for")
	case f.course(m.code) != "":
		m.status = Historical
		m.say("operated on")
	}
}
