package index

import (
	"fmt"
	"slices"

	"oplyst/corpus"
	"oplyst/extract/dates"
)

// order sorts the rows that are allowed and score. With a day, what was not
// published or no longer in force on it is left out and counted.
func (p *Precedents) order(allowed rowSet, s *scores, res *PrecedentResult, q *Query, named map[string]bool) ([]uint32, []float64) {
	final := make([]float64, len(p.docs))
	var rows []uint32
	later := 0
	needScore := wordsMustOccur(q.root)
	for row := range p.docs {
		if !allowed.has(uint32(row)) || needScore && s.total[row] <= 0 {
			continue
		}
		st := p.docs[row].StatusOn(res.On)
		if st.NotPublished {
			later++
			continue
		}
		if q.AsOf != "" && (st.Value == corpus.Repealed || st.Value == corpus.Historical) {
			continue
		}
		final[row] = (s.total[row] + 1e-3) * p.prior[row]
		switch {
		case named == nil:
			final[row] *= standing(st)
		case named[p.docs[row].Nr]:
			final[row] += namedBonus
		}
		rows = append(rows, uint32(row))
	}
	if later > 0 {
		res.Notes = append(res.Notes, fmt.Sprintf("%d fundne afgørelser var ikke offentliggjort %s og er udeladt.", later, dates.Danish(res.On)))
	}
	return bestFirst(rows, final, needScore && named == nil), final
}

// bestFirst sorts rows by score, the newer first among equals. With cut, it
// drops after the first ten what scores next to nothing beside the best:
// decisions that only share a common word with a long question.
func bestFirst(rows []uint32, final []float64, cut bool) []uint32 {
	type key struct {
		score float64
		row   uint32
	}
	keys := make([]key, len(rows))
	best := 0.0
	for i, row := range rows {
		keys[i] = key{round(final[row]), row}
		best = max(best, final[row])
	}
	if cut && len(keys) > 10 {
		strong := make([]key, 0, len(keys))
		for _, k := range keys {
			if final[k.row] >= weakTail*best {
				strong = append(strong, k)
			}
		}
		if len(strong) >= 10 { // the weak ones needn't even be sorted
			keys = strong
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(b.row) - int(a.row)
	})
	rows = rows[:len(keys)]
	for i := range keys {
		rows[i] = keys[i].row
	}
	if cut {
		for i, row := range rows {
			if i >= 10 && final[row] < weakTail*best {
				return rows[:i]
			}
		}
	}
	return rows
}

func standing(st corpus.Status) float64 {
	f := 1.0
	switch st.Value {
	case corpus.Repealed:
		f = repealedFactor
	case corpus.Historical:
		f = historicalFactor
	}
	if st.Scheme != "" {
		f *= endedFactor
	}
	return f
}
