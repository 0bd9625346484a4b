package index

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

// allTerms gives the rows that hold every word of the tokens.
func (r *ranker) allTerms(tokens []Token) (rowSet, error) {
	var out rowSet
	for _, t := range tokens {
		if t.Kind != Word {
			continue
		}
		set, err := r.anyTerm([]string{t.Term})
		if err != nil {
			return nil, err
		}
		out = intersect(out, set)
	}
	if out == nil {
		out = make(rowSet, r.rows)
	}
	return out, nil
}

// marksIn finds the places of a text that the words and phrases of a query met.
func marksIn(text string, words []queryWord, s *scores, q *Query) []mark {
	worth := map[string]mark{}
	for i, w := range words {
		for _, a := range w.alts {
			for _, t := range a.terms {
				m := mark{word: i, worth: s.idf[i] * a.weight}
				if old, ok := worth[t]; !ok || m.worth > old.worth {
					worth[t] = m
				}
			}
		}
	}
	var out []mark
	for _, t := range (Analyzer{}).Tokens(text) {
		if m, ok := worth[t.Term]; ok {
			if t.Kind == Part {
				m.worth *= 0.5
			}
			if w := words[m.word].weight; w == smallWordWeight {
				m.worth = 0
			}
			m.start, m.end = t.Start, t.End
			out = append(out, m)
		}
	}
	return append(out, phraseMarks(text, q.root, len(words))...)
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
