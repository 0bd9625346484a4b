package statement

import "slices"

// answer reads 'Spørgsmål? Nej.' and 'Label: nej' as a denial of what stands
// before, and 'Spørgsmål? Ja.' as its assertion.
func (u *unit) answer() {
	for i := 1; i < len(u.words); i++ {
		w := &u.words[i]
		if w.before < stop || !w.facts.is(isYes|isNo) {
			continue
		}
		u.answered = true
		for j := 0; j < i; j++ {
			u.words[j].asked = false
			if w.facts.is(isNo) {
				u.words[j].neg = !u.words[j].neg
			}
		}
		return
	}
}

// splits reports whether a conjunction opens a clause without a comma: men,
// mens, hvorimod, and og before a finite verb.
func splits(u *unit, i int) bool {
	switch f := u.words[i].facts; {
	case f.is(isContrast):
		return true
	case f.is(isAnd):
		return i+1 < len(u.words) && u.words[i+1].facts.is(isFinite)
	}
	return false
}

// asks reports whether word i opens an indirect question or a condition.
func asks(u *unit, i int) bool {
	switch f := u.words[i].facts; {
	case f.is(isCondition):
		return true
	case f.is(isWhether):
		if u.words[i].before > joined || i == 0 {
			return true
		}
		return u.words[i-1].facts.is(isInquiry) && i+1 < len(u.words) && !u.words[i+1].facts.is(isNumber)
	}
	return false
}

// withoutReach is how many words 'uden' negates.
const withoutReach = 5

// polarity sets which words stand under an odd number of negations: a negation
// turns its whole clause (after og: what follows), uden the next words, and a clause opened by at, om,
// der, som, hvor takes over the turn of the clause before it.
func (a *analysis) polarity(u *unit) {
	if !u.present[a.neg] && !u.present[a.without] {
		return
	}
	for _, h := range u.hits {
		if h.concept == a.neg {
			u.words[h.first].negOwn = true
		}
	}
	for _, h := range u.hits {
		if h.concept == a.notneg {
			for j := h.first; j <= h.last; j++ {
				u.words[j].negOwn = false
			}
		}
	}
	before := false
	for i := 0; i < len(u.words); {
		end, turned, late := i, false, -1
		for ; end < len(u.words) && u.words[end].clause == u.words[i].clause; end++ {
			switch {
			case !u.words[end].negOwn:
			case end > i && u.words[end-1].facts.is(isAnd) && late < 0:
				late = end // 'og ikke': what stands before is asserted
			default:
				turned = !turned
			}
		}
		if before && u.words[i].before < stop && u.words[i].facts.is(isOpener) {
			turned = !turned
		}
		for j := i; j < end; j++ {
			u.words[j].neg = turned != (late >= 0 && j >= late)
		}
		before, i = turned != (late >= 0), end
	}
	for _, h := range u.hits {
		if h.concept != a.without {
			continue
		}
		if h.first+1 < int16(len(u.words)) && slices.Contains([]string{"for", "om", "tvivl"}, u.words[h.first+1].facts.norm) {
			continue
		}
		for j := int(h.first) + 1; j < len(u.words) && j <= int(h.first)+withoutReach && u.words[j].clause == u.words[h.first].clause && !u.words[j].facts.is(isFinite); j++ {
			u.words[j].neg = !u.words[j].neg
		}
	}
}

// finite reports whether a word is one of the common finite verbs.
func finite(norm string) bool {
	switch norm {
	case "bør", "kan", "kunne", "vil", "ville", "skal", "skulle", "må", "er", "var", "har", "havde", "bliver", "blev":
		return true
	}
	return false
}

// subordinate reports whether a clause opened by the word takes over the
// negation of the clause before it.
func subordinate(norm string) bool {
	switch norm {
	case "at", "om", "der", "som", "hvor", "hvori", "hvorved", "hvormed", "hvilken", "hvilket":
		return true
	}
	return false
}
