package report

import (
	"sort"
	"time"

	"oplyst/extract/dates"
	"oplyst/ingest"
)

// supportBand has a row for each benefit, and one for the time nothing is
// known about.
func (c *Case) supportBand() band {
	b := band{title: "Forsørgelse"}
	at := map[string]int{}
	var all []stretch
	for _, s := range c.support() {
		k := b.row(at, s.Type, word(supportWords, s.Type))
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

// row gives the row of a key, a new one if at doesn't have it.
func (b *band) row(at map[string]int, key, label string) int {
	k, ok := at[key]
	if !ok {
		k = len(b.rows)
		at[key] = k
		b.rows = append(b.rows, lane{label: label})
	}
	return k
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
		k := b.row(at, x.label, x.label)
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
