package match

import (
	"cmp"
	"slices"
	"strings"
)

// triggerScan holds the triggers of a whole text, computed once. Its counts are
// running: count[j]-count[i] things lie in the tokens [i, j).
type triggerScan struct {
	found    []Found // chosen triggers without terminators, by first token
	of       []int32 // for sentence i, found[of[i]:of[i+1]]
	words    []int32 // tokens that are no punctuation
	commas   []int32 // commas
	hard     []int32 // stops that end every scope: conjunctions, new subjects
	relative []int32 // ', som' and the comma that closes the relative clause
	elliptic []int32 // 'og har': a further verb with the same subject
	verbs    []int32 // finite verbs
	clause   []int32 // clause[i]: first token of the clause that token i lies in

	back  []int32 // room of the counts
	marks []byte  // room of the marks
	all   []Found
}

// stop kinds while a text is scanned.
const (
	noStop byte = iota
	hardStop
	relativeStop
	ellipticStop
)

// scanText finds the triggers of every sentence.
func (c *Context) scanText(t *Text) *triggerScan {
	if t.scan != nil && t.scanOf == c {
		return t.scan
	}
	n := len(t.Tokens)
	s := t.scan
	if s == nil {
		s = &triggerScan{}
	}
	s.of, s.found = room(s.of, len(t.Sentences)+1)[:len(t.Sentences)+1], room(s.found, n/6+1)
	s.back = room(s.back, 7*(n+1))[:7*(n+1)]
	for k, p := range []*[]int32{&s.words, &s.commas, &s.hard, &s.relative, &s.elliptic, &s.verbs, &s.clause} {
		*p = s.back[k*(n+1) : (k+1)*(n+1) : (k+1)*(n+1)]
		(*p)[0] = 0
	}
	s.marks = room(s.marks, 2*n)[:2*n]
	clear(s.marks)
	taken, stops, all := s.marks[:n], s.marks[n:], s.all
	for i := range t.Sentences {
		s.of[i] = int32(len(s.found))
		all = c.candidates(t, &t.Sentences[i], all[:0])
		s.choose(t, all, taken, stops)
		markClauses(t, &t.Sentences[i], stops)
	}
	s.of[len(t.Sentences)] = int32(len(s.found))
	s.all = all
	s.count(t, stops)
	t.scan, t.scanOf = s, c
	return s
}

// openers open a subordinate clause, in which a new subject stands. Read only.
var openers = set(`at da hvis når fordi siden mens`)

// count sums the marks up.
func (s *triggerScan) count(t *Text, stops []byte) {
	clause, sent := int32(0), int32(-1)
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		s.words[i+1], s.commas[i+1], s.hard[i+1] = s.words[i], s.commas[i], s.hard[i]
		s.relative[i+1], s.elliptic[i+1], s.verbs[i+1] = s.relative[i], s.elliptic[i], s.verbs[i]
		if tok.Kind != PunctToken {
			s.words[i+1]++
			if tok.Word.Finite {
				s.verbs[i+1]++
			}
		} else if tok.Word.marks&isCommaMark != 0 {
			s.commas[i+1]++
		}
		switch stops[i] {
		case hardStop:
			s.hard[i+1]++
		case relativeStop:
			s.relative[i+1]++
		case ellipticStop:
			s.elliptic[i+1]++
		}
		if tok.Sent != sent || stops[i] != noStop {
			clause, sent = int32(i), tok.Sent
		}
		s.clause[i] = clause
		if tok.Word.marks&isOpener != 0 {
			clause = int32(i + 1)
		}
	}
}

// midAdverbs stand between a finite verb and what follows it without changing
// what is said: 'foreligger således ikke', 'er dermed udelukket'. Read only.
var midAdverbs = set(`således dermed altså derfor derved dog desuden endvidere heldigvis imidlertid klinisk sikkert samlet hende ham mig borgeren patienten endnu fortsat stadig nu desværre herefter derefter efterfølgende senere siden umiddelbart naturligvis tydeligvis følgelig diagnostisk histologisk radiologisk serologisk biokemisk mikroskopisk neurologisk reumatologisk psykiatrisk formelt officielt`)

