package pdf

import (
	"math"
	"slices"
)

// dropDoubled removes fragments painted a second time: exactly in their place,
// as when a page is stamped upon itself, or a little beside it just before, as
// shadows are.
func dropDoubled(frags []fragment) []fragment {
	type place struct{ x, y int }
	seen := make(map[place]string, len(frags))
	kept := 0
	return slices.DeleteFunc(frags, func(f fragment) bool {
		at := place{int(math.Round(f.x0 * 4)), int(math.Round(f.y * 4))}
		if seen[at] == f.text {
			return true
		}
		for k := max(0, kept-3); k < kept; k++ {
			// frags[:kept] already holds what is kept.
			if frags[k].beside(&f) {
				return true
			}
		}
		seen[at] = f.text
		kept++
		return false
	})
}

// beside reports whether f says the same as o almost in the same place.
func (o *fragment) beside(f *fragment) bool {
	near := 0.15 * f.size
	return math.Abs(o.x0-f.x0) < near && math.Abs(o.y-f.y) < near && o.text == f.text
}
