package pdf

import (
	"math"
	"slices"
)

// readingOrder puts fragments in the order they are read. The order in which a
// page was painted is nearly always that order, and knows columns and cells;
// only when it runs against the lines, as on pages painted from the bottom up,
// are the fragments sorted by their place.
func readingOrder(frags []fragment) []fragment {
	if !paintedAgainst(frags) {
		return frags
	}
	sorted := slices.Clone(frags)
	slices.SortStableFunc(sorted, func(a, b fragment) int {
		return compare(b.y, a.y)
	})
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[from].y-sorted[to].y < 0.35*max(sorted[from].size, sorted[to].size) {
			to++
		}
		slices.SortStableFunc(sorted[from:to], func(a, b fragment) int { return compare(a.x0, b.x0) })
		from = to
	}
	return sorted
}

// paintedAgainst reports whether the painting order goes up the page, in one
// column, more often than a page read in that order would.
func paintedAgainst(frags []fragment) bool {
	against, moves := 0, 0
	for i := 1; i < len(frags); i++ {
		p, f := &frags[i-1], &frags[i]
		em := max(p.size, f.size)
		if math.Abs(f.y-p.y) <= 0.35*em {
			if f.x0 < p.x0-em {
				against++
			}
			moves++
			continue
		}
		moves++
		if f.y > p.y && f.x0 < p.x1-0.5*em {
			against++
		}
	}
	return against > 3 && against*4 > moves
}
