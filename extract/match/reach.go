package match

import "strings"

// reaches reports whether the scope of a trigger covers the target, the tokens
// first to last.
func (s *triggerScan) reaches(t *Text, f Found, first, last int) bool {
	switch {
	case f.Last < first && f.Forward:
		if f.Person {
			return s.ofRelative(t, f, first)
		}
		if f.Bare && f.Backward && closed(t, f.Last+1) {
			return false // 'X er ikke påvist, Y'
		}
		return s.forward(t, f, first)
	case f.First < first && f.Last >= first && f.Last < last && f.Forward && !f.Person:
		return true // the name begins with the preposition the trigger ends with
	case f.Person && f.First == last+1:
		return true // 'sin demente mor'
	case f.Person && f.First > last && hosted(t, f.First):
		return s.backward(t, f, first, last) // 'KOL hos hendes mor'
	case f.First > last && (f.Backward || stranded(t, f)):
		return s.backward(t, f, first, last)
	}
	return false
}

// stranded reports whether the words a forward denial or doubt governs stand
// before it: 'sukkersyge er der ikke fundet tegn på', 'lupus, obs.'. Its last
// word is a preposition with nothing to govern.
func stranded(t *Text, f Found) bool {
	if f.Type != Neg && f.Type != Poss {
		return false
	}
	switch t.Tokens[f.Last].Word.Norm {
	case "på", "for", "om", "imod", "obs", "obs.", "pro", "pro.", "af":
	case "haft", "fået":
		return f.Last+1 >= t.SentenceOf(f.Last).Last || t.Tokens[f.Last+1].Kind == PunctToken
	default:
		return false
	}
	if f.Last+1 >= t.SentenceOf(f.Last).Last {
		return true
	}
	switch t.Tokens[f.Last+1].Word.Norm {
	case ".", ",", ";", ")", "ved", "i", "hos", "under", "fra", "nu", "endnu", "men", "trods":
		return true
	}
	return false
}

// forward checks a target to the right.
func (s *triggerScan) forward(t *Text, f Found, first int) bool {
	from, to := f.Last+1, first
	if f.Scope == WholeSentence {
		return true
	}
	if s.hard[to] != s.hard[from] || s.relative[to] != s.relative[from] || s.elliptic[to] != s.elliptic[from] {
		return false
	}
	if f.Type == Hist && onset(t, from, to) {
		return false
	}
	if f.Type == Hist && lasting(t, f) {
		return false
	}
	if f.Type == Hist && (f.Text == "tidligere" || f.Text == "tidl.") && occupation(t.Tokens[from].Word.Norm) {
		return false
	}
	if (f.Type == Hist || f.Type == Resolved) && s.commas[to] != s.commas[from] && nowBetween(t, from, to) {
		return false
	}
	if f.Type == Sequela && s.commas[to] != s.commas[from] {
		return false
	}
	return f.Scope == Clause || int(s.words[to]-s.words[from]) <= f.Scope
}

// backward checks a target to the left. A relative clause right behind the
// target belongs to it ('leddegigt, som blev afkræftet'); one that is closed
// again is passed over; a further verb keeps the subject, so it does not stop a
// trigger if the target stands before the first verb of its clause.
func (s *triggerScan) backward(t *Text, f Found, first, last int) bool {
	from, to := last+1, f.First
	if f.Scope == WholeSentence {
		return true
	}
	if s.hard[to] != s.hard[from] {
		return false
	}
	subject := s.verbs[first] == s.verbs[s.clause[first]] || t.Tokens[t.SentenceOf(first).First].Word.Norm == "at"
	if w := t.Tokens[f.First].Word; !subject && (w.Finite || len(w.Norm) > 5 && strings.HasSuffix(w.Norm, "es")) && ownSubject(t, from, to) {
		return false
	}
	switch s.relative[to] - s.relative[from] {
	case 0:
	case 1:
		if !s.opensWithin(from, 3) {
			return false
		}
	default:
		if (s.relative[to]-s.relative[from])%2 != 0 {
			return false
		}
	}
	if s.elliptic[to] != s.elliptic[from] && !subject && !s.content(t, first, f.First) {
		return false
	}
	return f.Scope == Clause || subject && s.elliptic[to] != s.elliptic[from] || int(s.words[to]-s.words[from]) <= f.Scope
}

// content reports whether the target stands in an 'at'-clause that a comma right
// before the trigger closes: 'forklaringen om, at hun har X, støttes ikke'.
func (s *triggerScan) content(t *Text, first, trigger int) bool {
	if t.Tokens[trigger-1].Word.Norm != "," || s.commas[trigger-1] != s.commas[first] {
		return false
	}
	for i := first - 1; i >= t.SentenceOf(first).First && i >= first-contentReach; i-- {
		if t.Tokens[i].Word.Norm == "at" {
			return true
		}
	}
	return false
}

// contentReach is how many tokens before a target 'at' is looked for.
const contentReach = 6

// subjectReach is how many words a subject between 'og' and its verb has.
const subjectReach = 4

// ownSubject reports whether the verb at token to has a subject of its own
// behind an 'og': 'fundet er foreneligt med eksem og psoriasis er frafaldet'.
func ownSubject(t *Text, from, to int) bool {
	for i := to - 2; i >= from && i >= to-1-subjectReach; i-- {
		if t.Tokens[i].Word.Norm == "og" {
			return true
		}
	}
	return false
}

// nowBetween reports whether a word for the present stands in the tokens
// [from, to): 'mutisme i barndommen, nu social fobi'.
func nowBetween(t *Text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "nu", "aktuelt", "pt.", "p.t.", "nuværende", "siden":
			return true
		}
	}
	return false
}

// opensWithin reports whether a relative clause opens within n tokens.
func (s *triggerScan) opensWithin(from, n int) bool {
	return s.relative[min(from+n, len(s.relative)-1)] != s.relative[from]
}

// onset reports whether a verb for the beginning of something stands in the
// tokens [from, to): what follows is later than what stood before.
func onset(t *Text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "udviklet", "udviklede", "opstået", "debuteret", "tilstødt":
			return i > from
		}
	}
	return false
}

// lasting reports whether 'siden' or 'altid' stands before 'haft' or 'været' in
// its clause: 'har siden barndommen haft astma' is present.
func lasting(t *Text, f Found) bool {
	if last := t.Tokens[f.Last].Word.Norm; last != "haft" && last != "været" {
		return false
	}
	for i := f.First; i >= t.SentenceOf(f.First).First && i >= f.First-6; i-- {
		switch t.Tokens[i].Word.Norm {
		case "siden", "altid", "fortsat", "stadig":
			return true
		case ",":
			return false
		}
	}
	return false
}

// hosted reports whether 'hos' governs the relative at token i, past what
// describes the relative.
func hosted(t *Text, i int) bool {
	first := t.SentenceOf(i).First
	for j := i - 1; j >= first && j >= i-3; j-- {
		switch w := t.Tokens[j].Word; {
		case w.Norm == "hos":
			return true
		case t.Tokens[j].Kind == PunctToken || w.Finite:
			return false
		}
	}
	return false
}

// closed reports whether a denial that has its subject before it ends right
// before token i.
func closed(t *Text, i int) bool {
	if i >= len(t.Tokens) {
		return true
	}
	switch t.Tokens[i].Word.Norm {
	case ",", "og", "men", "mens", "samt", ")":
		return true
	}
	return false
}
