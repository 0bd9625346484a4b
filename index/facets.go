package index

import (
	"sort"
	"strconv"

	"oplyst/corpus"
)

// Facet counts the found decisions by one property.
type Facet struct {
	Name   string  `json:"name"` // Danish, and the field to narrow the search by
	Values []Count `json:"values"`
}

// Count is one value of a Facet.
type Count struct {
	Value string `json:"value"`
	Hits  int    `json:"hits"`
}

// facets counts status, themes and years of the rows; the commonest first,
// years the newest first.
func (p *Precedents) facets(rows []uint32, on string) []Facet {
	status, theme, year := map[string]int{}, map[string]int{}, map[string]int{}
	for _, row := range rows {
		d := p.docs[row]
		status[string(d.StatusOn(on).Value)]++
		year[strconv.Itoa(corpus.Year(d.Nr))]++
		for _, t := range d.Themes {
			theme[t]++
		}
	}
	byHits := func(a, b Count) bool { return a.Hits > b.Hits || a.Hits == b.Hits && a.Value < b.Value }
	return []Facet{
		{"status", counts(status, byHits)},
		{"tema", counts(theme, byHits)},
		{"år", counts(year, func(a, b Count) bool { return a.Value > b.Value })},
	}
}

func counts(m map[string]int, less func(a, b Count) bool) []Count {
	out := make([]Count, 0, len(m))
	for v, n := range m {
		out = append(out, Count{v, n})
	}
	sort.Slice(out, func(i, j int) bool { return less(out[i], out[j]) })
	return out
}
