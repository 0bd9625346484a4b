package checklist

import (
	"sort"
	"strings"
	"time"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// sortable turns a date or coarser EDTF value into one that compares with
// others as text; a month counts as its middle, a year as its middle. Unknown
// and open values give "".
func sortable(s string) string {
	switch len(s) {
	case 10:
		if digits(s[:4]) && s[4] == '-' && digits(s[5:7]) && s[7] == '-' && digits(s[8:]) && s[5:7] >= "01" && s[5:7] <= "12" && s[8:] >= "01" && s[8:] <= "31" {
			if s[8:] <= "28" {
				return s
			}
			if _, err := time.Parse(time.DateOnly, s); err == nil {
				return s
			}
		}
	case 7:
		if digits(s[:4]) && s[4] == '-' && digits(s[5:]) && s[5:] >= "01" && s[5:] <= "12" {
			return s + "-15"
		}
	case 4:
		if digits(s) {
			return s + "-07-01"
		}
	}
	return ""
}

// digits reports whether s is all digits.
func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// yearLater remembers the day a year after each date asked for.
type yearLater map[string]string

func (y yearLater) after(date string) string {
	d, ok := y[date]
	if !ok {
		d = yearsFrom(date, 1)
		y[date] = d
	}
	return d
}

// yearsFrom moves a date by whole years.
func yearsFrom(date string, years int) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.AddDate(years, 0, 0).Format(time.DateOnly)
}

// ageOn returns full years from born to date, -1 if either is not a date.
func ageOn(born, date string) int {
	b, err := time.Parse(time.DateOnly, born)
	if err != nil {
		return -1
	}
	d, err := time.Parse(time.DateOnly, date)
	if err != nil || d.Before(b) {
		return -1
	}
	age := d.Year() - b.Year()
	if d.Month() < b.Month() || d.Month() == b.Month() && d.Day() < b.Day() {
		age--
	}
	return age
}

// entry is a date that heads what follows it in a journal.
type entry struct {
	page, start int
	date        string
}

type entries []entry

// maxEntries bounds the work on one journal.
const maxEntries = 2000

// entryDates finds the dates of a journal's entries: the longest run of full
// dates that only goes forward (or only back) in time. Dates named inside an
// entry mostly break the order and drop out; those that fit it do no harm.
func entryDates(p *paper) entries {
	if p.kind != "journalnotat" {
		return nil
	}
	all := entries{}
	for _, d := range p.Findings.Dates {
		full := len(d.Value) == 10 && sortable(d.Value) != ""
		if full && (d.Class == "" || d.Class == "date") && (p.date == "" || d.Value <= p.date) && len(all) < maxEntries && !inside(p, d.Page, d.Start) {
			all = append(all, entry{d.Page, d.Start, d.Value})
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].page != all[j].page {
			return all[i].page < all[j].page
		}
		return all[i].start < all[j].start
	})
	up := longestRun(all, func(a, b string) bool { return a <= b })
	down := longestRun(all, func(a, b string) bool { return a >= b })
	if len(down) > len(up) {
		return down
	}
	return up
}

// inside reports whether a place lies in a sentence but does not open it.
func inside(p *paper, page, start int) bool {
	const opening = 4 // a bullet or mark before the date
	for _, s := range p.Findings.Statements {
		if s.Page == page && s.Start+opening < start && start < s.End {
			return true
		}
	}
	return false
}

// longestRun returns the longest subsequence in which before holds between
// neighbours, by patience sorting.
func longestRun(all entries, before func(a, b string) bool) entries {
	tails, prev := []int{}, make([]int, len(all))
	for i, e := range all {
		at := sort.Search(len(tails), func(k int) bool { return !before(all[tails[k]].date, e.date) })
		prev[i] = -1
		if at > 0 {
			prev[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make(entries, len(tails))
	for i, k := tails[len(tails)-1], len(out)-1; k >= 0; i, k = prev[i], k-1 {
		out[k] = all[i]
	}
	return out
}

// at returns the date of the entry a place lies in, otherwise the document's.
func (es entries) at(page, start int, otherwise string) string {
	n := sort.Search(len(es), func(i int) bool {
		return es[i].page > page || es[i].page == page && es[i].start > start
	})
	if n == 0 {
		return otherwise
	}
	return es[n-1].date
}

// copied is a stretch of a paper that was copied from an older one.
type copied struct {
	page, start, end int
	date             string
}

type pastes []copied

// copyWords open a passage pasted from an older note.
var copyWords = []string{"kopieret fra", "kopi fra", "kopi af notat", "indsat fra", "indsat kopi", "klippet fra", "overført fra notat", "citat fra notat", "gentaget fra"}

// pastes finds the lines of a paper that say they were copied from a dated
// older one: their words are as old as that.
func (p *paper) pastes() pastes {
	out := pastes{}
	var there []string
	for page, low := range p.low {
		there = p.holds[page].of(copyWords, there)
		for at := 0; len(there) > 0 && len(out) < maxMentions; {
			i := indexAny(low[at:], there)
			if i < 0 {
				break
			}
			start := at + i
			end := start + strings.IndexByte(low[start:]+"\n", '\n')
			if k := strings.IndexByte(low[start:end], ']'); k >= 0 {
				end = start + k
			}
			for _, d := range p.Findings.Dates {
				if d.Page == p.page(page) && d.Start >= start && d.Start < min(end, start+80) && sortable(d.Value) != "" {
					out = append(out, copied{p.page(page), start, end, sortable(d.Value)})
					break
				}
			}
			at = end
		}
	}
	return out
}

// at returns the date of the copied passage a place lies in, otherwise the
// other date.
func (cs pastes) at(place match.Span, otherwise string) string {
	for _, c := range cs {
		if place.Page == c.page && place.End > c.start && place.Start < c.end {
			return c.date
		}
	}
	return otherwise
}

// danish writes a date as Danish prose, "25. august 2015"; a month or a year
// as such; "" for anything else.
func danish(date string) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, date); err == nil {
			return dates.Danish(date)
		}
	}
	return ""
}
