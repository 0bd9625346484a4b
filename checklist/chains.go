package checklist

import (
	"slices"
	"sort"

	"oplyst/extract/copies"
	"oplyst/extract/match"
)

// Origin is where words that a later paper gives again stood first. The zero
// value is none.
type Origin struct {
	Document string // path
	Page     int
	Date     string // of that paper or entry, YYYY-MM-DD or coarser; "" if unknown
}

// Repeat is a place where a later paper gives the words of an evidence again.
type Repeat struct {
	At Evidence // the evidence
	In Origin   // the later place
}

// maxPassages bounds the copied passages that are kept of one case, maxRepeats
// the later places shown for one quotation.
const maxPassages, maxRepeats = 200_000, 3

// sheet is one page of one paper.
type sheet struct {
	path string
	page int
}

// chains are the passages that papers took over from older ones, by the page
// of the later paper, in order of place, and by that of the source.
type chains struct {
	taken   map[sheet]*takenOver
	given   map[sheet][]givenOn
	renewed map[sheet][]copies.Passage // in the same words, but said anew; offsets in the page
}

type takenOver struct {
	passages []copies.Passage // offsets in the page
	from     []origin         // of each
}

type origin struct {
	Origin
	start, end int
	when       string // sortable
}

type givenOn struct {
	start, end int
	in         Origin
}

// segment is a stretch of a page with a date of its own: the page, or the part
// of it that an entry of a journal takes up.
type segment struct {
	paper, place, start, end int
	group, rank              int
	when                     string
}

// findCopies looks for what papers took over from older ones. The order is that
// of the dates; papers and entries without one come last, so that words which
// also stand in a dated paper have its date. On one day a doctor's paper comes
// before those that quote it.
func (v *view) findCopies() {
	var all []segment
	for i := range v.docs {
		all = append(all, v.docs[i].segments(i)...)
	}
	sort.SliceStable(all, func(i, k int) bool {
		a, b := all[i], all[k]
		if (a.when == "") != (b.when == "") {
			return b.when == ""
		}
		if a.when != b.when {
			return a.when < b.when
		}
		if a.rank != b.rank {
			return a.rank < b.rank
		}
		return a.paper < b.paper
	})
	pieces, group := make([]copies.Piece, len(all)), 0
	for i, s := range all {
		if i > 0 && (s.paper != all[i-1].paper || s.group != all[i-1].group) {
			group++
		}
		pieces[i] = copies.Piece{Group: group, Text: v.docs[s.paper].Text[s.place][s.start:s.end]}
	}
	v.chains = chains{map[sheet]*takenOver{}, map[sheet][]givenOn{}, map[sheet][]copies.Passage{}}
	for n, p := range copies.Passages(pieces) {
		if n == maxPassages {
			break
		}
		text, later := pieces[p.Piece].Text, all[p.Piece]
		if copies.Anew(text, p, has(medical, v.docs[later.paper].kind)) {
			v.renew(later, p)
		} else {
			v.chain(later, all[p.From], p)
		}
	}
	for _, t := range v.chains.taken {
		sort.Sort(t)
	}
}

// chain notes one passage.
func (v *view) chain(later, first segment, p copies.Passage) {
	at, from := v.docs[later.paper], v.docs[first.paper]
	source := origin{Origin{from.Path, from.page(first.place), first.date(from)}, first.start + p.FromStart, first.start + p.FromEnd, first.when}
	here := sheet{at.Path, at.page(later.place)}
	t := v.chains.taken[here]
	if t == nil {
		t = &takenOver{}
		v.chains.taken[here] = t
	}
	p.Start, p.End = p.Start+later.start, p.End+later.start
	t.passages, t.from = append(t.passages, p), append(t.from, source)
	there := sheet{source.Document, source.Page}
	v.chains.given[there] = append(v.chains.given[there], givenOn{source.start, source.end, Origin{at.Path, here.page, later.date(at)}})
}

// renew notes a passage that a later paper says in old words of its own accord.
func (v *view) renew(later segment, p copies.Passage) {
	at := v.docs[later.paper]
	here := sheet{at.Path, at.page(later.place)}
	p.Start, p.End = p.Start+later.start, p.End+later.start
	v.chains.renewed[here] = append(v.chains.renewed[here], p)
}

