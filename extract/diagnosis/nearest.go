package diagnosis

import "oplyst/extract/match"

// nearReach is how many tokens apart the parts of such a list may stand.
const nearReach = 12

// nearest drops triggers for the past that stand behind the next mention of a
// plain list: 'tennisalbue, karpaltunnelsyndrom opereret'. In a list closed by
// 'og' they count for all.
func nearest(t *match.Text, d match.Decision, m *mention, next mention) match.Decision {
	if next.first <= m.last || next.first > m.last+nearReach {
		return d
	}
	rest := match.Decision{}
	for _, a := range d.Active {
		if (a.Type == match.Hist || a.Type == match.Resolved) && a.First > next.last && a.First <= next.last+nearReach && listed(t, m.last+1, next.first) && !joined(t, next.first, a.First) {
			continue
		}
		rest.Active = append(rest.Active, a)
	}
	return rest
}

// listed reports whether a comma or 'samt' parts two mentions, and no 'og'.
func listed(t *match.Text, from, to int) bool {
	comma := false
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case ",", "samt":
			comma = true
		case "og", "eller", "/", "(":
			return false
		}
	}
	return comma
}

// joined reports whether 'og' or 'eller' stands between two tokens.
func joined(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "og", "eller", "samt", "begge":
			return true
		}
	}
	return false
}

// without returns a decision without the triggers of a type.
func without(d match.Decision, typ match.TriggerType) match.Decision {
	rest := match.Decision{}
	for _, a := range d.Active {
		if a.Type != typ {
			rest.Active = append(rest.Active, a)
		}
	}
	return rest
}

// ahead reports whether the words before token i say that an operation is yet
// to come: 'sat op til operation for grå stær'.
func ahead(t *match.Text, i int) bool {
	first := t.SentenceOf(i).First
	for j := i - 1; j >= first && j >= i-3; j-- {
		switch t.Tokens[j].Word.Norm {
		case "til", "afventer", "venter", "planlagt", "planlægges", "tilbudt", "venteliste", "overvejer", "kommende", "forestående":
			return true
		}
	}
	return false
}
