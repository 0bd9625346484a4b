package indsats

import (
	"strconv"
	"strings"

	"oplyst/extract/dates"
)

// Words of a sentence that moves the end of a running course. Read only.
var prolonged = words(`forlænget forlænges udløber løber slutter varer`)

// later completes a period from the next sentence, if it speaks on of the same
// measure: 'Stoppet 15.01.2014.', 'Han begyndte den 10. august.'
func (p *page) later(m *mention) {
	next := p.follows(m, 1)
	if next == nil || m.record || len(p.mentionsIn(next.First, next.Last)) > 0 {
		return
	}
	if own := &p.t.Sentences[m.sent]; !m.dated() && own.Last-own.First <= 4 && single[m.row.typ] {
		if ds := dates.In(p.ds, next.Start, next.End); len(ds) > 0 && ds[0].Start == next.Start && ds[0].Class == "date" {
			m.from, m.to = dates.From(ds[0].Value), dates.To(ds[0].Value) // the point of an abbreviation ended the sentence
			return
		}
	}
	first := p.norm(next, next.First)
	if !pronouns[first] && !beginning[first] && !ending[first] {
		return
	}
	for _, d := range dates.In(p.ds, next.Start, next.End) {
		if d.Class != "date" || strings.Contains(d.Value, "/") {
			continue
		}
		tok := p.t.TokenAt(d.Start)
		role := p.role(tok, next.First)
		switch {
		case stage[m.status] == 4 && !single[m.row.typ] && m.from == m.to && role == 'e' && d.Value > m.from:
			m.to = d.Value // the first date was the beginning
		case m.status == Ongoing && m.to == "" && p.has(next, prolonged):
			m.to = d.Value
		case (m.status == Interrupted || m.status == Completed) && m.to == "" && (role == 'e' || m.cue != nil && m.cue.first >= next.First && m.cue.first < next.Last):
			m.to = d.Value
		case m.from == "" && role == 'b' && (m.to == "" || d.Value <= m.to):
			m.from = d.Value
		}
	}
}

// labelDates lists the dates of the label a mention stands behind: 'Neurologisk
// afdeling, januar 2016: MR viste ...'
func (p *page) labelDates(m *mention) []near {
	l := p.beforeColon(m)
	if l == nil {
		return nil
	}
	var out []near
	for _, d := range dates.In(p.ds, l.Start, l.End) {
		if d.Class == "date" {
			out = append(out, near{d: d, cost: labelCost, tok: p.t.TokenAt(d.Start), end: p.t.TokenAt(d.End)})
		}
	}
	return out
}

// What a date in the label and one without a year cost.
const (
	labelCost    = 20
	yearlessCost = 12
)

// monthNumbers and seasonNumbers name the parts of a year; seasons as in EDTF,
// by the month they begin in. Read only.
var (
	monthNumbers = map[string]int{"januar": 1, "jan": 1, "jan.": 1, "februar": 2, "feb": 2, "feb.": 2, "marts": 3, "april": 4, "apr.": 4,
		"maj": 5, "juni": 6, "juli": 7, "august": 8, "aug.": 8, "september": 9, "sept.": 9, "sep.": 9, "oktober": 10, "okt.": 10,
		"november": 11, "nov.": 11, "december": 12, "dec.": 12}
	seasonNumbers = map[string]int{"foråret": 21, "forår": 21, "sommeren": 22, "sommer": 22, "efteråret": 23, "efterår": 23, "vinteren": 24, "vinter": 24}
	seasonMonth   = map[int]int{21: 3, 22: 6, 23: 9, 24: 12}
)

// Words before a month or season that stands for a time. Read only.
var timePrep = words(`i over hele siden fra til medio primo ultimo start starten slut slutningen begyndelsen af d. den inden indtil .`)

// yearless lists the months, seasons and days without a year in the bytes
// from..to, with the year that fits the document's date and the status: the
// last one for what was, the next one for what is to come.
func (p *page) yearless(m *mention, doc DocInfo, from, to int) []near {
	today := p.day(m, doc)
	if len(today) < len("2006-01") {
		return nil
	}
	year, err1 := strconv.Atoi(today[:4])
	month, err2 := strconv.Atoi(today[5:7])
	if err1 != nil || err2 != nil {
		return nil
	}
	var out []near
	s := &p.t.Sentences[m.sent]
	for i := p.t.TokenAt(from); i < len(p.t.Tokens) && p.t.Tokens[i].End <= to; i++ {
		n, part, day, last := p.calendar(i)
		if n == 0 || p.inDate(p.t.Tokens[i].Start) || p.inDate(p.t.Tokens[last].Start) {
			continue
		}
		y := year
		switch ahead := m.status == Planned || m.status == Recommended; {
		case ahead && n < month:
			y++
		case !ahead && n > month:
			y--
		}
		v := strconv.Itoa(y) + "-" + pad(part)
		if day > 0 {
			v += "-" + pad(day)
		}
		c := near{d: dates.Date{Value: v, Class: "date"}, tok: i, end: last + 1, cost: yearlessCost}
		lo, hi := last+1, m.first
		if i > m.last {
			lo, hi = m.last+1, i
		}
		if hi < lo {
			continue
		}
		c.cost += hi - lo + dateBreak*int(p.breaks[hi]-p.breaks[lo]) + dateMention*p.others(m, lo, hi) + p.owned(m, i, last+1, hi-lo)
		bound := s.First
		if i > m.last && !m.record {
			bound = max(bound, m.last+1)
		}
		c.role = p.role(i, bound)
		out = append(out, c)
	}
	return out
}

// calendar reads a month, season or day/month without a year at token i: the
// month it begins in, the number to write, the day or 0, and its last token.
func (p *page) calendar(i int) (month, part, day, last int) {
	w := p.t.Tokens[i].Word.Norm
	if i+2 < len(p.t.Tokens) && p.t.Tokens[i+1].Word.Norm == "/" && p.t.Tokens[i+1].Glued && p.t.Tokens[i+2].Glued {
		if i+3 < len(p.t.Tokens) && p.t.Tokens[i+3].Glued && (p.t.Tokens[i+3].Word.Norm == "/" || p.t.Tokens[i+3].Word.Norm == "-") {
			return 0, 0, 0, i
		}
		d, err1 := strconv.Atoi(w)
		mo, err2 := strconv.Atoi(p.t.Tokens[i+2].Word.Norm)
		if err1 == nil && err2 == nil && d >= 1 && d <= 31 && mo >= 1 && mo <= 12 && (i == 0 || p.t.Tokens[i-1].Word.Norm != "/") {
			return mo, mo, d, i + 2
		}
		return 0, 0, 0, i
	}
	if i == 0 || !timePrep[p.t.Tokens[i-1].Word.Norm] {
		return 0, 0, 0, i
	}
	if n, ok := monthNumbers[w]; ok {
		if i >= 2 && p.t.Tokens[i-1].Word.Norm == "." {
			d, err := strconv.Atoi(p.t.Tokens[i-2].Word.Norm)
			if err != nil || d < 1 || d > 31 {
				return 0, 0, 0, i
			}
			return n, n, d, i
		}
		return n, n, 0, i
	}
	if n, ok := seasonNumbers[w]; ok {
		return seasonMonth[n], n, 0, i
	}
	return 0, 0, 0, i
}

// pad writes a number with two digits.
func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
