package dates

// wordAtom reads a date that begins with a word at i: a month, season, week,
// quarter, d.d., 'dags dato' or 'nu'.
func (s *scanner) wordAtom(i int) (atom, bool) {
	t := s.t
	if isLetter(t, i-1) || isDigit(t, i-1) {
		return atom{}, false
	}
	c := t[i] | 0x20
	switch c {
	case 'u':
		return s.week(i)
	case 'd':
		if a, ok := s.today(i); ok {
			return a, true
		}
	case 'n':
		if wordFold(t, i, "nu") || wordFold(t, i, "nuværende") {
			e := i + 2
			for isLetter(t, e) {
				e++
			}
			return atom{kind: kNow, start: i, end: e, rule: "nu"}, true
		}
	case 'q':
		if v, e, ok := number(t, i+1, 1); ok && v >= 1 && v <= 4 && !isAlnum(t, e) {
			a := atom{kind: kQuarter, start: i, end: e, n: v, rule: "kvartal"}
			s.yearAfter(&a, false)
			return a, true
		}
	case 'k':
		if wordFold(t, i, "kvartal") {
			if v, e, ok := number(t, spaces(t, i+7), 1); ok && v >= 1 && v <= 4 {
				a := atom{kind: kQuarter, start: i, end: e, n: v, rule: "kvartal"}
				s.yearAfter(&a, false)
				return a, a.y != 0
			}
		}
		return atom{}, false
	}
	if a, ok := s.ordinalWord(i); ok {
		return a, true
	}
	if n, e, ok := oneOf(t, i, seasonWords[c]); ok {
		return s.season(i, n, e), true
	}
	if m, e, ok := oneMonth(t, i); ok {
		a := atom{kind: kMonth, start: i, end: e, m: m, rule: "måned"}
		if at(t, e) == '.' && abbreviated(t[i:e]) && at(t, e+1) != '.' {
			a.end++
		}
		if s.dayAfter(&a) {
			return a, true
		}
		s.yearAfter(&a, false)
		return a, true
	}
	return atom{}, false
}

// dayAfter reads the English order 'April 14, 2015', and for Parse 'februar 15'.
func (s *scanner) dayAfter(a *atom) bool {
	t := s.t
	e := spaces(t, a.end)
	d, k, ok := number(t, e, 2)
	if !ok || !validDay(d, a.m) || isAlnum(t, k) {
		return false
	}
	if at(t, k) == ',' {
		y, end, ok := number(t, spaces(t, k+1), 4)
		if ok && plausibleYear(y) && !isAlnum(t, end) && end-spaces(t, k+1) == 4 {
			a.kind, a.d, a.y, a.end = kDay, d, y, end
			return true
		}
	}
	if s.rich && twoDigitEnd(t, k) && fullYear(d, s.docYear) > s.docYear+1 {
		a.kind, a.d, a.end = kDay, d, k
		return true
	}
	return false
}

// today reads d.d., dd., D.D. and dags dato.
func (s *scanner) today(i int) (atom, bool) {
	t := s.t
	switch {
	case prefixFold(t, i, "d.d") && !isAlnum(t, i+3):
		e := i + 3
		if at(t, e) == '.' {
			e++
		}
		return atom{kind: kToday, start: i, end: e, rule: "d.d."}, true
	case prefixFold(t, i, "d. d.") && !isAlnum(t, i+5):
		return atom{kind: kToday, start: i, end: i + 5, rule: "d.d."}, true
	case prefixFold(t, i, "dd.") && !isAlnum(t, i+3):
		return atom{kind: kToday, start: i, end: i + 3, rule: "d.d."}, true
	case wordFold(t, i, "dags dato"):
		return atom{kind: kToday, start: i, end: i + 9, rule: "dags dato"}, true
	}
	return atom{}, false
}

// season reads the year behind a season: 'vinteren 2016/17', 'foråret 2018'.
func (s *scanner) season(i, n, e int) atom {
	a := atom{kind: kSeason, start: i, end: e, n: n, rule: "årstid"}
	s.yearAfter(&a, false)
	if a.y == 0 {
		return a
	}
	t := s.t
	w := dash(t, a.end)
	if at(t, a.end) == '/' {
		w = 1
	}
	if w > 0 {
		if v, k, ok := number(t, a.end+w, 4); ok && !isAlnum(t, k) && (k-a.end-w == 2 && v == (a.y+1)%100 || v == a.y+1) {
			a.end, a.y2 = k, a.y+1
		}
	}
	return a
}

