package statement

import (
	"slices"

	"oplyst/extract/match"
)

// maxWords is how many words of a unit are looked at; sentences are shorter.
const maxWords = 220

// punctuation before a word, in rising strength.
const (
	joined = iota // none
	comma         // comma, bracket, dash
	stop          // colon, semicolon
	full          // end of a sentence
)

// word is one word of a unit.
type word struct {
	facts  *wordFacts
	tok    int32 // index of the token in its text
	before uint8 // punctuation before it
	clause int16
	neg    bool // under an odd number of negations
	negOwn bool // it is itself a negation that counts
	asked  bool // in a clause that asks
	asks   bool // before a question mark
}

// hit is one concept found at words [first, last].
type hit struct {
	concept     concept
	first, last int16
	neg         bool
	asked       bool // in a clause that asks: 'om', 'hvorvidt'
	own         int8 // negations that belong to the phrase itself
}

// unit is one sentence or table cell with its label, ready for rules and model.
type unit struct {
	words    []word
	hits     []hit
	present  []bool // by concept
	atoms    []bool // by word pattern
	question bool   // ends in a question mark
	section  bool   // has a section sign
	colon    bool   // 'label: value'
	number   bool
	speaker  Speaker
	year     int  // of the document, 0 if unknown
	title    bool // a heading: only what titles can say counts
	own      int  // first word after the label of a table row, 0 without one
	answered bool // the words after the label are yes or no
}

// analysis holds the tables that turn tokens into units.
type analysis struct {
	analyzer *match.Analyzer
	concepts *conceptTable
	facts    *factCache
	neg      concept
	without  concept
	notneg   concept
}

// newAnalysis loads the concept table.
func newAnalysis() *analysis {
	a := &analysis{analyzer: match.Shared()}
	a.concepts = loadConcepts(a.analyzer)
	a.facts = &factCache{table: a.concepts}
	a.neg, a.without, a.notneg = a.concepts.name("neg"), a.concepts.name("without"), a.concepts.name("notneg")
	return a
}

// reset empties a unit for the next sentence.
func (u *unit) reset(c *conceptTable) {
	for i := range u.words {
		for _, a := range u.words[i].facts.atoms {
			u.atoms[a] = false
		}
	}
	u.words, u.hits = u.words[:0], u.hits[:0]
	if len(u.present) < len(c.names) {
		u.present = make([]bool, len(c.names))
		u.atoms = make([]bool, c.atoms)
	}
	clear(u.present)
	u.question, u.section, u.colon, u.number, u.answered, u.own = false, false, false, false, false, 0
}

// addTokens appends the tokens [first, last) of a text.
func (a *analysis) addTokens(u *unit, t *match.Text, first, last int, before uint8) {
	for i := first; i < last && len(u.words) < maxWords; i++ {
		tok := &t.Tokens[i]
		u.question = false
		if tok.Kind == match.PunctToken {
			switch tok.Word.Norm {
			case ",", "(", ")", "–", "/", "[", "]":
				before = max(before, comma)
			case "-":
				if !tok.Glued {
					before = max(before, comma)
				}
			case ":":
				u.colon = true
				before = max(before, stop)
			case ";":
				before = max(before, stop)
			case ".", "!":
				before = full
			case "?":
				before = full
				u.question = true
				for j := len(u.words) - 1; j >= 0 && !u.words[j].asks; j-- {
					u.words[j].asks = true
					if u.words[j].before == full {
						break
					}
				}
			case "§", "½":
				u.section = u.section || tok.Word.Norm == "§"
				a.push(u, tok.Word, i, before)
				before = joined
			}
			continue
		}
		w := tok.Word
		if tok.Kind == match.AbbrevToken {
			w = a.plain(w)
		}
		u.number = u.number || tok.Kind == match.NumberToken
		a.push(u, w, i, before)
		before = joined
	}
}

// plain returns an abbreviation without its last point.
func (a *analysis) plain(w *match.Word) *match.Word {
	if n := len(w.Surface); n > 1 && w.Surface[n-1] == '.' {
		return a.analyzer.Word(w.Surface[:n-1])
	}
	return w
}

// push appends one word.
func (a *analysis) push(u *unit, w *match.Word, tok int, before uint8) {
	f := a.facts.of(w)
	for _, p := range f.atoms {
		u.atoms[p] = true
	}
	u.words = append(u.words, word{facts: f, tok: int32(tok), before: before})
}

