package index

import (
	"strings"
)

// alt is one way a query word may be met: all of its terms must occur.
type alt struct {
	terms  []string
	weight float64
	shown  string // what it is for a person: the word found instead
}

// queryWord is a ranked word of a query with the ways to meet it.
type queryWord struct {
	text   string // as the user wrote it
	weight float64
	law    bool // a law reference, with weaker ways to meet it among alts
	alts   []alt
}

// onlyFull drops the ways to meet a law reference that leave out a part of it.
func (q *queryWord) onlyFull() {
	if !q.law {
		return
	}
	full := q.alts[:0]
	for _, a := range q.alts {
		if a.weight == 1 || a.weight == weightBareLaw {
			full = append(full, a)
		}
	}
	q.alts = full
}

// Weights of the ways to meet a word.
const (
	weightSynonym = 0.8
	weightJoined  = 0.9 // "dokumentations krav" for dokumentationskrav
	weightTypo    = 0.8
	symbolWeight  = 3.0 // a number or paragraph is meant more exactly than a word
	weightBareLaw = 0.5
	weightPieces  = 0.45 // all parts of a compound, anywhere
	weightPiece   = 0.25 // one part of a compound that occurs nowhere
)

// expander turns the words of a query into terms of one index.
type expander struct {
	in     *ranker
	words  *wordList
	notes  []string // Danish: what was searched for instead
	anyAct bool     // a § without its act may be the one that is asked for
	typos  int      // words looked up under another spelling so far
}

// expand makes the ranked words of a query. A symbol (law reference, number,
// form name) stands for the words it is made of.
func (e *expander) expand(words []wordNode) []queryWord {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	tokens := Analyzer{}.Tokens(strings.Join(texts, " "))
	out, spans := symbols(tokens)
	for i := range out {
		e.bareNumber(&out[i])
	}
	at := map[int]int{} // position of a token -> index in out
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Word {
			continue
		}
		if k := covering(spans, t); k >= 0 {
			at[t.Pos] = k
			continue
		}
		at[t.Pos] = len(out)
		out = append(out, e.word(t.word))
	}
	young(tokens, out, at)
	e.join(tokens, out, at, len(spans))
	e.synonyms(tokens, out, at)
	return out
}

// young meets an age from 18 to 39 ("34 år", "19-årig", "er 22") by the words
// with which decisions speak of that group, whose rules are their own.
func young(tokens []Token, out []queryWord, at map[int]int) {
	var words []*Token
	for i := range tokens {
		if tokens[i].Kind == Word {
			words = append(words, &tokens[i])
		}
	}
	for i, t := range words {
		k, ok := at[t.Pos]
		if !ok || len(t.word.Norm) != 2 || t.word.Norm < "18" || t.word.Norm > "39" || out[k].law {
			continue
		}
		after, before := "", ""
		if i+1 < len(words) {
			after = words[i+1].word.Norm
		}
		if i > 0 {
			before = words[i-1].word.Norm
		}
		if strings.HasPrefix(after, "år") && (i+2 == len(words) || words[i+2].word.Norm != "som" && words[i+2].word.Norm != "i") || before == "er" && (after == "" || !strings.HasPrefix(after, "t")) {
			for _, form := range []string{"under 40", "18-39-årige"} {
				out[k].alts = append(out[k].alts, alt{terms: formTerms(form), weight: weightSynonym, shown: form})
			}
		}
	}
}

// bareNumber reads "P 12-19", where no decision has that number, as 12-19.
func (e *expander) bareNumber(q *queryWord) {
	if bare, ok := strings.CutPrefix(q.text, "p-"); ok && !e.in.known(q.text) {
		q.text, q.alts = bare, []alt{{terms: []string{bare}, weight: 1}}
	}
}

// covering gives the index of the span a token lies in, or -1.
func covering(spans []Span, t *Token) int {
	for k, s := range spans {
		if t.Start >= s.Start && t.End <= s.End {
			return k
		}
	}
	return -1
}

// symbols gives the symbol tokens of a query as ranked words, and where each
// stands. Of one law reference only the longest counts fully; the shorter ones
// are ways to meet it, weaker the less they say.
func symbols(tokens []Token) (out []queryWord, spans []Span) {
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Kind != Symbol {
			continue
		}
		if !strings.Contains(t.Term, "§") {
			out = append(out, queryWord{text: t.Term, weight: symbolWeight, alts: []alt{{terms: []string{t.Term}, weight: 1}}})
			spans = append(spans, Span{t.Start, t.End})
			continue
		}
		j, span := i, Span{t.Start, t.End}
		for j < len(tokens) && tokens[j].Kind == Symbol && tokens[j].Pos == t.Pos && strings.Contains(tokens[j].Term, "§") {
			span = Span{min(span.Start, tokens[j].Start), max(span.End, tokens[j].End)}
			j++
		}
		out = append(out, lawWord(tokens[i:j]))
		spans = append(spans, span)
		i = j - 1
	}
	return out, spans
}

// lawWord is a reference as one ranked word. The weight of a way falls by how
// many steps of the path it leaves out, and where a text doesn't name the act;
// the same number in another act doesn't meet it.
func lawWord(tokens []Token) queryWord {
	q := queryWord{weight: symbolWeight, law: true}
	depth, acts := 0, false
	for _, t := range tokens {
		depth = max(depth, strings.Count(t.Term, ".")+1)
		acts = acts || t.Term[0] >= 'a' && t.Term[0] <= 'z'
	}
	for _, t := range tokens {
		missing := depth - strings.Count(t.Term, ".") - 1
		weight := 1.0
		for range missing {
			weight *= 0.45
		}
		term := t.Term
		switch bare := strings.HasPrefix(term, "§"); {
		case strings.HasPrefix(term, noAct):
			continue
		case acts && bare:
			term, weight = noAct+term, weight*weightBareLaw
		default:
			q.text = term
		}
		q.alts = append(q.alts, alt{terms: []string{term}, weight: weight})
	}
	return q
}