// week reads 'uge 9 2015', 'uge 36-38, 2013', 'ugerne 45 til 47 2019', 'uge 48/2019'.
func (s *scanner) week(i int) (atom, bool) {
	t := s.t
	e := i
	switch {
	case wordFold(t, i, "ugerne"):
		e += 6
	case wordFold(t, i, "uge"):
		e += 3
	case prefixFold(t, i, "u.") && at(t, i+2) == ' ' && isDigit(t, i+3):
		e += 2
	default:
		return atom{}, false
	}
	if at(t, e) == '.' || at(t, e) == ':' {
		e++
	}
	v, j, ok := number(t, spaces(t, e), 2)
	if !ok || v < 1 || v > 53 || isLetter(t, j) {
		return atom{}, false
	}
	a := atom{kind: kWeek, start: i, end: j, n: v, rule: "uge"}
	e = spaces(t, a.end)
	w := dash(t, e)
	switch {
	case w > 0:
		e = spaces(t, e+w)
	case wordFold(t, e, "til"):
		e = spaces(t, e+3)
		if wordFold(t, e, "og med") {
			e = spaces(t, e+6)
		}
		w = 3
	case at(t, e) == '/' && e == a.end:
		w, e = 1, e+1
	}
	if w > 0 {
		v2, k, ok := number(t, e, 4)
		switch {
		case ok && k-e == 4 && plausibleYear(v2) && !hangs(t, k):
			a.y, a.end = v2, k
			return a, true
		case ok && k-e <= 2 && v2 > v && v2 <= 53 && !isLetter(t, k) && !(at(t, k) == '.' && isDigit(t, k+1)):
			a.n2, a.end = v2, k
		case ok && k-e == 1 && v2 >= 1 && v >= 40 && !isAlnum(t, k): // over New Year
			b := atom{kind: kWeek, end: k}
			if s.yearAfter(&b, false); b.y != 0 {
				a.n2, a.y, a.y2, a.end = v2, b.y, b.y+1, b.end
				return a, true
			}
		case ok && k-e == 2 && v2 < v && v2 >= 10 && (s.docYear == 0 || fullYear(v2, s.docYear) <= s.docYear+1) && !isLetter(t, k):
			a.y, a.end, a.short = fullYear(v2, s.docYear), k, true
			return a, true
		}
	}
	s.yearAfter(&a, false)
	if at(t, a.end) == '/' && a.y == 0 {
		if y, k, ok := number(t, a.end+1, 4); ok && plausibleYear(y) {
			a.y, a.end = y, k
		}
	}
	return a, true
}

// ordinalPeriod reads '3. kvartal 2015', '1. halvår 2019', '2. halvdel af 2018'.
func (s *scanner) ordinalPeriod(i, v, j int) (atom, bool) {
	e := j
	if at(s.t, e) == '.' {
		e++
	}
	return s.periodWord(i, v, spaces(s.t, e))
}

// ordinalWord reads 'første kvartal 2019' and 'tolvte marts 2019'.
func (s *scanner) ordinalWord(i int) (atom, bool) {
	t := s.t
	n, e, ok := oneOf(t, i, ordinalsBy[at(t, i)|0x20])
	if !ok {
		return atom{}, false
	}
	e = spaces(t, e)
	if a, ok := s.periodWord(i, n, e); ok {
		return a, true
	}
	m, e2, ok := oneMonth(t, e)
	if !ok || !validDay(n, m) {
		return atom{}, false
	}
	a := atom{kind: kDay, start: i, end: e2, d: n, m: m, rule: "dag i ord"}
	s.yearAfter(&a, true)
	return a, true
}

// periodWord reads kvartal, halvår or halvdel at e, with the year behind it.
func (s *scanner) periodWord(i, v, e int) (atom, bool) {
	t := s.t
	a := atom{start: i, n: v}
	switch {
	case v >= 1 && v <= 4 && (wordFold(t, e, "kvartal") || wordFold(t, e, "kvt") || wordFold(t, e, "kv")):
		a.kind, a.rule = kQuarter, "kvartal"
	case v >= 1 && v <= 2 && (wordFold(t, e, "halvår") || wordFold(t, e, "halvdel")):
		a.kind, a.rule = kHalf, "halvår"
	default:
		return atom{}, false
	}
	for isLetter(t, e) || at(t, e) == '.' {
		e++
	}
	a.end = e
	if k := spaces(t, e); wordFold(t, k, "af") {
		a.end = k + 2
	}
	s.yearAfter(&a, false)
	if a.y == 0 {
		a.end = e
	}
	return a, true
}