// anew reports whether the words at a place are old ones that the paper says anew.
func (v *view) anew(p *paper, at match.Span) bool {
	return slices.ContainsFunc(v.chains.renewed[sheet{p.Path, at.Page}], func(r copies.Passage) bool { return r.Start < at.End && at.Start < r.End })
}

// Len, Less and Swap order the passages of a page by place.
func (t *takenOver) Len() int           { return len(t.passages) }
func (t *takenOver) Less(i, k int) bool { return t.passages[i].Start < t.passages[k].Start }
func (t *takenOver) Swap(i, k int) {
	t.passages[i], t.passages[k] = t.passages[k], t.passages[i]
	t.from[i], t.from[k] = t.from[k], t.from[i]
}

// date is a segment's date as it was found.
func (s segment) date(p *paper) string {
	if s.when == p.date {
		return p.foundDate()
	}
	return s.when
}

// segments cuts the pages of a paper at the entries of a journal.
func (p *paper) segments(paper int) []segment {
	order := 1
	switch {
	case has(medical, p.kind):
		order = 0
	case has(argued, p.kind):
		order = 2
	}
	out, group, next, when := []segment{}, 0, 0, p.date
	for place, text := range p.Text {
		start := 0
		for next < len(p.entries) && p.entries[next].page <= p.page(place) {
			e := p.entries[next]
			next++
			if e.page == p.page(place) && e.start > start && e.start <= len(text) {
				out = append(out, segment{paper, place, start, e.start, group, order, when})
				start = e.start
			}
			group, when = group+1, e.date
		}
		out = append(out, segment{paper, place, start, len(text), group, order, when})
	}
	return out
}

// origin tells where the words at a place stood first, if a later paper only
// gives them again there.
func (v *view) origin(p *paper, at match.Span) (origin, bool) {
	t := v.chains.taken[sheet{p.Path, at.Page}]
	i := p.place(at.Page)
	if t == nil || i < 0 || i >= len(p.Text) {
		return origin{}, false
	}
	n, ok := copies.Covers(t.passages, p.Text[i], at.Start, at.End)
	if !ok {
		return origin{}, false
	}
	return t.from[n], true
}

// dated dates the words at a place and tells where they come from: a paper's own
// words are as old as the paper or the entry (own), words that it only gives
// again as old as their source. Of a source without a date the later paper's is
// the upper bound.
func (v *view) dated(p *paper, at match.Span, own string) (when string, from Origin) {
	o, ok := v.origin(p, at)
	if !ok {
		return own, Origin{}
	}
	if o.when != "" && (own == "" || o.when < own) {
		own = o.when
	}
	return own, o.Origin
}

// spokenAt is a statement at a place of a page.
type spokenAt struct {
	start, end int
	label      string
}

// says reports whether a source carries a label itself, so that a copy need not
// be counted.
func (v *view) says(o origin, label string) bool {
	all := v.spoken[sheet{o.Document, o.Page}]
	first := sort.Search(len(all), func(i int) bool { return all[i].end > o.start })
	for _, s := range all[first:] {
		if s.start >= o.end {
			return false
		}
		if s.label == label {
			return true
		}
	}
	return false
}

// tells reports whether a source itself names a measure of a type.
func (v *view) tells(o origin, kind string) bool {
	for _, m := range v.rowsOf(o.Document) {
		if m.span.Page == o.Page && m.Indsats.Start < o.end && o.start < m.Indsats.End && m.Indsats.Type == kind {
			return true
		}
	}
	return false
}

// repeats lists, for each quotation shown, the later papers that give its words
// again.
func (v *view) repeats(shownHere []Evidence) []Repeat {
	out, done := []Repeat{}, map[Evidence]bool{}
	for _, e := range shownHere {
		if done[e] || e.Document == "" {
			continue
		}
		done[e] = true
		n, seen := 0, map[Origin]bool{}
		for _, g := range v.chains.given[sheet{e.Document, e.Page}] {
			if g.start < e.End && e.Start < g.end && !seen[g.in] && n < maxRepeats {
				seen[g.in] = true
				n++
				out = append(out, Repeat{e, g.in})
			}
		}
	}
	return out
}
