package index

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Query is a parsed search. Make it with ParseQuery.
type Query struct {
	Raw   string
	root  node
	AsOf  string   // day of "gældende på DATO" as YYYY-MM-DD, or ""
	Notes []string // Danish: how something doubtful was read
}

// node is one part of the query tree.
type node interface{}

type (
	// seqNode is words side by side: what ranks by how many and how rare they
	// are; parts that are not plain words are demanded.
	seqNode struct{ parts []node }
	andNode struct{ parts []node }
	orNode  struct{ parts []node }
	notNode struct{ part node }
	// wordNode is a single word or symbol.
	wordNode struct {
		text string
		pos  int // bytes into Raw
	}
	phraseNode struct{ text string }
	prefixNode struct{ text string }
	fieldNode  struct {
		name, value string
		col         int // 1-based, in characters
	}
)

// SyntaxError is a query that can't be read. Msg and Hint are Danish.
type SyntaxError struct {
	Query string
	Col   int // 1-based, in characters
	Msg   string
	Hint  string // what to write instead, or ""
}

// Error gives the message with its place: "tegn 7: …".
func (e *SyntaxError) Error() string {
	s := fmt.Sprintf("tegn %d: %s", e.Col, e.Msg)
	if e.Hint != "" {
		s += ". " + e.Hint
	}
	return s
}

// maxQuery bounds a query in bytes; a longer one is cut, and Notes says so.
const maxQuery = 4000

// maxWords bounds the ranked words of a query.
const maxWords = 64

// maxDepth bounds nested parentheses.
const maxDepth = 20

// ParseQuery reads the query language: words, "phrases", OG/ELLER/IKKE (or
// AND/OR/NOT), -word, prefix*, (…), field:value and "gældende på DATO". fields
// lists the field names that may be used. The error is a *SyntaxError.
func ParseQuery(raw string, fields []string) (*Query, error) {
	q := &Query{Raw: raw}
	text := strings.ToValidUTF8(raw, " ")
	if len(text) > maxQuery {
		text = head(text, maxQuery)
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		q.Notes = append(q.Notes, fmt.Sprintf("Søgningen er meget lang; kun de første %d tegn er brugt.", utf8.RuneCountInString(text)))
	}
	text = q.takeAsOf(text)
	p := &parser{text: text, fields: fields, query: q}
	p.next()
	root, err := p.seq(0)
	if err != nil {
		return nil, err
	}
	if p.tok.kind == tokClose {
		return nil, p.fault(p.tok.start, "parentesen blev aldrig åbnet", "Skriv ( foran, eller slet )")
	}
	root = mergeSymbols(root)
	q.root = root
	if isEmpty(root) && q.AsOf == "" {
		return nil, &SyntaxError{Query: raw, Col: 1, Msg: "der er ikke noget at søge efter", Hint: "Skriv ord, et nummer (58-18) eller en paragraf (§ 16, stk. 2)"}
	}
	if onlyNegative(root) {
		return nil, &SyntaxError{Query: raw, Col: 1, Msg: "søgningen siger kun, hvad der ikke må stå", Hint: "Skriv også, hvad der skal findes"}
	}
	return q, nil
}

func isEmpty(n node) bool {
	s, ok := n.(seqNode)
	return ok && len(s.parts) == 0
}

func onlyNegative(n node) bool {
	switch n := n.(type) {
	case notNode:
		return true
	case seqNode:
		for _, p := range n.parts {
			if !onlyNegative(p) {
				return false
			}
		}
		return len(n.parts) > 0
	case andNode:
		for _, p := range n.parts {
			if !onlyNegative(p) {
				return false
			}
		}
		return true
	}
	return false
}

// wordsOf lists the ranked words of a query in order, those under IKKE left
// out, and the texts of phrases.
func wordsOf(n node, words *[]wordNode) {
	switch n := n.(type) {
	case wordNode:
		if len(*words) < maxWords {
			*words = append(*words, n)
		}
	case seqNode:
		for _, p := range n.parts {
			wordsOf(p, words)
		}
	case andNode:
		for _, p := range n.parts {
			wordsOf(p, words)
		}
	case orNode:
		for _, p := range n.parts {
			wordsOf(p, words)
		}
	}
}

// mergeSymbols makes one node of neighbouring words that are one symbol: "LÆ
// 265", "LAB § 68 a, stk. 2".
func mergeSymbols(n node) node {
	switch n := n.(type) {
	case notNode:
		return notNode{mergeSymbols(n.part)}
	case andNode:
		return andNode{mergeAll(n.parts)}
	case orNode:
		return orNode{mergeAll(n.parts)}
	case seqNode:
		return seqNode{mergeRuns(mergeAll(n.parts))}
	}
	return n
}

func mergeAll(parts []node) []node {
	for i := range parts {
		parts[i] = mergeSymbols(parts[i])
	}
	return parts
}

func mergeRuns(parts []node) []node {
	var out []node
	for i := 0; i < len(parts); {
		j, text := i, ""
		for j < len(parts) {
			w, ok := parts[j].(wordNode)
			if !ok {
				break
			}
			if text != "" {
				text += " "
			}
			text += w.text
			j++
		}
		if j == i {
			out = append(out, parts[i])
			i++
			continue
		}
		_, spans := symbols(Analyzer{}.Tokens(text))
		out = append(out, mergeRun(parts[i:j], spans)...)
		i = j
	}
	return out
}

// mergeRun joins the words that lie within one span of their joined text.
func mergeRun(words []node, spans []Span) []node {
	var out []node
	start := 0
	last := -1 // span of the word before
	for _, p := range words {
		w := p.(wordNode)
		in := -1
		for k, s := range spans {
			if start < s.End && start+len(w.text) > s.Start {
				in = k
				break
			}
		}
		if prev := len(out) - 1; in >= 0 && in == last {
			before := out[prev].(wordNode)
			before.text += " " + w.text
			out[prev] = before
		} else {
			out = append(out, w)
		}
		last = in
		start += len(w.text) + 1
	}
	return out
}
