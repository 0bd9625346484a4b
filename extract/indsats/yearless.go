package indsats

import (
	"strconv"
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

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
var timePrep = words(`i over hele siden fra til medio primo ultimo start starten slut slutningen begyndelsen af d. den inden indtil . sidste`)

// calendar is a time that names no year.
type calendar struct {
	month, day int    // the month it begins in; the day, 0 if it names none
	text       string // what stands behind the year in EDTF: '05', '05-22', 'W10', '23'
	year       int    // a year in two digits that the dates leave out; 0 if none
	last       int    // its last token
}

// value is the time with a year, EDTF.
func (c calendar) value(year int) string {
	if c.year > 0 {
		year = c.year
	}
	return strconv.Itoa(year) + "-" + c.text
}

// yearless lists the months, seasons, weeks and days without a year in the bytes
// from..to, with the year that fits the day they are told on and the status:
// the last one for what was, the next one for what is to come.
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
		if !p.calendarial(i) {
			continue
		}
		t := p.calendar(i)
		if t.month == 0 || p.inDate(p.t.Tokens[i].Start) || p.inDate(p.t.Tokens[t.last].Start) {
			continue
		}
		bound := s.First
		if i > m.last && !m.record {
			bound = max(bound, m.last+1)
		}
		c := near{tok: i, end: t.last + 1, cost: yearlessCost, role: p.role(i, bound)}
		c.role = p.roleBehind(c.role, c.end)
		y := year
		switch p.direction(m, c.role) {
		case 1:
			if t.month < month || t.month == month && t.day > 0 && len(today) == len("2006-01-02") && t.text < today[5:] {
				y++
			}
		case 0:
			if t.month > month+6 {
				y--
			} else if t.month < month-6 {
				y++
			}
		default:
			if t.month > month {
				y--
			}
		}
		c.d = dates.Date{Value: t.value(y), Class: "date"}
		if n := len(out); n > 0 && out[n-1].role != 'e' && c.role == 'e' && c.tok-out[n-1].end <= 2 && !strings.Contains(out[n-1].d.Value, "/") {
			c.d.Value, c.tok, c.role = span(out[n-1], t, y), out[n-1].tok, 0
			out, i = out[:n-1], t.last
			c.cost -= 4
		}
		if lo, hi, ok := p.between(m, c); ok {
			c.cost += hi - lo + dateBreak*int(p.breaks[hi]-p.breaks[lo]) + dateMention*p.others(m, lo, hi) + p.owned(m, c.tok, c.end, hi-lo)
			out = append(out, c)
		}
	}
	return out
}

// span is the interval from a time to the one behind it, 'fra december til
// april': it does not run backwards.
func span(a near, t calendar, y int) string {
	from := a.d.Value
	to := t.value(y)
	if from > to && len(from) > 4 {
		if n, err := strconv.Atoi(from[:4]); err == nil {
			from = strconv.Itoa(n-1) + from[4:]
		}
	}
	return from + "/" + to
}

// between gives the tokens between a mention and a date; false if the date lies
// in the mention.
func (p *page) between(m *mention, c near) (lo, hi int, ok bool) {
	lo, hi = c.end, m.first
	if c.tok > m.last {
		lo, hi = m.last+1, c.tok
	}
	return lo, hi, lo <= hi
}

// Verbs of an end in the present, which may be still to come. Read only.
var presentEnds = words(`stopper slutter ophører udløber afsluttes afslutter stoppes udskrives forlænges løber fortsætter varer bliver blive kører`)

// direction tells whether a time without a year lies ahead of the day it is
// told on (1), behind it (-1) or nearest to it (0).
func (p *page) direction(m *mention, role byte) int {
	switch {
	case m.status == Ongoing && m.cue != nil && m.cue.kind == "arranged" && strings.HasSuffix(p.t.Tokens[m.cue.last].Word.Norm, "es"):
		return 0 // 'bevilges fra uge 27'
	case m.status == Planned && role == 0 && m.cue != nil && p.sentOff(m.cue):
		return -1 // 'henvist i marts'
	case m.status == Planned || m.status == Recommended:
		return 1
	case m.status == Ongoing && role == 'e':
		return 1
	case m.cue != nil && presentEnds[p.t.Tokens[m.cue.first].Word.Norm]:
		return 0
	}
	return -1
}

