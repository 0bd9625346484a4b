package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// Weights of the choice among cues: what a clause boundary, another measure
// and a token between cue and mention cost, and the least a cue must keep.
const (
	perBreak   = 10
	perMention = 4
	crossed    = 45 // another measure that has a cue of its own between
	perToken   = 2  // tokens that cost one
	lookahead  = 3  // sentences of the same block or cell that may carry the outcome
	outcome    = 12 // what an outcome in a later sentence costs
	beside     = 20 // what a word of time adds that stands right beside the mention
	inRelative = 15 // what a cue in a relative clause costs
	perCell    = 8  // what each further cell of a row of measures adds
	least      = 28
)

// decide gives a mention its status and says why. It returns false if a cue
// says that the mention is not about a measure of this citizen.
func (p *page) decide(m *mention, doc DocInfo) bool {
	if s := &p.t.Sentences[m.sent]; p.ticked(m, s) {
		m.status, m.why, m.firm = Ongoing, "box ticked", true
		return true
	}
	best, score := p.bestCue(m)
	if best != nil && best.status == "" {
		return false
	}
	if p.plainlyDenied(m) && (best == nil || p.apart(m, best)) {
		m.status, m.why, m.firm = NotRelevant, "negated", true
		return true
	}
	if best == nil || score < least {
		return true
	}
	if l := p.leadFor(m); best.rank < 60 && l.status != "" && !(l.status == Planned && p.goesOn(m)) {
		return true // the lead-in of a list says more than a weak cue
	}
	m.status, m.cue, m.why = best.status, best, best.rule(p.t)
	if p.negated(m, best) {
		if st, ok := turned(best); ok {
			m.status, m.why = st, m.why+", negated"
			return true
		}
	}
	p.reasoned(m)
	p.adjust(m, doc)
	return true
}

// plainlyDenied reports whether 'ikke' or 'ingen' stands right before the words
// of a mention.
func (p *page) plainlyDenied(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	i := m.first - 1
	switch p.norm(s, i) {
	case "er", "var", "findes", "foreligger", "et", "en", "nogen", "noget":
		i--
	}
	switch p.norm(s, i) {
	case "ikke", "ingen", "intet", "hverken":
		return !p.blocked[i]
	}
	return false
}

// apart reports whether a clause boundary or a sentence end stands between a
// mention and a cue.
func (p *page) apart(m *mention, c *cue) bool {
	if c.first > m.last {
		return p.clauses(m.last, c.first) > 0
	}
	return p.clauses(c.last, m.first) > 0
}

// Words that put the rest of their clause into the future. Read only.
var awaiting = words(`når før inden indtil hvis`)

// adjust corrects the status a cue gives by what it is said of: started
// medicine runs, an aid somebody gets is delivered, 'når forløbet er
// gennemført' is still to come, and what ran out before today is completed.
func (p *page) adjust(m *mention, doc DocInfo) {
	c := m.cue
	switch {
	case m.row.need&needDrug != 0 && m.status == Planned && c.kind == "start":
		m.status = Ongoing
	case m.row.typ == "hjaelpemidler" && (m.status == Ongoing || m.status == Planned && granted[p.t.Tokens[c.last].Word.Norm]):
		m.status = Completed
	case m.row.need&needPsych != 0 && m.status == Interrupted:
		m.status = Completed
	case m.status == Planned && granted[p.t.Tokens[c.last].Word.Norm] && runsOnceGranted[m.row.typ]:
		m.status, m.timed = Ongoing, true
	case m.status == Recommended && runsOnceGranted[m.row.typ] && p.ends(m):
		m.status = Ongoing // 'støtten i botilbuddet' is there already
	case m.status == Planned && p.onlyAdvised(m):
		m.status = Recommended
	case c.kind == "ended" && p.awaited(m):
		m.status = Ongoing // 'når bostøtten stopper'
	case m.status == Completed && p.awaited(m):
		m.status = Planned
	case m.status == Ongoing && p.t.Tokens[c.first].Word.Norm == "udløber" && p.endedBefore(m, doc.Date):
		m.status = Completed
	}
}

