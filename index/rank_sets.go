package index

import "strings"

// everyWord gives the rows that meet each of the words in some way. Small words
// demand nothing; if there are no others the result is nil.
func (r *ranker) everyWord(words []queryWord) (rowSet, error) {
	var out rowSet
	for i := range words {
		if words[i].weight == smallWordWeight {
			continue
		}
		hits, err := r.meet(&words[i])
		if err != nil {
			return nil, err
		}
		set := make(rowSet, r.rows)
		for _, row := range hits.rows {
			set[row] = true
		}
		out = intersect(out, set)
	}
	return out, nil
}

// wordRows gives the rows that meet each word of a query. A law reference must
// be met as far as it goes; exactly, every word must be met as itself.
func (r *ranker) wordRows(ex *expander, nodes []wordNode, exactly bool) (rowSet, error) {
	quiet := expander{in: ex.in, words: ex.words}
	words := quiet.expand(nodes)
	for i := range words {
		words[i].onlyFull()
		if exactly && len(words[i].alts) > 1 {
			words[i].alts = words[i].alts[:1]
		}
	}
	return r.everyWord(words)
}

// anyTerm gives the rows that hold any of the terms in any field.
func (r *ranker) anyTerm(terms []string) (rowSet, error) {
	out := make(rowSet, r.rows)
	for _, t := range terms {
		if err := r.eachHit(t, func(_ *rankField, row uint32, _ int) { out[row] = true }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// inField gives the rows that hold every word of a value in one of the fields.
func (r *ranker) inField(ex *expander, names []string, value string) (rowSet, error) {
	only := &ranker{store: r.store, rows: r.rows, in: r.in}
	for _, f := range r.fields {
		for _, n := range names {
			if f.name == n || f.name == n+partSuffix {
				only.fields = append(only.fields, f)
			}
		}
	}
	quiet := expander{in: only, words: ex.words}
	words := quiet.expand([]wordNode{{text: value}})
	for i := range words {
		words[i].onlyFull()
	}
	return only.everyWord(words)
}

// rarest gives the rows of a set that hold the rarest word of the tokens: those
// among which all of them can stand.
func (r *ranker) rarest(tokens []Token, within rowSet) (rowSet, error) {
	term, least := "", -1
	for _, t := range tokens {
		if t.Kind != Word {
			continue
		}
		n, err := r.rowsWith(t.Term)
		if err != nil {
			return nil, err
		}
		if least < 0 || n < least {
			term, least = t.Term, n
		}
	}
	if least <= 0 {
		return make(rowSet, r.rows), nil
	}
	set, err := r.anyTerm([]string{term})
	return intersect(within, set), err
}

// rowsWith counts the rows that hold a term, those with it in two fields twice.
func (r *ranker) rowsWith(term string) (int, error) {
	n := 0
	for i := range r.fields {
		f := &r.fields[i]
		if r.in.of(term)&(1<<f.bit) == 0 {
			continue
		}
		k, err := r.store.count(f.name, term)
		if err != nil {
			return 0, err
		}
		n += k
	}
	return n, nil
}

// highlighter finds the places of texts that the words and phrases of a query met.
type highlighter struct {
	worth   map[string]mark
	words   []queryWord
	query   *Query
	tokens  []Token
	symbols bool // some term is more than a word
	phrases bool // the query has phrases or prefixes
	seen    map[string]mark
}

func newHighlighter(words []queryWord, s *scores, q *Query) *highlighter {
	f := &highlighter{worth: map[string]mark{}, words: words, query: q, seen: map[string]mark{}, phrases: strings.ContainsAny(q.Raw, "*\"“”„»«")}
	for i, w := range words {
		for _, a := range w.alts {
			for _, t := range a.terms {
				f.symbols = f.symbols || strings.ContainsAny(t, "§-/0123456789")
				m := mark{word: i, worth: s.idf[i] * a.weight}
				if len(a.terms) > 1 { // one word of "mulighed for udvikling" says little, and "for" nothing
					if m.worth /= float64(len(a.terms)); isSmallWord(t) {
						continue
					}
				}
				if old, ok := f.worth[t]; !ok || m.worth > old.worth {
					f.worth[t] = m
				}
			}
		}
	}
	return f
}

func (f *highlighter) marks(text string) []mark {
	var out []mark
	if f.symbols {
		out = f.tokenMarks(text)
	} else {
		out = f.wordMarks(text)
	}
	if f.phrases {
		out = append(out, phraseMarks(text, f.query.root, len(f.words))...)
	}
	return out
}

// tokenMarks analyses the whole text.
func (f *highlighter) tokenMarks(text string) []mark {
	var out []mark
	f.tokens = Analyzer{}.Append(f.tokens[:0], text)
	for i := range f.tokens {
		t := &f.tokens[i]
		if m, ok := f.mark(t.Term, t.Kind == Part); ok {
			m.start, m.end = t.Start, t.End
			out = append(out, m)
		}
	}
	return out
}

// wordMarks is tokenMarks for a query of plain words: each written form is
// analysed once, whatever the number of texts.
func (f *highlighter) wordMarks(text string) []mark {
	var out []mark
	for i := 0; i < len(text); {
		n := wordLen(text[i:])
		if n == 0 {
			i += symbolSize(text[i:])
			continue
		}
		found, seen := f.seen[text[i:i+n]]
		if !seen {
			for _, m := range f.tokenMarks(text[i : i+n]) {
				if !seen || m.worth > found.worth {
					found, seen = m, true
				}
			}
			f.seen[strings.Clone(text[i:i+n])] = found
		}
		if found.end > 0 {
			m := found
			m.start, m.end = i+found.start, i+found.end
			out = append(out, m)
		}
		i += n
	}
	return out
}

func (f *highlighter) mark(term string, part bool) (mark, bool) {
	m, ok := f.worth[term]
	if !ok {
		return m, false
	}
	if part {
		m.worth *= 0.5
	}
	if f.words[m.word].weight == smallWordWeight {
		m.worth = 0
	}
	return m, true
}

// phraseMarks finds the phrases and prefixes of a query in a text.
func phraseMarks(text string, n node, id int) []mark {
	var out []mark
	switch n := n.(type) {
	case phraseNode:
		words := phraseWords(n.text)
		for from := 0; ; {
			start, end, ok := findPhrase(text, words, from)
			if !ok {
				break
			}
			out = append(out, mark{start: start, end: end, word: id, worth: 10})
			from = end
		}
	case prefixNode:
		for _, t := range (Analyzer{}).Tokens(text) {
			if t.Kind == Word && hasPlainPrefix(t.word.Norm, n.text) {
				out = append(out, mark{start: t.Start, end: t.End, word: id, worth: 5})
			}
		}
	case seqNode:
		for i, p := range n.parts {
			out = append(out, phraseMarks(text, p, id*31+i+1)...)
		}
	case andNode:
		for i, p := range n.parts {
			out = append(out, phraseMarks(text, p, id*31+i+1)...)
		}
	case orNode:
		for i, p := range n.parts {
			out = append(out, phraseMarks(text, p, id*31+i+1)...)
		}
	}
	return out
}