// finish finds clauses, concepts and polarity.
func (a *analysis) finish(u *unit) {
	clause, asked := int16(0), false
	for i := range u.words {
		w := &u.words[i]
		if i == 0 && asks(u, i) {
			asked = true
		}
		if i > 0 && (w.before > joined || splits(u, i) || asks(u, i)) {
			clause++
			asked = asks(u, i) || asked && w.before < stop && subordinate(w.facts.norm)
		}
		w.clause, w.asked = clause, asked || w.asks
	}
	for i := range u.words {
		a.find(u, i)
	}
	a.polarity(u)
	u.answer()
	for i := range u.hits {
		h := &u.hits[i]
		u.present[h.concept] = true
		h.neg = u.words[h.last].neg != (h.own%2 == 1)
		h.asked = u.words[h.last].asked
	}
}

// answer reads 'Spørgsmål? Nej.' and 'Label: nej' as a denial of what stands
// before, and 'Spørgsmål? Ja.' as its assertion.
func (u *unit) answer() {
	for i := 1; i < len(u.words); i++ {
		w := &u.words[i]
		if w.before < stop || w.facts.norm != "nej" && w.facts.norm != "ja" {
			continue
		}
		u.answered = true
		for j := 0; j < i; j++ {
			u.words[j].asked = false
			if w.facts.norm == "nej" {
				u.words[j].neg = !u.words[j].neg
			}
		}
		return
	}
}

// splits reports whether a conjunction opens a clause without a comma: men,
// mens, hvorimod, and og before a finite verb.
func splits(u *unit, i int) bool {
	switch u.words[i].facts.norm {
	case "men", "mens", "hvorimod":
		return true
	case "og":
		return i+1 < len(u.words) && finite(u.words[i+1].facts.norm)
	}
	return false
}

// asks reports whether word i opens an indirect question or a condition.
func asks(u *unit, i int) bool {
	switch u.words[i].facts.norm {
	case "hvorvidt", "hvis", "såfremt", "medmindre", "ifald":
		return true
	case "om":
		if u.words[i].before > joined || i == 0 {
			return true
		}
		switch u.words[i-1].facts.norm {
		case "oplyse", "vurdere", "afklare", "undersøge", "spørge", "spørger", "vide", "afgøre", "belyse", "vurdering", "stilling":
			return i+1 < len(u.words) && !u.words[i+1].facts.number
		}
	}
	return false
}

// find appends the concepts that begin at word i.
func (a *analysis) find(u *unit, i int) {
	f := u.words[i].facts
	for _, c := range f.concepts {
		u.hits = append(u.hits, hit{concept: c, first: int16(i), last: int16(i)})
	}
	for k := range f.phrases {
		if !u.may(f.phrases[k].steps) {
			continue
		}
		if last, own := u.phrase(i, f.phrases[k].steps); last > 0 {
			u.hits = append(u.hits, hit{concept: f.phrases[k].concept, first: int16(i), last: int16(last), own: own})
		}
	}
}

// may reports whether a unit has the first and the last further word of a
// phrase at all.
func (u *unit) may(steps []step) bool {
	first, last := steps[0].atom, steps[len(steps)-1].atom
	return (first == anyWord || u.atoms[first]) && (last == anyWord || u.atoms[last])
}

// phrase matches the further words of a phrase after word i and returns the
// last word, 0 if they do not fit, and how many of the phrase's words negate.
func (u *unit) phrase(i int, steps []step) (last int, own int8) {
	at := i
	if u.words[i].facts.negates {
		own++
	}
	for _, s := range steps {
		found := 0
		for j := at + 1; j <= at+1+s.gap && j < len(u.words); j++ {
			if u.words[j].before == full {
				break
			}
			if s.atom == anyWord || has(u.words[j].facts.atoms, s.atom) {
				found = j
				break
			}
		}
		if found == 0 {
			return 0, 0
		}
		at = found
		if s.atom != anyWord && u.words[at].facts.negates {
			own++
		}
	}
	return at, own
}

// withoutReach is how many words 'uden' negates.
const withoutReach = 5

// polarity sets which words stand under an odd number of negations: a negation
// turns its whole clause (after og: what follows), uden the next words, and a clause opened by at, om,
// der, som, hvor takes over the turn of the clause before it.
func (a *analysis) polarity(u *unit) {
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
			case end > i && u.words[end-1].facts.norm == "og" && late < 0:
				late = end // 'og ikke': what stands before is asserted
			default:
				turned = !turned
			}
		}
		if before && u.words[i].before < stop && subordinate(u.words[i].facts.norm) {
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
		for j := int(h.first) + 1; j < len(u.words) && j <= int(h.first)+withoutReach && u.words[j].clause == u.words[h.first].clause && !finite(u.words[j].facts.norm); j++ {
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
