package dates

import "strings"

// chainAt reads the chain of atoms that begins with atom k: a date, a period, or
// several joined. It returns where the chain ends; ok is false if it gives no
// value.
func (p *parser) chainAt(k int) (Value, int, bool) {
	s := &p.s
	n := k + 1
	var links []link
	for n < len(s.atoms) {
		l := linkOf(p.t, s.atoms[n-1].end, s.atoms[n].start)
		if l == lNone {
			break
		}
		links = append(links, l)
		n++
	}
	if a := &s.atoms[k]; n == k+1 && n < len(s.atoms) && a.kind == kYear && a.y2 == 0 && s.atoms[n].kind == kWeek && spaces(p.t, a.end) == s.atoms[n].start {
		s.atoms[n].y = a.y
		n++
		links = append(links, lNone)
		k++
	}
	c := s.atoms[k:n]
	lend(c, links)
	for i := range c {
		p.complete(&c[i])
	}
	end := c[len(c)-1].end
	f := finder{scanner: s, docDate: p.opt.Ref}
	v := Value{Start: c[0].start, End: end, Class: classOf(p.t, c[0].start)}
	a, b := &c[0], &c[len(c)-1]
	if len(c) > 1 && links[0] != lNone {
		if b.kind == kNow {
			b.kind = kToday
		}
		from, to := p.bounds(a), p.bounds(b)
		if from == "" || to == "" {
			return v, end, false
		}
		v.Text = first(from) + "/" + last(to)
		return v, end, true
	}
	if a.kind == kNow || a.kind == kDayOnly && !p.dayOfMonth(a) {
		return v, end, false
	}
	if b.weak && b.kind != kDay {
		return v, end, false
	}
	text := p.bounds(b)
	if text == "" {
		return v, end, false
	}
	if e, ok := onward(p.t, end); ok && !closed(text) {
		v.Text, v.End = text+"/..", e
		return v, e, true
	}
	v.Text = p.opened(&f, b, text)
	return v, end, true
}

// dayOfMonth completes 'd. 15.', 'd. 15. ds.', 'd. 15. f.m.'.
func (p *parser) dayOfMonth(a *atom) bool { return a.y != 0 }

// complete gives an atom without a year the last or next possible one.
func (p *parser) complete(a *atom) {
	if !p.hasRef || !a.needsYear() {
		return
	}
	switch a.kind {
	case kDay:
		a.y = p.yearFor(a.m, a.d)
	case kMonth:
		a.y = p.yearFor(a.m, 1)
	case kWeek:
		a.y = p.ref.y
		if !p.opt.Future && isoMonday(a.y, a.n) > p.ref.n() {
			a.y--
		}
	case kQuarter:
		a.y = p.ref.y
	case kHalf:
		a.y = p.ref.y
	case kSeason:
		a.y = p.ref.y
		start := (a.n - 20) * 3
		if a.n == 24 {
			start = 12
		}
		if !p.opt.Future && start > p.ref.m {
			a.y--
		}
	}
}

// bounds writes an atom in the wide scheme, with the words of approximation and
// of parts (primo, medio, ultimo) before it.
func (p *parser) bounds(a *atom) string {
	part, mark := p.before(a.start)
	switch a.kind {
	case kToday:
		return p.opt.Ref
	case kDay:
		if a.y == 0 || a.d > MonthDays(a.y, a.m) {
			return ""
		}
		return ymd(a.y, a.m, a.d) + mark
	case kMonth:
		if a.y == 0 {
			return ""
		}
		switch part {
		case 1:
			return ymd(a.y, a.m, 1) + "~/" + ymd(a.y, a.m, 10) + "~"
		case 2:
			return ymd(a.y, a.m, 11) + "~/" + ymd(a.y, a.m, 20) + "~"
		case 3:
			return ymd(a.y, a.m, 21) + "~/" + ymd(a.y, a.m, MonthDays(a.y, a.m)) + "~"
		}
		return ym(a.y, a.m) + mark
	case kYear:
		if a.y2 != 0 {
			return yyyy(a.y) + "/" + yyyy(a.y2)
		}
		if part > 0 {
			return ym(a.y, part*4-3) + "~/" + ym(a.y, part*4) + "~"
		}
		return yyyy(a.y) + mark
	case kWeek:
		if a.y == 0 {
			return ""
		}
		n := a.n2
		if n == 0 {
			n = a.n
		}
		return fromDays(isoMonday(a.y, a.n)) + "/" + fromDays(isoMonday(a.y, n)+6)
	case kQuarter, kHalf, kSeason:
		if a.y == 0 {
			return ""
		}
		base := map[kind]int{kQuarter: 32, kHalf: 39, kSeason: 0}[a.kind]
		return yyyy(a.y) + "-" + strItoa(base+a.n)
	}
	return ""
}

