package indsats

import (
	"strings"

	"oplyst/extract/dates"
)

// Words before a date that make it a beginning. Read only.
var beginning = words(`siden fra start startet startede starter påbegyndt påbegyndte begyndt begyndte opstart opstartet indledt holdstart
indflyttet iværksat bevilget tildelt startdato`)

// Words before a date that make it an end. Read only.
var ending = words(`til indtil ophørt ophørte ophør stoppet stoppede afsluttet afsluttede afsluttes seponeret udløb udløber udløbet afbrudt
afbrød udmeldt sluttede stopper stoppes ophører slutter slut standset standses udskrevet fratrådt løber senest afsluttedes stoppe opgivet sidste udgangen afskediget opsagt fyret`)

// Words before a date that make it another paper's or another event's. Read only.
var otherPaper = words(`evaluering attest erklæring notat brev dateret modtaget konsultation journal afgørelse møde mødet kontrol født
sparring opfølgning opfølgningsmøde statusmøde rundbordsmøde netværksmøde udfyldt udskrevet oprettet sendt gennemgået indstilling epikrise rykket lægeattest anmodning ansøgning`)

// Words before a date at or during which something was. Read only.
var timePoint = words(`i over`)

// near is a date near a mention and what it costs to belong to it.
type near struct {
	d    dates.Date
	cost int
	tok  int // token the date begins with
	end  int // the token after it
	role byte
}

// What a date costs: clause boundaries and other measures between.
const (
	dateBreak   = 6
	dateMention = 25
	dateBefore  = 4
	dateComma   = 2
	dateLimit   = 60
)

// period gives a mention its period: the dates of its row, or those of its
// sentence that are nearest, read by the words before them and by the status.
// Further dates beside the chosen one ('i 2015 og igen i 2018') are courses of
// their own and come back as further mentions.
func (p *page) period(m *mention, doc DocInfo) []mention {
	from, to := p.t.Sentences[m.sent].Start, p.t.Sentences[m.sent].End
	if m.record {
		b := &p.t.Blocks[m.block]
		from, to = b.Start, b.End
	}
	if m.sheetLast > m.sheetFirst && !p.isDated(m) {
		from, to = p.t.Tokens[m.sheetFirst].Start, p.t.Tokens[m.sheetLast-1].End
		m.record = true
		defer func() { m.record = false }()
	}
	if next := p.behindLabel(m); next != nil && !m.record {
		to = next.End
	}
	cand := p.candidates(m, from, to)
	cand = append(cand, p.labelDates(m)...)
	cand = append(cand, p.yearless(m, doc, from, to)...)
	best := -1
	for i := range cand {
		if cand[i].cost <= dateLimit && (best < 0 || cand[i].cost < cand[best].cost) {
			best = i
		}
	}
	if best < 0 {
		p.later(m, doc)
		return nil
	}
	p.read(m, cand[best])
	for _, c := range cand {
		if c.tok == cand[best].tok || c.cost > dateLimit {
			continue
		}
		switch {
		case c.role == 'e' && (m.to == "" || m.to == m.from || (m.record || m.status == Interrupted) && len(c.d.Value) == len("2006-01-02")) && c.tok > cand[best].tok && cand[best].role != 'e':
			m.to = dates.To(c.d.Value)
			if m.from == "" {
				m.from = dates.From(cand[best].d.Value)
			}
		case c.role == 'b' && m.from == "":
			m.from = dates.From(c.d.Value)
		}
	}
	more := p.siblings(m, cand, cand[best])
	if m.to == "" || m.from == "" || m.from == m.to && len(m.from) == len("2006-01-02") || m.from != m.to && stage[m.status] > 2 {
		p.later(m, doc)
	}
	return more
}

// Words that may stand between dates that are listed. Read only.
var listing = words(`og samt igen i , ( ) eller senest nu nu igen`)

// siblings makes a mention of each date that is listed right before or after
// the one that was chosen.
func (p *page) siblings(m *mention, cand []near, best near) []mention {
	var out []mention
	at := best
	for _, c := range cand {
		if c.tok == best.tok || c.role == 'e' || best.role == 'e' || !p.listed(c, at) && !p.listed(at, c) {
			continue
		}
		switch m.status {
		case Completed, Interrupted, Ongoing:
			n := *m
			n.from, n.to = "", ""
			p.read(&n, c)
			out = append(out, n)
		case Declined:
			m.from, m.to = min(m.from, dates.From(c.d.Value)), max(m.from, dates.To(c.d.Value))
		}
		if c.tok > at.tok {
			at = c
		}
	}
	return out
}

// listed reports whether only words of a list stand between two dates.
func (p *page) listed(a, b near) bool {
	if a.tok >= b.tok || b.tok-a.tok > 16 || a.end == 0 {
		return false
	}
	n := 0
	for i := a.end; i < b.tok; i++ {
		if !listing[p.t.Tokens[i].Word.Norm] {
			return false
		}
		n++
	}
	return n > 0 && p.t.Tokens[a.tok].Sent == p.t.Tokens[b.tok].Sent
}

// candidates lists the dates of the bytes from..to with what they cost.
func (p *page) candidates(m *mention, from, to int) []near {
	var out []near
	s := &p.t.Sentences[m.sent]
	for _, d := range dates.In(p.ds, from, to) {
		if d.Class == "birth" || d.Class == "law" {
			continue
		}
		if !strings.Contains(d.Value, "/") && p.opensEntry(m.block, d.Start) {
			continue // the date of the entry
		}
		tok := p.t.TokenAt(d.Start)
		c := near{d: d, tok: tok, end: p.t.TokenAt(d.End)}
		lo, hi := tok, m.first
		if tok > m.last {
			lo, hi = m.last+1, tok
		} else {
			lo = p.t.TokenAt(d.End)
			c.cost += dateBefore
			if tok <= s.First+1 {
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
			c.cost += dateBreak*int(p.breaks[hi]-p.breaks[lo]) + dateMention*p.others(m, lo, hi) + dateComma*p.commas(lo, hi)
		}
		if strings.Contains(d.Value, "/") {
			c.cost -= 4
		}
		bound := s.First
		if tok > m.last && !m.record {
			bound = max(bound, m.last+1)
		}
		c.role = p.roleBehind(p.role(tok, bound), c.end)
		if !m.record {
			c.cost += p.owned(m, tok, p.t.TokenAt(d.End), hi-lo)
		}
		if c.role == 'x' && hi-lo > 1 {
			continue
		}
		out = append(out, c)
	}
	return out
}

// What a date costs that stands nearer to another mention of the sentence, and
// more if a comma or clause parts it from this one.
const (
	ownedNear = 15
	ownedFar  = 70
)
