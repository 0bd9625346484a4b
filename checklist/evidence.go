package checklist

import "sort"

// shown is how many quotations an item shows for and against.
const shown = 4

// quote picks the quotations to show: the labels named first come first,
// then heavier and newer ones; each document speaks before any speaks twice.
func quote(fs []fact, order ...string) []Evidence {
	priority := func(label string) int {
		for i, l := range order {
			if l == label {
				return i
			}
		}
		return len(order)
	}
	sorted := append([]fact(nil), fs...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if pa, pb := priority(a.label), priority(b.label); pa != pb {
			return pa < pb
		}
		if a.rank != b.rank {
			return a.rank > b.rank
		}
		return a.when > b.when
	})
	out, spoke := []Evidence{}, map[string]int{}
	for turn := 0; turn < shown; turn++ {
		for _, f := range sorted {
			if len(out) == shown {
				return out
			}
			if spoke[f.Path] != turn || quoted(out, f) {
				continue
			}
			spoke[f.Path]++
			out = append(out, Evidence{Document: f.Path, Span: f.span})
		}
	}
	return out
}

// quoted reports whether the place of f is among the quotations already.
func quoted(es []Evidence, f fact) bool {
	for _, e := range es {
		if e.Document == f.Path && e.Page == f.span.Page && f.span.Start < e.End && e.Start < f.span.End {
			return true
		}
	}
	return false
}
