package report

import (
	"sort"
	"time"

	"oplyst/extract/dates"
)

// bars collects the dated indsatser of the case. The same measure told by
// several documents is one bar if type, status and period agree.
func (c *Case) bars() []bar {
	var all []bar
	seen := map[string]bool{}
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen || d.DuplicateOf != "" {
			continue
		}
		for _, x := range d.Findings.Indsatser {
			key := x.Type + "|" + string(x.Status) + "|" + x.From + "|" + x.To
			if x.From == "" && x.To == "" || seen[key] {
				continue
			}
			seen[key] = true
			from, fromEnd, okFrom := bounds(x.From)
			_, to, okTo := bounds(x.To)
			r := bar{label: word(indsatsTypeWords, x.Type), status: string(x.Status), from: from, to: to}
			switch {
			case okFrom && !okTo:
				r.to, r.openTo = fromEnd, true
				if day, _, ok := bounds(d.Findings.Date); ok && x.Status == "ongoing" {
					r.to = later(day, fromEnd) // it ran when the paper was written
				}
			case okTo && !okFrom:
				r.from, r.openFrom = to.AddDate(0, -1, 0), true
			case !okFrom:
				continue
			}
			if r.to.Before(r.from) {
				continue
			}
			r.title = r.label + ", " + word(indsatsStatusWords, string(x.Status)) + ", " + period(x.From, x.To)
			if x.HoursPerWeek > 0 {
				r.title += ", " + hours(x.HoursPerWeek) + " timer om ugen"
			}
			all = append(all, r)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].from.Before(all[j].from) })
	return all
}

// bounds gives the first and last day of a closed value of the date contract;
// ok is false for anything open or unreadable.
func bounds(value string) (first, last time.Time, ok bool) {
	from, to := dates.Bounds(value)
	first, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return first, last, false
	}
	last, err = time.Parse(time.DateOnly, to)
	return first, last, err == nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
