package match

import (
	"cmp"
	"slices"
)

// states is a trie of terms with numbered symbols, made for walking: the edges
// of a state lie side by side.
type states struct {
	symbols map[string]int32
	from    []int32 // edges of state s: edges[from[s]:from[s+1]]
	edges   []arc
	root    []int32 // state a symbol leads to from the root, none if it does not
}

// arc leads to a state by a symbol.
type arc struct{ symbol, to int32 }

// none stands for no symbol and no state.
const none = -1

// newStates numbers the keys of a trie with n states. Keys that start from the
// root lie in roots, or in edges from state 0.
func newStates(n int, roots map[string]int32, edges map[edge]int32) *states {
	s := &states{symbols: map[string]int32{}, from: make([]int32, n+1)}
	var names []string
	for k := range roots {
		names = append(names, k)
	}
	for e := range edges {
		names = append(names, e.key)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	s.root = make([]int32, len(names))
	for i, k := range names {
		s.symbols[k], s.root[i] = int32(i), none
		if to, ok := roots[k]; ok {
			s.root[i] = to
		}
	}
	type full struct {
		state int32
		arc
	}
	all := make([]full, 0, len(edges))
	for e, to := range edges {
		if e.from == 0 {
			s.root[s.symbols[e.key]] = to
		} else {
			all = append(all, full{e.from, arc{s.symbols[e.key], to}})
		}
	}
	slices.SortFunc(all, func(a, b full) int {
		return cmp.Or(cmp.Compare(a.state, b.state), cmp.Compare(a.symbol, b.symbol))
	})
	for _, a := range all {
		s.from[a.state+1]++
		s.edges = append(s.edges, a.arc)
	}
	for i := range n {
		s.from[i+1] += s.from[i]
	}
	return s
}

// symbol returns the number of a key, none if no term has it.
func (s *states) symbol(key string) int32 {
	if n, ok := s.symbols[key]; ok {
		return n
	}
	return none
}

// start returns the state a symbol leads to from the root, or none.
func (s *states) start(symbol int32) int32 {
	if symbol == none {
		return none
	}
	return s.root[symbol]
}

// next returns the state a symbol leads to from a state other than the root, or
// none.
func (s *states) next(state, symbol int32) int32 {
	if symbol == none {
		return none
	}
	edges := s.edges[s.from[state]:s.from[state+1]]
	for len(edges) > 8 {
		if mid := len(edges) / 2; edges[mid].symbol <= symbol {
			edges = edges[mid:]
		} else {
			edges = edges[:mid]
		}
	}
	for _, a := range edges {
		if a.symbol == symbol {
			return a.to
		}
	}
	return none
}
