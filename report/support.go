package report

import (
	"sort"
	"time"

	"oplyst/extract/dates"
	"oplyst/extract/forsoergelse"
	"oplyst/extract/match"
)

var supportWords = map[string]string{
	"loen": "Løn", "selvforsoergelse": "Selvforsørgende", "su": "SU", "dagpenge": "Dagpenge", "sygedagpenge": "Sygedagpenge",
	"revalideringsydelse": "Revalideringsydelse", "ressourceforloebsydelse": "Ressourceforløbsydelse",
	"uddannelseshjaelp": "Uddannelseshjælp", "kontanthjaelp": "Kontanthjælp", "integrationsydelse": "Integrations- eller overgangsydelse",
	"ledighedsydelse": "Ledighedsydelse", "fleksloentilskud": "Fleksløntilskud", "efterloen": "Efterløn",
}

// impliedSupport is what an indsats pays, where no document names the benefit.
var impliedSupport = map[string]string{
	"ressourceforloeb": "ressourceforloebsydelse", "jobafklaringsforloeb": "ressourceforloebsydelse", "fleksjob": "fleksloentilskud",
	"revalidering": "revalideringsydelse",
}

// support is a period of the citizen's support, pieced together from the
// documents.
type support struct {
	Type     string
	From, To time.Time // first and last day
	Open     bool      // it ran on when the paper was written; To is as far as is known
	NoStart  bool      // the start is not told; From is a month before To
	Implied  bool      // not told: follows from an indsats
	Text     string    // the period in Danish
	Places   []place
}

type place struct {
	document string
	span     match.Span
}

// support gathers the periods of support over the case, oldest first: what
// documents tell, and where they tell nothing, what an indsats implies.
func (c *Case) support() []support {
	if c.supports == nil {
		all := c.findSupport()
		c.supports = &all
	}
	return *c.supports
}

func (c *Case) findSupport() []support {
	var told []support
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen || d.DuplicateOf != "" {
			continue
		}
		for k := range d.Pages {
			for _, p := range forsoergelse.Find(d.Pages[k].Number, d.Pages[k].Text, d.Findings.Dates) {
				if s, ok := settle(p.Type, p.From, p.To, d.Findings.Date); ok {
					s.Places = []place{{d.Path, p.Span}}
					told = merge(told, s)
				}
			}
		}
	}
	all := append([]support{}, told...)
	for _, s := range c.implied() {
		if !covered(told, s) {
			all = merge(all, s)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].From.Before(all[j].From) })
	for i := range all { // what ran on when it was told ends where the next begins
		for k := i + 1; k < len(all); k++ {
			if all[i].Open && all[k].From.After(all[i].From) && all[k].From.Before(all[i].To) && all[k].Type != all[i].Type {
				all[i].To, all[i].Open = all[k].From.AddDate(0, 0, -1), false
				break
			}
		}
	}
	return all
}

// implied lists the support that follows from indsatser with a start and an
// end, or still running.
func (c *Case) implied() []support {
	var out []support
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen || d.DuplicateOf != "" {
			continue
		}
		for _, x := range d.Findings.Indsatser {
			kind := impliedSupport[x.Type]
			to := x.To
			switch x.Status {
			case "completed", "interrupted":
				if to == "" {
					continue
				}
			case "ongoing":
				to = ".."
			default:
				continue
			}
			if kind == "" || x.From == "" {
				continue
			}
			if s, ok := settle(kind, x.From, to, d.Findings.Date); ok {
				s.Implied, s.Places = true, []place{{d.Path, x.Span}}
				out = append(out, s)
			}
		}
	}
	return out
}

