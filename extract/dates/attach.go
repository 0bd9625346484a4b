package dates

import "sort"

// In returns the dates of one page that lie within the bytes start..end. The
// slice must be sorted by Start, as Find returns it.
func In(ds []Date, start, end int) []Date {
	i := sort.Search(len(ds), func(k int) bool { return ds[k].Start >= start })
	j := i
	for j < len(ds) && ds[j].Start < end && ds[j].End <= end {
		j++
	}
	return ds[i:j]
}

// Nearest returns the date of a clause, cell or row (the bytes start..end) that
// belongs to the mention at from..to: an interval or open period before a
// single day, then the nearest; the side after the mention wins a tie. Dates of
// acts, births and other papers never belong. ok is false if there is none.
func Nearest(ds []Date, start, end, from, to int) (best Date, ok bool) {
	score := 0
	for _, d := range In(ds, start, end) {
		if d.Class != "date" {
			continue
		}
		gap := d.Start - to
		if d.End <= from {
			gap = from - d.End + 1
		}
		if gap < 0 {
			gap = 0
		}
		s := 10000 - gap
		if closed(d.Value) {
			s += 200
		}
		if !ok || s > score {
			best, score, ok = d, s, true
		}
	}
	return best, ok
}
