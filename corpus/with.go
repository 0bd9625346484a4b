package corpus

import (
	"slices"
	"sort"
)

// With gives a catalogue of the embedded decisions and others, of which the
// full text is at hand. Two of the same number are one: the catalogue's own
// words stay, and what it lacked or could not confirm comes from the other. A
// status is never made better by it: what the catalogue knows as repealed stays
// so. What one decision says it replaces counts for the one replaced, too.
func (c *Corpus) With(more []Decision) *Corpus {
	out := &Corpus{provisions: c.provisions, byLaw: c.byLaw, numbering: c.numbering, byNr: make(map[string]int, len(c.decisions)+len(more))}
	out.decisions = slices.Clone(c.decisions)
	at := map[string]int{}
	for i := range out.decisions {
		at[out.decisions[i].Nr] = i
	}
	for i := range more {
		d := &more[i]
		if k, ok := at[d.Nr]; ok {
			out.decisions[k].complete(d)
			continue
		}
		at[d.Nr] = len(out.decisions)
		out.decisions = append(out.decisions, *d)
	}
	out.relate(at)
	out.arrange()
	out.link()
	out.sequence()
	return out
}

// arrange sorts the decisions and notes where each is.
func (c *Corpus) arrange() {
	keys := make([]sortKey, len(c.decisions))
	for i := range c.decisions {
		keys[i] = keyOf(c.decisions[i].Nr, i)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i].less(&keys[j]) })
	sorted := make([]Decision, len(keys))
	for i := range keys {
		sorted[i] = c.decisions[keys[i].at]
		c.byNr[sorted[i].Nr] = i
	}
	c.decisions = sorted
}

// sortKey orders decisions by year, then letter, then running number, which is
// taken apart once.
type sortKey struct {
	year   int
	letter string
	n, at  int
}

func keyOf(nr string, at int) sortKey {
	letter, n := splitNr(nr)
	return sortKey{Year(nr), letter, n, at}
}

func (a *sortKey) less(b *sortKey) bool {
	switch {
	case a.year != b.year:
		return a.year < b.year
	case a.letter != b.letter:
		return a.letter < b.letter
	}
	return a.n < b.n
}

// complete takes from the full text's record what the catalogue lacks.
func (d *Decision) complete(full *Decision) {
	confirmed := func(field string) {
		d.Unconfirmed = slices.DeleteFunc(slices.Clone(d.Unconfirmed), func(f string) bool { return f == field })
	}
	if full.Title != "" && (d.Title == "" || d.IsUnconfirmed("title")) {
		d.Title = full.Title
		confirmed("title")
	}
	if full.Date != "" {
		d.Date = full.Date
		confirmed("date")
	}
	if len(full.Published) == 10 {
		d.Published = full.Published
		confirmed("published")
	}
	if len(d.LawRefs) == 0 && len(full.LawRefs) > 0 {
		d.LawRefs = full.LawRefs
		confirmed("law_refs")
	}
	if d.Status == Unknown && full.Status != Unknown || d.Status == Current && (full.Status == Historical || full.Status == Repealed) {
		d.Status, d.StatusFrom = full.Status, full.StatusFrom
		if full.StatusFrom == "ast.dk" {
			confirmed("status")
		}
	}
	d.Replaces, d.ReplacedBy = union(d.Replaces, full.Replaces), union(d.ReplacedBy, full.ReplacedBy)
	d.Merges = union(d.Merges, full.Merges)
	d.Sources = union(d.Sources, full.Sources)
	d.Cites = union(d.Cites, full.Cites)
	d.FullText = d.FullText || full.FullText
}

// union appends what is new without touching the first list's array.
func union(a, b []string) []string {
	out := slices.Clip(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// relate tells both ends what replaces what, and sets the status of what was
// replaced.
func (c *Corpus) relate(at map[string]int) {
	for i := range c.decisions {
		by := &c.decisions[i]
		for _, nr := range by.Replaces {
			if k, ok := at[nr]; ok {
				c.decisions[k].replacedBy(by.Nr, slices.Contains(by.Merges, nr))
			}
		}
		for _, nr := range by.ReplacedBy {
			if k, ok := at[nr]; ok {
				c.decisions[k].Replaces = union(c.decisions[k].Replaces, []string{by.Nr})
			}
			by.replacedBy(nr, false) // also when only its number is known
		}
	}
}

func (d *Decision) replacedBy(nr string, merged bool) {
	if d.Nr == nr || slices.Contains(d.ReplacedBy, nr) && d.Status != Unknown && d.Status != Current {
		return
	}
	d.ReplacedBy = union(d.ReplacedBy, []string{nr})
	switch {
	case d.Status == Repealed || d.Status == Historical:
	case merged:
		d.Status, d.StatusFrom = Historical, ""
	default:
		d.Status, d.StatusFrom = Repealed, ""
	}
	d.Unconfirmed = slices.DeleteFunc(slices.Clone(d.Unconfirmed), func(f string) bool { return f == "status" })
}
