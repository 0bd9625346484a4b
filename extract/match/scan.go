package match

import (
	"cmp"
	"slices"
)

// triggerScan holds the triggers of a whole text, computed once.
type triggerScan struct {
	found []Found // chosen triggers, terminators and pseudo-triggers left out, by first token
	of    []int32 // for sentence i, found[of[i]:of[i+1]]
	stops []int32 // stops[i] terminators start before token i
	words []int32 // words[i] tokens before token i are no punctuation
}

// scanText finds the triggers of every sentence.
func (c *Context) scanText(t *Text) *triggerScan {
	if t.scan != nil && t.scanOf == c {
		return t.scan
	}
	n := len(t.Tokens)
	s := &triggerScan{of: make([]int32, len(t.Sentences)+1), stops: make([]int32, n+1), words: make([]int32, n+1)}
	taken := make([]bool, n)
	var all []Found
	for i := range t.Sentences {
		s.of[i] = int32(len(s.found))
		all = c.candidates(t, &t.Sentences[i], all[:0])
		s.choose(t, all, taken)
	}
	s.of[len(t.Sentences)] = int32(len(s.found))
	for i := 0; i < n; i++ {
		s.words[i+1] = s.words[i]
		if t.Tokens[i].Kind != PunctToken {
			s.words[i+1]++
		}
		s.stops[i+1] += s.stops[i]
		if s.stops[i+1] == s.stops[i] && clauseOpens(t, i) {
			s.stops[i+1]++
		}
	}
	t.scan, t.scanOf = s, c
	return s
}

// candidates lists every trigger that stands in a sentence.
func (c *Context) candidates(t *Text, s *Sentence, out []Found) []Found {
	for i := s.First; i < s.Last; i++ {
		state, ok := c.roots[t.Tokens[i].Word.Norm]
		for j := i; ok; {
			if n := c.ends[state]; n >= 0 {
				out = append(out, Found{&c.triggers[n], i, j})
			}
			if j++; j >= s.Last {
				break
			}
			state, ok = c.edges[edge{state, t.Tokens[j].Word.Norm}]
		}
	}
	return out
}

// choose keeps of overlapping candidates pseudo-triggers and 'resolved' first,
// then the longest, then the leftmost.
func (s *triggerScan) choose(t *Text, all []Found, taken []bool) {
	slices.SortStableFunc(all, func(a, b Found) int {
		if pa, pb := first(a), first(b); pa != pb {
			return cmp.Compare(pa, pb)
		}
		if la, lb := a.Last-a.First, b.Last-b.First; la != lb {
			return cmp.Compare(lb, la)
		}
		return cmp.Compare(a.First, b.First)
	})
	from := len(s.found)
next:
	for _, f := range all {
		for i := f.First; i <= f.Last; i++ {
			if taken[i] {
				continue next
			}
		}
		for i := f.First; i <= f.Last; i++ {
			taken[i] = true
		}
		switch f.Type {
		case Term:
			s.stops[f.First+1]++ // summed up in scanText
		case Pseudo:
			if f.State != "" {
				s.found = append(s.found, f)
			}
		default:
			s.found = append(s.found, f)
		}
	}
	slices.SortFunc(s.found[from:], func(a, b Found) int { return cmp.Compare(a.First, b.First) })
}

// first ranks the types that win over longer triggers.
func first(f Found) int {
	if f.Type == Pseudo || f.Type == Resolved && f.Last > f.First {
		return 0
	}
	return 1
}

// finite are verbs that open a new clause after a comma or 'og'. Read only.
var finite = set(`er var har havde blev bliver skal kan vil modtager deltager får går henvises lider føler oplever fik gik kom kunne skulle ville
må måtte fremstår beskriver oplyser anfører findes fandtes ses blev behandles`)

// clauseOpens reports whether token i is a comma or 'og' with a finite verb
// behind it.
func clauseOpens(t *Text, i int) bool {
	if i+1 >= len(t.Tokens) || t.Tokens[i+1].Sent != t.Tokens[i].Sent {
		return false
	}
	switch t.Tokens[i].Word.Norm {
	case ",", "og":
		return finite[t.Tokens[i+1].Word.Norm]
	}
	return false
}
