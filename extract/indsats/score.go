package indsats

import "oplyst/extract/match"

// score says how surely a cue governs a mention.
func (p *page) score(m *mention, c *cue) int {
	lo, hi := c.last+1, m.first
	switch {
	case c.last < m.first:
		if !c.forward {
			return -1 << 20
		}
	case c.first > m.last:
		if !c.back && !p.stranded(m, c) {
			return -1 << 20
		}
		lo, hi = m.last+1, c.first
	default: // they share words: 'bør prøves' and 'prøves af'
		if c.first >= m.first && c.last <= m.last {
			return -1 << 20
		}
		return c.rank
	}
	s := &p.t.Sentences[m.sent]
	breaks := int(p.breaks[hi] - p.breaks[lo])
	if at := int(p.t.Tokens[c.first].Sent); c.first > m.last && at == m.sent+1 || c.last < m.first && at == m.sent-1 {
		breaks -= 3 // behind the mention's label, or before the colon
	}
	if (c.status != "" || c.kind == "reference") && p.barred(m, c, lo, hi, breaks) {
		return -1 << 20
	}
	v := c.rank - perBreak*max(breaks, 0) - min(hi-lo, 30)/perToken
	switch {
	case c.status == "" && c.kind != "reference":
		return c.rank
	case c.kind == "time" && hi == lo:
		return c.rank + beside
	case c.kind == "option" && p.t.SentenceOf(c.first).IsLabel:
		v -= beside // a heading
	}
	if at := p.adjunct(m, s); at >= 0 && !m.record {
		if c.kind == "hint" && c.first == at && p.afterwards(m, s) {
			return c.rank + afterThis
		}
		v -= p.beyond(m, c, at)
	}
	if c.first > m.last && (c.status == Interrupted || c.status == Declined || c.kind == "still" || c.kind == "seen") && len(p.mentionsIn(lo, hi)) == 0 && int(p.t.Tokens[c.first].Sent) == m.sent {
		v += (perBreak-2)*max(breaks, 0) + 4 // what came later in one sentence counts
	}
	v -= p.relative(lo, hi, c) + p.ahead(m, c)
	if m.record {
		return v + perBreak*max(breaks, 0) + perCell*p.t.SentenceOf(c.first).Cell
	}
	if c.last < m.first && (p.cutOff(lo, hi) || p.ownNoun(c, lo, hi)) {
		return -1 << 20
	}
	if lo == hi && stage[c.status] == 4 && c.last < m.first && c.first < c.last && governing[p.t.Tokens[c.last].Word.Norm] {
		v += tight // 'afbrydelse af praktikken'
	}
	between := p.others(m, lo, hi)
	if between > 0 && len(p.cuesIn(lo, hi)) > 0 || c.first > m.last && p.bracketed(lo, hi) && len(p.mentionsIn(lo, hi)) > 0 {
		return v - crossed
	}
	if between == 0 && c.first > m.last && p.turn(lo, hi) {
		v += perBreak + 4
	}
	return v - perMention*between - p.elsewhere(m, c)
}

// barred reports whether a cue cannot govern a mention at all, with the tokens
// [lo, hi) and so many clause boundaries between them.
func (p *page) barred(m *mention, c *cue, lo, hi, breaks int) bool {
	s := &p.t.Sentences[m.sent]
	switch {
	case c.status == Declined && p.thing(c), p.onlyMay(c):
	case c.kind == "none-held" && breaks > 0 && hi-lo > 1 && !m.record && int(p.t.Tokens[c.first].Sent) == m.sent && p.newVerb(lo, hi):
	case c.kind == "none-held" && m.row.need&(needRefer|needExam) != 0 && c.first == c.last && hi-lo > 1 && places[p.norm(s, m.first-1)]:
		// 'ingen retinopati ved øjenlæge'
	case stage[c.status] == 4 && c.last < m.first && !m.record && breaks > 0 && p.turn(lo, hi):
	case c.kind == "side-effect" && m.row.typ != medicine, c.kind == "refused" && m.row.typ == "udredning":
	case c.kind == "reference" && hi-lo > 2, c.kind == "follows" && hi-lo > 1:
	case m.row.need&needRefer != 0 && p.t.Tokens[c.first].Word.Norm == "henviser" && c.last <= c.first+1:
	case c.kind == "hint" && (standing[m.row.typ] || hi-lo > 5 || p.others(m, lo, hi) > 0):
	case c.kind == "outcome" && runsOnceGranted[m.row.typ]:
	case c.kind == "time" && (single[m.row.typ] || c.first > m.last && len(p.cuesIn(c.last+1, c.last+3)) > 0):
		// 'og nu venter hun på' speaks of what follows
	case m.row.need&needDrug != 0 && c.first > m.last && !m.record && p.ownTime(lo, hi) && !together[p.norm(s, c.first-1)] && !(c.status == Declined && p.complete(c) && len(p.mentionsIn(lo, hi)) == 0):
	default:
		return false
	}
	return true
}

// places stand before who or what found nothing. Read only.
var places = words(`ved hos på fra`)

// onlyMay reports whether an end is only possible: 'kan stoppes'.
func (p *page) onlyMay(c *cue) bool {
	if c.kind != "ended" && (c.kind != "stopped" || c.first != c.last) || c.first == 0 || p.t.Tokens[c.first-1].Sent != p.t.Tokens[c.first].Sent {
		return false
	}
	n := p.t.Tokens[c.first-1].Word.Norm
	return n == "kan" || n == "kunne"
}

// ahead is what a cue behind a mention costs that speaks of the measure behind
// it: 'fortsat bostøtte', 'har droppet holdet, men går stadig til træning'.
func (p *page) ahead(m *mention, c *cue) int {
	if c.first <= m.last || !c.forward || m.record {
		return 0
	}
	cost := 0
	if c.kind == "running" && len(p.mentionsIn(c.last+1, c.last+2)) > 0 {
		cost = beside
	}
	switch c.kind {
	case "running", "still", "begun", "follows":
		if p.namesNext(m, c) {
			cost += 2 * beside
		}
	}
	return cost
}

// Prepositions that a cue may end with. Read only.
var governing = words(`af fra til i på om hos med for`)

// stranded reports whether a cue ends with a preposition whose object is the
// mention that opens the sentence: 'Psykoterapi har han profiteret af.'
func (p *page) stranded(m *mention, c *cue) bool {
	s := &p.t.Sentences[m.sent]
	if m.first > s.First+2 || c.first >= s.Last || !governing[p.t.Tokens[c.last].Word.Norm] || len(p.mentionsIn(m.last+1, s.Last)) > 0 {
		return false
	}
	return c.last+1 >= s.Last || p.t.Tokens[c.last+1].Kind == match.PunctToken || p.cls[c.last+1]&isJoint != 0
}

// namesNext reports whether another measure stands right behind a cue.
func (p *page) namesNext(m *mention, c *cue) bool {
	for _, o := range p.mentionsIn(c.last+1, c.last+3) {
		if o.first != m.first && p.t.Tokens[o.first].Sent == p.t.Tokens[c.last].Sent && p.clauses(c.last, o.first) == 0 {
			return true
		}
	}
	return false
}
