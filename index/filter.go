package index

import "errors"

// rowSet is a set of rows; nil means all of them.
type rowSet []bool

func (s rowSet) has(row uint32) bool { return s == nil || s[row] }

func intersect(a, b rowSet) rowSet {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	out := make(rowSet, len(a))
	for i := range a {
		out[i] = a[i] && b[i]
	}
	return out
}

func union(a, b rowSet) rowSet {
	if a == nil || b == nil {
		return nil
	}
	out := make(rowSet, len(a))
	for i := range a {
		out[i] = a[i] || b[i]
	}
	return out
}

func complement(a rowSet, rows int) rowSet {
	out := make(rowSet, rows)
	if a == nil {
		return out
	}
	for i := range a {
		out[i] = !a[i]
	}
	return out
}

// evaluator finds the rows a query tree allows. What words, a field and a phrase
// mean is the index's own. words gives the rows that meet all of them, nil if
// they demand nothing; exactly, synonyms and pieces of compounds don't count.
type evaluator struct {
	rows   int
	words  func(w []wordNode, exactly bool) (rowSet, error)
	phrase func(text string, within rowSet) (rowSet, error)
	prefix func(prefix string) (rowSet, error)
	field  func(name, value string) (rowSet, error)

	exactly bool // what is excluded must be met exactly
}

// allowed evaluates a tree. strict demands all words that stand side by side;
// else plain words only rank, and demand nothing.
func (e *evaluator) allowed(n node, strict bool) (rowSet, error) {
	switch n := n.(type) {
	case wordNode:
		return e.words([]wordNode{n}, e.exactly)
	case phraseNode:
		return e.phrase(n.text, nil)
	case prefixNode:
		return e.prefix(n.text)
	case fieldNode:
		s, err := e.field(n.name, n.value)
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			syntax.Col = n.col
		}
		return s, err
	case notNode:
		narrow := *e
		narrow.exactly = true
		s, err := narrow.allowed(n.part, true)
		return complement(s, e.rows), err
	case orNode:
		out := make(rowSet, e.rows)
		for _, p := range n.parts {
			s, err := e.allowed(p, true)
			if err != nil {
				return nil, err
			}
			out = union(out, s)
		}
		return out, nil
	case andNode:
		return e.all(n.parts, true)
	case seqNode:
		return e.all(n.parts, strict)
	}
	return nil, nil
}

func (e *evaluator) all(parts []node, strict bool) (rowSet, error) {
	var demanded rowSet
	var words []wordNode
	for _, p := range parts {
		var s rowSet
		var err error
		switch p := p.(type) {
		case wordNode:
			words = append(words, p)
			continue
		case phraseNode:
			s, err = e.phrase(p.text, demanded)
		default:
			s, err = e.allowed(p, strict)
		}
		if err != nil {
			return nil, err
		}
		demanded = intersect(demanded, s)
	}
	if len(words) == 0 || !strict {
		return demanded, nil
	}
	s, err := e.words(words, e.exactly)
	return intersect(demanded, s), err
}

// wordsMustOccur reports whether a page or decision without any of the ranked
// words is no answer: there are such words, and nothing but fields and
// exclusions beside them.
func wordsMustOccur(n node) bool {
	switch n := n.(type) {
	case wordNode:
		return true
	case seqNode:
		words := false
		for _, p := range n.parts {
			switch p.(type) {
			case wordNode:
				words = true
			case fieldNode, notNode:
			default:
				return false
			}
		}
		return words
	}
	return false
}
