package statement

import (
	"slices"

	"oplyst/extract/match"
)

// maxWords is how many words of a unit are looked at; sentences are shorter.
const maxWords = 220

// maxHits bounds the concepts of a unit, and with them the work of a frame.
const maxHits = 400

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
	present  []bool  // by concept
	atoms    []bool  // by word pattern; the last stands for any word
	fresh    []int32 // the word patterns that are there, each once
	tries    []int64 // phrases to try: the word they begin at, and below it their number
	question bool    // ends in a question mark
	section  bool    // has a section sign
	colon    bool    // 'label: value'
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
	facts    *factCache // for one model
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
	for _, a := range u.fresh {
		u.atoms[a] = false
	}
	u.words, u.hits, u.fresh, u.tries = u.words[:0], u.hits[:0], u.fresh[:0], u.tries[:0]
	if len(u.present) < len(c.names) {
		u.present = make([]bool, len(c.names))
		u.atoms = make([]bool, c.atoms+1)
		u.atoms[c.atoms] = true // any word
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
				if ordinal := i > first && i+1 < last && tok.Glued && t.Tokens[i-1].Kind == match.NumberToken; !ordinal {
					before = full
				}
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
	for _, p := range f.atoms() {
		if !u.atoms[p] {
			u.atoms[p] = true
			u.fresh = append(u.fresh, int32(p))
		}
	}
	u.words = append(u.words, word{facts: f, tok: int32(tok), before: before})
}

// finish finds clauses, concepts and polarity.
func (a *analysis) finish(u *unit) {
	clause, asked := int16(0), false
	for i := range u.words {
		w := &u.words[i]
		opens := w.facts.is(isCondition|isWhether) && asks(u, i)
		if i == 0 {
			asked = opens
		} else if w.before > joined || opens || w.facts.is(isContrast|isAnd) && splits(u, i) {
			clause++
			asked = opens || asked && w.before < stop && w.facts.is(isOpener)
		}
		w.clause, w.asked = clause, asked || w.asks
	}
	u.seek(a.concepts)
	a.find(u)
	a.polarity(u)
	u.answer()
	for i := range u.hits {
		h := &u.hits[i]
		w := &u.words[h.last]
		h.neg = w.neg != (h.own%2 == 1)
		h.asked = w.asked
	}
}

// seek lists the phrases that a unit may hold: their rarest word is there, and
// their first, second and last.
func (u *unit) seek(t *conceptTable) {
	for _, atom := range u.fresh {
		for _, p := range t.anchors[t.anchorAt[atom]:t.anchorAt[atom+1]] {
			if !u.atoms[p.first] || !u.atoms[p.second] || !u.atoms[p.last] {
				continue
			}
			for i := range u.words {
				if has(u.words[i].facts.atoms(), p.first) {
					u.tries = append(u.tries, int64(i)<<32|int64(p.id))
				}
			}
		}
	}
	if len(u.tries) > 1 {
		slices.Sort(u.tries)
	}
}

// find appends the concepts by the word they begin at: those of words, then
// those of phrases.
func (a *analysis) find(u *unit) {
	next := 0
	for i := range u.words {
		if len(u.hits) >= maxHits {
			return
		}
		for _, c := range u.words[i].facts.concepts() {
			u.present[c] = true
			u.hits = append(u.hits, hit{concept: concept(c), first: int16(i), last: int16(i)})
		}
		for ; next < len(u.tries) && int(u.tries[next]>>32) == i; next++ {
			p := &a.concepts.all[u.tries[next]&0xffffffff]
			if last, own := u.phrase(i, p.steps); last > 0 {
				u.present[p.concept] = true
				u.hits = append(u.hits, hit{concept: p.concept, first: int16(i), last: int16(last), own: own})
			}
		}
	}
}

// phrase matches the further words of a phrase after word i and returns the
// last word, 0 if they do not fit, and how many of the phrase's words negate.
func (u *unit) phrase(i int, steps []step) (last int, own int8) {
	at := i
	if u.words[i].facts.is(isNegation) {
		own++
	}
	for _, s := range steps {
		found := 0
		for j := at + 1; j <= at+1+s.gap && j < len(u.words); j++ {
			if u.words[j].before == full {
				break
			}
			if s.atom == anyWord || has(u.words[j].facts.atoms(), s.atom) {
				found = j
				break
			}
		}
		if found == 0 {
			return 0, 0
		}
		at = found
		if s.atom != anyWord && u.words[at].facts.is(isNegation) {
			own++
		}
	}
	return at, own
}
