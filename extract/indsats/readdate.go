package indsats

import (
	"strings"

	"oplyst/extract/dates"
)

// read sets from and to by the date that belongs to the mention.
func (p *page) read(m *mention, c near) {
	v := c.d.Value
	if strings.Contains(v, "/") {
		m.from, m.to = dates.From(v), dates.To(v)
		m.open = strings.HasSuffix(v, "/..")
		m.since = m.open && strings.HasPrefix(strings.ToLower(c.d.Quote), "siden")
		return
	}
	if c.role == 'b' && c.tok > 0 && (p.t.Tokens[c.tok-1].Word.Norm == "siden" || c.tok > 1 && p.t.Tokens[c.tok-2].Word.Norm == "siden") {
		m.open, m.since = true, true
	}
	switch m.status {
	case Planned, Recommended, NotRelevant, Declined, Ongoing:
		if c.role == 'e' && m.status == Ongoing {
			m.to = v
			return
		}
		m.from = v
		m.point = c.role == 0 && c.tok > 0 && (timePoint[p.t.Tokens[c.tok-1].Word.Norm] || m.row.typ == medicine && len(v) == len("2006-01-02") && p.t.Tokens[c.tok-1].Word.Norm == "den")
		if m.status == Planned && (m.row.typ == "operation" || m.row.need&needExam != 0) && len(v) == len("2006-01-02") {
			m.to = v
		}
		return
	}
	if m.row.need&needPsych != 0 && strings.HasSuffix(p.t.Tokens[m.first].Word.Norm, "indlagt") {
		m.from = v // the day of admission
		return
	}
	if m.cue != nil && c.role != 'b' && m.status == Interrupted && m.cue.kind == "stopped" && m.cue.last < c.tok && c.tok-m.cue.last <= 4 && !single[m.row.typ] && p.clauses(m.cue.last, c.tok) == 0 {
		m.to = v // 'seponeret i 2018'
		return
	}
	if !single[m.row.typ] && m.cue != nil && c.role != 'b' && stage[m.status] == 4 && m.cue.first < c.tok &&
		p.tellsEnd(m.cue) {
		m.to = v // 'afsluttet i maj 2019' tells the end only
		return
	}
	switch c.role {
	case 'b':
		m.from = v
		if single[m.row.typ] {
			m.to = v
		}
	case 'e':
		m.to = v
		if single[m.row.typ] {
			m.from = v
		}
	default:
		m.from, m.to = v, v
	}
}

// tellsEnd reports whether a cue names an end: 'afsluttet', 'efter udskrivningen
// fra'.
func (p *page) tellsEnd(c *cue) bool {
	for i := c.first; i <= c.last; i++ {
		n := p.t.Tokens[i].Word.Norm
		if endings[n] || strings.HasPrefix(n, "udskriv") || strings.HasPrefix(n, "udskrev") || strings.HasPrefix(n, "afslutning") || strings.HasPrefix(n, "fraflyt") {
			return true
		}
	}
	return false
}
