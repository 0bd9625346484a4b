package statement

import "testing"

// TestBound checks that the bound never rules out a label that the scores
// allow, whatever the limit.
func TestBound(t *testing.T) {
	f := New()
	s := scratch{scores: make([]float32, len(f.model.labels))}
	ruled, all := 0, 0
	for _, e := range examples(t) {
		f.load(&s.unit, e.text, e.speaker)
		s.sums.rate(f.model.places, &s.unit)
		var may [3]bool
		floors := [...]float32{-1, 0, documentLimits.floor}
		for i, floor := range floors {
			may[i] = f.model.may(&s.sums, floor)
		}
		best := f.model.scores(&s.sums, s.scores)
		for i, floor := range floors {
			all++
			if !may[i] {
				ruled++
			}
			if !may[i] && best >= floor {
				t.Errorf("%q scores %.2f, but the bound is under %.2f", e.text, best, floor)
			}
		}
	}
	if ruled == 0 {
		t.Errorf("the bound ruled out none of %d", all)
	}
}

// TestCutPair checks that names of joined concepts part at the sign.
func TestCutPair(t *testing.T) {
	for _, c := range []struct {
		kind    featureKind
		content string
		a, b    string
		ok      bool
	}{
		{jointFeature, "+by_team_-course", "+by_team", "-course", true},
		{jointFeature, "-hours_+week", "-hours", "+week", true},
		{jointFeature, "+by_team_?by_laege", "+by_team", "?by_laege", true},
		{pairFeature, "af_tim", "af", "tim", true},
		{conceptFeature, "+by_team", "+by_team", "", false},
	} {
		if a, b, ok := cutPair(c.kind, c.content); a != c.a || b != c.b || ok != c.ok {
			t.Errorf("cutPair(%d, %q) = %q, %q, %t", c.kind, c.content, a, b, ok)
		}
	}
}
