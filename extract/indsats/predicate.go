package indsats

import "sort"

// How far what is denied may stand behind its negator, and a believing verb or
// an expectation beside it, in tokens.
const (
	denyReach    = 6
	believeReach = 4
)

// judgement is the row of the cues that predicates makes: it governs both ways.
var judgement = cueRow{status: NotRelevant, kind: "judged", forward: true, back: true, rank: 84}

// unwilling is the row of those that tell of a lack of will.
var unwilling = cueRow{status: Declined, kind: "unwilling", forward: true, back: true, rank: 88}

// givenUp is the row of verbs whose particle stands behind the measure.
var givenUp = cueRow{status: Interrupted, kind: "stopped", forward: true, rank: 80}

// takenApart makes a cue of a verb whose particle 'op' stands behind what is
// given up: 'har sagt bostøtten op'.
func (p *page) takenApart(i int) (cue, bool) {
	sent := p.t.Tokens[i].Sent
	for k := i + 2; k < len(p.cls) && k <= i+5 && p.t.Tokens[k].Sent == sent; k++ {
		if p.t.Tokens[k].Word.Norm == "op" {
			return cue{&givenUp, i, i}, len(p.mentionsIn(i+1, k)) > 0
		}
	}
	return cue{}, false
}

// wouldBe is the row of measures that would be of help.
var wouldBe = cueRow{status: Recommended, kind: "option", back: true, rank: 64}

// wouldHelp makes a cue of 'vil være en stor hjælp', 'er et passende tilbud',
// with its verb at most five tokens before the noun at token i.
func (p *page) wouldHelp(i int) (cue, bool) {
	sent := p.t.Tokens[i].Sent
	for k := i - 1; k > 0 && k >= i-5 && p.t.Tokens[k].Sent == sent; k-- {
		n := p.t.Tokens[k].Word.Norm
		switch {
		case p.cls[k]&isNegator != 0:
			return cue{}, false
		case n == "være" && p.cls[k-1]&isModal != 0:
			return cue{&wouldBe, k - 1, i}, true
		case n == "er":
			return cue{&wouldBe, k, i}, k+2 < i && fitting[p.t.Tokens[i-1].Word.Norm]
		}
	}
	return cue{}, false
}

// Adjectives of what would suit somebody. Read only.
var fitting = words(`passende oplagt oplagte rigtige rette velegnet velegnede relevant realistisk`)

// Verbs of making use of a measure, in the present. Read only.
var uses = words(`benytter bruger modtager får bor besøger træner følges ses indtager tager frekventerer anvender arbejder`)

// goesOnStill is the row of those that tell that something is so still.
var goesOnStill = cueRow{status: Ongoing, kind: "still", back: true, rank: 71}

// still makes a cue of 'stadig' with the verb in the present beside it: 'som
// hun stadig benytter', unless a negator or an adjective follows.
func (p *page) still(i int) (cue, bool) {
	sent := p.t.Tokens[i].Sent
	verb := func(k int) bool {
		if k < 0 || k >= len(p.cls) || p.t.Tokens[k].Sent != sent {
			return false
		}
		n := p.t.Tokens[k].Word.Norm
		return n != "har" && (present[n] || attending[n] || uses[n])
	}
	switch {
	case verb(i + 1):
		return cue{&goesOnStill, i, i + 1}, true
	case verb(i-1) && (i+1 >= len(p.cls) || p.t.Tokens[i+1].Sent != sent || p.cls[i+1]&isFinite == 0 && len(p.t.Tokens[i+1].Word.Norm) == 1) && p.t.Tokens[i-1].Word.Norm != "er":
		return cue{&goesOnStill, i - 1, i}, true
	}
	return cue{}, false
}

