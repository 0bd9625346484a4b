package pdf

import "math"

// placeWritten moves the values of form fields, which come after everything
// painted, to where they are read: behind the label on their left, before the
// text on their right (check boxes), or below what stands over them.
func placeWritten(frags []fragment) []fragment {
	from := len(frags)
	for from > 0 && frags[from-1].written {
		from--
	}
	values := len(frags) - from
	if values == 0 || from == 0 || values*len(frags) > 20_000_000 {
		return frags
	}
	after := make(map[int][]fragment, values)  // by the index of the neighbour
	before := make(map[int][]fragment, values) // the same
	for _, f := range frags[from:] {
		at, ahead := neighbour(frags[:from], &f)
		if ahead {
			before[at] = append(before[at], f)
		} else {
			after[at] = append(after[at], f)
		}
	}
	out := make([]fragment, 0, len(frags))
	out = append(out, after[-1]...)
	for i := range from {
		out = append(out, before[i]...)
		out = append(out, frags[i])
		out = append(out, after[i]...)
	}
	return out
}

// neighbour finds the painted fragment that f belongs to, and whether f stands
// before it. It sets f on the neighbour's baseline if they share a line. -1
// means none: f comes first.
func neighbour(painted []fragment, f *fragment) (at int, ahead bool) {
	left, right, above := -1, -1, -1
	middle := f.y + 0.35*f.size
	for i := range painted {
		p := &painted[i]
		if math.Abs(p.y+0.35*p.size-middle) < 0.6*max(p.size, f.size) {
			if p.x0 < f.x0 && (left < 0 || p.x1 > painted[left].x1) {
				left = i
			}
			if p.x0 >= f.x0 && (right < 0 || p.x0 < painted[right].x0) {
				right = i
			}
		} else if p.y > f.y && (above < 0 || p.y <= painted[above].y) {
			above = i
		}
	}
	mark := f.text == "☐" || f.text == "☒"
	switch {
	case mark && right >= 0 && (left < 0 || painted[right].x0-f.x1 < f.x0-painted[left].x1):
		f.y = painted[right].y
		return right, true
	case left >= 0:
		f.y = painted[left].y
		return left, false
	case right >= 0:
		f.y = painted[right].y
		return right, true
	}
	return above, false
}
