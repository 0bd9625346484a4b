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
	if (c.kind == "ended" || c.kind == "stopped" && c.first == c.last) && c.first > 0 && p.t.Tokens[c.first-1].Sent == p.t.Tokens[c.first].Sent {
		if n := p.t.Tokens[c.first-1].Word.Norm; n == "kan" || n == "kunne" {
			return -1 << 20 // 'kan stoppes' is no end
		}
	}
	if c.status == Declined && p.thing(c) {
		return -1 << 20
	}
	s := &p.t.Sentences[m.sent]
	breaks := int(p.breaks[hi] - p.breaks[lo])
	if c.first > m.last && int(p.t.Tokens[c.first].Sent) == m.sent+1 {
		breaks -= 3 // behind the mention's label
	}
	if c.last < m.first && int(p.t.Tokens[c.first].Sent) == m.sent-1 {
		breaks -= 3 // before the colon
	}
	if c.kind == "none-held" && breaks > 0 && hi-lo > 1 && !m.record && int(p.t.Tokens[c.first].Sent) == m.sent && p.newVerb(lo, hi) {
		return -1 << 20
	}
	v := c.rank - perBreak*max(breaks, 0) - min(hi-lo, 30)/perToken
	if c.kind == "option" && p.t.SentenceOf(c.first).IsLabel {
		v -= beside // a heading
	}
	switch {
	case c.status == "" && c.kind != "reference":
		return c.rank
	case c.kind == "side-effect" && m.row.typ != medicine, c.kind == "refused" && m.row.typ == "udredning",
		c.kind == "reference" && hi-lo > 2, m.row.need&needRefer != 0 && p.t.Tokens[c.first].Word.Norm == "henviser" && c.last <= c.first+1, c.kind == "hint" && standing[m.row.typ],
		c.kind == "follows" && hi-lo > 1:
		return -1 << 20
	case c.kind == "outcome" && runsOnceGranted[m.row.typ]:
		return -1 << 20
	case c.kind == "time" && single[m.row.typ], c.kind == "time" && c.first > m.last && len(p.cuesIn(c.last+1, c.last+3)) > 0:
		return -1 << 20 // 'og nu venter hun på' speaks of what follows
	case c.kind == "time" && hi == lo:
		return c.rank + beside
	case c.kind == "hint" && (hi-lo > 5 || p.others(m, lo, hi) > 0):
		return -1 << 20
	}
	if at := p.adjunct(m, s); at >= 0 && !m.record {
		switch {
		case c.kind == "hint" && c.first == at && p.afterwards(m, s):
			return c.rank + afterThis
		case (c.last < at || c.first > m.last && p.clauses(m.last, c.first) == 0) && p.others(m, max(s.First, m.first-maxReach), min(s.Last, m.last+maxReach)) > 0:
			v -= outside
		}
	}
	if c.first > m.last && (c.status == Interrupted || c.status == Declined || c.kind == "still" || c.kind == "seen") && len(p.mentionsIn(lo, hi)) == 0 && int(p.t.Tokens[c.first].Sent) == m.sent {
		v += (perBreak-2)*max(breaks, 0) + 4 // what came later in one sentence counts
	}
	if m.row.need&needDrug != 0 && c.first > m.last && !m.record && p.ownTime(lo, hi) && !together[p.norm(s, c.first-1)] {
		return -1 << 20
	}
	if c.first > m.last && c.forward && c.kind == "running" && len(p.mentionsIn(c.last+1, c.last+2)) > 0 && !m.record {
		v -= beside // 'fortsat bostøtte' speaks of what follows
	}
	if c.first > m.last && c.forward && !m.record && (c.kind == "running" || c.kind == "still" || c.kind == "begun" || c.kind == "follows") && p.namesNext(m, c) {
		v -= 2 * beside // 'har droppet holdet, men går stadig til træning'
	}
	v -= p.relative(lo, hi, c)
	if m.record {
		return v + perBreak*max(breaks, 0) + perCell*p.t.SentenceOf(c.first).Cell
	}
	if c.first > m.last && p.bracketed(lo, hi) && len(p.mentionsIn(lo, hi)) > 0 {
		return v - crossed
	}
	if c.last < m.first && (p.cutOff(lo, hi) || p.ownNoun(c, lo, hi)) {
		return -1 << 20
	}
	if lo == hi && stage[c.status] == 4 && c.last < m.first && c.first < c.last && governing[p.t.Tokens[c.last].Word.Norm] {
		v += tight // 'afbrydelse af praktikken'
	}
	between := p.others(m, lo, hi)
	if between > 0 && len(p.cuesIn(lo, hi)) > 0 {
		return v - crossed
	}
	if between == 0 && c.first > m.last && p.turn(lo, hi) {
		v += perBreak + 4
	}
	return v - perMention*between - p.elsewhere(m, c)
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

