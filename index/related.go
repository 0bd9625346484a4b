package index

import (
	"fmt"
	"sort"
	"strings"

	"oplyst/corpus"
)

// maxShared bounds how many words Similar compares by, the rarest first.
const maxShared = 25

// Similar lists the decisions most like one: by its keywords, themes,
// diagnoses, indsatser and law references. Hit.Why says what they share. The
// error is a *SyntaxError if there is no such decision.
func (p *Precedents) Similar(nr string, opt PrecedentOptions) (*PrecedentResult, error) {
	d, ok := p.corpus.ByNr(nr)
	if !ok {
		return nil, &SyntaxError{Query: nr, Col: 1, Msg: fmt.Sprintf("afgørelsen »%s« findes ikke i kataloget", nr)}
	}
	words := p.traits(d)
	s, err := p.ranker.score(words)
	if err != nil {
		return nil, err
	}
	for row := range p.docs {
		if p.docs[row].Nr == d.Nr {
			s.total[row] = 0
		}
	}
	q := &Query{Raw: nr, root: seqNode{[]node{wordNode{text: nr}}}}
	res := &PrecedentResult{On: opt.On}
	rows, final := p.order(nil, s, res, q, nil)
	return p.result(res, rows, final, s, words, q, opt)
}

// traits makes ranked words of what tells a decision apart.
func (p *Precedents) traits(d *corpus.Decision) []queryWord {
	text := strings.Join([]string{strings.Join(d.Keywords, "; "), strings.Join(d.Themes, "; "), strings.Join(d.Diagnoses, "; "),
		strings.Join(d.Indsatser, "; "), strings.Join(d.LawRefs, "; ")}, "; ")
	seen := map[string]bool{}
	var out []queryWord
	for _, t := range (Analyzer{}).Tokens(text) {
		if t.Kind == Part || seen[t.Term] || t.Kind == Word && (isSmallWord(t.word.Norm) || commonWords()[t.Term] || isDigit(t.Term[0])) {
			continue
		}
		if t.Kind == Symbol && (!strings.Contains(t.Term, "§") || strings.HasPrefix(t.Term, "§") || strings.HasPrefix(t.Term, noAct)) {
			continue // only references with their act
		}
		seen[t.Term] = true
		out = append(out, queryWord{text: text[t.Start:t.End], weight: 1, alts: []alt{{terms: []string{t.Term}, weight: 1}}})
	}
	df := map[string]int{}
	for _, w := range out {
		n := 0
		p.ranker.eachHit(w.alts[0].terms[0], func(*rankField, uint32, int) { n++ })
		df[w.alts[0].terms[0]] = n
	}
	sort.SliceStable(out, func(i, j int) bool { return df[out[i].alts[0].terms[0]] < df[out[j].alts[0].terms[0]] })
	return out[:min(len(out), maxShared)]
}

// Chain gives what a decision replaced and what replaced it, directly or over
// others, oldest first; the decision itself is among them. It is nil if there
// is no such decision.
func (p *Precedents) Chain(nr string) []*corpus.Decision {
	start, ok := p.corpus.ByNr(nr)
	if !ok {
		return nil
	}
	chain := p.follow(start, func(d *corpus.Decision) []string { return d.Replaces })
	chain = append(chain, start)
	chain = append(chain, p.follow(start, func(d *corpus.Decision) []string { return d.ReplacedBy })...)
	sort.SliceStable(chain, func(i, j int) bool { return corpus.Year(chain[i].Nr) < corpus.Year(chain[j].Nr) })
	return chain
}

// follow collects what lies behind a decision in one direction.
func (p *Precedents) follow(start *corpus.Decision, next func(*corpus.Decision) []string) []*corpus.Decision {
	var out []*corpus.Decision
	seen := map[string]bool{start.Nr: true}
	for todo := []*corpus.Decision{start}; len(todo) > 0; todo = todo[1:] {
		for _, n := range next(todo[0]) {
			if d, ok := p.corpus.ByNr(n); ok && !seen[d.Nr] {
				seen[d.Nr] = true
				out, todo = append(out, d), append(todo, d)
			}
		}
	}
	return out
}
