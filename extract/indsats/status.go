package indsats

import "oplyst/extract/match"

// Weights of the choice among cues: what a clause boundary, another measure
// and a token between cue and mention cost, and the least a cue must keep.
const (
	perBreak   = 10
	perMention = 4
	crossed    = 45 // another measure that has a cue of its own between
	perToken   = 2  // tokens that cost one
	lookahead  = 3  // sentences of the same block or cell that may carry the outcome
	outcome    = 12 // what an outcome in a later sentence costs
	least      = 28
)

// decide gives a mention its status and says why. It returns false if a cue
// says that the mention is not about a measure of this citizen.
func (p *page) decide(m *mention) bool {
	best, score := p.bestCue(m)
	if best != nil && best.status == "" {
		return false
	}
	if best != nil && score >= least {
		m.status, m.cue, m.why = best.status, best, best.rule(p.t)
	}
	return true
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
		if next == nil || len(p.mentionsIn(next.First, next.Last)) > 0 {
			break
		}
		later := p.cuesIn(next.First, next.Last)
		for i := range later {
			c := &later[i]
			if !c.back || c.rank < 60 || c.status == Ongoing || c.status == Recommended && c.rank < 80 {
				continue
			}
			if v := c.rank - outcome*k - (c.first-next.First)/perToken; v > top && p.anaphoric(next, c) {
				best, top = c, v
			}
		}
	}
	return best, top
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

// anaphoric reports whether a cue opens its sentence, or the sentence opens
// with a word that points back.
func (p *page) anaphoric(s *match.Sentence, c *cue) bool {
	return c.first <= s.First+1 || pronouns[p.t.Tokens[s.First].Word.Norm]
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
	default:
		return -1 << 20
	}
	v := c.rank - perBreak*int(p.breaks[hi]-p.breaks[lo]) - min(hi-lo, 30)/perToken
	if m.record {
		return v + perBreak*int(p.breaks[hi]-p.breaks[lo])
	}
	between := p.others(m, lo, hi)
	if between == 0 {
		return v - p.elsewhere(m, c)
	}
	if len(p.cuesIn(lo, hi)) > 0 || p.bracketed(c, lo, hi) {
		return v - crossed
	}
	return v - perMention*between - p.elsewhere(m, c)
}

// others counts the mentions of other words in the tokens [lo, hi).
func (p *page) others(m *mention, lo, hi int) int {
	n := 0
	for _, o := range p.mentionsIn(lo, hi) {
		if o.first != m.first {
			n++
		}
	}
	return n
}

// bracketed reports whether a cue stands in brackets that open after lo: it
// then belongs to what stands before the bracket.
func (p *page) bracketed(c *cue, lo, hi int) bool {
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
		if n := p.t.Tokens[i].Word.Norm; n == "," && p.breaks[c.first] == p.breaks[i] {
			continue
		}
		if p.breaks[c.first] != p.breaks[i] {
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
