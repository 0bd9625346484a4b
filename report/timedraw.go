package report

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"oplyst/extract/dates"
)

// Geometry of the timeline, in SVG user units (drawn one to one as CSS pixels
// at full width).
const (
	timelineWidth = 960
	timelineLabel = 214 // room for the row labels on the left
	timelineRow   = 22
	timelineTitle = 26 // room for a band's title
	timelineHead  = 26
)

// canvas draws bands of time as SVG.
type canvas struct {
	strings.Builder
	first, last, asOf time.Time
}

// x places a day; days outside the picture lie on its edge.
func (c *canvas) x(t time.Time) float64 {
	share := float64(t.Sub(c.first)) / float64(c.last.Sub(c.first))
	return timelineLabel + (timelineWidth-timelineLabel-10)*max(0, min(1, share))
}

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(&c.Builder, format, args...) }

// draw draws everything and gives the SVG.
func (c *canvas) draw(bands []band) template.HTML {
	height := timelineHead + 8
	for _, b := range bands {
		height += timelineTitle + timelineRow*len(b.rows)
	}
	c.printf(`<svg class="tid" viewBox="0 0 %d %d" role="img" aria-labelledby="tid-t tid-d">`, timelineWidth, height)
	c.printf(`<title id="tid-t">Tidslinje %d–%d</title><desc id="tid-d">Forsørgelse, indsatser, diagnoser og dokumenter på en tidsakse. Det samme står i tabellerne i rapporten.</desc>`,
		c.first.Year(), c.last.Year()-1)
	c.WriteString(`<defs><pattern id="hul" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hulstreg"/></pattern></defs>`)
	c.years(height)
	y := timelineHead
	for _, b := range bands {
		c.printf(`<path class="baand" d="M0 %d H%d"/><text x="0" y="%d" class="bt">%s</text>`, y+4, timelineWidth, y+20, template.HTMLEscapeString(b.title))
		y += timelineTitle
		for _, l := range b.rows {
			c.lane(&l, y)
			y += timelineRow
		}
	}
	if !c.asOf.IsZero() {
		c.printf(`<path class="nu" d="M%.1f %d V%d"><title>Sagen er bedømt pr. %s</title></path>`,
			c.x(c.asOf), timelineHead-6, height-4, dates.Danish(c.asOf.Format(time.DateOnly)))
	}
	c.WriteString(`</svg>`)
	return template.HTML(c.String())
}

// years draws the year grid, leaving out labels where they would touch.
func (c *canvas) years(height int) {
	step := 1 + (c.last.Year()-c.first.Year())/16
	for year := c.first.Year(); year <= c.last.Year(); year += step {
		at := c.x(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		c.printf(`<path class="aar" d="M%.1f %d V%d"/>`, at, timelineHead-6, height-4)
		if year < c.last.Year() {
			c.printf(`<text x="%.1f" y="15" class="aart">%d</text>`, at+3, year)
		}
	}
}

// maxLabel is how many letters of a row's label fit.
const maxLabel = 31

func (c *canvas) lane(l *lane, y int) {
	label := l.label
	if r := []rune(label); len(r) > maxLabel {
		label = strings.TrimRight(string(r[:maxLabel-1]), " ,(") + "…"
	}
	c.printf(`<text x="8" y="%d" class="rk">%s</text>`, y+15, template.HTMLEscapeString(label))
	for _, g := range l.gaps {
		from, to := c.x(g.from), c.x(g.to)
		c.printf(`<rect class="hul" x="%.1f" y="%d" width="%.1f" height="14"><title>%s</title></rect>`, from, y+4, max(3, to-from),
			template.HTMLEscapeString(l.note+": "+danishDay(g.from)+" – "+danishDay(g.to)))
	}
	for _, b := range l.bars {
		c.bar(b, y)
	}
	for _, m := range l.marks {
		c.dot(m, y)
	}
}

func (c *canvas) bar(b bar, y int) {
	if b.to.Before(c.first) || b.from.After(c.last) {
		return
	}
	from, to := c.x(b.from), c.x(b.to)
	to = max(to, from+5)
	c.printf(`<rect class="b %s" x="%.1f" y="%d" width="%.1f" height="13" rx="2"><title>%s</title></rect>`,
		b.status, from, y+4, to-from, template.HTMLEscapeString(b.title))
	if b.openTo {
		c.printf(`<path class="aab" d="M%.1f %d l5 6.5 l-5 6.5"/>`, to+1, y+4)
	}
	if b.openFrom {
		c.printf(`<path class="aab" d="M%.1f %d l-5 6.5 l5 6.5"/>`, from-1, y+4)
	}
	if b.status == "interrupted" {
		c.printf(`<path class="stop" d="M%.1f %d v17"/>`, to, y+2)
	}
}

// dot draws a document as a filled lozenge and a diagnosis by its status: full
// circle, ring (mistanke), cross (afkræftet), half-size dot (tidligere).
func (c *canvas) dot(m dot, y int) {
	if m.at.Before(c.first) || m.at.After(c.last) {
		return
	}
	x, title := c.x(m.at), template.HTMLEscapeString(m.title)
	switch m.kind {
	case "dok":
		c.printf(`<path class="dok" d="M%.1f %d l5 6 l-5 6 l-5 -6 z"><title>%s</title></path>`, x, y+4, title)
	case "negated":
		c.printf(`<path class="dn" d="M%.1f %d l8 8 m0 -8 l-8 8"><title>%s</title></path>`, x-4, y+6, title)
	case "suspected":
		c.printf(`<circle class="ds" cx="%.1f" cy="%d" r="4"><title>%s</title></circle>`, x, y+10, title)
	case "historical":
		c.printf(`<circle class="dh" cx="%.1f" cy="%d" r="2.5"><title>%s</title></circle>`, x, y+10, title)
	default:
		c.printf(`<circle class="dc" cx="%.1f" cy="%d" r="4.5"><title>%s</title></circle>`, x, y+10, title)
	}
}
