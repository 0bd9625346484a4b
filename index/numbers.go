package index

import (
	"bufio"
	"sort"

	"oplyst/extract/match"
)

// formNumbers gives every written form of an index a number (lower-case, æøå
// written out), in the order in which they come first, and keeps the term of
// each.
type formNumbers struct {
	byForm map[string]uint32
	forms  []string // in the order of their numbers
	terms  []string // of the form, or "" if it serves phrases only

	byWord map[*match.Word]uint32 // saves looking up; emptied now and then
}

// maxByWord bounds byWord: words are shared, but no longer than match keeps them.
const maxByWord = 1 << 17

func newFormNumbers() *formNumbers {
	return &formNumbers{byWord: map[*match.Word]uint32{}, byForm: map[string]uint32{}}
}

// Forms calls each with what an index of cases writes of the words of a text: the
// form and the term of every word, and terms of its parts and symbols.
func Forms(text string, each func(form string)) {
	for _, t := range (Analyzer{}).Tokens(text) {
		if t.word != nil {
			each(plain(t.word.Norm))
		}
		each(t.Term)
	}
}

func (n *formNumbers) number(w *match.Word) uint32 {
	if k, ok := n.byWord[w]; ok {
		return k
	}
	form := plain(w.Norm)
	k, ok := n.byForm[form]
	if !ok {
		k = uint32(min(len(n.forms), maxForms))
		n.byForm[form] = k
		n.forms = append(n.forms, form)
		n.terms = append(n.terms, "")
	}
	if len(w.Norm) >= 3 && len(w.Norm) <= 60 && n.terms[k] == "" {
		n.terms[k] = w.Key
	}
	if len(n.byWord) >= maxByWord {
		clear(n.byWord)
	}
	n.byWord[w] = k
	return k
}

// encode appends a row's words to dst.
func (n *formNumbers) encode(dst []byte, s *wordSequence) []byte {
	global := make([]uint32, len(s.forms))
	for i, w := range s.forms {
		global[i] = n.number(w)
	}
	for _, k := range s.order {
		v := global[k&^gapFlag] | k&gapFlag
		dst = append(dst, byte(v), byte(v>>8), byte(v>>16))
	}
	return dst
}

// write saves the forms as lines, the n-th being number n.
func (n *formNumbers) write(w *bufio.Writer) error {
	for _, f := range n.forms {
		w.WriteString(f)
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// sorted gives the numbers of the forms that have a term, by form.
func (n *formNumbers) sorted() []uint32 {
	order := make([]uint32, 0, len(n.forms))
	for k, term := range n.terms {
		if term != "" {
			order = append(order, uint32(k))
		}
	}
	sort.Slice(order, func(i, j int) bool { return n.forms[order[i]] < n.forms[order[j]] })
	return order
}

// list gives the forms that have a term.
func (n *formNumbers) list() *wordList {
	order := n.sorted()
	l := &wordList{forms: make([]string, len(order)), keys: make([]string, len(order))}
	for i, k := range order {
		l.forms[i], l.keys[i] = n.forms[k], n.terms[k]
	}
	return l
}

// writeSorted saves them as lines of form, tab, term, without the term if it is
// the form.
func (n *formNumbers) writeSorted(w *bufio.Writer) error {
	for _, k := range n.sorted() {
		w.WriteString(n.forms[k])
		if n.terms[k] != n.forms[k] {
			w.WriteByte('\t')
			w.WriteString(n.terms[k])
		}
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}
