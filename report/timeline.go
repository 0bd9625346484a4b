package report

import (
	"fmt"
	"html/template"
	"sort"
	"strings"
	"time"

	"oplyst/extract/dates"
)

// Geometry of the timeline, in SVG user units (drawn one to one as CSS pixels
// at full width).
const (
	timelineWidth = 960
	timelineLabel = 210 // room for the row labels on the left
	timelineRow   = 24
	timelineHead  = 34
)

// bar is one row piece of the timeline: an indsats with a known start or end.
type bar struct {
	label, status string
	from, to      time.Time
	openFrom      bool // start unknown
	openTo        bool // end unknown or still running
	title         string
}

// timeline draws the case's indsatser and documents over time as an inline SVG
// of its own, or "" if nothing has a date. It needs no script; every bar has a
// <title> with the words, and the table below it says the same.
func (c *Case) timeline() template.HTML {
	bars, marks := c.bars(), c.documentMarks()
	if len(bars) == 0 {
		return ""
	}
	first, last := bars[0].from, bars[0].to
	for _, b := range bars {
		first, last = earlier(first, b.from), later(last, b.to)
	}
	for _, m := range marks {
		first, last = earlier(first, m.from), later(last, m.from)
	}
	if asOf, _, ok := bounds(c.Result.AsOf); ok {
		last = later(last, asOf)
	}
	first = time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	last = time.Date(last.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	x := func(t time.Time) float64 {
		return timelineLabel + (timelineWidth-timelineLabel-8)*float64(t.Sub(first))/float64(last.Sub(first))
	}
	rows := rowLabels(bars)
	height := timelineHead + timelineRow*(len(rows)+1) + 12
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="tid" viewBox="0 0 %d %d" role="img" aria-label="Tidslinje over indsatser og dokumenter">`,
		timelineWidth, height)
	drawYears(&b, first, last, height, x)
	for i, label := range rows {
		y := timelineHead + timelineRow*i
		fmt.Fprintf(&b, `<text x="0" y="%d" class="rk">%s</text>`, y+16, template.HTMLEscapeString(label))
		for _, r := range bars {
			if r.label == label {
				drawBar(&b, r, y, x)
			}
		}
	}
	y := timelineHead + timelineRow*len(rows)
	fmt.Fprintf(&b, `<text x="0" y="%d" class="rk">Dokumenter</text>`, y+16)
	for _, m := range marks {
		fmt.Fprintf(&b, `<path class="dok" d="M%.1f %d l5 6 l-5 6 l-5 -6 z"><title>%s</title></path>`,
			x(m.from), y+6, template.HTMLEscapeString(m.title))
	}
	if asOf, _, ok := bounds(c.Result.AsOf); ok {
		fmt.Fprintf(&b, `<path class="nu" d="M%.1f %d V%d"><title>Sagen er bedømt pr. %s</title></path>`,
			x(asOf), timelineHead-8, height-8, dates.Danish(c.Result.AsOf))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// drawYears draws the year grid, leaving out labels where they would touch.
func drawYears(b *strings.Builder, first, last time.Time, height int, x func(time.Time) float64) {
	years := last.Year() - first.Year()
	step := 1 + years/16
	for year := first.Year(); year <= last.Year(); year += step {
		at := x(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		fmt.Fprintf(b, `<path class="aar" d="M%.1f %d V%d"/>`, at, timelineHead-10, height-8)
		if year < last.Year() {
			fmt.Fprintf(b, `<text x="%.1f" y="16" class="aart">%d</text>`, at+3, year)
		}
	}
}

func drawBar(b *strings.Builder, r bar, y int, x func(time.Time) float64) {
	from, to := x(r.from), x(r.to)
	if to-from < 5 {
		to = from + 5
	}
	fmt.Fprintf(b, `<rect class="b %s" x="%.1f" y="%d" width="%.1f" height="14" rx="2"><title>%s</title></rect>`,
		r.status, from, y+5, to-from, template.HTMLEscapeString(r.title))
	if r.openTo {
		fmt.Fprintf(b, `<path class="aab" d="M%.1f %d l6 7 l-6 7"/>`, to+1, y+5)
	}
	if r.status == "interrupted" {
		fmt.Fprintf(b, `<path class="stop" d="M%.1f %d v18"/>`, to, y+3)
	}
}

// bars collects the dated indsatser of the case. The same measure told by
// several documents is one bar if type, status and period agree.
func (c *Case) bars() []bar {
	var all []bar
	seen := map[string]bool{}
	asOf, _, haveAsOf := bounds(c.Result.AsOf)
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
				if x.Status == "ongoing" && haveAsOf {
					r.to = later(asOf, fromEnd)
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

// documentMarks gives a mark for each dated document.
func (c *Case) documentMarks() []bar {
	var all []bar
	for i := range c.Documents {
		d := &c.Documents[i]
		from, _, ok := bounds(d.Findings.Date)
		if !ok || d.OtherCitizen {
			continue
		}
		all = append(all, bar{from: from, title: dates.Danish(d.Findings.Date) + ": " + d.Path})
	}
	return all
}

// rowLabels lists the distinct labels in order of their first bar.
func rowLabels(bars []bar) []string {
	var rows []string
	seen := map[string]bool{}
	for _, b := range bars {
		if !seen[b.label] {
			seen[b.label] = true
			rows = append(rows, b.label)
		}
	}
	return rows
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

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
