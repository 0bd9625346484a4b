package indsats

import (
	"strconv"
	"strings"

	"oplyst/extract/match"
)

// numberWords are the numbers written as words. Read only.
var numberWords = map[string]float64{
	"en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
	"halvanden": 1.5, "tolv": 12, "femten": 15, "tyve": 20, "femogtyve": 25, "tredive": 30,
}

// hourWords name an hour. Read only.
var hourWords = words(`time timer timers timerne t t. ½time timetal timetallet`)

// hourAdjectives may stand between a number and its hours. Read only.
var hourAdjectives = words(`effektive ordinære ugentlige faste lønnede hele reelle daglige fulde`)

// weekWords say that a number of hours is one a week. Read only.
var weekWords = words(`ugentlig ugentligt ugentlige uge ugen uger ugl ugl. ugtl ugtl. u pr. pr`)

// maxHours is the most hours a week that are believed.
const maxHours = 60

// hours returns the highest number of hours a week told of a mention: in its
// row, its list item or its sentence.
func (p *page) hours(m *mention) float64 {
	s := &p.t.Sentences[m.sent]
	from, to := s.First, s.Last
	if b := &p.t.Blocks[m.block]; m.record || b.Kind == match.Item && len(p.mentionsIn(b.First, b.Last)) == 1 {
		from, to = b.First, b.Last
	}
	top := p.hoursIn(from, to, false)
	if s.Last-s.First < maxRow && top == 0 && jobs[m.row.typ] {
		top = p.hoursOfJob(from, to)
	}
	if top == 0 && m.sheetLast > m.sheetFirst {
		top = p.hoursIn(m.sheetFirst, m.sheetLast, false)
	}
	if m.record && top == 0 {
		top = p.columnHours(&p.t.Blocks[m.block])
	}
	if top > 0 || m.record || !jobs[m.row.typ] && !standing[m.row.typ] || m.row.need&needDrug != 0 {
		return top
	}
	for k := 1; k <= lookahead && top == 0; k++ {
		next := p.follows(m, k)
		if next == nil || len(p.mentionsIn(next.First, next.Last)) > 0 {
			break
		}
		top = p.hoursIn(next.First, next.Last, true)
	}
	return top
}

// hoursCounted reads the numbers behind 'timetallet': 'var 5 fra start og 9 til
// sidst', 'er øget fra 4 til 7'.
func (p *page) hoursCounted(i, to int) float64 {
	top := 0.0
	for k := i + 1; k < to && k <= i+12; k++ {
		if p.cls[k]&isHour != 0 || p.t.Tokens[k].Word.Norm == "%" || p.inDate(p.t.Tokens[k].Start) {
			return top
		}
		if n, at := p.numberAt(k, k); k >= 2 && p.t.Tokens[k-1].Word.Norm == "x" && at == k {
			if times, _ := p.numberAt(k-2, i); times > 0 && times*n <= 37 {
				top = max(top, times*n)
			}
			continue
		}
		if n, at := p.numberAt(k, k); p.t.Tokens[k].Kind == match.NumberToken && at == k && n > top && n <= 37 {
			top = n
		}
	}
	return top
}

// jobs are the types whose hours may be more than a few. Read only.
var jobs = words(`fleksjob loentilskud ordinaere_timer virksomhedspraktik arbejdsproevning`)

// hoursOfJob reads hours that name no week: 'fleksjob, 20 timer'.
func (p *page) hoursOfJob(from, to int) float64 {
	top := 0.0
	for i := from; i < to; i++ {
		if p.cls[i]&isHour == 0 || strings.HasPrefix(p.t.Tokens[i].Word.Norm, "timetal") {
			continue
		}
		if n, _ := p.hoursBefore(i, from); n > top && n <= 37 {
			top = n
		}
	}
	return top
}

// hoursIn returns the highest number of hours a week told of in the tokens
// [from, to); strict asks for a word such as 'ugentligt' or for times a week.
func (p *page) hoursIn(from, to int, strict bool) float64 {
	top := p.byWeekday(from, to)
	for i := from; i < to; i++ {
		if p.cls[i]&isHour == 0 {
			continue
		}
		if w := p.t.Tokens[i].Word.Norm; strings.HasPrefix(w, "timetal") || w == "timerne" {
			top = max(top, p.hoursCounted(i, to))
			continue
		}
		n, at := p.hoursBefore(i, from)
		if n == 0 {
			continue
		}
		h := p.perTimes(n, at, i, from, to)
		weekly := h > n || p.weekly(i, to) || at-1 >= from && timesWords[p.t.Tokens[at-1].Word.Norm]
		if h > top && h <= maxHours && (!strict && h < 13 || weekly) {
			top = h
		}
	}
	return top
}

