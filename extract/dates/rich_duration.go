package dates

import (
	"strconv"
	"strings"
)

// duration reads 'i 6 måneder', 'et halvt år', 'for 3 år siden', 'om 3 måneder',
// 'i 6 måneder fra 1. maj 2018', 'toårigt'.
func (p *parser) duration(k int) (Value, int, bool) {
	dur := func(text string, n int) (Value, int, bool) { return Value{Text: text, Class: "duration"}, n, true }
	w := p.w(k)
	if n, ok := p.vague(k); ok {
		return dur("P~Y", n)
	}
	if y := yearlong(w); y > 0 {
		return dur("P"+strconv.Itoa(y)+"Y", k+1)
	}
	n := k
	pre := ""
	switch w {
	case "for", "om", "i":
		pre, n = w, k+1
	case "inden":
		if p.w(k+1) == "for" {
			pre, n = "inden", k+2
		}
	}
	for p.w(n) == "godt" || p.w(n) == "ca" || p.w(n) == "cirka" || p.w(n) == "alt" || p.w(n) == "knap" || p.w(n) == "omkring" || n > k && p.w(n) == "." {
		n++
	}
	if p.w(n) == "et" && p.w(n+1) == "halvt" && p.w(n+2) == "år" {
		return dur("P6M", n+3)
	}
	h, n, ok := p.decimal(n)
	if !ok {
		return Value{}, k, false
	}
	h2 := 0
	if p.w(n) == "-" || p.w(n) == "–" {
		if v, n2, ok := p.decimal(n + 1); ok {
			if _, _, ok := p.unit(n2); ok {
				h2, n = v, n2
			}
		}
	}
	u, n, ok := p.unit(n)
	if !ok {
		return Value{}, k, false
	}
	if h2 != 0 {
		return dur(iso(h, u)+"/"+iso(h2, u), n)
	}
	c := h / 2
	switch {
	case p.w(n) == "siden":
		return p.ago(pre, c, u, n+1)
	case p.w(n) == "fra" && p.w(n+1) == "i" && p.w(n+2) == "dag" && p.hasRef:
		return p.ahead(c, u, n+3)
	case pre == "om" && p.hasRef:
		if u == 'W' || u == 'D' {
			return rel(p.shift(u, c).String(), n)
		}
		d := p.shift(u, c)
		if u == 'Y' {
			return rel(yyyy(d.y)+"~", n)
		}
		return rel(ym(d.y, d.m)+"~", n)
	case pre == "inden" && p.hasRef:
		d := p.shift(u, c)
		return rel("../"+d.String(), n)
	case p.w(n) == "fra":
		if v, e, ok := p.startingAt(c, u, n+1); ok {
			return v, e, true
		}
	}
	if h%2 == 1 && u != 'Y' && u != 'M' {
		return dur("P"+hoursText(h)+string(u), n)
	}
	return dur(iso(h, u), n)
}

// vague reads 'i flere år', 'i en årrække', 'mangeårig'.
func (p *parser) vague(k int) (int, bool) {
	n := k
	if p.w(n) == "i" {
		n++
	}
	switch {
	case p.w(n) == "en" && p.w(n+1) == "årrække", p.w(n) == "flere" && p.w(n+1) == "år", p.w(n) == "mange" && p.w(n+1) == "år", p.w(n) == "adskillige" && p.w(n+1) == "år":
		return n + 2, true
	case strings.HasPrefix(p.w(k), "mangeårig"), strings.HasPrefix(p.w(k), "flerårig"):
		return k + 1, true
	}
	return k, false
}

// yearlong reads 'toårigt', 'treårigt' as a number of years.
func yearlong(w string) int {
	k := strings.Index(w, "årig")
	if k <= 0 {
		return 0
	}
	return cardinals[w[:k]]
}

// iso is an ISO 8601 duration of halves of a unit.
func iso(halves int, u byte) string {
	if halves%2 == 1 {
		if u == 'Y' {
			return "P" + strconv.Itoa(halves*6) + "M"
		}
		return "P" + hoursText(halves) + string(u)
	}
	return "P" + strconv.Itoa(halves/2) + string(u)
}

// ago reads '(for) 3 år siden'.
func (p *parser) ago(pre string, c int, u byte, n int) (Value, int, bool) {
	if !p.hasRef {
		return Value{Class: "anaphor"}, n, true
	}
	d := p.shift(u, -c)
	if pre == "for" {
		switch u {
		case 'Y':
			return rel(yyyy(d.y)+"~", n)
		case 'M':
			return rel(ym(d.y, d.m)+"~", n)
		}
		return rel(d.String(), n)
	}
	if u == 'Y' {
		return rel(ym(d.y, d.m), n)
	}
	return rel(d.String(), n)
}

// ahead reads '3 år fra i dag'.
func (p *parser) ahead(c int, u byte, n int) (Value, int, bool) {
	d := p.shift(u, c)
	if u == 'Y' {
		return rel(ym(d.y, d.m), n)
	}
	return rel(d.String(), n)
}

