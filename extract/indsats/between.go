package indsats

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

// turn reports whether 'men' stands in the tokens [lo, hi): what was said before
// it is not said of what follows, or what follows is how it ended.
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
