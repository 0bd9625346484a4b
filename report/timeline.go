package report

import (
	"html/template"
	"slices"
	"sort"
	"time"

	"oplyst/extract/dates"
	"oplyst/ingest"
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

// supportBand has a row for each benefit, and one for the time nothing is
// known about.
func (c *Case) supportBand() band {
	b := band{title: "Forsørgelse"}
	at := map[string]int{}
	var all []stretch
	for _, s := range c.support() {
		k, ok := at[s.Type]
		if !ok {
			k = len(b.rows)
			at[s.Type] = k
			b.rows = append(b.rows, lane{label: word(supportWords, s.Type)})
		}
		x := bar{label: b.rows[k].label, status: "ydelse", from: s.From, to: s.To, openFrom: s.NoStart, openTo: s.Open}
		x.title = x.label + ", " + s.Text
		if s.Implied {
			x.status, x.title = "udledt", x.title+", udledt af indsatsen"
		}
		b.rows[k].bars = append(b.rows[k].bars, x)
		all = append(all, stretch{s.From, s.To})
	}
	b.rows = withGaps(b.rows, all, c.Result.AsOf, supportGap, "Forsørgelse ikke fundet")
	return b
}

// withGaps adds a lane of the gaps, if there are any.
func withGaps(rows []lane, all []stretch, asOf string, least time.Duration, note string) []lane {
	end, _, ok := bounds(asOf)
	if !ok {
		return rows
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].from.Before(all[j].from) })
	if g := gaps(all, end, least); len(g) > 0 {
		rows = append(rows, lane{label: note, gaps: g, note: note})
	}
	return rows
}

// effortBand has a row for each kind of indsats with a date.
func (c *Case) effortBand() band {
	b := band{title: "Indsatser"}
	at := map[string]int{}
	var held []stretch
	for _, x := range c.bars() {
		k, ok := at[x.label]
		if !ok {
			k = len(b.rows)
			at[x.label] = k
			b.rows = append(b.rows, lane{label: x.label})
		}
		b.rows[k].bars = append(b.rows[k].bars, x)
		if x.status == "completed" || x.status == "ongoing" || x.status == "interrupted" {
			held = append(held, stretch{x.from, x.to})
		}
	}
	b.rows = withGaps(b.rows, held, c.Result.AsOf, effortGap, "Indsats ikke fundet")
	return b
}

// maxDiagnoses bounds the rows of diagnoses; the table below has all of them.
const maxDiagnoses = 8

// diagnosisBand marks, for the diagnoses named by most papers, each dated paper
// that names them.
func (c *Case) diagnosisBand() band {
	var rows []lane
	at, papers := map[string]int{}, []int{}
	for i := range c.Documents {
		d := &c.Documents[i]
		day, _, ok := bounds(d.Findings.Date)
		if !ok || d.OtherCitizen || d.DuplicateOf != "" {
			continue
		}
		seen := map[string]bool{}
		for _, x := range d.Findings.Diagnoses {
			if x.Status == "family" || len(x.Code) < 3 || seen[x.Code[:3]] {
				continue
			}
			key := x.Code[:3]
			seen[key] = true
			k, ok := at[key]
			if !ok {
				k = len(rows)
				at[key] = k
				rows, papers = append(rows, lane{label: x.Name}), append(papers, 0)
			}
			papers[k]++
			rows[k].marks = append(rows[k].marks, dot{day, string(x.Status),
				x.Name + " (" + word(diagnosisStatusWords, string(x.Status)) + "), " + dates.Danish(d.Findings.Date) + ": " + d.Path})
		}
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return papers[order[i]] > papers[order[j]] })
	b := band{title: "Diagnoser"}
	for _, k := range order[:min(len(order), maxDiagnoses)] {
		b.rows = append(b.rows, rows[k])
	}
	return b
}

// paperGroups are the rows of the documents band, in order; the last takes the
// rest.
var paperGroups = []struct {
	label string
	types []string
}{
	{"Plan, team og afgørelse", []string{"rehabiliteringsplan-forberedende", "rehabiliteringsplan-indsatsdel", "samlet-beskrivelse", "teamindstilling", "partshoering", "afgoerelse", "moedereferat"}},
	{"Læge og sundhedskoordinator", []string{"laege-265", "laege-125", "laege-135", "laege-145", "laege-275", "laege-285", "sundhedskoordinator-udtalelse"}},
	{"Speciallæge og hospital", []string{"speciallaegeerklaering", "epikrise", "neuropsykologisk-undersoegelse"}},
	{"Praktik og funktion", []string{"praktikevaluering", "funktionsevnebeskrivelse"}},
	{"Andre papirer", nil},
}

// documentBand marks each dated document.
func (c *Case) documentBand() band {
	rows := make([]lane, len(paperGroups))
	for i := range c.Documents {
		d := &c.Documents[i]
		day, _, ok := bounds(d.Findings.Date)
		if !ok || d.OtherCitizen || d.State == ingest.Skipped {
			continue
		}
		k := len(paperGroups) - 1
		for g := range paperGroups {
			for _, t := range paperGroups[g].types {
				if t == d.Findings.Type {
					k = g
				}
			}
		}
		rows[k].marks = append(rows[k].marks, dot{day, "dok", dates.Danish(d.Findings.Date) + ": " + d.Path})
	}
	b := band{title: "Dokumenter"}
	for k := range rows {
		if len(rows[k].marks) > 0 {
			rows[k].label = paperGroups[k].label
			b.rows = append(b.rows, rows[k])
		}
	}
	return b
}
