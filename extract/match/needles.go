package match

import "slices"

// Needles finds which of a list of byte strings stand in a text, all of them in
// one pass over it (Aho and Corasick). It is read only and safe for concurrent
// use.
type Needles struct {
	class [256]uint16 // bytes that no needle has are class 0
	width uint32
	next  []uint32 // by row of a state and class: row of the next state
	first uint32   // rows from here on end a needle
	ends  []int32  // by state from first on: the longest needle that ends there
	also  []int32  // by needle: the next shorter one that ends with it, none if there is none
	same  []int32  // by needle: a later equal one, none if there is none
}

// NewNeedles makes Needles of strings; they keep their numbers. Empty ones are
// never found.
func NewNeedles(list []string) *Needles { return newNeedles(list, false) }

// NewFoldedNeedles makes Needles of lower-case strings that find them in any
// case: ASCII and the letters of Latin-1.
func NewFoldedNeedles(list []string) *Needles { return newNeedles(list, true) }

func newNeedles(list []string, fold bool) *Needles {
	n := &Needles{width: 1, also: make([]int32, len(list)), same: make([]int32, len(list))}
	for _, s := range list {
		for i := range len(s) {
			if c := s[i]; n.class[c] == 0 {
				n.class[c] = uint16(n.width)
				n.width++
			}
		}
	}
	kids, word := n.trie(list)
	n.link(kids, word)
	for c := 0; fold && c < 0xA0; c++ { // after C3, the capitals' second bytes are 0x20 below
		if low := c + 0x20; n.class[c] == 0 && n.class[low] != 0 && ('A' <= c && c <= 'Z' || c >= 0x80 && c != 0x97 && c != 0x9F) {
			n.class[c] = n.class[low]
		}
	}
	return n
}

// trie makes the tree of all needles: the children of a state by class, and the
// needle that ends in a state.
func (n *Needles) trie(list []string) (kids [][]int32, word []int32) {
	node := func() int32 {
		k := make([]int32, n.width)
		for i := range k {
			k[i] = none
		}
		kids, word = append(kids, k), append(word, none)
		return int32(len(kids) - 1)
	}
	node()
	for id, s := range list {
		n.also[id], n.same[id] = none, none
		at := int32(0)
		for i := range len(s) {
			c := n.class[s[i]]
			if kids[at][c] == none {
				to := node()
				kids[at][c] = to
			}
			at = kids[at][c]
		}
		switch {
		case at == 0:
		case word[at] == none:
			word[at] = int32(id)
		default:
			n.same[id], n.same[word[at]] = n.same[word[at]], int32(id)
		}
	}
	return kids, word
}

// link turns the tree into an automaton and numbers the states that end a
// needle last.
func (n *Needles) link(kids [][]int32, word []int32) {
	fail := make([]int32, len(kids))
	order := []int32{0}
	for k := 0; k < len(order); k++ {
		at := order[k]
		for c, to := range kids[at] {
			switch {
			case to != none:
				if at != 0 {
					fail[to] = kids[fail[at]][c]
				}
				order = append(order, to)
				if word[to] == none {
					word[to] = word[fail[to]]
				} else {
					for w := word[to]; w != none; w = n.same[w] {
						n.also[w] = word[fail[to]]
					}
				}
			case at == 0:
				kids[at][c] = 0
			default:
				kids[at][c] = kids[fail[at]][c]
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		x, y := word[a] != none, word[b] != none
		switch {
		case x == y:
			return 0
		case y:
			return -1
		}
		return 1
	})
	row := make([]uint32, len(kids))
	for i, at := range order {
		row[at] = uint32(i) * n.width
	}
	n.next = make([]uint32, 0, len(kids)*int(n.width))
	n.first = uint32(len(kids)) * n.width
	for _, at := range order {
		for _, to := range kids[at] {
			n.next = append(n.next, row[to])
		}
		if word[at] != none {
			n.first = min(n.first, row[at])
			n.ends = append(n.ends, word[at])
		}
	}
}

// Each calls f for every needle in the text with its number and the byte offset
// of its end, by ends, until f returns false.
func (n *Needles) Each(text string, f func(needle, end int) bool) {
	at := uint32(0)
	for i := 0; i < len(text); i++ {
		at = n.next[at+uint32(n.class[text[i]])]
		if at < n.first {
			continue
		}
		for id := n.ends[(at-n.first)/n.width]; id != none; {
			if !f(int(id), i+1) {
				return
			}
			if n.same[id] != none {
				id = n.same[id]
			} else {
				id = n.also[id]
			}
		}
	}
}
