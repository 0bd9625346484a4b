package index

import (
	"strings"

	"oplyst/corpus"
)

// PrecedentOptions says what a search in decisions gives. The zero value gives
// the ten best as they stand today.
type PrecedentOptions struct {
	On     string // day whose law counts, YYYY-MM-DD; "" for the latest that is known
	Limit  int    // 0 means 10, negative means all
	Why    bool   // fill PrecedentHit.Why
	Facets bool   // fill PrecedentResult.Facets
}

// PrecedentHit is one decision that was found.
type PrecedentHit struct {
	Decision *corpus.Decision
	Status   corpus.Status // on the day of the search
	Score    float64
	Field    string  // Danish: where the snippet stands
	Heading  string  // of the official text's section it stands in; "" if it is the catalogue's own words
	Snippet  Snippet // offsets count in the field's text
	Why      []Cause // strongest first; only if asked for
}

// Cause says what one word in one field gave a hit.
type Cause struct {
	Word   string  `json:"word"`  // as the user wrote it
	Found  string  `json:"found"` // the term that was met
	Field  string  `json:"field"` // Danish
	Times  int     `json:"times"`
	Points float64 `json:"points"`
}

// PrecedentResult is the outcome of a search in decisions.
type PrecedentResult struct {
	Hits   []PrecedentHit
	Total  int
	On     string             // the day, or ""
	Notes  []string           // Danish: how the query was read
	Facets []Facet            // counts over all that was found; only if asked for
	Chain  []*corpus.Decision // what replaced what, if the query is one decision's number; oldest first
}

// How a decision's standing weighs on its score: current goes before repealed.
const (
	repealedFactor   = 0.55
	historicalFactor = 0.6
	endedFactor      = 0.98
	namedBonus       = 100 // the decision whose number was asked for
	weakTail         = 0.1 // share of the best score under which a hit is none
)

// Search finds decisions. A number or paragraph goes straight to its decisions;
// words rank. A query that can't be read gives a *SyntaxError.
func (p *Precedents) Search(query string, opt PrecedentOptions) (*PrecedentResult, error) {
	if d, ok := p.corpus.ByNr(query); ok {
		query = d.Nr // however it is written: PM58-18, 58/2018, N 5 06
	}
	q, err := ParseQuery(query, PrecedentFields)
	if err != nil {
		return nil, err
	}
	res := &PrecedentResult{On: opt.On, Notes: q.Notes}
	if q.AsOf != "" {
		res.On = q.AsOf
	}
	var words []wordNode
	wordsOf(q.root, &words)
	ex := &expander{in: p.ranker, words: p.words}
	ranked := ex.expand(words)
	res.Notes = append(res.Notes, ex.notes...)
	named := numbersIn(ranked)
	if named != nil {
		ranked = withoutNumberWords(ranked)
	}
	s, err := p.ranker.score(ranked)
	if err != nil {
		return nil, err
	}
	if s.whole == 0 {
		if topic, note := p.byProvision(ranked, res.On); topic != nil {
			res.Notes = append(res.Notes, note)
			ranked = topic
			if s, err = p.ranker.score(ranked); err != nil {
				return nil, err
			}
		}
	}
	allowed, err := p.evaluator(ex, res.On).allowed(q.root, false)
	if err != nil {
		return nil, err
	}
	rows, final := p.order(allowed, s, res, q, named)
	if len(named) == 1 {
		for nr := range named {
			res.Chain = p.Chain(nr)
		}
	}
	return p.result(res, rows, final, s, ranked, q, opt)
}

// result fills in the hits of the rows that are shown.
func (p *Precedents) result(res *PrecedentResult, rows []uint32, final []float64, s *scores, words []queryWord, q *Query, opt PrecedentOptions) (*PrecedentResult, error) {
	res.Total = len(rows)
	if opt.Facets {
		res.Facets = p.facets(rows, res.On)
	}
	if opt.Limit == 0 {
		opt.Limit = 10
	}
	if opt.Limit > 0 && len(rows) > opt.Limit {
		rows = rows[:opt.Limit]
	}
	finder := newHighlighter(words, s, q)
	for _, row := range rows {
		hit := p.hit(row, finder, res.On)
		hit.Score = round(final[row])
		if opt.Why {
			var err error
			if hit.Why, err = p.why(words, s, row); err != nil {
				return nil, err
			}
		}
		res.Hits = append(res.Hits, hit)
	}
	return res, nil
}

// numbersIn gives the decision numbers of a query that asks for nothing else;
// nil if it does. The user then wants those decisions, whatever their standing.
func numbersIn(words []queryWord) map[string]bool {
	var found map[string]bool
	for _, w := range words {
		if w.weight == smallWordWeight || isNumberWord(w.text) {
			continue
		}
		nr, ok := corpus.NormalizeNr(w.text)
		if !ok {
			return nil
		}
		if found == nil {
			found = map[string]bool{}
		}
		found[nr] = true
	}
	return found
}

func withoutNumberWords(words []queryWord) []queryWord {
	var out []queryWord
	for _, w := range words {
		if w.weight != smallWordWeight && !isNumberWord(w.text) {
			out = append(out, w)
		}
	}
	return out
}

func isNumberWord(s string) bool {
	switch strings.ToLower(s) {
	case "pm", "pa", "principafgørelse", "principafgørelser", "principmeddelelse", "principmeddelelser", "afg", "nr", "afgørelse", "ankestyrelsens", "principafg":
		return true
	}
	return false
}

func (p *Precedents) evaluator(ex *expander, on string) *evaluator {
	return &evaluator{
		rows:   len(p.docs),
		words:  func(w []wordNode, exactly bool) (rowSet, error) { return p.ranker.wordRows(ex, w, exactly) },
		phrase: func(text string, within rowSet) (rowSet, error) { return p.phraseRows(text, within) },
		prefix: func(prefix string) (rowSet, error) {
			return p.ranker.anyTerm(p.words.withPrefix(plain(strings.ToLower(prefix)), 2000))
		},
		field: func(name, value string) (rowSet, error) { return p.fieldRows(ex, name, value, on) },
	}
}

func (p *Precedents) phraseRows(text string, within rowSet) (rowSet, error) {
	set, err := p.ranker.rarest(Analyzer{}.Tokens(text), within)
	if err != nil {
		return nil, err
	}
	return p.forward.holds(phraseWords(text), set)
}
