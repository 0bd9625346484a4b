package dates

// special reads what is no explicit date: in order quantities, ages, durations,
// relative days and periods, holidays, decades. n is the token behind it. A
// value with Class "" means: skip, it is nothing to extract.
func (p *parser) special(k int) (v Value, n int, ok bool) {
	for _, f := range []func(int) (Value, int, bool){p.anaphor, p.hours, p.percent, p.age, p.duration, p.dayAlone, p.relative, p.holiday, p.decade} {
		if v, n, ok = f(k); ok && n > k {
			return v, n, true
		}
	}
	return Value{}, k, false
}

// anaphor reads 'samme år', 'året efter', 'måneden efter', 'efter 3 uger'.
func (p *parser) anaphor(k int) (Value, int, bool) {
	switch p.w(k) {
	case "samme":
		if w := p.w(k + 1); w == "år" || w == "dag" || w == "måned" || w == "uge" {
			return Value{Class: "anaphor"}, k + 2, true
		}
	case "året", "måneden", "ugen", "dagen":
		if w := p.w(k + 1); w == "efter" || w == "før" {
			return Value{Class: "anaphor"}, k + 2, true
		}
	case "efter":
		if _, n, ok := p.num(k + 1); ok {
			if _, n2, ok := p.unit(n); ok {
				return Value{Class: "anaphor"}, n2, true
			}
		}
	case "for":
		if p.w(k+1) == "mange" && p.w(k+2) == "år" && p.w(k+3) == "siden" {
			return Value{Class: "anaphor"}, k + 4, true
		}
		if p.w(k+1) == "nylig" || p.w(k+1) == "nyligt" {
			return Value{Text: yyyy(p.ref.y) + "~", Class: "relative"}, k + 2, p.hasRef
		}
	}
	return Value{}, k, false
}

func rel(text string, n int) (Value, int, bool) { return Value{Text: text, Class: "relative"}, n, true }

// relative reads 'i går', 'på mandag', 'sidste uge', 'onsdag i uge 48 2019' ...
func (p *parser) relative(k int) (Value, int, bool) {
	if !p.hasRef {
		return Value{}, k, false
	}
	today := p.ref.n()
	if n, ok := p.seq(k, "i", "dag"); ok {
		if y, ok := p.seq(k-2, "år", "fra"); ok && y == k {
			return Value{}, k, false
		}
		return rel(p.ref.String(), n)
	}
	for _, r := range []struct {
		a, b string
		d    int
	}{{"i", "går", -1}, {"i", "forgårs", -2}, {"i", "morgen", 1}, {"i", "overmorgen", 2}, {"imorgen", "", 1}, {"igår", "", -1}, {"idag", "", 0}} {
		if p.w(k) == r.a && (r.b == "" || p.w(k+1) == r.b) {
			n := k + 1
			if r.b != "" {
				n++
			}
			return rel(fromDays(today+r.d), n)
		}
	}
	if v, n, ok := p.weekdayOf(k); ok {
		return v, n, true
	}
	if v, n, ok := p.nthOf(k); ok {
		return v, n, true
	}
	if v, n, ok := p.which(k); ok {
		return v, n, true
	}
	return p.weekdayAlone(k)
}

// monday is the Monday of the week of day number n.
func monday(n int) int { return n - (weekday(n) - 1) }

// weekdayOf reads a weekday with its week: 'onsdag i næste uge', 'onsdag i uge 48 2019'.
func (p *parser) weekdayOf(k int) (Value, int, bool) {
	wd, n, ok := p.weekdayWord(k)
	if !ok {
		return Value{}, k, false
	}
	m := n
	if p.w(m) == "i" {
		m++
	}
	shift, ok := map[string]int{"denne": 0, "næste": 7, "sidste": -7, "forrige": -7}[p.w(m)]
	if ok && p.w(m+1) == "uge" {
		return rel(fromDays(monday(p.ref.n())+shift+wd-1), m+2)
	}
	if p.w(m) == "uge" && m > n {
		if a := p.atomAt(p.toks[m].start); a != nil && a.kind == kWeek && a.n2 == 0 {
			y := a.y
			if y == 0 {
				y = p.ref.y
			}
			e := m
			for e < len(p.toks) && p.toks[e].start < a.end {
				e++
			}
			return Value{Text: fromDays(isoMonday(y, a.n) + wd - 1), Class: "date"}, e, true
		}
	}
	return Value{}, k, false
}

