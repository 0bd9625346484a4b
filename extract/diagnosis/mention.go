package diagnosis

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

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
	coded       bool           // a code stands there
	weight      int            // how much the place counts: see place
	weak        bool           // the status is a default, not said
	fresh       bool           // 'ny', 'fornyet': not the disorder known before
	later       bool           // said of a word that takes the disorder up
	head        byte           // the head that hangs on it: see hang.go
	trait       bool           // 'depressive symptomer': no name of the disorder itself
	explicit    bool           // a trigger or a section decided the status
	term        int32          // term of the dictionary, -1 if another rule found it
	kind        match.HitKind  // how the term matched
	by          *match.Trigger // trigger that decided the status, nil if none did
	rule        string         // what found it, if no term did
	note        string         // further reasons
}

// find gathers the mentions of one page.
func (f *Finder) find(doc *document, page int) []mention {
	t := doc.pages[page]
	hits := match.Longest(f.dict.Find(t))
	codes := f.codes(t)
	if doc.info.CodesOnly {
		return f.onlyCodes(t, page, codes)
	}
	var out []mention
	for i, h := range hits {
		if outdone(hits, i) {
			continue
		}
		company := i > 0 && t.Tokens[hits[i-1].First].Sent == t.Tokens[h.First].Sent || i+1 < len(hits) && t.Tokens[hits[i+1].First].Sent == t.Tokens[h.First].Sent
		if !f.usable(doc, t, h, company) || shadowed(t, h, codes) {
			continue
		}
		e := f.entries[h.ID]
		m := mention{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: h.ID, code: e.code, name: e.name,
			term: int32(h.Term), kind: h.Kind}
		if m.code == "F32.9" && recurs(t, m.last) {
			m.code, m.name = "F33.9", "Tilbagevendende depression"
		}
		out = append(out, m)
	}
	out = f.sites.locate(t, page, out)
	sortMentions(out)
	out = f.headed(t, page, out)
	sortMentions(out)
	var added []mention
	for _, c := range codes {
		added = attach(t, out, added, f.coded(t, page, c))
	}
	out = append(out, added...)
	sortMentions(out)
	return out
}

// recurs reports whether ', recidiverende' follows token last.
func recurs(t *match.Text, last int) bool {
	if last+2 >= len(t.Tokens) || t.Tokens[last+1].Word.Norm != "," {
		return false
	}
	w := t.Tokens[last+2].Word.Norm
	return w == "recidiverende" || w == "tilbagevendende" || w == "periodisk"
}

// outdone reports whether another hit names the same words better, or as well
// and later.
func outdone(hits []match.Hit, i int) bool {
	h := &hits[i]
	same := func(k int) bool { return hits[k].Start == h.Start && hits[k].End == h.End }
	for k := i + 1; k < len(hits) && same(k); k++ {
		if hits[k].Kind <= h.Kind {
			return true
		}
	}
	for k := i - 1; k >= 0 && same(k); k-- {
		if hits[k].Kind < h.Kind {
			return true
		}
	}
	return false
}

// usable reports whether a hit may stand for a disorder: abbreviations with
// another common meaning need a health professional as writer or another
// disorder in their sentence (company).
func (f *Finder) usable(doc *document, t *match.Text, h match.Hit, company bool) bool {
	if f.entries[h.ID].none || generalPlural(t, h) || institution(t, h.Last) {
		return false
	}
	term := f.dict.Term(h.Term)
	if f.signal[term] && h.First == h.Last {
		return (doc.medical || company) && !shouted(t, h.First)
	}
	return true
}

// shouted reports whether the sentence of a token is written in capitals.
func shouted(t *match.Text, token int) bool {
	s := t.SentenceOf(token)
	upper, words := 0, 0
	for i := s.First; i < s.Last; i++ {
		if tok := &t.Tokens[i]; tok.Kind == match.WordToken && len(tok.Word.Norm) > 1 {
			words++
			if tok.Word.Case == match.Upper {
				upper++
			}
		}
	}
	return words > 3 && upper*2 > words
}

// shadowed reports whether a hit lies in the name that follows a code at the
// start of its sentence: the code says what the name means.
func shadowed(t *match.Text, h match.Hit, codes []codeSpan) bool {
	n := sort.Search(len(codes), func(i int) bool { return codes[i].first >= h.First })
	for i := n - 1; i >= 0 && t.Tokens[codes[i].first].Sent == t.Tokens[h.First].Sent; i-- {
		if codes[i].leads {
			return true
		}
	}
	return false
}

// attach adds a coded mention to mentions in order: a name of the same category
// in its sentence takes the code; else it is appended to added.
func attach(t *match.Text, all, added []mention, c mention) []mention {
	s := t.SentenceOf(c.first)
	i := sort.Search(len(all), func(i int) bool { return all[i].first >= s.First })
	for ; i < len(all) && all[i].first < s.Last; i++ {
		m := &all[i]
		if m.coded || m.code[:3] != c.code[:3] {
			continue
		}
		m.code, m.coded = c.code, true
		m.say(c.rule)
		return added
	}
	return append(added, c)
}

// sortMentions brings mentions into the order of their places.
func sortMentions(all []mention) {
	slices.SortStableFunc(all, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
}

// plurals end names of whole groups of disorders, which nobody has. Read only.
var plurals = []string{"lidelser", "lidelserne", "sygdomme", "sygdommene"}

// generalPlural reports whether a hit names a group: 'funktionelle lidelser'.
func generalPlural(t *match.Text, h match.Hit) bool {
	w := t.Tokens[h.Last].Word.Norm
	for _, p := range plurals {
		if strings.HasSuffix(w, p) {
			return true
		}
	}
	return false
}

// institutions are words that, hung on to a disorder by a hyphen, make it the
// name of a place, a course or a remedy. Read only.
var institutions = []string{"konference", "hold", "klinik", "forening", "skole", "kurs", "konsulent", "sygeplejerske", "ambulator", "rehab", "pakke",
	"team", "center", "screening", "test", "afsnit", "linje", "medicin", "café", "gruppe", "skala", "score", "vejled", "læge", "rådgiv", "projekt"}

// institution reports whether a hyphen and such a word follow token last.
func institution(t *match.Text, last int) bool {
	if last+2 >= len(t.Tokens) || t.Tokens[last+1].Word.Norm != "-" || !t.Tokens[last+1].Glued || !t.Tokens[last+2].Glued {
		return false
	}
	w := t.Tokens[last+2].Word.Norm
	for _, p := range institutions {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}

// say adds a reason.
func (m *mention) say(reason string) {
	if m.note != "" {
		reason = m.note + "; " + reason
	}
	m.note = reason
}

// explain puts together why a mention was found and how its status came about.
func (f *Finder) explain(m *mention) string {
	rule := m.rule
	if m.term >= 0 {
		e := f.entries[m.entry]
		rule = fmt.Sprintf("%s:%d '%s' (%s)", e.table, e.line, f.dict.Term(int(m.term)), m.kind)
	}
	if m.by != nil {
		rule += "; " + match.Found{Trigger: m.by}.Rule()
	}
	if m.note != "" {
		rule += "; " + m.note
	}
	return rule
}
