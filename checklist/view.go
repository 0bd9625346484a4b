package checklist

import (
	"sort"

	"oplyst/extract/copies"
	"oplyst/extract/match"
	"oplyst/extract/statement"
)

// view is the case as the predicates see it: the citizen's own documents and
// the statements that count, oldest first.
type view struct {
	in     Input
	rules  *Rules
	regime Regime
	date   string // the rules' date
	asOf   string // the case's date: ages and 'newest' are counted on it
	track  Track
	age    int // -1 unknown
	docs   []*paper
	facts  []fact             // professional, current statements
	own    []fact             // what the citizen and relatives say
	rows   []*measure         // indsatser, oldest paper first
	labels map[place][]string // what each sentence says
	memo   map[string]finding
	house  *HouseRules
	events []happening          // see measureEvents
	rowsAt map[string][2]int    // where each paper's rows lie in rows
	chains chains               // what later papers took over from older ones
	spoken map[sheet][]spokenAt // the statements of each page that were counted, in order of place
	sound  *view                // the case without what rests on doubted words; nil if there are none
}

// place is a sentence's place in the case.
type place struct {
	path             string
	page, start, end int
}

// fact is one statement with the weight it carries.
type fact struct {
	*paper
	span    match.Span
	label   string
	speaker statement.Speaker
	weak    bool
	rank    int     // 0-5, see rank
	when    string  // sortable date: the document's, or the journal entry's
	later   string  // a year after when
	hours   float64 // label "hours"
	from    Origin  // where the words stood first, if the paper only gives them again
}

// newView collects what counts. Documents about others, copies, statutory
// boilerplate and statements about earlier times are left out here, so no
// predicate can use them.
func newView(in Input, rules *Rules, regime Regime) *view {
	v := &view{in: in, rules: rules, regime: regime, date: rulesDate(in), asOf: in.AsOf, docs: papersOf(in), labels: map[place][]string{}, memo: map[string]finding{}, rowsAt: map[string][2]int{}, spoken: map[sheet][]spokenAt{}}
	v.findCopies()
	seen, years := map[string]bool{}, yearLater{}
	for _, p := range v.docs {
		v.collect(p, seen, years)
	}
	byDate := func(fs []fact) func(i, j int) bool {
		return func(i, j int) bool { return fs[i].when < fs[j].when }
	}
	sort.SliceStable(v.facts, byDate(v.facts))
	sort.SliceStable(v.own, byDate(v.own))
	for i := range v.facts {
		v.facts[i].said = append(v.facts[i].said, int32(i))
	}
	for i := range v.own {
		v.own[i].told = append(v.own[i].told, int32(i))
	}
	return v
}

// pasted is how many letters (bytes) a repeated sentence must have to count as
// pasted; short answers such as 'ikke udfyldt' are written anew each time.
const pasted = 24

// collect adds a document's statements. A sentence already seen in an older
// document was pasted and counts there, unless it is a standard phrase that
// anybody may write anew. What is given again in other words around it has the
// date of its source (chains).
func (v *view) collect(p *paper, seen map[string]bool, years yearLater) {
	entries, copied := p.entries, p.pastes()
	from := len(v.rows)
	for _, i := range p.Findings.Indsatser {
		if p.guidance(i.Span) {
			continue
		}
		m := &measure{Indsats: i, fact: fact{paper: p, span: p.whole(i.Span), label: "indsats:" + string(i.Status), rank: 3}}
		if o, ok := v.origin(p, m.span); ok && v.tells(o, i.Type) {
			continue // counts there, with the dates its words have there
		}
		m.when, m.from = v.dated(p, m.span, copied.at(i.Span, entries.at(i.Page, i.Start, p.date)))
		m.later = years.after(m.when)
		v.rows = append(v.rows, m)
	}
	v.rowsAt[p.Path] = [2]int{from, len(v.rows)}
	var key []byte
	for _, s := range p.Findings.Statements {
		if s.Past || s.Speaker == statement.Lov || !plausible(p, s) {
			continue
		}
		s.Speaker = voice(p, s)
		if p.fromCitizen {
			s.Speaker = statement.Borger // also what others are said to have said
		}
		if key = fold(append(append(key[:0], s.Label...), 0), s.Quote); len(key)-len(s.Label) > pasted {
			o, copied := v.origin(p, s.Span)
			if copied && v.says(o, s.Label) {
				continue
			}
			if seen[string(key)] && (copied || copies.Telling(s.Quote) && !v.anew(p, s.Span)) {
				continue
			}
			seen[string(key)] = true
		}
		v.spoken[sheet{p.Path, s.Page}] = append(v.spoken[sheet{p.Path, s.Page}], spokenAt{s.Start, s.End, s.Label})
		f := fact{paper: p, span: s.Span, label: s.Label, speaker: s.Speaker, weak: s.Weak, hours: s.Hours}
		f.when, f.from = v.dated(p, s.Span, copied.at(s.Span, entries.at(s.Page, s.Start, p.date)))
		if s.Speaker == statement.Borger || s.Speaker == statement.Paaroerende {
			v.own = append(v.own, f)
			continue
		}
		f.rank, f.later = rank(f), years.after(f.when)
		v.facts = append(v.facts, f)
		at := place{f.Path, f.span.Page, f.span.Start, f.span.End}
		v.labels[at] = append(v.labels[at], f.label)
	}
}

// rowsOf returns the measures one paper names: they lie together.
func (v *view) rowsOf(path string) []*measure {
	at, ok := v.rowsAt[path]
	if !ok {
		return nil
	}
	return v.rows[at[0]:at[1]]
}

// all returns the strong facts with one of the labels, oldest first.
func (v *view) all(labels ...string) []fact {
	return v.where(func(f fact) bool { return !f.weak && has(labels, f.label) })
}

// where returns the facts that satisfy keep, oldest first.
func (v *view) where(keep func(fact) bool) []fact {
	out := []fact{}
	for _, f := range v.facts {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}

// argued papers give the municipality's reasoning. What they repeat of others'
// words is older than they are, so they overtake nothing.
var argued = []string{"afgoerelse", "partshoering"}

// shown returns the strong facts with one of the labels outside the
// municipality's own decisions, oldest first.
func (v *view) shown(labels ...string) []fact {
	return v.where(func(f fact) bool { return !f.weak && has(labels, f.label) && !has(argued, f.kind) })
}

// evident returns words that improvement is evidently ruled out, from those
// who can judge it. The municipality's own claim is what must be shown.
func (v *view) evident() []fact {
	return v.where(func(f fact) bool {
		return f.label == "evident" && !f.weak && clinician(f) && !has(argued, f.kind) && !has(unofficial, f.kind)
	})
}

// papers returns the documents of the given types, oldest first.
func (v *view) papers(kinds ...string) []*paper {
	out := []*paper{}
	for _, p := range v.docs {
		if has(kinds, p.kind) {
			out = append(out, p)
		}
	}
	return out
}

// official returns the papers that are not the citizen's or relatives' own.
func (v *view) official() []*paper {
	out := []*paper{}
	for _, p := range v.docs {
		if !has(unofficial, p.kind) {
			out = append(out, p)
		}
	}
	return out
}

// with reports whether the sentence of f carries another label as well.
func (v *view) with(f fact, labels ...string) bool {
	for _, l := range v.labels[place{f.Path, f.span.Page, f.span.Start, f.span.End}] {
		if has(labels, l) {
			return true
		}
	}
	return false
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
