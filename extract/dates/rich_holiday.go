package dates

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
	if !p.hasRef || d > MonthDays(2000, m) {
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