// predicates lists the cues that no table can list: a negator with what it
// denies, 'er ikke fundet nødvendig', 'vil næppe kunne bringe', 'ikke vil kunne
// indgå i'. A negator that stands in a cue of the table is left to it.
func (t *tables) predicates(p *page) (out []cue) {
	for i := range p.cls {
		if p.cls[i]&isFutile != 0 && !p.inCue(i, i) {
			out = append(out, cue{&judgement, i, i})
			continue
		}
		if p.cls[i]&isTaking != 0 {
			if c, ok := p.takenApart(i); ok {
				out = append(out, c)
			}
			continue
		}
		if p.cls[i]&isAid != 0 && !p.inCue(i, i) {
			if c, ok := p.wouldHelp(i); ok {
				out = append(out, c)
			}
			continue
		}
		if p.cls[i]&isStill != 0 {
			if c, ok := p.still(i); ok {
				out = append(out, c)
			}
			continue
		}
		if p.cls[i]&isNegator == 0 || p.blocked[i] {
			continue
		}
		if j := p.deniedWord(i); j > 0 && !p.inCue(i, j) && !p.inCue(j, j) {
			row := &judgement
			if p.cls[j]&isWill != 0 {
				row = &unwilling
			}
			out = append(out, cue{row, i, j})
		}
	}
	return out
}

// deniedWord returns the token that a negator denies as a judgement, 0 if it does
// not.
func (p *page) deniedWord(i int) int {
	sent := p.t.Tokens[i].Sent
	modal := i > 0 && p.t.Tokens[i-1].Sent == sent && p.cls[i-1]&isModal != 0
	for j := i + 1; j < len(p.cls) && j <= i+denyReach && p.t.Tokens[j].Sent == sent; j++ {
		k := p.cls[j]
		switch {
		case k&(isJudge|isWill) != 0:
			return j
		case k&isModal != 0:
			modal = true
		case k&isProduce != 0 && modal, k&isAttain != 0 && modal:
			return j
		case k&isFiller == 0:
			return 0
		}
	}
	return 0
}

// inCue reports whether token i lies in a cue that refuses, denies or stops and
// reaches at least to token j.
func (p *page) inCue(i, j int) bool {
	n := sort.Search(len(p.cues), func(k int) bool { return p.cues[k].first > i })
	for k := n - 1; k >= 0 && k >= n-3; k-- {
		if c := &p.cues[k]; c.last >= i && (c.last >= j && c.forward || c.status != NotRelevant) && (c.status == "" || stage[c.status] == 4 || c.kind == "untried") {
			return true
		}
	}
	return false
}

// addCues puts further cues among those of a page, in order. A cue of the table
// that a further one covers gives way.
func (p *page) addCues(more []cue) {
	if len(more) == 0 {
		return
	}
	kept := p.cues[:0]
	for _, c := range p.cues {
		k := sort.Search(len(more), func(k int) bool { return more[k].last >= c.first })
		if k < len(more) && more[k].first <= c.last {
			continue
		}
		kept = append(kept, c)
	}
	p.cues = append(kept, more...)
	sort.SliceStable(p.cues, func(i, j int) bool { return p.cues[i].first < p.cues[j].first })
}

// raised reports whether a negator before the clauses of a cue reaches into
// them: 'finder ikke, at der er udsigt til, at et forløb kan udvikle'.
func (p *page) raised(c *cue) bool {
	s := p.t.SentenceOf(c.first)
	for i := c.first - 1; i >= s.First && i >= c.first-3*negBefore; i-- {
		switch p.norm(s, i) {
		case "men", "fordi", "da", ";", "mens", "så", "hvis", "som", "der":
			if p.norm(s, i) != "der" || !p.exists(i) {
				return false
			}
		}
		if !p.negator(i) {
			continue
		}
		near := false
		for k := max(s.First, i-believeReach); k < i+believeReach && k < c.first; k++ {
			near = near || p.cls[k]&isBelieve != 0 || k > i && p.cls[k]&isExpected != 0
		}
		return near && p.subordinate(i, c.first)
	}
	return false
}

// exists reports whether 'der' at token i is the subject of 'der er', not the
// opener of a relative clause.
func (p *page) exists(i int) bool {
	return i+1 < len(p.cls) && p.cls[i+1]&isFinite != 0 && i > 0 && p.t.Tokens[i-1].Word.Norm != ","
}

// subordinate reports whether the tokens between a negator and a cue lead into
// a clause with 'at', or one behind a comma with a subject first.
func (p *page) subordinate(i, to int) bool {
	for k := i + 1; k < to; k++ {
		switch p.t.Tokens[k].Word.Norm {
		case "at":
			return true
		case ",":
			if k+1 < to && citizens[p.t.Tokens[k+1].Word.Norm] {
				return true
			}
		}
	}
	return false
}
