package report

import (
	"html/template"
	"slices"
	"time"

	"oplyst/extract/dates"
)

// band is one part of the timeline: support, measures, diagnoses, documents.
type band struct {
	title string
	rows  []lane
}

// lane is one row of a band: bars over periods and marks on days.
type lane struct {
	label string
	bars  []bar
	marks []dot
	gaps  []stretch // time about which nothing was found, hatched
	note  string    // what the hatching means
}

// bar is an indsats or a benefit with a known start or end.
type bar struct {
	label, status string
	from, to      time.Time
	openFrom      bool // start unknown
	openTo        bool // end unknown or still running
	title         string
}

// dot is a document or the mention of a diagnosis on a day.
type dot struct {
	at    time.Time
	kind  string // "dok", or a diagnosis status
	title string
}

// timelineYears bounds the years shown; what lies before is cut off, and said.
const timelineYears = 15

// timelineView is the timeline as a picture and in words.
type timelineView struct {
	SVG   template.HTML
	Cut   string   // Danish: from when it is shown, "" if all is shown
	Holes []string // Danish: the gaps in words
}

// timeline draws the case over time as an inline SVG, nil if nothing has a
// date. It needs no script; every bar has a <title>, and the tables below the
// picture say the same in words.
func (c *Case) timeline() *timelineView {
	bands := []band{c.supportBand(), c.effortBand(), c.diagnosisBand(), c.documentBand()}
	var first, last time.Time
	grow := func(a, b time.Time) {
		if first.IsZero() || a.Before(first) {
			first = a
		}
		last = later(last, b)
	}
	used := bands[:0]
	for _, b := range bands {
		for _, l := range b.rows {
			for _, x := range l.bars {
				grow(x.from, x.to)
			}
			for _, x := range l.marks {
				grow(x.at, x.at)
			}
		}
		if len(b.rows) > 0 {
			used = append(used, b)
		}
	}
	if len(used) == 0 || first.IsZero() {
		return nil
	}
	asOf, _, ok := bounds(c.Result.AsOf)
	if ok {
		grow(asOf, asOf)
	} else {
		asOf = time.Time{}
	}
	v := &timelineView{}
	first = time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	last = time.Date(last.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	if !asOf.IsZero() && last.Year() > asOf.Year()+2 {
		last = time.Date(asOf.Year()+2, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if last.Year()-first.Year() > timelineYears {
		first = time.Date(last.Year()-timelineYears, 1, 1, 0, 0, 0, 0, time.UTC)
		v.Cut = dates.Danish(first.Format("2006"))
	}
	used = visible(used, first, last)
	for _, b := range used {
		for _, l := range b.rows {
			for _, g := range l.gaps {
				v.Holes = append(v.Holes, l.note+": "+danishDay(g.from)+" – "+danishDay(g.to))
			}
		}
	}
	v.SVG = (&canvas{first: first, last: last, asOf: asOf}).draw(used)
	return v
}

// visible leaves out the rows of which nothing lies between two days, and gaps
// that begin before the first.
func visible(bands []band, first, last time.Time) []band {
	var out []band
	for _, b := range bands {
		kept := band{title: b.title}
		for _, l := range b.rows {
			l.gaps = slices.DeleteFunc(l.gaps, func(g stretch) bool { return g.from.Before(first) })
			l.bars = slices.DeleteFunc(l.bars, func(x bar) bool { return x.to.Before(first) || x.from.After(last) })
			l.marks = slices.DeleteFunc(l.marks, func(m dot) bool { return m.at.Before(first) || m.at.After(last) })
			if len(l.gaps)+len(l.bars)+len(l.marks) > 0 {
				kept.rows = append(kept.rows, l)
			}
		}
		if len(kept.rows) > 0 {
			out = append(out, kept)
		}
	}
	return out
}
