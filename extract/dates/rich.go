package dates

import (
	"sort"
	"strconv"
	"strings"
)

// Value is an expression of time or quantity in the wide scheme of
// lexicon/dates.md: EDTF with ~ and ?, ISO 8601 durations, quantities.
type Value struct {
	Start, End int    // byte offsets in the text
	Text       string // EDTF, duration or quantity; "" if the expression cannot be resolved from the text alone
	Class      string // "date", "birth", "law", "docref", "relative", "duration", "age", "holiday", "hours", "percent", "anaphor"
}

// ParseOptions tells Parse what day the text was written and which way dates
// without a year lie.
type ParseOptions struct {
	Ref    string // YYYY-MM-DD; needed for everything relative
	Future bool   // a date without year or a weekday is the next one, not the last
}

// Parse reads all expressions of time of a short text, also those that Find
// leaves out: dates without a year (the last one on or before Ref), relative
// dates, durations, ages, hours a week and percent.
func Parse(text string, opt ParseOptions) []Value {
	p := &parser{t: text, opt: opt, toks: lex(text)}
	p.ref, p.hasRef = parseDay(opt.Ref)
	p.s = scanner{t: text, docYear: yearOf(opt.Ref), rich: true}
	p.s.scan()
	var out []Value
	atomAt := 0
	for k := 0; k < len(p.toks); {
		if v, n, ok := p.special(k); ok {
			if v.Class != "" {
				v.Start, v.End = p.toks[k].start, p.toks[n-1].end
				out = append(out, v)
			}
			k = n
			continue
		}
		for atomAt < len(p.s.atoms) && p.s.atoms[atomAt].start < p.toks[k].start {
			atomAt++
		}
		if atomAt < len(p.s.atoms) && p.s.atoms[atomAt].start == p.toks[k].start {
			v, end, ok := p.chainAt(atomAt)
			if ok {
				out = append(out, v)
			}
			for k < len(p.toks) && p.toks[k].start < end {
				k++
			}
			continue
		}
		if p.toks[k].num { // a number that is no date takes what hangs on it
			end := blobEnd(text, p.toks[k].start)
			for k < len(p.toks) && p.toks[k].start < end {
				k++
			}
			continue
		}
		k++
	}
	return out
}

// tok is a word, number or sign.
type tok struct {
	w          string // lower case
	start, end int
	num        bool
	v          int
}

func lex(t string) []tok {
	var out []tok
	for i := 0; i < len(t); {
		j := i
		switch {
		case t[i] == ' ' || t[i] == '\n' || t[i] == '\t':
			i++
			continue
		case isDigit(t, i):
			for j < len(t) && isDigit(t, j) {
				j++
			}
			v, err := strconv.Atoi(t[i:j])
			if err != nil {
				v = -1
			}
			out = append(out, tok{w: t[i:j], start: i, end: j, num: true, v: v})
		case isLetter(t, i):
			for j < len(t) && isLetter(t, j) {
				j++
			}
			out = append(out, tok{w: strings.ToLower(t[i:j]), start: i, end: j})
		default:
			j++
			for j < len(t) && t[j] >= 0x80 && t[j] < 0xC0 {
				j++
			}
			out = append(out, tok{w: t[i:j], start: i, end: j})
		}
		i = j
	}
	return out
}

// parser reads the wide scheme from the tokens and atoms of one text.
type parser struct {
	t      string
	opt    ParseOptions
	toks   []tok
	s      scanner
	ref    day
	hasRef bool
}

// day is a calendar day.
type day struct{ y, m, d int }

func parseDay(s string) (day, bool) {
	y, ok1 := atoi(s, 0, 4)
	m, ok2 := atoi(s, 5, 7)
	d, ok3 := atoi(s, 8, 10)
	return day{y, m, d}, ok1 && ok2 && ok3 && m >= 1 && m <= 12 && d >= 1 && d <= MonthDays(y, m)
}

func (d day) n() int         { return toDays(d.y, d.m, d.d) }
func (d day) String() string { return ymd(d.y, d.m, d.d) }

func dayOf(n int) day {
	d, _ := parseDay(fromDays(n))
	return d
}

// plus moves a day by years and months, clipping to the month's end.
func (d day) plus(years, months int) day {
	m := d.y*12 + d.m - 1 + years*12 + months
	r := day{m / 12, m%12 + 1, d.d}
	r.d = min(r.d, MonthDays(r.y, r.m))
	return r
}

func ym(y, m int) string { return ymd(y, m, 1)[:7] }

func yyyy(y int) string { return ymd(y, 1, 1)[:4] }

// w is the word at k, "" behind the end.
func (p *parser) w(k int) string {
	if k < 0 || k >= len(p.toks) {
		return ""
	}
	return p.toks[k].w
}

// seq reports whether the words stand at k and returns what follows them.
func (p *parser) seq(k int, words ...string) (int, bool) {
	for n, w := range words {
		if p.w(k+n) != w {
			return k, false
		}
	}
	return k + len(words), true
}

// num reads a number in digits or words at k.
func (p *parser) num(k int) (int, int, bool) {
	if k < len(p.toks) && p.toks[k].num && p.toks[k].v >= 0 && p.toks[k].v < 1000 {
		return p.toks[k].v, k + 1, true
	}
	if v, ok := cardinals[p.w(k)]; ok {
		return v, k + 1, true
	}
	return 0, k, false
}

var cardinals = map[string]int{"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
	"elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30, "halvtreds": 50}

func (p *parser) ordinal(k int) (int, int, bool) {
	if k < len(p.toks) && p.toks[k].num && p.w(k+1) == "." && p.toks[k].v < 32 {
		return p.toks[k].v, k + 2, true
	}
	for _, o := range ordinals {
		if o.text == p.w(k) {
			return o.n, k + 1, true
		}
	}
	return 0, k, false
}

func (p *parser) weekdayWord(k int) (int, int, bool) {
	for _, d := range weekdays {
		if d.text == p.w(k) || d.text+"s" == p.w(k) && len(d.text) > 5 {
			n := k + 1
			if len(d.text) <= 4 && p.w(n) == "." {
				n++
			}
			return d.n, n, true
		}
	}
	return 0, k, false
}

func (p *parser) month(k int) (int, int, bool) {
	if w := p.w(k); w != "" {
		if m, e, ok := oneMonth(w, 0); ok && e == len(w) {
			return m, k + 1, true
		}
	}
	return 0, k, false
}

// unit reads a unit of time at k: 'D', 'W', 'M', 'Y' or 'H'.
func (p *parser) unit(k int) (byte, int, bool) {
	n := k + 1
	switch p.w(k) {
	case "dag", "dage", "dages", "døgn":
		return 'D', n, true
	case "uge", "uger", "ugers", "ugen":
		return 'W', n, true
	case "måned", "måneder", "måneders", "md", "mdr", "mdr's", "mnd":
		if p.w(n) == "." {
			n++
		}
		return 'M', n, true
	case "år", "års":
		return 'Y', n, true
	}
	return 0, k, false
}

// atomAt is the atom that begins at a byte, nil if none does.
func (p *parser) atomAt(start int) *atom {
	k := sort.Search(len(p.s.atoms), func(k int) bool { return p.s.atoms[k].start >= start })
	if k < len(p.s.atoms) && p.s.atoms[k].start == start {
		return &p.s.atoms[k]
	}
	return nil
}
