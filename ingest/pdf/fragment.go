package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// fragment is a piece of one line that belongs together: its words stand no
// farther apart than words do. Coordinates are in the direction of reading: x
// to the right, y upwards.
type fragment struct {
	x0, x1, y float64
	size      float64 // em height of most of its glyphs
	word      float64 // width of its first word
	text      string
	bold      bool
	open      bool  // a blank was painted after the last word: the line was wrapped
	mark      bool  // begins with a mark that was painted, not written
	written   bool  // the value of a form field, set by the reader
	show      int32 // the show operator of its last glyph
	firstShow int32
}

// Distances in em.
const (
	wordGap     = 0.13 // a gap wider than this parts words
	partGap     = 0.45 // a gap wider than this parts fragments
	sameShowGap = 4.0  // the same within one show operator, as justified lines have
	backStep    = 0.6  // a step back farther than this begins anew
)

// fragments cuts glyphs, in the order they were painted, into fragments. walls
// holds the vertical rules of the page.
func fragments(glyphs []glyph, walls *ruling) []fragment {
	composeAccents(glyphs)
	out := make([]fragment, 0, 64+len(glyphs)/40)
	var run []int
	last := -1 // the last glyph of run that is not blank
	flush := func(trailing bool) {
		if last >= 0 {
			f := buildFragment(glyphs, run, trailing)
			if f.text != "" {
				out = append(out, f)
			}
		}
		run, last = run[:0], -1
	}
	blanks := false
	for i := range glyphs {
		g := &glyphs[i]
		if g.info.blank || g.info.text == "" && g.info.ok {
			if last >= 0 && g.info.covered && g.show == glyphs[last].show {
				glyphs[last].ex = max(glyphs[last].ex, g.ex)
			}
			if last >= 0 && g.info.blank && sameBaseline(&glyphs[last], g) && g.x >= glyphs[last].x {
				blanks = true
				run = append(run, i)
			} else if last >= 0 && g.info.blank {
				flush(blanks)
				blanks = false
			}
			continue
		}
		if last >= 0 && !continues(&glyphs[last], g, walls) {
			flush(blanks)
		}
		if last >= 0 && doubled(glyphs, run, g) {
			continue
		}
		run = append(run, i)
		last, blanks = i, false
	}
	flush(blanks)
	return out
}

// doubled reports whether g paints a glyph of the run once more, almost in its
// place, as poor man's bold and shadows do.
func doubled(glyphs []glyph, run []int, g *glyph) bool {
	for k := len(run) - 1; k >= 0 && k >= len(run)-2; k-- {
		p := &glyphs[run[k]]
		if p.info == g.info && math.Abs(p.x-g.x) < 0.12*g.size && math.Abs(p.y-g.y) < 0.12*g.size {
			return true
		}
	}
	return false
}

func sameBaseline(p, g *glyph) bool {
	dy := math.Abs(g.y - p.y)
	big := max(p.size, g.size)
	if dy <= 0.2*big {
		return true
	}
	return min(p.size, g.size) < 0.85*big && dy <= 0.55*big
}

// continues reports whether g goes on with the fragment that p ends.
func continues(p, g *glyph, walls *ruling) bool {
	if !sameBaseline(p, g) {
		return false
	}
	em := max(p.size, g.size)
	gap := g.x - p.ex
	if gap < -backStep*em {
		return false
	}
	limit := partGap * em
	if p.show == g.show {
		limit = sameShowGap * em
	}
	if gap > limit {
		return false
	}
	return gap < 0.1*em || !walls.between(p.ex-0.1*em, g.x+0.1*em, g.y+0.25*em)
}

// buildFragment makes a fragment of a run of glyphs, with spaces where words
// part.
func buildFragment(glyphs []glyph, run []int, trailing bool) fragment {
	threshold := wordThreshold(glyphs, run)
	var b strings.Builder
	f := fragment{open: trailing}
	bold, total := 0, 0
	last := -1
	space := false
	for n, i := range run {
		g := &glyphs[i]
		if g.info.blank {
			space = last >= 0
			continue
		}
		if last < 0 {
			f.x0, f.x1, f.y, f.size = g.x, g.ex, g.y, g.size
			f.firstShow = g.show
			f.written = g.font == writtenFont
		} else {
			p := &glyphs[last]
			if !space && !(n == len(run)-1 && g.info.text == "-") { // a hyphen added at a line's end may stand off
				space = g.x-p.ex > threshold*max(g.size, p.size)
			}
			if space {
				if f.word == 0 {
					f.word = p.ex - f.x0
				}
				b.WriteByte(' ')
			}
		}
		space = false
		b.WriteString(g.info.text)
		count := utf8.RuneCountInString(g.info.text)
		total += count
		if g.font.bold {
			bold += count
		}
		if g.size > f.size*1.05 && g.y < f.y+0.1*f.size {
			f.y, f.size = g.y, g.size // the first glyph was raised or small
		}
		f.x0, f.x1 = min(f.x0, g.x), max(f.x1, g.ex)
		f.show = g.show
		last = i
	}
	f.text = endHyphen(b.String())
	if f.word <= 0 {
		f.word = f.x1 - f.x0
	}
	f.bold = bold*2 > total
	return f
}

// endHyphen leaves only the soft hyphen of a line that ends in one and in the
// hyphen painted for it.
func endHyphen(text string) string {
	for _, h := range [...]string{"-", "‐"} {
		if strings.HasSuffix(text, softHyphen+h) {
			return strings.TrimSuffix(text, h)
		}
	}
	return text
}

// wordThreshold returns the gap, in em, above which words part. In letter-
// spaced text every gap is wide, so the usual gap counts as none.
func wordThreshold(glyphs []glyph, run []int) float64 {
	var store [64]float64
	gaps := store[:0]
	last := -1
	for _, i := range run {
		g := &glyphs[i]
		if g.info.blank {
			last = -1
			continue
		}
		if last >= 0 && len(gaps) < cap(store) {
			gaps = append(gaps, (g.x-glyphs[last].ex)/max(g.size, 0.1))
		}
		last = i
	}
	if len(gaps) < 5 {
		return wordGap
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)*2/5]
	if usual < 0.06 {
		return wordGap
	}
	return usual + wordGap
}
