package indsats

import (
	"strings"

	"oplyst/extract/dates"
)

// Labels of the period of a course; the later ones are the truer. Read only.
var periodLabels = []string{"aftalt", "periode", "praktikperiode", "forløb", "reelt", "faktisk"}

// evaluatedPeriod reads the period of the course from a field such as
// 'Periode:' or from 'Startdato:' and 'Slutdato:', else from the first interval
// of the document that does not stand beside another measure.
func evaluatedPeriod(ps []*page, main *mention) (from, to string) {
	best, value := -1, ""
	ended := -1
	for _, p := range ps {
		for i := range p.t.Blocks {
			b := &p.t.Blocks[i]
			label := labelOf(p.t.BlockText(b))
			for _, d := range dates.In(p.ds, b.Start, b.End) {
				if d.Class != "date" {
					continue
				}
				if !strings.Contains(d.Value, "/") {
					if from == "" && (strings.HasPrefix(label, "start") || strings.HasPrefix(label, "første dag") || strings.HasPrefix(label, "begyndt")) {
						from = d.Value
					}
					if k := endLabel(label); k > ended {
						to, ended = d.Value, k
					}
					continue
				}
				rank := 0
				for r, l := range periodLabels {
					if strings.Contains(label, l) {
						rank = r + 1
					}
				}
				if rank > best && (rank > 0 || !p.besideOther(d, main)) {
					best, value = rank, d.Value
				}
				break
			}
		}
	}
	if value == "" || best == 0 && from != "" {
		return from, to
	}
	return dates.From(value), dates.To(value)
}

// labelOf is the label of a field in lower case, "" if the block is none.
func labelOf(text string) string {
	if k := strings.IndexAny(text, ":\t"); k >= 0 && k < maxLead {
		return strings.ToLower(text[:k])
	}
	return ""
}

// endLabel ranks a label that names the end of a course, -1 if it does not: the
// real end counts more than the planned one.
func endLabel(label string) int {
	if !strings.Contains(label, "slut") && !strings.Contains(label, "sidste dag") && !strings.Contains(label, "ophør") {
		return -1
	}
	switch {
	case strings.Contains(label, "planlagt") || strings.Contains(label, "aftalt") || strings.Contains(label, "forventet"):
		return 0
	case strings.Contains(label, "faktisk") || strings.Contains(label, "reel"):
		return 2
	}
	return 1
}

// besideOther reports whether a date stands in a sentence that names a measure
// of another type than the main one.
func (p *page) besideOther(d dates.Date, main *mention) bool {
	s := p.t.SentenceOf(min(p.t.TokenAt(d.Start), len(p.t.Tokens)-1))
	for _, m := range p.mentionsIn(s.First, s.Last) {
		if m.row.typ != main.row.typ {
			return true
		}
	}
	return false
}
