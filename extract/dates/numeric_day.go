package dates

// dayMonthNumber reads 12.3.2019, 12/3-19, 12-03-2019, 12 03 2019, 12/3, 12.3.,
// and 03/2019, 11/22.
func (s *scanner) dayMonthNumber(i, v, j int) (atom, bool) {
	t := s.t
	s1 := at(t, j)
	if s1 != '.' && s1 != '/' && s1 != '-' && s1 != ' ' {
		return atom{}, false
	}
	e := j + 1
	if s1 == '.' || s1 == '/' {
		e = spaces(t, e)
	}
	m, k, ok := number(t, e, 4)
	if !ok {
		return atom{}, false
	}
	if numberCue(t, i) {
		if k-e <= 2 && validDay(v, m) {
			if a, ok := s.yearNumber(i, v, m, j, k, s1, e > j+1); ok && !a.short && !serialCue(t, i) {
				return a, true
			}
		}
		return atom{}, false
	}
	switch k - e {
	case 4:
		if v >= 1 && v <= 12 && plausibleYear(m) && e == j+1 && s1 != ' ' && !hangs(t, k) && !decade(t, k) {
			return atom{kind: kMonth, start: i, end: k, y: m, m: v, rule: "måned-tal"}, true
		}
		return atom{}, false
	case 1, 2:
	default:
		return atom{}, false
	}
	if !validDay(v, m) {
		if v >= 1 && v <= 12 && s1 == '/' && k-e == 2 && m > 12 && j-i == 2 && !hangs(t, k) && !scoreCue(t, i) && monthYearPlace(t, i, k) {
			return atom{kind: kMonth, start: i, end: k, y: fullYear(m, s.docYear), m: v, weak: true, short: true, rule: "måned-tal"}, true
		}
		return atom{}, false
	}
	if a, ok := s.yearNumber(i, v, m, j, k, s1, e > j+1); ok {
		return a, true
	}
	// Without a year.
	if s1 == '/' && e == j+1 && (!hangs(t, k) || rangeFollows(t, k)) && !scoreCue(t, i) && !measured(t, k) {
		return atom{kind: kDay, start: i, end: k, d: v, m: m, rule: "dag/måned"}, true
	}
	if s1 == '.' {
		end := k
		if at(t, end) == '.' && !isDigit(t, end+1) {
			end++
		}
		if !isAlnum(t, end) {
			return atom{kind: kDay, start: i, end: end, d: v, m: m, weak: true, rule: "dag.måned"}, true
		}
	}
	return atom{}, false
}

// yearNumber reads the year behind day and month in numbers.
func (s *scanner) yearNumber(i, d, m, j, k int, s1 byte, spaced bool) (atom, bool) {
	t := s.t
	e := k
	gap := 0
	for e < len(t) && gap < 3 && (t[e] == ' ' || t[e] == '.' || t[e] == '/' || t[e] == '-') {
		e++
		gap++
	}
	if gap == 0 {
		return atom{}, false
	}
	y, end, ok := number(t, e, 4)
	n := end - e
	if !ok || n == 3 || n == 1 {
		return atom{}, false
	}
	s2 := t[k:e]
	if n == 4 && !plausibleYear(y) || decade(t, end) {
		return atom{}, false
	}
	switch {
	case s1 == '-' && s2 != "-":
		return atom{}, false
	case s1 == ' ' && (s2 != " " || n != 4 || k-j != 3 || j-i != 2 || isDigit(t, i-2) || at(t, end) == ' ' && isDigit(t, end+1)):
		return atom{}, false
	case s1 == '.' && (s2 == " " || s2 == "-" || s2 == "/") && n != 4:
		return atom{}, false
	case n == 2 && (s2 == " " || s2 == "- " || s2 == " - "):
		return atom{}, false
	case spaced && s1 == '.' && n == 2 && s2 != "." && s2 != ". ":
		return atom{}, false
	case (s2 == " - " || s2 == "- ") && n == 4:
		return atom{}, false
	}
	short := n == 2
	if short && measured(t, end) {
		return atom{}, false
	}
	if short {
		y = fullYear(y, s.docYear)
	}
	if d > MonthDays(y, m) || isLetter(t, end) || kle(t, end) {
		return atom{}, false
	}
	if isDigit(t, end) || (hangs(t, end) && !rangeFollows(t, end)) {
		return atom{}, false
	}
	return atom{kind: kDay, start: i, end: end, y: y, m: m, d: d, short: short, rule: "dag.måned.år"}, true
}

// rangeFollows reports whether a hyphen or slash glued to a date leads to
// another date (12.03.2019-04.04.2019), not to the rest of a longer number.
func rangeFollows(t string, e int) bool {
	if at(t, e) != '-' && at(t, e) != '/' {
		return false
	}
	_, j, ok := number(t, e+1, 2)
	if !ok {
		return false
	}
	c := at(t, j)
	return (c == '.' || c == '/' || c == '-') && isDigit(t, j+1)
}

// unseparated reads 120319, 12032019 or 20190312 behind a cue (d., den, dato).
func (s *scanner) unseparated(i, j int) (atom, bool) {
	t := s.t
	if hangs(t, j) || !dateCue(t, i) && !(s.rich && j-i == 8 && len(t) == 8) || at(t, j) == ' ' && isDigit(t, j+1) || dash(t, j) > 0 {
		return atom{}, false
	}
	n2 := func(k int) int { return int(t[k]-'0')*10 + int(t[k+1]-'0') }
	a := atom{kind: kDay, start: i, end: j, rule: "uden skilletegn"}
	if j-i == 6 {
		a.d, a.m, a.y, a.short = n2(i), n2(i+2), fullYear(n2(i+4), s.docYear), true
	} else if a.d, a.m, a.y = n2(i), n2(i+2), n2(i+4)*100+n2(i+6); !validDay(a.d, a.m) || !plausibleYear(a.y) {
		a.y, a.m, a.d = n2(i)*100+n2(i+2), n2(i+4), n2(i+6)
	}
	if !validDay(a.d, a.m) || !plausibleYear(a.y) || a.d > MonthDays(a.y, a.m) {
		return atom{}, false
	}
	return a, true
}
