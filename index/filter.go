package index

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

// evaluator finds the rows a query tree allows. What a word, a field and a
// phrase mean is the index's own.
type evaluator struct {
	rows   int
	word   func(w wordNode, strict bool) (rowSet, error) // nil if it demands nothing
	phrase func(text string, within rowSet) (rowSet, error)
	prefix func(prefix string) (rowSet, error)
	field  func(name, value string) (rowSet, error)
}

// allowed evaluates a tree. strict demands all words that stand side by side;
// else plain words only rank, and at least one of them must occur if there is
// nothing else to go by.
func (e *evaluator) allowed(n node, strict bool) (rowSet, error) {
	switch n := n.(type) {
	case wordNode:
		return e.word(n, true)
	case phraseNode:
		return e.phrase(n.text, nil)
	case prefixNode:
		return e.prefix(n.text)
	case fieldNode:
		return e.field(n.name, n.value)
	case notNode:
		s, err := e.allowed(n.part, true)
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
	var demanded, any rowSet
	words := 0
	for _, p := range parts {
		w, isWord := p.(wordNode)
		if isWord && !strict {
			s, err := e.word(w, false)
			if err != nil {
				return nil, err
			}
			if s == nil {
				continue // a small word demands nothing
			}
			if words++; words == 1 {
				any = s
			} else {
				any = union(any, s)
			}
			continue
		}
		var s rowSet
		var err error
		if ph, ok := p.(phraseNode); ok {
			s, err = e.phrase(ph.text, demanded)
		} else {
			s, err = e.allowed(p, strict)
		}
		if err != nil {
			return nil, err
		}
		demanded = intersect(demanded, s)
	}
	if words > 0 && demanded == nil {
		return any, nil
	}
	if words > 0 && onlyNegative(seqNode{nonWords(parts)}) {
		return intersect(any, demanded), nil
	}
	return demanded, nil
}

func nonWords(parts []node) []node {
	var out []node
	for _, p := range parts {
		if _, ok := p.(wordNode); !ok {
			out = append(out, p)
		}
	}
	return out
}
