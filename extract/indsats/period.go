package indsats

import (
	"strings"

	"oplyst/extract/dates"
)

// Words before a date that make it a beginning. Read only.
var beginning = words(`siden fra start startet startede starter påbegyndt påbegyndte begyndt begyndte opstart opstartet indledt holdstart
indflyttet iværksat bevilget startdato`)

// Words before a date that make it an end. Read only.
var ending = words(`til indtil ophørt ophørte ophør stoppet stoppede afsluttet afsluttede afsluttes seponeret udløb udløber udløbet afbrudt
afbrød udmeldt sluttede slut udskrevet fratrådt løber senest afsluttedes stoppe opgivet`)

// Words before a date that make it another paper's or another event's. Read only.
var otherPaper = words(`evaluering attest erklæring notat brev dateret modtaget konsultation samtale journal afgørelse møde mødet kontrol født
udfyldt udskrevet oprettet sendt gennemgået indstilling epikrise rykket lægeattest anmodning ansøgning`)

// near is a date near a mention and what it costs to belong to it.
type near struct {
	d    dates.Date
	cost int
	tok  int // token the date begins with
	role byte
}

// What a date costs: clause boundaries and other measures between.
const (
	dateBreak   = 6
	dateMention = 25
	dateBefore  = 4
	dateLimit   = 60
)

// period gives a mention its period: the dates of its row, or those of its
// sentence that are nearest, read by the words before them and by the status.
func (p *page) period(m *mention, doc DocInfo) {
	from, to := p.t.Sentences[m.sent].Start, p.t.Sentences[m.sent].End
	if m.record {
		b := &p.t.Blocks[m.block]
		from, to = b.Start, b.End
	}
	cand := p.candidates(m, from, to)
	if len(cand) == 0 {
		p.laterEnd(m)
		return
	}
	best := cand[0]
	for _, c := range cand[1:] {
		if c.cost < best.cost {
			best = c
		}
	}
	if best.cost > dateLimit {
		return
	}
	p.read(m, best)
	for _, c := range cand {
		if c.tok == best.tok || c.cost > dateLimit {
			continue
		}
		switch {
		case c.role == 'e' && (m.to == "" || m.record || m.to == m.from || m.status == Interrupted) && c.tok > best.tok && best.role != 'e':
			m.to = dates.To(c.d.Value)
			if m.from == "" && best.role != 'e' {
				m.from = dates.From(best.d.Value)
			}
		case c.role == 'b' && m.from == "":
			m.from = dates.From(c.d.Value)
		}
	}
	if m.to == "" {
		p.laterEnd(m)
	}
}

// candidates lists the dates of the bytes from..to with what they cost.
func (p *page) candidates(m *mention, from, to int) []near {
	var out []near
	s := &p.t.Sentences[m.sent]
	for _, d := range dates.In(p.ds, from, to) {
		if d.Class == "birth" || d.Class == "law" {
			continue
		}
		tok := p.t.TokenAt(d.Start)
		c := near{d: d, tok: tok}
		lo, hi := tok, m.first
		if tok > m.last {
			lo, hi = m.last+1, tok
		} else {
			lo = p.t.TokenAt(d.End)
			c.cost += dateBefore
			if tok <= s.First+3 {
				c.cost -= dateBefore
			}
		}
		if lo > hi {
			lo = hi
		}
		c.cost += hi - lo
		if d.Class == "docref" && hi-lo > 2 {
			continue
		}
		if !m.record {
			c.cost += dateBreak*int(p.breaks[hi]-p.breaks[lo]) + dateMention*p.others(m, lo, hi)
		}
		if strings.Contains(d.Value, "/") {
			c.cost -= 4
		}
		c.role = p.role(tok, s.First)
		if c.role == 'x' && hi-lo > 1 {
			continue
		}
		out = append(out, c)
	}
	return out
}

// role tells by the words before a date what it is: 'b' a beginning, 'e' an
// end, 'x' another paper's, 0 neither.
func (p *page) role(tok, first int) byte {
	for k, n := tok-1, 0; k >= first && k >= 0 && n < 4; k, n = k-1, n+1 {
		w := p.t.Tokens[k].Word.Norm
		switch {
		case w == "," || w == ";":
			return 0
		case ending[w]:
			return 'e'
		case beginning[w]:
			return 'b'
		case otherPaper[w]:
			return 'x'
		}
	}
	return 0
}

// read sets from and to by the date that belongs to the mention.
func (p *page) read(m *mention, c near) {
	v := c.d.Value
	if strings.Contains(v, "/") {
		m.from, m.to = dates.From(v), dates.To(v)
		return
	}
	switch m.status {
	case Planned, Recommended, NotRelevant, Declined, Ongoing:
		if c.role == 'e' && m.status == Ongoing {
			m.to = v
			return
		}
		m.from = v
		if m.status == Planned && single[m.row.typ] && len(v) == len("2006-01-02") {
			m.to = v
		}
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

// laterEnd takes the end of an interrupted or completed measure from the
// sentence of its outcome: 'Stoppet 15.01.2014.'
func (p *page) laterEnd(m *mention) {
	if m.cue == nil || m.cue.first <= m.last || m.status != Interrupted && m.status != Completed {
		return
	}
	c := p.t.SentenceOf(m.cue.first)
	if int(p.t.Tokens[m.cue.first].Sent) == m.sent {
		return
	}
	for _, d := range dates.In(p.ds, c.Start, c.End) {
		if d.Class == "date" && !strings.Contains(d.Value, "/") {
			m.to = d.Value
			return
		}
	}
}