// settle turns a period as told into days. written is the paper's date: what
// runs on is known so far.
func settle(kind, from, to, written string) (support, bool) {
	s := support{Type: kind, Text: period(from, to)}
	first, firstEnd, okFrom := bounds(from)
	_, last, okTo := bounds(to)
	switch {
	case okFrom && okTo:
		s.From, s.To = first, last
	case okFrom:
		s.From, s.To, s.Open = first, firstEnd, true
		if day, _, ok := bounds(written); ok {
			s.To = later(day, firstEnd)
		}
	case okTo:
		s.From, s.To, s.NoStart = last.AddDate(0, -1, 0), last, true
	}
	return s, !s.To.Before(s.From) && !s.To.IsZero()
}

// slack is how far two tellings of the same period may lie apart.
const slack = 46 * 24 * time.Hour

// merge adds a period, or lets it strengthen one of the same kind that says
// nearly the same; a closed period goes before one that ran on.
func merge(all []support, s support) []support {
	for i := range all {
		o := &all[i]
		near := o.Type == s.Type && apart(o.From, s.From) <= slack
		ends := o.Type == s.Type && apart(o.To, s.To) <= slack && (o.NoStart || s.NoStart)
		switch {
		case near && !o.Open && !s.Open && apart(o.To, s.To) > slack && !o.NoStart && !s.NoStart:
			continue
		case !near && !ends:
			continue
		}
		places := append(o.Places, s.Places...)
		keep := *o
		if (o.Open && (!s.Open || s.To.After(o.To))) || o.NoStart && !s.NoStart {
			keep = s
		}
		keep.Places, keep.Implied = places, o.Implied && s.Implied
		*o = keep
		return all
	}
	return append(all, s)
}

func apart(a, b time.Time) time.Duration {
	if a.Before(b) {
		return b.Sub(a)
	}
	return a.Sub(b)
}

// covered tells whether told periods already speak of the time of s.
func covered(told []support, s support) bool {
	for _, t := range told {
		if t.From.Before(s.To) && s.From.Before(t.To) && t.Type == s.Type {
			return true
		}
	}
	return false
}

// span is a stretch of time.
type stretch struct{ from, to time.Time }

// gaps gives the stretches longer than least between the first start and end
// that no bar covers. The stretches must be in order of start.
func gaps(bars []stretch, end time.Time, least time.Duration) []stretch {
	var out []stretch
	if len(bars) == 0 {
		return nil
	}
	at := bars[0].to
	for _, b := range bars[1:] {
		if b.from.Sub(at) > least {
			out = append(out, stretch{at.AddDate(0, 0, 1), b.from.AddDate(0, 0, -1)})
		}
		at = later(at, b.to)
	}
	if end.Sub(at) > least {
		out = append(out, stretch{at.AddDate(0, 0, 1), end})
	}
	return out
}

// supportView is a row of the table 'Forsørgelse'.
type supportView struct {
	Name, Period, Note string
	Places             []quoteView
}

// supportViews lists the periods, and the time about which nothing was found.
func (c *Case) supportViews() (rows []supportView, unknown []string) {
	all := c.support()
	var bars []stretch
	for _, s := range all {
		v := supportView{Name: word(supportWords, s.Type), Period: s.Text}
		switch {
		case s.Implied:
			v.Note = "ikke sagt; udledt af indsatsen"
		case s.Open:
			v.Note = "løb stadig, da papiret blev skrevet"
		case s.NoStart:
			v.Note = "begyndelsen ikke fundet"
		}
		for _, p := range s.Places {
			v.Places = append(v.Places, c.quoteView(p.document, p.span))
		}
		rows = append(rows, v)
		bars = append(bars, stretch{s.From, s.To})
	}
	if asOf, _, ok := bounds(c.Result.AsOf); ok {
		for _, g := range gaps(bars, asOf, supportGap) {
			unknown = append(unknown, danishDay(g.from)+" – "+danishDay(g.to))
		}
	}
	return rows, unknown
}

// Gaps shorter than these are not shown: periods are often told by month.
const (
	supportGap = 32 * 24 * time.Hour
	effortGap  = 183 * 24 * time.Hour
)

func danishDay(t time.Time) string { return dates.Danish(t.Format("2006-01")) }