// before reads the words in front of a date: which third of the month or year,
// and whether it is approximate (~) or uncertain (?).
func (p *parser) before(i int) (part int, mark string) {
	s := strings.TrimRight(strings.ToLower(p.t[max(0, i-32):i]), " ")
	for _, w := range []struct {
		text string
		part int
	}{{"primo", 1}, {"start", 1}, {"starten af", 1}, {"først i", 1}, {"begyndelsen af", 1}, {"tidligt i", 1}, {"medio", 2}, {"midt i", 2}, {"midten af", 2},
		{"ultimo", 3}, {"ult.", 3}, {"ult", 3}, {"slut", 3}, {"sidst i", 3}, {"slutningen af", 3}, {"sent i", 3}} {
		if strings.HasSuffix(s, w.text) {
			return w.part, ""
		}
	}
	for _, w := range []string{"ca.", "ca", "omkring", "cirka", "omtrent"} {
		if strings.HasSuffix(s, w) {
			return 0, "~"
		}
	}
	for _, w := range []string{"formentlig", "formentligt", "muligvis", "måske", "nok i", "vistnok"} {
		if strings.HasSuffix(s, w) {
			return 0, "?"
		}
	}
	return 0, ""
}

// opened opens a value to one side by the preposition before it.
func (p *parser) opened(f *finder, a *atom, text string) string {
	if closed(text) {
		return text
	}
	if k := max(0, a.start-40); strings.HasSuffix(strings.TrimRight(strings.ToLower(p.t[k:a.start]), " den."), "virkning fra") {
		return text + "/.."
	}
	i := f.bare(a.start)
	w, s, _ := wordBefore(p.t, i)
	switch strings.ToLower(w) {
	case "siden", "fra", "tidligst":
		if !isPaperFrom(f, s) || strings.ToLower(w) != "fra" {
			return text + "/.."
		}
	case "frem":
		return "../" + text
	case "til", "indtil", "senest":
		return "../" + text
	case "inden", "før":
		return "../" + dayBefore(text)
	case "efter":
		return dayAfter(text) + "/.."
	}
	if dir, _ := f.opener(a); dir > 0 {
		return text + "/.."
	} else if dir < 0 {
		return "../" + text
	}
	return text
}

func isPaperFrom(f *finder, s int) bool { return f.paperBefore(s) }

// dayBefore and dayAfter step one unit of the value's own size.
func dayBefore(v string) string { return step(v, -1) }

func dayAfter(v string) string { return step(v, 1) }

func step(v string, by int) string {
	y, ok := atoi(v, 0, 4)
	if !ok {
		return v
	}
	switch len(v) {
	case 4:
		return yyyy(y + by)
	case 7:
		m, ok := atoi(v, 5, 7)
		if !ok || m < 1 || m > 12 {
			return v
		}
		d := day{y, m, 1}.plus(0, by)
		return ym(d.y, d.m)
	case 10:
		if d, ok := parseDay(v); ok {
			return fromDays(d.n() + by)
		}
	}
	return v
}
