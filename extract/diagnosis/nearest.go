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
		if a.Bare && a.Forward && a.First > m.last && next.first > a.Last && next.first <= a.Last+objectReach && direct(t, a.Last+1, next.first) {
			continue // 'astma, ikke påvist KOL'
		}
		rest.Active = append(rest.Active, a)
	}
	return rest
}

// objectReach is how many tokens behind a denial its object begins.
const objectReach = 3

// direct reports whether only words that belong to an object stand in the tokens
// [from, to).
func direct(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "og", "men", "mens", "samt", "ved", "i", "hos", "på", "som", "der", "af", "til", "trods", "har", "er":
			return false
		}
		if t.Tokens[i].Kind == match.PunctToken {
			return false
		}
	}
	return true
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