// verbs that open a further statement on the same subject. Read only.
var statementVerbs = words(`er var har havde blev bliver kan skal vil modtager får går kommer`)

// newVerb reports whether a comma and a finite verb stand in the tokens [lo, hi):
// 'har aldrig været i praktik, er i fremgang hos bostøtten'.
func (p *page) newVerb(lo, hi int) bool {
	for i := lo; i+1 < hi; i++ {
		if p.t.Tokens[i].Word.Norm == "," && statementVerbs[p.t.Tokens[i+1].Word.Norm] {
			return true
		}
	}
	return false
}

// together are words by which a cue speaks of all that stands before. Read only.
var together = words(`begge alle blev er samt alt`)

// ownTime reports whether a date and then another medicine stand in the tokens
// [lo, hi): what follows them is of the other one.
func (p *page) ownTime(lo, hi int) bool {
	next := p.mentionsIn(lo, hi)
	if len(next) == 0 {
		return false
	}
	for i := lo; i < next[0].first; i++ {
		if p.inDate(p.t.Tokens[i].Start) {
			return true
		}
	}
	return false
}

// ownNoun reports whether a cue that is a determiner has a noun of its own in
// the tokens [lo, hi): 'ingen løft, pauser efter behov og hjælpemidler'.
func (p *page) ownNoun(c *cue, lo, hi int) bool {
	if n := p.t.Tokens[c.first].Word.Norm; c.first != c.last || n != "ingen" && n != "intet" {
		return false
	}
	for i := lo; i < hi; i++ {
		if len(p.mentionsIn(i, i+1)) > 0 {
			return false
		}
		if n := p.t.Tokens[i].Word.Norm; n == "," || n == ";" {
			return i > lo
		}
	}
	return false
}

// cutOff reports whether a bracket closes in the tokens [lo, hi) or 'bortset fra'
// excepts what follows: a cue before does not reach over.
func (p *page) cutOff(lo, hi int) bool {
	open := 0
	for i := lo; i < hi; i++ {
		switch p.t.Tokens[i].Word.Norm {
		case "(":
			open++
		case ")":
			if open--; open < 0 {
				return true
			}
		case "bortset", "undtagen":
			return true
		case "over":
			if i > 0 && p.t.Tokens[i-1].Word.Norm == "ud" {
				return true
			}
		}
	}
	return false
}

// turn reports whether 'men' stands in the tokens [lo, hi): what follows it is
// how it ended.
func (p *page) turn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.t.Tokens[i].Word.Norm == "men" {
			return true
		}
	}
	return false
}

// relative is what a cue costs that stands in a relative clause behind the
// mention: in 'forløbet, som lægen anbefalede, blev afbrudt' the main verb counts.
func (p *page) relative(lo, hi int, c *cue) int {
	for i := hi - 1; i > lo; i-- {
		switch p.t.Tokens[i].Word.Norm {
		case ",", ";":
			return 0
		case "som", "der":
			if p.t.Tokens[i-1].Word.Norm == "," && c.first == hi {
				return inRelative
			}
		}
	}
	return 0
}

// others counts the mentions of measures of another type in the tokens [lo, hi).
func (p *page) others(m *mention, lo, hi int) int {
	n := 0
	for _, o := range p.mentionsIn(lo, hi) {
		if o.row.typ != m.row.typ {
			n++
		}
	}
	return n
}

// bracketed reports whether a bracket opens in the tokens [lo, hi): a cue in it
// belongs to what stands right before.
func (p *page) bracketed(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.t.Tokens[i].Word.Norm == "(" {
			return true
		}
	}
	return false
}

// elsewhere is what a cue before the mention costs if it is rather the end of
// what was said of an earlier measure: 'mentor afbrudt, praktik'.
func (p *page) elsewhere(m *mention, c *cue) int {
	if c.first > m.last || !c.back {
		return 0
	}
	s := &p.t.Sentences[m.sent]
	for i := c.first - 1; i >= s.First && i >= c.first-6; i-- {
		if p.clauses(i, c.first) > 0 {
			return 0
		}
		if len(p.mentionsIn(i, i+1)) > 0 && p.split(c.last+1, m.first) {
			return 30
		}
	}
	return 0
}

// split reports whether a comma or semicolon stands in the tokens [lo, hi).
func (p *page) split(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.t.Tokens[i].Word.Norm {
		case ",", ";", "(", ":", "og":
			return true
		}
	}
	return false
}