// runsOnceGranted are the supports that run when they are granted. Read only.
var runsOnceGranted = words(`hjemmehjaelp bostoette botilbud`)

// onlyAdvised reports whether an arrangement stands in what somebody advises:
// 'teamet anbefaler, at der bevilges bostøtte'.
func (p *page) onlyAdvised(m *mention) bool {
	w := p.t.Tokens[m.cue.first].Word.Norm
	if !strings.HasSuffix(w, "es") && m.cue.kind != "start" {
		return false
	}
	s := &p.t.Sentences[m.sent]
	for _, c := range p.cuesIn(s.First, min(m.first, m.cue.first)) {
		if c.kind == "advised" && !p.negated(m, &c) {
			return true
		}
	}
	return false
}

// granted are the words of granting. Read only.
var granted = words(`bevilget bevilges bevilling`)

// awaited reports whether 'når', 'før' or 'inden' opens the clause of the
// mention or its cue.
func (p *page) awaited(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	lo := min(m.first, m.cue.first)
	return p.awaitedFrom(s, lo)
}

// awaitedFrom reports whether 'når', 'før' or 'inden' opens the clause of token
// lo, and no past tense stands between.
func (p *page) awaitedFrom(s *match.Sentence, lo int) bool {
	for i := lo - 1; i >= s.First && i >= lo-10; i-- {
		n := p.t.Tokens[i].Word.Norm
		if awaiting[n] {
			return p.clauses(i, lo) == 0
		}
		if past[n] {
			return false
		}
	}
	return false
}

// endedBefore reports whether a date of the mention's sentence lies before day.
func (p *page) endedBefore(m *mention, day string) bool {
	s := &p.t.Sentences[m.sent]
	for _, d := range dates.In(p.ds, s.Start, s.End) {
		if _, end := d.Bounds(); end != "" && end < day {
			return true
		}
	}
	return false
}

// bestCue returns the cue that governs a mention, and how surely.
func (p *page) bestCue(m *mention) (*cue, int) {
	var best *cue
	top := -1 << 30
	s := &p.t.Sentences[m.sent]
	from, to := s.First, s.Last
	if m.record {
		b := &p.t.Blocks[m.block]
		from, to = b.First, b.Last
	} else if next := p.behindLabel(m); next != nil {
		to = next.Last
	}
	if before := p.beforeColon(m); before != nil {
		from = before.First
	}
	in := p.cuesIn(from, to)
	for i := range in {
		if v := p.score(m, &in[i]); v > top {
			best, top = &in[i], v
		}
	}
	if m.record {
		return best, top
	}
	for k := 1; k <= lookahead; k++ {
		next := p.follows(m, k)
		if next == nil {
			break
		}
		if next.First < to {
			continue // already looked at: it stands behind the mention's label
		}
		limit := next.Last
		named := p.mentionsIn(next.First, next.Last)
		if len(named) > 0 {
			limit = named[0].first
		}
		later := p.cuesIn(next.First, limit)
		for i := range later {
			c := &later[i]
			if !c.back || !turns(c) || c.forward && len(named) > 0 && c.last < named[0].first && named[0].first-c.last <= 4 {
				continue
			}
			if v := c.rank - outcome*k - (c.first-next.First)/perToken; v > top && p.anaphoric(m, next, c) {
				best, top = c, v
			}
		}
		if limit < next.Last {
			break
		}
	}
	return best, top
}

// turns reports whether a cue of a later sentence may change what was said of a
// measure: it did not come about, was refused, stopped or carried through.
func turns(c *cue) bool {
	switch c.status {
	case Declined, NotRelevant, Interrupted:
		return true
	}
	return c.status == Completed && c.rank >= 60
}

// follows returns the k-th sentence after the mention's within its block and
// cell, nil if there is none.
func (p *page) follows(m *mention, k int) *match.Sentence {
	i := m.sent + k
	if i >= len(p.t.Sentences) {
		return nil
	}
	s, own := &p.t.Sentences[i], &p.t.Sentences[m.sent]
	if s.Block != own.Block || s.Cell != own.Cell {
		return nil
	}
	return s
}

