package indsats

import (
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
	bare       = 10 // what an outcome adds that is a sentence of its own
	beside     = 20 // what a word of time adds that stands right beside the mention
	inRelative = 15 // what a cue in a relative clause costs
	afterThis  = 32 // what 'efter' adds before a measure of a clause that is past
	tight      = 8  // what a cue adds that ends with the preposition of the mention
	outside    = 20 // what a cue costs that speaks of what was done after or before the mention
	perCell    = 8  // what each further cell of a row of measures adds
	least      = 28
	maxReach   = 150 // tokens that a cue is looked for before and behind a mention
	maxItem    = 24  // tokens of an item that is read as one
)

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
	} else if b := &p.t.Blocks[m.block]; b.Kind == match.Item && b.Last-b.First <= maxItem && len(p.mentionsIn(b.First, b.Last)) == 1 {
		to = b.Last // what follows in a short item speaks of its measure
	}
	if before := p.beforeColon(m); before != nil {
		from = before.First
	}
	in := p.cuesIn(max(from, m.first-maxReach), min(to, m.last+maxReach))
	for i := range in {
		if v := p.score(m, &in[i]); v > top {
			best, top = &in[i], v
		}
	}
	if m.record {
		return best, top
	}
	return p.laterCue(m, to, best, top)
}

// laterCue looks for the outcome in the sentences behind a mention's, from token
// to on, and returns it if it is surer than the best so far.
func (p *page) laterCue(m *mention, to int, best *cue, top int) (*cue, int) {
	for k := 1; k <= lookahead; k++ {
		next := p.follows(m, k)
		if next == nil || p.t.Tokens[next.Last-1].Word.Norm == ":" {
			break // a label of what follows
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
			if !c.back || p.thing(c) || (c.forward || c.kind == "done" || c.kind == "refused") && len(named) > 0 && c.last < named[0].first && named[0].first-c.last <= 4 && !p.reasonBetween(c.last+1, named[0].first) {
				continue
			}
			if !turns(c) {
				if best != nil && p.goesOnTo(m, best, next, c) && !p.negated(m, c) {
					best, top = c, max(top, c.rank-5*k)
				}
				continue
			}
			if v, ok := p.laterScore(m, best, next, c, k); v > top && (ok || p.anaphoric(m, next, c)) {
				best, top = c, v
			}
		}
		if limit < next.Last {
			break
		}
	}
	return best, top
}

// laterScore says how surely a cue of the k-th sentence behind a mention tells
// how it went; ok if it stands there alone: 'Afsluttet.'
func (p *page) laterScore(m *mention, best *cue, next *match.Sentence, c *cue, k int) (v int, ok bool) {
	cost := outcome
	if c.status == Declined && p.complete(c) || c.kind == "accepted" {
		cost = outcome / 2 // an answer to what was offered
	}
	after := k
	if p.behindLabel(m) != nil {
		after = k - 1
	}
	v = c.rank - cost*after - (c.first-next.First)/perToken
	if best != nil && opened[best.kind] && c.first == next.First && stage[c.status] == 4 {
		v += beside // it began, and then it ended
	}
	if c.first == next.First && next.Last-c.last <= 2 && k == 1 {
		return max(v, c.rank+bare), true
	}
	return v, false
}

// turns reports whether a cue of a later sentence may change what was said of a
// measure: it did not come about, was refused, stopped or carried through.
func turns(c *cue) bool {
	switch c.status {
	case Declined, NotRelevant, Interrupted:
		return true
	}
	return c.status == Completed && c.rank >= 60 || c.kind == "accepted"
}

// refusing are the first words of an answer that was given. Read only.
var refusing = words(`takkede sagde takket sagt har afslog`)

// opened are the kinds of cues of a measure that has begun or is to begin. Read only.
var opened = words(`running begun start`)

// comeAbout are the kinds of cues by which something proposed or arranged has
// come about. Read only.
var comeAbout = words(`running begun done as-agreed ended now accepted go-on`)

// goesOnTo reports whether a cue of a later sentence tells that what was only
// proposed or arranged has come about: 'Hun har siden fået en', 'Forløbet blev
// sat i gang'. The sentence must speak on of the measure by a word for it.
func (p *page) goesOnTo(m *mention, best *cue, s *match.Sentence, c *cue) bool {
	if stage[best.status] >= 3 || best.status == Mentioned || stage[c.status] < 3 || !comeAbout[c.kind] {
		return false
	}
	for i := s.First; i < min(s.Last, s.First+8); i++ {
		if n := p.t.Tokens[i].Word.Norm; courses[n] || n == "siden" && i+1 < s.Last {
			return true
		}
	}
	return false
}

// courses are words for a measure that was named before. Read only.
var courses = words(`forløbet ordningen tilbuddet indsatsen behandlingen støtten pladsen kurset holdet opholdet perioden aftalen ansættelsen jobbet
bevillingen samtalerne træningen undersøgelsen`)

// reasonBetween reports whether a preposition of a reason stands in the tokens
// [lo, hi).
func (p *page) reasonBetween(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch n := p.t.Tokens[i].Word.Norm; n {
		case "da", "fordi", "efter", "under", "grund":
			return true
		default:
			if causes[n] {
				return true
			}
		}
	}
	return false
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
ville har virkningen effekten herefter derefter siden`)

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
	case c.status == Declined && p.complete(c) && (c.first <= s.First+3 || c.first <= s.First+14 && refusing[p.t.Tokens[c.first].Word.Norm]):
		return true
	case c.status == Declined && c.kind != "not-used" && c.last >= s.Last-2 && c.first <= s.First+7:
		return true // 'Både hun og hendes mor er imod.'
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
