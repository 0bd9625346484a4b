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
