package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
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
	if c := p.sheetCue(m); c != nil && (best == nil || score < c.rank) {
		best, score = c, c.rank
	}
	if best == nil || score < least {
		return true
	}
	if l := p.leadFor(m); best.rank < 60 && l.status != "" && !(l.status == Planned && p.goesOn(m)) {
		return true // the lead-in of a list says more than a weak cue
	}
	m.status, m.cue, m.why = best.status, best, best.rule(p.t)
	result, negated := p.ofResult(m, best), p.negated(m, best)
	if result && negated {
		m.status, m.why = Planned, m.why+", no answer yet"
		return true
	}
	if negated {
		if best.kind == "as-agreed" && p.noneHeld(m, best) {
			return false // 'der har ikke været gennemført ressourceforløb'
		}
		if best.kind == "discussed" {
			return false // 'fleksjob blev ikke drøftet'
		}
		if st, ok := turned(best); ok {
			m.status, m.why = st, m.why+", negated"
			return true
		}
	}
	if best.status == Declined && (best.kind == "citizen-no" || best.kind == "unwilling") && p.rejected(best) {
		m.status, m.why = NotRelevant, m.why+", by who decides"
	}
	p.reasoned(m)
	p.adjust(m, doc)
	if result {
		m.status, m.why, m.answerIn = Completed, m.why+", its answer is there", true
	}
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
	for k := m.first - 1; k >= s.First && k >= m.first-3; k-- {
		if p.t.Tokens[k].Word.Norm == "eller" {
			for n := k - 1; n >= s.First && n >= k-12; n-- {
				if p.t.Tokens[n].Word.Norm == "hverken" {
					return true
				}
			}
		}
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
	case m.status == Planned && c.kind == "arranged" && c.first > m.last && p.t.Tokens[c.last].Word.Norm == "til" && c.last+2 < len(p.cls) && p.cls[c.last+2]&isHour != 0:
		m.status = Ongoing // 'er sat op til 4 timer'
	case m.status == NotRelevant && m.row.need&needExam != 0 && c.first > m.last && p.after(&p.t.Sentences[m.sent], m.last, 5, showed):
		m.status = Completed // 'psykiatrisk vurdering fandt ikke grundlag'
	case m.status == Ongoing && c.kind == "running" && c.last < m.first && p.leadFor(m).status == Recommended && p.lettered(m, &p.t.Sentences[m.sent]):
		m.status = Recommended // 'teamet indstiller: a) mentor, b) fortsat bostøtte'
	case m.status == Planned && m.row.need&needRefer != 0 && p.spoke(m):
		m.status = Completed // 'henvist til ortopædkirurg, som ikke fandt'
	case m.status == Interrupted && c.first > m.last && p.attempted(m):
		m.status = NotRelevant // 'forsøgte at etablere et småjob, men det gik i vasken'
	case m.status == Planned && c.kind == "arranged" && standing[m.row.typ] && p.ends(m) && strings.HasPrefix(p.t.Tokens[c.last].Word.Norm, "aftal") && c.last < m.first && m.row.typ != medicine:
		m.status = Ongoing // 'aftalt, at bostøtten fremover kommer om formiddagen'
	case m.status == Ongoing && (c.kind == "running" || c.kind == "begun") && !p.ends(m) && c.last < m.first && p.isGoal(&p.t.Sentences[m.sent]):
		m.status = Planned // 'målet er, at hun kommer i praktik'
	case m.status == NotRelevant && p.t.Tokens[c.last].Word.Norm == "noget" && p.ends(m) && p.isDated(m):
		m.status = Interrupted // it was set going and came to nothing
	case m.row.typ == medicine && c.last > m.last && p.before(&p.t.Sentences[m.sent], m.first, 2, effects):
		m.status = Ongoing // its effect is awaited
	case m.row.typ == "fysioterapi" && m.status == Completed && c.kind == "done" && strings.HasPrefix(p.t.Tokens[m.first].Word.Norm, "genoptræningsplan"):
		m.status = Planned // the plan is made, the training is to come
	case m.status == Declined && p.endedFirst(m):
		m.status = Interrupted // 'afsluttet, da borgeren ikke ønsker mere'
	case m.row.typ == medicine && m.status == Planned && p.t.Tokens[c.first].Word.Norm == "sat":
		m.status = Ongoing // 'sat op til 150 mg'
	case m.row.need&needDrug != 0 && m.status == Planned && c.kind == "start":
		m.status = Ongoing
	case m.row.typ == "hjaelpemidler" && m.status == Planned && p.has(&p.t.Sentences[m.sent], toCome):
	case m.row.typ == "hjaelpemidler" && (m.status == Ongoing || m.status == Planned && granted[p.t.Tokens[c.last].Word.Norm]):
		m.status = Completed
	case m.row.need&needExam != 0 && m.status == Interrupted && !strings.HasPrefix(p.t.Tokens[c.first].Word.Norm, "udeb") && !p.saysNot(c):
		m.status = Completed // a test that was broken off is done
	case m.row.need&needPsych != 0 && m.status == Interrupted:
		m.status = Completed
	case m.status == Planned && granted[p.t.Tokens[c.last].Word.Norm] && runsOnceGranted[m.row.typ]:
		m.status, m.timed = Ongoing, true
	case m.status == Recommended && runsOnceGranted[m.row.typ] && p.ends(m):
		m.status = Ongoing // 'støtten i botilbuddet' is there already
	case m.status == Planned && p.onlyAdvised(m):
		m.status = Recommended
	case m.status == Ongoing && (c.kind == "still" || c.kind == "extension") && c.last < m.first && !p.ends(m) && p.advisedBefore(m):
		m.status = Recommended // 'anbefaler, at kommunen fortsætter med taletræning'
	case c.kind == "ended" && p.awaited(m):
		m.status = Ongoing // 'når bostøtten stopper'
	case m.status == Completed && p.awaited(m):
		m.status = Planned
	case m.status == Ongoing && c.kind == "running" && p.awaited(m) && p.norm(&p.t.Sentences[m.sent], p.t.Sentences[m.sent].First) == "når":
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
	return p.advisedBefore(m)
}

// advisedBefore reports whether a word of advice stands before a mention and its
// cue.
func (p *page) advisedBefore(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	for _, c := range p.cuesIn(max(s.First, m.first-maxReach), min(m.first, m.cue.first)) {
		if c.kind == "advised" && !p.negated(m, &c) {
			return true
		}
	}
	return false
}

// granted are the words of granting. Read only.
var granted = words(`bevilgede bevilligede bevilliget bevilget bevilges bevilling imødekommet tildelt tilkendt`)

// endedFirst makes the word of an end that stands between a mention and a
// refusal its cue, and reports whether there is one.
func (p *page) endedFirst(m *mention) bool {
	if m.cue.first <= m.last {
		return false
	}
	in := p.cuesIn(m.last+1, m.cue.first)
	for i := range in {
		c := &in[i]
		if c.back && (c.status == Interrupted || c.status == Completed && endings[p.t.Tokens[c.first].Word.Norm]) && len(p.mentionsIn(m.last+1, c.first)) == 0 {
			m.cue, m.why = c, c.rule(p.t)
			return true
		}
	}
	return false
}

// effects stand before a medicine that is taken already. Read only.
var effects = words(`effekt effekten virkning virkningen udbyttet`)

// toCome are words of a delivery that has not taken place. Read only.
var toCome = words(`kommer leveres ventes levering leveringstid bestilt`)

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
		if n == "at" && p.norm(s, i-1) == "," {
			return false // 'når lægen skriver, at medicin kan prøves'
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
