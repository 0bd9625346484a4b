package statement

import "math"

// sums is the working space in which a unit is scored.
type sums struct {
	rows   []int32  // places of the rows of the unit's features, after scoring each once
	marks  []uint64 // one bit a place: counted already; all 0 between units
	square int32    // of the values of all features, in hundredths
	signed []int32  // the unit's concepts with their polarity
}

// open makes room for the marks of so many places.
func (s *sums) open(places int) {
	if n := places/64 + 1; len(s.marks) < n {
		s.marks = make([]uint64, n)
	}
}

// unit is what the worth of the unit's features is multiplied by.
func (s *sums) unit() float32 {
	return float32(modelScale / worthScale / math.Sqrt(max(1, float64(s.square))/100))
}

// rate lists the places of a unit's features, in the order of unit.features.
func (s *sums) rate(p *places, u *unit) {
	dst, square := s.rows[:0], int32(0)
	lead := uint16(0)
	for i := range u.words {
		w := &u.words[i]
		f := w.facts
		square += f.square
		if f.word != 0 {
			dst = append(dst, f.word)
		}
		if w.neg {
			square += squares[notFeature]
			if f.not != 0 {
				dst = append(dst, f.not)
			}
		}
		if f.prefix != 0 {
			dst = append(dst, f.prefix)
		}
		for _, at := range f.parts {
			if at != 0 {
				dst = append(dst, at)
			}
		}
		if i > 0 && w.before == joined {
			square += squares[pairFeature]
			if lead != 0 && f.trail != 0 {
				if at := p.pairs.find(uint32(lead)<<16 | uint32(f.trail)); at != 0 {
					dst = append(dst, at)
				}
			}
		}
		lead = f.lead
	}
	s.rows, s.square = dst, square
	s.rateConcepts(p, u)
	s.rateForm(p, u)
}

// rateConcepts appends the concepts of a unit and their pairs, as
// unit.conceptFeatures does.
func (s *sums) rateConcepts(p *places, u *unit) {
	dst, square := s.rows, s.square
	n := min(len(u.hits), maxJoint)
	signed := s.signed[:0]
	for i := range u.hits[:n] {
		signed = append(signed, u.hits[i].signed())
	}
	for i, x := range signed {
		square += squares[conceptFeature]
		if at := p.concept[x]; at != 0 {
			dst = append(dst, at)
		}
		a := &u.hits[i]
		reach := a.last + jointReach
		for j := i + 1; j < n; j++ {
			b := &u.hits[j]
			if b.first > reach {
				break
			}
			if a.concept == b.concept {
				continue
			}
			square += squares[jointFeature]
			y := signed[j]
			if at := p.joins.find(pack(min(x, y), max(x, y))); at != 0 {
				dst = append(dst, at)
			}
		}
	}
	s.rows, s.square, s.signed = dst, square, signed
}

// rateForm appends speaker and form, as unit.formFeatures does.
func (s *sums) rateForm(p *places, u *unit) {
	if u.speaker != "" {
		s.square += squares[speakerFeature]
		for k := range p.speakers {
			if p.speakers[k].who == u.speaker {
				s.rows = append(s.rows, p.speakers[k].at)
				break
			}
		}
	}
	for i, on := range u.form() {
		if on {
			s.square += squares[formFeature]
			if at := p.form[i]; at != 0 {
				s.rows = append(s.rows, at)
			}
		}
	}
}
