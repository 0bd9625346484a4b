package pdf

import (
	"math"
	"slices"
)

// ruling holds the horizontal and vertical rules of a page, sorted.
type ruling struct {
	vertical   []rule // by x0
	horizontal []rule // by y0
}

// newRuling sorts rules by direction.
func newRuling(rules []rule) *ruling {
	r := &ruling{}
	for _, l := range rules {
		if l.x1-l.x0 < l.y1-l.y0 {
			r.vertical = append(r.vertical, l)
		} else {
			r.horizontal = append(r.horizontal, l)
		}
	}
	slices.SortFunc(r.vertical, func(a, b rule) int { return compare(a.x0, b.x0) })
	slices.SortFunc(r.horizontal, func(a, b rule) int { return compare(a.y0, b.y0) })
	return r
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// between reports whether a vertical rule passes y between x0 and x1.
func (r *ruling) between(x0, x1, y float64) bool {
	i, _ := slices.BinarySearchFunc(r.vertical, x0, func(l rule, x float64) int { return compare(l.x0, x) })
	for ; i < len(r.vertical) && r.vertical[i].x0 <= x1; i++ {
		if r.vertical[i].y0 <= y && y <= r.vertical[i].y1 {
			return true
		}
	}
	return false
}

// framed reports whether vertical rules stand on both sides of a point.
func (r *ruling) framed(x, y float64) bool {
	left, right := false, false
	for _, l := range r.vertical {
		if l.y0 <= y && y <= l.y1 {
			left = left || l.x0 <= x
			right = right || l.x0 > x
		}
	}
	return left && right
}

// across reports whether a horizontal rule lies between the heights y0 < y1
// and covers most of x0 to x1.
func (r *ruling) across(y0, y1, x0, x1 float64) bool {
	i, _ := slices.BinarySearchFunc(r.horizontal, y0, func(l rule, y float64) int { return compare(l.y0, y) })
	for ; i < len(r.horizontal) && r.horizontal[i].y0 <= y1; i++ {
		l := r.horizontal[i]
		if math.Min(l.x1, x1)-math.Max(l.x0, x0) > 0.6*(x1-x0) {
			return true
		}
	}
	return false
}