// pronouns open a sentence that speaks on of what the one before named. Read only.
var pronouns = words(`det den de dette denne disse han hun der begge ingen parret borger borgeren pt pt. patienten forløbet blev måtte kunne
ville har virkningen effekten`)

// behindLabel returns the sentence behind a mention that is itself a label:
// 'Mentor: borgeren takker nej'. It is nil if the mention is none.
func (p *page) behindLabel(m *mention) *match.Sentence {
	s := &p.t.Sentences[m.sent]
	if p.t.Tokens[s.Last-1].Word.Norm != ":" {
		return nil
	}
	return p.follows(m, 1)
}

// beforeColon returns the sentence that leads in the mention's with a colon, in
// the same block and cell; nil if there is none.
func (p *page) beforeColon(m *mention) *match.Sentence {
	if m.sent == 0 || m.record {
		return nil
	}
	s, own := &p.t.Sentences[m.sent-1], &p.t.Sentences[m.sent]
	if s.Block != own.Block || s.Cell != own.Cell || s.Last <= s.First || p.t.Tokens[s.Last-1].Word.Norm != ":" {
		return nil
	}
	return s
}

// anaphoric reports whether a cue of a later sentence speaks of the mention: it
// opens its sentence, or the sentence opens with a word that points back or
// with the citizen who refuses, or all stands in one list item.
func (p *page) anaphoric(m *mention, s *match.Sentence, c *cue) bool {
	switch {
	case c.first == s.First:
		return true
	case c.first <= s.First+6 && pronouns[p.t.Tokens[s.First].Word.Norm]:
		return true
	case c.first <= s.First+3 && c.status == Declined:
		return p.complete(c)
	}
	return p.blockKind(m) == match.Item && c.status == Interrupted
}

// complete reports whether a refusal needs no object behind it: 'takker nej',
// 'ønsker det ikke'.
func (p *page) complete(c *cue) bool {
	for i := c.first; i <= c.last; i++ {
		if n := p.t.Tokens[i].Word.Norm; n == "nej" || n == "det" || n == "behov" {
			return true
		}
	}
	return false
}

// score says how surely a cue governs a mention.
func (p *page) score(m *mention, c *cue) int {
	lo, hi := c.last+1, m.first
	switch {
	case c.last < m.first:
		if !c.forward {
			return -1 << 20
		}
	case c.first > m.last:
		if !c.back {
			return -1 << 20
		}
		lo, hi = m.last+1, c.first
	default: // they share words: 'bør prøves' and 'prøves af'
		if c.first >= m.first && c.last <= m.last {
			return -1 << 20
		}
		return c.rank
	}
	breaks := int(p.breaks[hi] - p.breaks[lo])
	if c.first > m.last && int(p.t.Tokens[c.first].Sent) == m.sent+1 {
		breaks -= 3 // behind the mention's label
	}
	if c.last < m.first && int(p.t.Tokens[c.first].Sent) == m.sent-1 {
		breaks -= 3 // before the colon
	}
	v := c.rank - perBreak*max(breaks, 0) - min(hi-lo, 30)/perToken
	switch {
	case c.status == "" && c.kind != "reference":
		return c.rank
	case c.kind == "side-effect" && m.row.typ != medicine, c.kind == "refused" && m.row.typ == "udredning",
		c.kind == "reference" && hi-lo > 2, c.kind == "hint" && standing[m.row.typ]:
		return -1 << 20
	case c.kind == "outcome" && runsOnceGranted[m.row.typ]:
		return -1 << 20
	case c.kind == "time" && hi == lo:
		return c.rank + beside
	}
	v -= p.relative(lo, hi, c)
	if m.record {
		return v + perBreak*max(breaks, 0) + perCell*p.t.SentenceOf(c.first).Cell
	}
	if c.first > m.last && p.bracketed(lo, hi) && len(p.mentionsIn(lo, hi)) > 0 {
		return v - crossed
	}
	if c.last < m.first && p.cutOff(lo, hi) {
		return -1 << 20
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