// nthOf reads 'sidste mandag i marts', 'første uge i oktober 2014', 'tredje dag i oktober'.
func (p *parser) nthOf(k int) (Value, int, bool) {
	nth, n, ok := p.ordinal(k)
	last := p.w(k) == "sidste"
	if last {
		n, ok = k+1, true
	}
	if !ok {
		return Value{}, k, false
	}
	wd, n2, isDay := p.weekdayWord(n)
	if !isDay {
		if p.w(n) != "dag" && p.w(n) != "uge" {
			return Value{}, k, false
		}
		n2 = n + 1
	}
	if p.w(n2) != "i" {
		return Value{}, k, false
	}
	m, e, ok := p.month(n2 + 1)
	if !ok {
		return Value{}, k, false
	}
	y := 0
	if e < len(p.toks) && p.toks[e].num && plausibleYear(p.toks[e].v) {
		y = p.toks[e].v
		e++
	}
	if y == 0 {
		y = p.yearFor(m, 1)
	}
	a, z := toDays(y, m, 1), toDays(y, m, MonthDays(y, m))
	switch {
	case p.w(n) == "dag" && last:
		return Value{Text: fromDays(z), Class: "date"}, e, true
	case p.w(n) == "dag":
		return Value{Text: fromDays(a + nth - 1), Class: "date"}, e, true
	case p.w(n) == "uge" && last:
		s := monday(z + 1 - 7 + 0)
		if s+6 > z {
			s -= 7
		}
		if s+13 <= z {
			s += 7
		}
		return Value{Text: fromDays(s) + "/" + fromDays(s+6), Class: "date"}, e, true
	case p.w(n) == "uge":
		s := monday(a + 6)
		s += (nth - 1) * 7
		return Value{Text: fromDays(s) + "/" + fromDays(s+6), Class: "date"}, e, true
	case last:
		return Value{Text: fromDays(z - (weekday(z)-wd+7)%7), Class: "date"}, e, true
	}
	return Value{Text: fromDays(a + (wd-weekday(a)+7)%7 + (nth-1)*7), Class: "date"}, e, true
}

// yearFor is the year of a month and day without one, by the direction asked for.
func (p *parser) yearFor(m, d int) int {
	after := m > p.ref.m || m == p.ref.m && d > p.ref.d
	before := m < p.ref.m || m == p.ref.m && d < p.ref.d
	if p.opt.Future {
		if before {
			return p.ref.y + 1
		}
		return p.ref.y
	}
	if after {
		return p.ref.y - 1
	}
	return p.ref.y
}

// dayAlone reads 'd. 15.', 'den 15', 'd. 15. ds.' (this month), 'd. 15. f.m.' (the last).
func (p *parser) dayAlone(k int) (Value, int, bool) {
	n := k
	if p.w(n) == "på" {
		n++
	}
	if !p.hasRef || p.w(n) != "d" && p.w(n) != "den" {
		return Value{}, k, false
	}
	if n++; p.w(n) == "." {
		n++
	}
	if n >= len(p.toks) || !p.toks[n].num || p.toks[n].v < 1 || p.toks[n].v > 31 {
		return Value{}, k, false
	}
	if p.atomAt(p.toks[n].start) != nil {
		return Value{}, k, false
	}
	v := p.toks[n].v
	d := day{p.ref.y, p.ref.m, v}
	if n++; p.w(n) == "." {
		n++
	}
	switch {
	case p.w(n) == "ds":
		n++
	case p.w(n) == "f" && p.w(n+2) == "m":
		n += 3
		d = day{d.y, d.m, 1}.plus(0, -1)
		d.d = v
	case n < len(p.toks) && p.w(n) != "," && p.w(n) != ".":
		if p.toks[n].num || p.w(n) == "/" || p.w(n) == "-" {
			return Value{}, k, false
		}
	case p.opt.Future && d.d < p.ref.d:
		d = day{d.y, d.m, 1}.plus(0, 1)
		d.d = v
	case !p.opt.Future && d.d > p.ref.d:
		d = day{d.y, d.m, 1}.plus(0, -1)
		d.d = v
	}
	if d.d < 1 || d.d > MonthDays(d.y, d.m) {
		return Value{}, k, false
	}
	if p.w(n) == "." {
		n++
	}
	return Value{Text: d.String(), Class: "date"}, n, true
}

// weekdayAlone reads 'i mandags', 'på mandag', 'mandag'.
func (p *parser) weekdayAlone(k int) (Value, int, bool) {
	n, dir := k, 0
	switch {
	case p.w(k) == "i":
		n, dir = k+1, -1
	case p.w(k) == "på":
		n, dir = k+1, 1
	case p.opt.Future:
		dir = 1
	default:
		dir = -1
	}
	wd, e, ok := p.weekdayWord(n)
	if !ok || p.w(k) == "i" && len(p.w(n)) < 7 {
		return Value{}, k, false
	}
	for e < len(p.toks) && (p.w(e) == "," || p.w(e) == "den" || p.w(e) == "d" || p.w(e) == ".") { // 'mandag den 12.' belongs to the date
		e++
	}
	if e < len(p.toks) && p.atomAt(p.toks[e].start) != nil {
		return Value{}, k, false
	}
	if e < len(p.toks) && (p.toks[e].num || p.w(e) == "i") {
		return Value{}, k, false
	}
	_, e, _ = p.weekdayWord(n)
	today := p.ref.n()
	d := today + (wd-weekday(today)+7)%7
	if dir > 0 && d == today {
		d += 7
	}
	if dir < 0 && d >= today {
		d -= 7
	}
	return rel(fromDays(d), e)
}

func strItoa(n int) string { return ymd(n, 1, 1)[2:4] }