// hoursBefore reads '2 x 3', 'to gange tre', '10', '1½' before the word 'timer'
// at token i.
//
// at is the token the last number begins with.
func (p *page) hoursBefore(i, from int) (n float64, at int) {
	if i-1 > from && hourAdjectives[p.t.Tokens[i-1].Word.Norm] {
		i--
	}
	n, at = p.numberAt(i-1, from)
	if n == 0 {
		return 0, at
	}
	if at-1 >= from {
		switch p.t.Tokens[at-1].Word.Norm {
		case "x", "gange", "×", "*":
			if k, _ := p.numberAt(at-2, from); k > 0 {
				return k * n, at
			}
		}
	}
	return n, at
}

// numberAt reads the number that ends with token i; at is the token it begins
// with.
func (p *page) numberAt(i, from int) (n float64, at int) {
	if i < from {
		return 0, i
	}
	w := p.t.Tokens[i].Word.Norm
	if w == "½" {
		if i > from && p.t.Tokens[i-1].Kind == match.NumberToken && p.t.Tokens[i].Glued {
			v, _ := strconv.ParseFloat(p.t.Tokens[i-1].Word.Norm, 64)
			return v + 0.5, i - 1
		}
		return 0.5, i
	}
	if v, ok := numberWords[w]; ok {
		return v, i
	}
	v, err := strconv.ParseFloat(strings.Replace(w, ",", ".", 1), 64)
	if err != nil {
		return 0, i
	}
	return v, i
}

// weekly reports whether 'ugentligt', 'om ugen' or 'pr. uge' follows the word
// 'timer' at token i.
func (p *page) weekly(i, to int) bool {
	for k := i + 1; k < to && k <= i+4; k++ {
		if weekWords[p.t.Tokens[k].Word.Norm] {
			return true
		}
	}
	return false
}

// columnHours reads a bare number under a column such as 'Timer pr. uge' in the
// block of a row; 0 if there is none.
func (p *page) columnHours(b *match.Block) float64 {
	top := 0.0
	for i := b.First; i < b.Last; i++ {
		s := p.t.SentenceOf(i)
		if s.Cell >= len(b.Columns) || !hourColumn(b.Columns[s.Cell]) || p.t.Tokens[i].Kind != match.NumberToken {
			continue
		}
		if h, _ := p.numberAt(i, b.First); h > top && h < 40 && s.First == i {
			top = h
		}
	}
	return top
}

// hourColumn reports whether a column holds hours that were worked.
func hourColumn(name string) bool {
	low := lower(name)
	return (strings.Contains(low, "time") || strings.Contains(low, "omfang")) && !strings.Contains(low, "aftalt")
}

// evaluatedHours is the highest number of hours a week that an evaluation tells
// of: in columns of hours, and in prose as '2 x 3 timer' or with 'om ugen'; what
// was only agreed does not count.
func evaluatedHours(ps []*page) float64 {
	top := 0.0
	for _, p := range ps {
		for i := range p.t.Blocks {
			if b := &p.t.Blocks[i]; b.Kind == match.Row && b.Last-b.First <= maxRow {
				top = max(top, p.columnHours(b))
			}
		}
		for i := range p.t.Sentences {
			if s := &p.t.Sentences[i]; !p.has(s, notWorked) {
				top = max(top, p.byWeekday(s.First, s.Last))
			}
		}
		for i := range p.t.Tokens {
			if p.cls[i]&isHour == 0 {
				continue
			}
			s := p.t.SentenceOf(i)
			if strings.Contains(lower(p.t.Column(s)), "aftalt") || strings.Contains(lower(s.Label), "aftalt") || p.has(s, notWorked) {
				continue
			}
			n, at := p.hoursBefore(i, s.First)
			h := p.perTimes(n, at, i, s.First, s.Last)
			if h > top && h < 40 && (h > n || p.weekly(i, s.Last) || p.before(s, i, 4, timesWords)) {
				top = h
			}
		}
	}
	return top
}

// Words of hours that were offered or hoped for, and of times a week. Read only.
var (
	notWorked  = words(`aftalt tilbød tilbudt anbefaler anbefales forsøgte sigte mål målet kunne fleksjob vil`)
	timesWords = words(`x gange ×`)
)