// candidates lists every trigger that stands in a sentence. One adverb that
// changes nothing may stand inside a trigger.
func (c *Context) candidates(t *Text, s *Sentence, out []Found) []Found {
	for i := s.First; i < s.Last; i++ {
		state := c.form(t.Tokens[i].Word).root
		skipped := false
		for j := i; state != none; {
			if n := c.ends[state]; n >= 0 {
				out = append(out, Found{Trigger: &c.triggers[n], First: i, Last: j})
			}
			if j++; j >= s.Last {
				break
			}
			next := c.walk.next(state, c.form(t.Tokens[j].Word).symbol)
			if next == none && !skipped && j+1 < s.Last && t.Tokens[j].Word.marks&isMidAdverb != 0 {
				j, skipped = j+1, true
				next = c.walk.next(state, c.form(t.Tokens[j].Word).symbol)
			}
			state = next
		}
	}
	return out
}

// choose keeps of overlapping candidates pseudo-triggers and 'resolved' first,
// then the longest, then the leftmost.
func (s *triggerScan) choose(t *Text, all []Found, taken, stops []byte) {
	if len(all) > 1 {
		nest(all)
		slices.SortStableFunc(all, func(a, b Found) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Last-b.First, a.Last-a.First), cmp.Compare(a.First, b.First))
		})
	}
	from := len(s.found)
next:
	for _, f := range all {
		for i := f.First; i <= f.Last; i++ {
			if taken[i] != 0 {
				continue next
			}
		}
		for i := f.First; i <= f.Last; i++ {
			taken[i] = 1
		}
		switch {
		case f.Type == Term && f.Opener:
			stops[f.First] = relativeStop
		case f.Type == Term && f.Text == "dog" && adverbial(t, f.First):
		case f.Type == Term:
			stops[f.First] = hardStop
		case f.Type == Pseudo && f.State == "":
		default:
			s.found = append(s.found, f)
		}
	}
	if len(s.found)-from > 1 {
		slices.SortFunc(s.found[from:], func(a, b Found) int { return cmp.Compare(a.First, b.First) })
	}
}

// adverbial reports whether 'dog' at token i stands within a clause, behind its
// verb or subject: 'X er dog ikke fundet', 'som der dog er tvivl om'.
func adverbial(t *Text, i int) bool {
	if i == 0 {
		return false
	}
	before := t.Tokens[i-1].Word
	return before.Finite || before.Norm == "der" || before.Norm == "som" || subjects[before.Norm]
}

// rank orders the types that win over longer triggers.
func rank(f Found) int {
	if !f.inside && (f.Type == Pseudo || f.Type == Resolved && f.Last > f.First) {
		return 0
	}
	return 1
}

// nestReach is how many candidates around one are looked at for a longer one.
const nestReach = 12

// nest marks the candidates that lie within a longer one: 'ikke længere' in
// 'ikke længere mistanke om'. Candidates stand in order of their first token.
func nest(all []Found) {
	for i := range all {
		for k := max(0, i-nestReach); k < len(all) && k <= i+nestReach; k++ {
			g := &all[k]
			if g.Type != Term && g.First <= all[i].First && g.Last >= all[i].Last && g.Last-g.First > all[i].Last-all[i].First {
				all[i].inside = true
				break
			}
		}
	}
}

// subjects are words that open a new clause with their verb. Read only.
var subjects = set(`han hun det der jeg vi de man borger borgeren patienten pt pt. dette den denne hende undersøgte kommunen lægen du i dem`)

