package index

// causes lists which words in which fields gave a row its points, in the order
// of the query.
func (r *ranker) causes(words []queryWord, s *scores, row uint32) ([]Cause, error) {
	var out []Cause
	for i := range words {
		if s.hits[i].tf[row] == 0 || s.idf[i] == 0 {
			continue
		}
		tf := s.hits[i].tf[row]
		points := s.idf[i] * tf * (0.5 + 0.5*s.matched[row]/s.whole)
		first, sum := len(out), 0.0
		seen := map[[2]string]bool{}
		for _, a := range words[i].alts {
			for _, term := range a.terms {
				err := r.eachHit(term, func(f *rankField, at uint32, freq int) {
					key := [2]string{term, f.label}
					if at != row || seen[key] {
						return
					}
					seen[key] = true
					found := a.shown
					if found == "" {
						found = words[i].text
					}
					share := a.weight * f.tf(row, freq)
					sum += share
					out = append(out, Cause{Word: words[i].text, Found: found, Field: f.label, Times: freq, Points: share})
				})
				if err != nil {
					return nil, err
				}
			}
		}
		for k := first; k < len(out); k++ {
			out[k].Points *= points / sum
		}
	}
	return out, nil
}