// startingAt reads the date behind '13 uger fra (den)': the closed interval.
func (p *parser) startingAt(c int, u byte, n int) (Value, int, bool) {
	for p.w(n) == "den" || p.w(n) == "d" || p.w(n) == "." {
		n++
	}
	if n >= len(p.toks) {
		return Value{}, n, false
	}
	if a := p.atomAt(p.toks[n].start); a != nil && a.kind == kDay && a.y != 0 {
		from := day{a.y, a.m, a.d}
		q := parser{ref: from}
		to := dayOf(q.shift(u, c).n() - 1)
		for n < len(p.toks) && p.toks[n].start < a.end {
			n++
		}
		return Value{Text: from.String() + "/" + to.String(), Class: "date"}, n, true
	}
	return Value{}, n, false
}

// holiday reads julen, påsken, sommerferien, skoleåret, årsskiftet with a year.
func (p *parser) holiday(k int) (Value, int, bool) {
	open := false
	n := k
	if p.w(n) == "efter" {
		open, n = true, n+1
	}
	if p.w(n) == "omkring" {
		n++
	}
	w := p.w(n)
	if o, e, ok := p.ordinal(n); ok && p.w(e) == "juledag" || p.toks[n].num && p.w(n+1) == "juledag" {
		if !ok {
			o, e = p.toks[n].v, n+1
		}
		return p.fixed(12, 24+o, e+1)
	}
	e := n + 1
	y := 0
	if e < len(p.toks) && p.toks[e].num && plausibleYear(p.toks[e].v) {
		y = p.toks[e].v
		e++
	}
	hol := func(text string) (Value, int, bool) { return Value{Text: text, Class: "holiday"}, e, true }
	switch w {
	case "juleaften":
		return p.fixed(12, 24, n+1)
	case "nytårsaften", "nytårsaftensdag":
		return p.fixed(12, 31, n+1)
	case "nytårsdag":
		return p.fixed(1, 1, n+1)
	case "julen", "jul":
		if y != 0 {
			return hol(yyyy(y) + "-12-24~/" + yyyy(y) + "-12-26~")
		}
	case "påsken", "påske":
		if y != 0 {
			e0 := easter(y)
			return hol(fromDays(e0-3) + "~/" + fromDays(e0+1) + "~")
		}
	case "sommerferien", "sommerferie":
		if y != 0 && open {
			return hol(yyyy(y) + "-08~/..")
		}
		if y != 0 {
			return hol(yyyy(y) + "-07~/" + yyyy(y) + "-08~")
		}
	case "skoleåret":
		if y != 0 {
			if p.w(e) == "/" || p.w(e) == "-" {
				e += 2
			}
			return hol(yyyy(y) + "-08~/" + yyyy(y+1) + "-06~")
		}
	case "årsskiftet", "nytår":
		if y != 0 && (p.w(e) == "/" || p.w(e) == "-") {
			e += 2
		} else if y == 0 && p.hasRef {
			y = p.ref.y - 1
		} else if y != 0 {
			y--
		}
		if y != 0 {
			return hol(yyyy(y) + "-12~/" + yyyy(y+1) + "-01~")
		}
	}
	return Value{}, k, false
}

// fixed is the last or next occurrence of a day of the year.
func (p *parser) fixed(m, d, n int) (Value, int, bool) {
	if !p.hasRef || d > monthDays(2000, m) {
		return Value{}, n, false
	}
	return Value{Text: ymd(p.yearFor(m, d), m, d), Class: "holiday"}, n, true
}

// easter is the day number of Easter Sunday (Gregorian computus).
func easter(y int) int {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return toDays(y, n/31, n%31+1)
}

// decade reads "90'erne", 'halvfemserne', "sidst i 90'erne", "2000'erne".
func (p *parser) decade(k int) (Value, int, bool) {
	n, part := k, 0
	if w := p.w(n); (w == "sidst" || w == "først" || w == "midt") && p.w(n+1) == "i" {
		part = map[string]int{"først": 1, "midt": 2, "sidst": 3}[w]
		n += 2
	}
	d := 0
	switch w := p.w(n); {
	case w == "halvfemserne":
		d, n = 1990, n+1
	case w == "firserne":
		d, n = 1980, n+1
	case w == "halvfjerdserne":
		d, n = 1970, n+1
	case w == "tresserne":
		d, n = 1960, n+1
	case w == "nullerne":
		d, n = 2000, n+1
	case n < len(p.toks) && p.toks[n].num && p.toks[n].v%10 == 0:
		v, e := p.toks[n].v, n+1
		if p.w(e) == "'" || p.w(e) == "’" {
			e++
		}
		if p.w(e) != "erne" && p.w(e) != "ernes" {
			return Value{}, k, false
		}
		n = e + 1
		if d = v; v < 100 {
			d = 1900 + v
			if v < 30 {
				d += 100
			}
		}
	default:
		return Value{}, k, false
	}
	text := yyyy(d)[:3] + "X"
	switch part {
	case 1:
		text = yyyy(d) + "~/" + yyyy(d+3) + "~"
	case 2:
		text = yyyy(d+4) + "~/" + yyyy(d+6) + "~"
	case 3:
		text = yyyy(d+7) + "~/" + yyyy(d+9) + "~"
	}
	return Value{Text: text, Class: "date"}, n, true
}
