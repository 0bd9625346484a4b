package dates

// which reads 'sidste uge', 'næste måned', 'i år', 'denne uge', 'de seneste 10 år', 'sidste 2 uger', 'næste marts'.
func (p *parser) which(k int) (Value, int, bool) {
	if p.w(k) == "i" && p.w(k+1) == "år" {
		return rel(yyyy(p.ref.y), k+2)
	}
	if v, n, ok := p.lastN(k); ok {
		return v, n, true
	}
	shift := 0
	switch p.w(k) {
	case "sidste", "forrige":
		shift = -1
	case "næste", "kommende":
		shift = 1
	case "denne", "dette", "indeværende":
	default:
		return Value{}, k, false
	}
	n := k + 2
	switch p.w(k + 1) {
	case "uge":
		s := monday(p.ref.n()) + 7*shift
		return rel(fromDays(s)+"/"+fromDays(s+6), n)
	case "måned":
		d := day{p.ref.y, p.ref.m, 1}.plus(0, shift)
		return rel(ym(d.y, d.m), n)
	case "år":
		return rel(yyyy(p.ref.y+shift), n)
	case "kvartal":
		q := p.ref.y*4 + (p.ref.m-1)/3 + shift
		return rel(yyyy(q/4)+"-"+strItoa(33+q%4), n)
	}
	if s, _, ok := oneSeason(p.w(k + 1)); ok && shift != 0 {
		y := p.ref.y
		started := s == 24 && p.ref.m <= 2 || s != 24 && (s-20)*3 <= p.ref.m
		over := s != 24 && (s-20)*3+3 <= p.ref.m
		_ = started
		if shift < 0 {
			if s == 24 || over {
				y-- // 'sidste sommer' said in November of the same year: the year before
			}
			if s == 24 {
				y = p.ref.y - 1
			}
			if s == 23 {
				y = p.ref.y - 1
			}
		} else if over {
			y++
		}
		return rel(yyyy(y)+"-"+strItoa(s), n)
	}
	if m, e, ok := p.month(k + 1); ok && shift != 0 {
		y := p.ref.y
		switch {
		case shift < 0 && m >= p.ref.m:
			y--
		case shift > 0 && m <= p.ref.m:
			y++
		}
		if p.w(e) == "igen" {
			y, e = y+1, e+1
		}
		return rel(ym(y, m), e)
	}
	if wd, e, ok := p.weekdayWord(k + 1); ok && shift != 0 {
		today := p.ref.n()
		d := today + (wd-weekday(today)+7)%7
		if shift > 0 && d == today {
			d += 7
		}
		if shift < 0 {
			d -= 7
		}
		if p.w(e) == "igen" {
			d, e = d+7, e+1
		}
		return rel(fromDays(d), e)
	}
	return Value{}, k, false
}

func oneSeason(w string) (int, int, bool) {
	if w == "" {
		return 0, 0, false
	}
	return oneOf(w, 0, seasonWords[w[0]])
}

// lastN reads 'de seneste 10 år', 'i de sidste 6 måneder', 'sidste 2 uger', 'næste 3 dage'.
func (p *parser) lastN(k int) (Value, int, bool) {
	n, definite := k, false
	for {
		w := p.w(n)
		if w == "i" || w == "gennem" || w == "inden" || w == "for" || w == "igennem" {
			n++
			continue
		}
		if w == "de" {
			definite = true
			n++
		}
		break
	}
	dir := 0
	switch p.w(n) {
	case "seneste", "sidste", "forløbne":
		dir = -1
	case "næste", "kommende":
		dir = 1
	default:
		return Value{}, k, false
	}
	c, n2, ok := p.num(n + 1)
	if !ok {
		return Value{}, k, false
	}
	u, e, ok := p.unit(n2)
	if !ok {
		return Value{}, k, false
	}
	if definite {
		from, to := p.shift(u, c*dir), p.ref
		if dir > 0 {
			return rel(to.String()+"/"+from.String()+"~", e)
		}
		return rel(from.String()+"~/"+to.String(), e)
	}
	today := p.ref.n()
	if dir < 0 {
		switch u {
		case 'D':
			return rel(fromDays(today-c)+"/"+fromDays(today-1), e)
		case 'W':
			m := monday(today)
			return rel(fromDays(m-7*c)+"/"+fromDays(m-1), e)
		case 'M':
			a, z := p.ref.plus(0, -c), p.ref.plus(0, -1)
			return rel(ym(a.y, a.m)+"/"+ym(z.y, z.m), e)
		}
		return rel(yyyy(p.ref.y-c)+"/"+yyyy(p.ref.y-1), e)
	}
	switch u {
	case 'D':
		return rel(fromDays(today+1)+"/"+fromDays(today+c), e)
	case 'W':
		m := monday(today) + 7
		return rel(fromDays(m)+"/"+fromDays(m+7*c-1), e)
	case 'M':
		a, z := p.ref.plus(0, 1), p.ref.plus(0, c)
		return rel(ym(a.y, a.m)+"/"+ym(z.y, z.m), e)
	}
	return rel(yyyy(p.ref.y+1)+"/"+yyyy(p.ref.y+c), e)
}

// shift moves the reference day by c units.
func (p *parser) shift(u byte, c int) day {
	switch u {
	case 'D':
		return dayOf(p.ref.n() + c)
	case 'W':
		return dayOf(p.ref.n() + 7*c)
	case 'M':
		return p.ref.plus(0, c)
	}
	return p.ref.plus(c, 0)
}