// newClause reports whether a comma at token i opens a main clause with a
// subject of its own: ', og anfaldene tolkes', ', angsten er'.
func newClause(t *Text, i, last int) bool {
	j, reach := i+1, 2
	switch w := t.Tokens[j].Word.Norm; w {
	case "og", "men", "samt":
		j, reach = j+1, 4
	case "som", "der", "at", "hvis", "da", "når", "fordi", "hvor", "eller", "med", "uden", "efter", "ikke":
		return false
	}
	for k := j + 1; k < last && k <= j+reach; k++ {
		w := t.Tokens[k].Word
		switch {
		case t.Tokens[k].Kind == PunctToken, w.Norm == "og", w.Norm == "eller", w.Norm == "som", w.Norm == "der":
			return false
		case w.Finite:
			return true
		}
	}
	return false
}

// beliefs are verbs whose object clause is under what is said of the verb:
// 'tror, hun har', 'mener ikke, der er tale om'. Read only.
var beliefs = set(`tror troede mener mente formoder formodede antager antog mistænker mistænkte frygter frygtede vurderer vurderede skønner`)

// believed reports whether the comma at token i opens the object clause of such
// a verb.
func believed(t *Text, i, first int) bool {
	for j := i - 1; j >= first && j >= i-2; j-- {
		switch w := t.Tokens[j].Word.Norm; {
		case beliefs[w]:
			return true
		case w != "ikke" && w != "selv" && w != "dog" && w != "også" && w != "bare" && w != "heller" && w != "dermed":
			return false
		}
	}
	return false
}

// subordinate conjunctions open a clause that a comma and a verb close. Read only.
var subordinate = set(`mens medens selvom fordi idet eftersom trods`)

// participle reports whether a denial and a participle stand at token i: 'men
// aldrig bekræftet' keeps the subject.
func participle(t *Text, i, last int) bool {
	switch t.Tokens[i].Word.Norm {
	case "aldrig", "ikke", "ej", "senere", "siden":
		return i+1 < last && strings.HasSuffix(t.Tokens[i+1].Word.Norm, "et") && (i+2 >= last || t.Tokens[i+2].Kind == PunctToken || t.Tokens[i+2].Word.Norm == "ved")
	}
	return false
}

// markClauses marks commas and 'og' that open a clause: with a new subject and
// a verb they stop every scope, with a verb alone they are elliptic; a comma
// with a verb after a relative clause closes it. A conjunction such as 'men'
// with a verb alone behind it is elliptic too.
func markClauses(t *Text, s *Sentence, stops []byte) {
	open, sub := false, -1
	for i := s.First; i+1 < s.Last; i++ {
		next := t.Tokens[i+1].Word
		switch stops[i] {
		case relativeStop:
			open = true
			continue
		case hardStop:
			if (next.Finite || participle(t, i+1, s.Last)) && (t.Tokens[i].Word.Norm == "men" || t.Tokens[i].Word.Norm == "dog") {
				stops[i] = ellipticStop
			}
			open, sub = false, -1
			if subordinate[t.Tokens[i].Word.Norm] && i > s.First && t.Tokens[i-1].Word.Norm == "," {
				sub = i
			}
			continue
		}
		switch t.Tokens[i].Word.Norm {
		case ",":
			switch {
			case sub >= 0 && (next.Finite || next.Norm == "og" && i+2 < s.Last && t.Tokens[i+2].Word.Finite):
				stops[sub], stops[i], sub = relativeStop, relativeStop, -1
				if !next.Finite {
					i++
				}
			case next.Finite && open:
				stops[i], open = relativeStop, false
			case next.Finite:
				stops[i] = ellipticStop
			case believed(t, i, s.First):
			case subjects[next.Norm] && i+2 < s.Last && t.Tokens[i+2].Word.Finite:
				stops[i] = hardStop
			case newClause(t, i, s.Last):
				stops[i] = hardStop
			}
		case "og", "eller":
			switch {
			case next.Finite:
				stops[i] = ellipticStop
			case subjects[next.Norm] && i+2 < s.Last && t.Tokens[i+2].Word.Finite:
				stops[i] = hardStop
			}
		}
	}
}
