package indsats

// negators turn a cue round. Read only.
var negators = words(`ikke aldrig næppe ej hverken heller`)

// How far a negator may stand from its cue, in tokens.
const (
	negBefore = 10
	negAfter  = 6
	negBehind = 3 // after a cue that stands behind the mention
)

// negated reports whether a negator stands in the clause of a cue: before a
// participle ('ikke været afprøvet'), or after a verb and before what it governs
// ('ønsker for tiden ikke').
func (p *page) negated(m *mention, c *cue) bool {
	for i := c.first; i <= c.last; i++ {
		if n := p.t.Tokens[i].Word.Norm; negators[n] || n == "nej" || n == "ingen" || n == "uden" {
			return false
		}
	}
	s := p.t.SentenceOf(c.first)
	for i := c.first - 1; i >= s.First && i >= c.first-negBefore && p.clauses(i, c.first) == 0; i-- {
		if p.negator(i) {
			return true
		}
		switch n := p.t.Tokens[i].Word.Norm; {
		case n == "," && p.norm(s, i+1) != "at", n == ";", n == "(":
			i = s.First - 1
		}
	}
	if c.status == Recommended || c.status == Planned || c.status == Ongoing {
		if p.raised(c) {
			return true
		}
	}
	if c.kind == "done" && c.first > m.last && p.norm(s, c.last+1) == "som" {
		return false // 'afsluttet som ikke responderende'
	}
	end := min(s.Last, c.last+1+negBehind)
	if m.first > c.last {
		end = min(m.first, c.last+1+negAfter)
	}
	for i := c.last + 1; i < end && p.clauses(c.last, i) == 0; i++ {
		if p.negator(i) {
			return true
		}
	}
	return false
}

// things are subjects that cannot refuse: 'det vil ikke genskabe funktionen'. Read only.
var things = words(`det den dette denne der disse kroppen ryggen benene armen hånden hovedet nakken skulderen knæet hoften behandlingen indsatsen forløbet praktikken støtten medicinen tilbuddet indsatserne effekten
virkningen arbejdsevnen funktionen tilstanden operationen`)

// thing reports whether a bare 'vil ikke' has a thing for its subject.
func (p *page) thing(c *cue) bool {
	n := p.t.Tokens[c.first].Word.Norm
	if n != "vil" && n != "ville" || c.last != c.first+1 {
		return false
	}
	return c.first > 0 && things[p.t.Tokens[c.first-1].Word.Norm] && p.t.Tokens[c.first-1].Sent == p.t.Tokens[c.first].Sent
}

// negator reports whether token i is a negator and not part of a phrase such as
// 'ikke kun'.
func (p *page) negator(i int) bool {
	return p.cls[i]&isNegator != 0 && !p.blocked[i]
}

// turned is the status of a cue under negation.
func turned(c *cue) (Status, bool) {
	switch c.kind {
	case "wish":
		return Declined, true
	case "as-agreed", "go-on":
		return Interrupted, true
	case "advised", "option", "arranged", "start", "running", "done":
		return NotRelevant, true
	}
	return c.status, false
}
