package statement

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/extract/lexicon"
)

// frame is one row of statements.tsv: concepts that together assert a label.
type frame struct {
	line    int
	label   string
	terms   []term
	absent  []term // must not be there
	window  int16  // greatest distance of a term from the first
	ordered bool   // terms come in this order
	hypo    bool   // may stand in a hypothesis
	past    bool   // tells of an earlier time
	law     bool   // may stand in a sentence that reads like law
	doctor  bool   // only in the words of a doctor
	lay     bool   // not in the words of a doctor
	team    bool   // only in the words of the rehabiliteringsteam
}

// term is one slot of a frame: any of the concepts with the wanted polarity. A
// wanted polarity also wants that the clause does not ask.
type term struct {
	concepts []concept
	polarity int8 // +1 not negated, -1 negated, 0 either
}

// defaultWindow is how many words may lie between the first term and another.
const defaultWindow = 24

// frameTable holds the frames by the concepts of their first term.
type frameTable struct {
	frames []frame
	by     [][]int32 // frames by concept
}

// loadFrames reads statements.tsv.
func loadFrames(c *conceptTable) *frameTable {
	t := &frameTable{}
	for _, r := range lexicon.MustLoad("statements.tsv", "label", "frame", "flags", "hit", "miss").Rows {
		f, err := parseFrame(c, r.Get("frame"), r.Get("flags"))
		if err != nil {
			panic(fmt.Sprintf("statements.tsv:%d: %v", r.Line, err))
		}
		f.line, f.label = r.Line, r.Get("label")
		t.frames = append(t.frames, f)
	}
	t.by = make([][]int32, len(c.names))
	for i, f := range t.frames {
		for _, k := range f.terms[0].concepts {
			t.by[k] = append(t.by[k], int32(i))
		}
	}
	return t
}

// parseFrame reads the notation of statements.md.
func parseFrame(c *conceptTable, text, flags string) (frame, error) {
	f := frame{window: defaultWindow}
	for _, w := range strings.Fields(text) {
		if n, ok := strings.CutPrefix(w, "~"); ok {
			k, err := strconv.Atoi(n)
			if err != nil {
				return f, err
			}
			f.window = int16(k)
			continue
		}
		name, absent := strings.CutPrefix(w, "!")
		t := term{}
		switch {
		case strings.HasPrefix(name, "+"):
			t.polarity, name = 1, name[1:]
		case strings.HasPrefix(name, "-"):
			t.polarity, name = -1, name[1:]
		}
		for _, n := range strings.Split(name, "/") {
			k, ok := c.index[n]
			if !ok {
				return f, fmt.Errorf("unknown concept %q", n)
			}
			t.concepts = append(t.concepts, k)
		}
		if absent {
			f.absent = append(f.absent, t)
		} else {
			f.terms = append(f.terms, t)
		}
	}
	if len(f.terms) == 0 {
		return f, fmt.Errorf("frame without terms")
	}
	for _, w := range strings.Fields(flags) {
		switch w {
		case "ordered":
			f.ordered = true
		case "hypo":
			f.hypo = true
		case "past":
			f.past = true
		case "law":
			f.law = true
		case "lay":
			f.lay = true
		case "team":
			f.team = true
		case "doctor":
			f.doctor = true
		default:
			return f, fmt.Errorf("unknown flag %q", w)
		}
	}
	return f, nil
}

// fits reports whether a frame holds in a unit.
func (f *frame) fits(u *unit) bool {
	for _, t := range f.terms[1:] {
		if !t.present(u) {
			return false
		}
	}
	for _, t := range f.absent {
		if t.present(u) && u.find(t) {
			return false
		}
	}
	for i := range u.hits {
		if f.terms[0].takes(&u.hits[i]) && f.rest(u, &u.hits[i]) {
			return true
		}
	}
	return false
}

// rest looks for the further terms near the hit of the first. Not all may lie in
// the label of a table row.
func (f *frame) rest(u *unit, first *hit) bool {
	from := first.first
	own := u.answered || int(first.last) >= u.own
	for _, t := range f.terms[1:] {
		best := int16(-1)
		inLabel := false
		for i := range u.hits {
			h := &u.hits[i]
			if !t.takes(h) || h.last < first.first-f.window || h.first > first.last+f.window || h == first {
				continue
			}
			if f.ordered && h.first < from {
				continue
			}
			if best < 0 || inLabel {
				best, inLabel = h.first, int(h.last) < u.own
			}
			if !inLabel {
				break
			}
		}
		if best < 0 {
			return false
		}
		from = best
		own = own || !inLabel
	}
	return own
}

// present reports whether any concept of the term is in the unit.
func (t *term) present(u *unit) bool {
	for _, c := range t.concepts {
		if u.present[c] {
			return true
		}
	}
	return false
}

// takes reports whether a hit fills the term.
func (t *term) takes(h *hit) bool {
	for _, c := range t.concepts {
		if c == h.concept {
			return t.polarity == 0 || (t.polarity < 0) == h.neg && !h.asked
		}
	}
	return false
}

// find reports whether any hit of the unit fills the term.
func (u *unit) find(t term) bool {
	for i := range u.hits {
		if t.takes(&u.hits[i]) {
			return true
		}
	}
	return false
}
