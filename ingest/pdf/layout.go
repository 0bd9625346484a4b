package pdf

import (
	"math"
	"slices"
	"strings"
)

// layoutText turns what was painted on a page into text.
func layoutText(c *canvas, box rule, cutsWords bool) string {
	groups := byAngle(c.glyphs)
	parts := make([]string, 0, len(groups))
	for _, g := range groups {
		rules := make([]rule, len(c.rules))
		dots := make([]rule, len(c.dots))
		for i, r := range c.rules {
			rules[i] = turnRule(r, g.angle)
		}
		for i, r := range c.dots {
			dots[i] = turnRule(r, g.angle)
		}
		box := turnRule(box, g.angle)
		if t := layoutGroup(g.glyphs, rules, dots, box.x1-box.x0, cutsWords); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n\n")
}

// angleGroup is the glyphs that run in one direction, turned to run to the
// right.
type angleGroup struct {
	angle  int16
	glyphs []glyph
}

// byAngle parts glyphs by their direction, the commonest first, and turns each
// group so that it runs to the right.
func byAngle(glyphs []glyph) []angleGroup {
	if upright(glyphs) {
		return []angleGroup{{0, glyphs}}
	}
	counts := map[int16]int{}
	for i := range glyphs {
		glyphs[i].angle = square(glyphs[i].angle)
		counts[glyphs[i].angle]++
	}
	angles := make([]int16, 0, len(counts))
	for a := range counts {
		angles = append(angles, a)
	}
	slices.SortFunc(angles, func(a, b int16) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return int(a) - int(b)
	})
	groups := make([]angleGroup, 0, len(angles))
	for _, a := range angles[:min(len(angles), 12)] {
		g := angleGroup{angle: a, glyphs: make([]glyph, 0, counts[a])}
		for _, one := range glyphs {
			if one.angle == a {
				one.x, one.y = turn(one.x, one.y, a)
				one.ex, one.ey = turn(one.ex, one.ey, a)
				g.glyphs = append(g.glyphs, one)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// upright reports whether all glyphs run to the right, as on most pages.
func upright(glyphs []glyph) bool {
	for i := range glyphs {
		if glyphs[i].angle != 0 {
			return false
		}
	}
	return true
}

// square rounds directions that are nearly along the page's sides, as on
// slightly turned scans.
func square(a int16) int16 {
	for _, s := range [...]int16{0, 90, 180, 270, 360} {
		if a >= s-3 && a <= s+3 {
			return s % 360
		}
	}
	return a
}

// turn rotates a point by -angle degrees.
func turn(x, y float64, angle int16) (float64, float64) {
	switch angle {
	case 0:
		return x, y
	case 90:
		return y, -x
	case 180:
		return -x, -y
	case 270:
		return -y, x
	}
	sin, cos := math.Sincos(float64(angle) * math.Pi / 180)
	return x*cos + y*sin, y*cos - x*sin
}

func turnRule(r rule, angle int16) rule {
	if angle == 0 {
		return r
	}
	x0, y0 := turn(r.x0, r.y0, angle)
	x1, y1 := turn(r.x1, r.y1, angle)
	return ordered(rule{x0, y0, x1, y1})
}

// layoutGroup lays out glyphs that all run to the right.
func layoutGroup(glyphs []glyph, rules, dots []rule, width float64, cutsWords bool) string {
	ruled := newRuling(rules)
	frags := fragments(glyphs, ruled)
	if len(frags) == 0 {
		return ""
	}
	frags = dropDoubled(frags)
	addDots(frags, dots)
	frags = placeWritten(frags)
	frags = readingOrder(frags)
	rows := rowsOf(frags, ruled)
	w := &writer{style: styleOf(rows), rules: ruled, width: width}
	w.style.cutsWords = cutsWords
	w.limits(rows)
	w.measureEdges(rows)
	w.write(rows)
	return w.out.String()
}

// addDots puts a bullet before the fragments that a painted dot stands left of.
func addDots(frags []fragment, dots []rule) {
	if len(dots) == 0 || len(dots) > 500 {
		return
	}
	for _, d := range dots {
		middle := (d.y0 + d.y1) / 2
		best := -1
		for i := range frags {
			f := &frags[i]
			gap := f.x0 - d.x1
			if gap > 0 && gap < 2.5*f.size && middle > f.y-0.1*f.size && middle < f.y+0.8*f.size && (best < 0 || f.x0 < frags[best].x0) {
				best = i
			}
		}
		if best >= 0 && !frags[best].mark && markLength(frags[best].text) == 0 {
			frags[best].text = "• " + frags[best].text
			frags[best].x0 = d.x0
			frags[best].mark = true
		}
	}
}
