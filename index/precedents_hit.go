package index

import (
	"sort"
)

// hit fills in what is shown of a decision.
func (p *Precedents) hit(row uint32, s *scores, words []queryWord, q *Query, on string) PrecedentHit {
	doc := &p.docs[row]
	h := PrecedentHit{Decision: doc.d, Status: doc.d.StatusOn(on)}
	best := -1.0
	for _, f := range []struct {
		label, text string
		weight      float64
	}{{"kerne", doc.d.Holding, 1}, {"sagen", doc.d.Facts, 0.8}, {"anvendt i", doc.applied, 0.6}} {
		if f.text == "" {
			continue
		}
		marks := marksIn(f.text, words, s, q)
		sn := passage(f.text, marks)
		worth := 0.0
		for _, m := range marks {
			if m.start >= sn.Start && m.end <= sn.End {
				worth += m.worth
			}
		}
		if worth *= f.weight; worth > best+1e-9 {
			best, h.Field, h.Snippet = worth, f.label, sn
		}
	}
	return h
}

func (p *Precedents) why(words []queryWord, s *scores, row uint32) ([]Cause, error) {
	found, err := p.ranker.causes(words, s, row)
	if err != nil {
		return nil, err
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Points > found[j].Points })
	var out []Cause
	for _, c := range found {
		c.Points = round(c.Points)
		if c.Points > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}
