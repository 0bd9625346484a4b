package indsats

import (
	"strings"

	"oplyst/extract/dates"
)

// Words of a sentence that moves the end of a running course. Read only.
var prolonged = words(`forlænget forlænges udløber løber slutter varer sluttede ophørte udløb`)

// later completes a period from the next sentence, if it speaks on of the same
// measure: 'Stoppet 15.01.2014.', 'Han begyndte den 10. august.'
func (p *page) later(m *mention, doc DocInfo) {
	next := p.follows(m, 1)
	if p.behindLabel(m) != nil && m.dated() {
		next = p.follows(m, 2)
	}
	if next == nil || m.record || len(p.mentionsIn(next.First, next.Last)) > 0 {
		return
	}
	if own := &p.t.Sentences[m.sent]; !m.dated() && own.Last-own.First <= 4 && single[m.row.typ] {
		if ds := dates.In(p.ds, next.Start, next.End); len(ds) > 0 && ds[0].Start == next.Start && ds[0].Class == "date" {
			m.from, m.to = dates.From(ds[0].Value), dates.To(ds[0].Value) // the point of an abbreviation ended the sentence
			return
		}
	}
	first := p.norm(next, next.First)
	if !pronouns[first] && !beginning[first] && !ending[first] {
		return
	}
	if !m.dated() && (beginning[first] || ending[first]) && len(dates.In(p.ds, next.Start, next.End)) == 0 {
		if y := p.yearless(m, doc, next.Start, next.End); len(y) > 0 {
			if v := y[0].d.Value; ending[first] && !beginning[first] {
				m.to = v
			} else {
				m.from = dates.From(v)
				if strings.Contains(v, "/") {
					m.to = dates.To(v)
				}
			}
			return
		}
	}
	for _, d := range dates.In(p.ds, next.Start, next.End) {
		if d.Class == "date" && strings.Contains(d.Value, "/") && !m.dated() && pronouns[first] && stage[m.status] > 2 {
			m.from, m.to = dates.From(d.Value), dates.To(d.Value)
			m.open = strings.HasSuffix(d.Value, "/..")
			return
		}
		if d.Class != "date" || strings.Contains(d.Value, "/") {
			continue
		}
		tok := p.t.TokenAt(d.Start)
		role := p.role(tok, next.First)
		switch {
		case stage[m.status] == 4 && !single[m.row.typ] && m.from == m.to && role == 'e' && d.Value > m.from:
			m.to = d.Value // the first date was the beginning
		case m.to != "" && m.from != m.to && d.Value > m.to && role == 'e' && stage[m.status] > 2 && p.has(next, prolonged):
			m.to = d.Value // it was prolonged
		case m.status == Ongoing && m.to == "" && p.has(next, prolonged):
			m.to = d.Value
		case (m.status == Interrupted || m.status == Completed) && m.to == "" && (role == 'e' || m.cue != nil && m.cue.first >= next.First && m.cue.first < next.Last):
			m.to = d.Value
		case m.from == "" && role == 'b' && (m.to == "" || d.Value <= m.to):
			m.from = d.Value
		}
	}
}

// labelDates lists the dates of the label a mention stands behind: 'Neurologisk
// afdeling, januar 2016: MR viste ...'
func (p *page) labelDates(m *mention) []near {
	l := p.beforeColon(m)
	if l == nil {
		return nil
	}
	var out []near
	for _, d := range dates.In(p.ds, l.Start, l.End) {
		if d.Class == "date" && !p.has(l, otherPaper) {
			out = append(out, near{d: d, cost: labelCost, tok: p.t.TokenAt(d.Start), end: p.t.TokenAt(d.End)})
		}
	}
	return out
}
