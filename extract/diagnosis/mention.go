package diagnosis

import (
	"fmt"

	"oplyst/extract/match"
)

// mention is one place in a document where a disorder is named.
type mention struct {
	page        int // index of the page
	first, last int // tokens, both inclusive
	start, end  int // byte range
	entry       int
	code        string // code of the entry, or as written
	name        string
	status      Status
	coded       bool // a code stands there
	weight      int  // how much the place counts: see place
	explicit    bool // a trigger or a section decided the status
	rule        string
}

// find gathers the mentions of one page.
func (f *Finder) find(doc *document, page int) []mention {
	t := doc.pages[page]
	hits := match.Longest(f.dict.Find(t))
	codes := f.codes(t)
	var out []mention
	for _, h := range hits {
		if !f.usable(doc, t, h) || shadowed(t, h, codes) {
			continue
		}
		e := f.entries[h.ID]
		out = append(out, mention{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: h.ID, code: e.code, name: e.name,
			rule: fmt.Sprintf("%s:%d '%s' (%s)", e.table, e.line, f.dict.Term(h.Term), h.Kind)})
	}
	out = f.locate(t, out)
	for _, c := range codes {
		out = attach(out, f.coded(t, page, c))
	}
	return out
}

// usable reports whether a hit may stand for a disorder: abbreviations with
// another common meaning need a second signal in the document.
func (f *Finder) usable(doc *document, t *match.Text, h match.Hit) bool {
	term := f.dict.Term(h.Term)
	if f.signal[term] && h.First == h.Last {
		return doc.medical || doc.signals > 1
	}
	return true
}

// shadowed reports whether a hit lies in the name that follows a code at the
// start of its sentence: the code says what the name means.
func shadowed(t *match.Text, h match.Hit, codes []codeSpan) bool {
	for _, c := range codes {
		if c.leads && c.first < h.First && t.Tokens[c.first].Sent == t.Tokens[h.First].Sent {
			return true
		}
	}
	return false
}

// attach adds a coded mention: one that stands in brackets right after a name
// gives the name its code.
func attach(all []mention, c mention) []mention {
	for i := range all {
		m := &all[i]
		if m.page == c.page && !m.coded && c.first-m.last >= 1 && c.first-m.last <= 2 {
			m.code, m.coded, m.rule = c.code, true, c.rule+"; "+m.rule
			m.last, m.end = c.last, c.end
			return all
		}
	}
	return append(all, c)
}