// sentOff reports whether a cue tells of a referral or an application that was
// made: its date lies behind.
func (p *page) sentOff(c *cue) bool {
	for i := c.first; i <= c.last; i++ {
		switch n := p.t.Tokens[i].Word.Norm; n {
		case "henvist", "ansøgt", "søgt", "sendt", "fremsendt", "henvisning", "anbefalede", "foreslog":
			return true
		}
	}
	return false
}

// calendarial reports whether a time without a year may begin with token i.
func (p *page) calendarial(i int) bool {
	if p.t.Tokens[i].Kind == match.NumberToken {
		return i+2 < len(p.t.Tokens) && p.t.Tokens[i+1].Word.Norm == "/"
	}
	w := p.t.Tokens[i].Word.Norm
	return w == "uge" || monthNumbers[w] > 0 || seasonNumbers[w] > 0
}

// calendar reads a month, season, week or day/month without a year at token i;
// month is 0 if there is none.
func (p *page) calendar(i int) calendar {
	w := p.t.Tokens[i].Word.Norm
	if p.t.Tokens[i].Kind == match.NumberToken {
		return p.dayMonth(i)
	}
	if w == "uge" {
		return p.week(i)
	}
	if i == 0 || !timePrep[p.t.Tokens[i-1].Word.Norm] {
		return calendar{}
	}
	if n, ok := monthNumbers[w]; ok {
		if i >= 2 && p.t.Tokens[i-1].Word.Norm == "." {
			d, err := strconv.Atoi(p.t.Tokens[i-2].Word.Norm)
			if err != nil || d < 1 || d > 31 {
				return calendar{}
			}
			return calendar{month: n, day: d, text: pad(n) + "-" + pad(d), last: i}
		}
		return calendar{month: n, text: pad(n), last: i}
	}
	if n, ok := seasonNumbers[w]; ok {
		return calendar{month: seasonMonth[n], text: pad(n), last: i}
	}
	return calendar{}
}

// dayMonth reads '3/6', and '1/2 18' with a year that stands apart.
func (p *page) dayMonth(i int) calendar {
	t := p.t.Tokens
	if i+2 >= len(t) || t[i+1].Word.Norm != "/" || !t[i+1].Glued || !t[i+2].Glued {
		return calendar{}
	}
	if i+3 < len(t) && t[i+3].Glued && (t[i+3].Word.Norm == "/" || t[i+3].Word.Norm == "-") {
		return calendar{}
	}
	d, err1 := strconv.Atoi(t[i].Word.Norm)
	mo, err2 := strconv.Atoi(t[i+2].Word.Norm)
	if err1 != nil || err2 != nil || d < 1 || d > 31 || mo < 1 || mo > 12 || i > 0 && t[i-1].Word.Norm == "/" {
		return calendar{}
	}
	c := calendar{month: mo, day: d, text: pad(mo) + "-" + pad(d), last: i + 2}
	if i+3 < len(t) && len(t[i+3].Word.Norm) == 2 && t[i+3].Kind == match.NumberToken {
		if y, err := strconv.Atoi(t[i+3].Word.Norm); err == nil && y >= 8 && y < 40 && (i+4 >= len(t) || t[i+4].Word.Norm != "timer") {
			c.year, c.last = 2000+y, i+3
		}
	}
	return c
}

// week reads 'uge 27'.
func (p *page) week(i int) calendar {
	if i+1 >= len(p.t.Tokens) {
		return calendar{}
	}
	n, err := strconv.Atoi(p.t.Tokens[i+1].Word.Norm)
	if err != nil || n < 1 || n > 53 {
		return calendar{}
	}
	return calendar{month: min(12, (n-1)*12/52+1), text: "W" + pad(n), last: i + 1}
}

// pad writes a number with two digits.
func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
