package dates

// numeric reads a date that begins with a digit at i.
func (s *scanner) numeric(i int) (atom, bool) {
	t := s.t
	v, j, ok := number(t, i, 8)
	if !ok || isLetter(t, i-1) || isDigit(t, i-1) {
		return atom{}, false
	}
	switch j - i {
	case 4:
		if plausibleYear(v) {
			return s.yearFirst(i, v, j)
		}
	case 6, 8:
		return s.unseparated(i, j)
	case 1, 2:
		if a, ok := s.shortYear(i, v, j); ok {
			return a, true
		}
		return s.dayFirst(i, v, j)
	}
	return atom{}, false
}

// shortYear reads "'98", and 'siden 98', where two digits alone are a year.
func (s *scanner) shortYear(i, v, j int) (atom, bool) {
	t := s.t
	if j-i != 2 || hangs(t, j) || measured(t, j) || decade(t, j) || at(t, spaces(t, j)) == '%' {
		return atom{}, false
	}
	start := i
	switch {
	case at(t, i-1) == '\'' && !isAlnum(t, i-2):
		start = i - 1
	case i >= 3 && t[i-3:i] == "’" && !isAlnum(t, i-4):
		start = i - 3
	}
	w, _, punct := wordBefore(t, start)
	if punct != 0 {
		return atom{}, false
	}
	if start < i && (equalFold(w, "i") || equalFold(w, "siden") || equalFold(w, "fra") || equalFold(w, "til") || equalFold(w, "år") || equalFold(w, "sommeren") || equalFold(w, "ca")) ||
		start == i && v >= 60 && equalFold(w, "siden") {
		return atom{kind: kYear, start: start, end: j, y: fullYear(v, s.docYear), short: true, rule: "kort år"}, true
	}
	return atom{}, false
}

// yearFirst reads 2019-03-12, 2019-03, 2016-18, 2013-2016 or a bare year.
func (s *scanner) yearFirst(i, y, j int) (atom, bool) {
	t := s.t
	if numberCue(t, i) {
		return atom{}, false
	}
	sep := at(t, j)
	if sep == '-' || sep == '.' || sep == '/' {
		if m, e, ok := number(t, j+1, 2); ok && at(t, e) == sep {
			if d, e2, ok := number(t, e+1, 2); ok && validDay(d, m) && d <= MonthDays(y, m) && (!hangs(t, e2) || at(t, e2) == 'T' && isDigit(t, e2+1)) {
				return atom{kind: kDay, start: i, end: e2, y: y, m: m, d: d, rule: "iso"}, true
			}
		}
	}
	if w := dash(t, j); w > 0 || sep == '/' {
		if w == 0 {
			w = 1
		}
		v, e, ok := number(t, j+w, 4)
		switch {
		case !ok || hangs(t, e):
		case e-j-w == 4 && plausibleYear(v) && v >= y:
			return atom{kind: kYear, start: i, end: e, y: y, y2: v, rule: "årsinterval"}, true
		case e-j-w == 2 && (v > y%100 || y%100 == 99 && v == 0):
			if v < y%100 {
				v += 100
			}
			return atom{kind: kYear, start: i, end: e, y: y, y2: y - y%100 + v, rule: "årsinterval"}, true
		case e-j-w == 2 && v >= 1 && v <= 12 && sep != '/':
			return atom{kind: kMonth, start: i, end: e, y: y, m: v, rule: "iso-måned"}, true
		}
	}
	if hangs(t, j) || !s.bareYear(i, j) {
		return atom{}, false
	}
	return atom{kind: kYear, start: i, end: j, y: y, rule: "år"}, true
}

// hangs reports whether something is glued to the end of a number that makes
// it part of a longer number or word.
func hangs(t string, e int) bool {
	if isAlnum(t, e) {
		return true
	}
	switch at(t, e) {
	case '-', '/', '.', ',', ':':
		if isDigit(t, e+1) {
			return true
		}
		if at(t, e) == '-' && isLetter(t, e+1) && isDigit(t, e+2) {
			return true
		}
	}
	return false
}

// dayFirst reads what begins with a day or a month number.
func (s *scanner) dayFirst(i, v, j int) (atom, bool) {
	t := s.t
	if a, ok := s.dayMonthName(i, v, j); ok {
		return a, true
	}
	if a, ok := s.ordinalPeriod(i, v, j); ok {
		return a, true
	}
	if a, ok := s.weekList(i, v, j); ok {
		return a, true
	}
	if a, ok := s.dayMonthNumber(i, v, j); ok {
		return a, true
	}
	if v < 1 || v > 31 {
		return atom{}, false
	}
	e := j
	if at(t, e) == '.' {
		e++
	}
	if !numberCue(t, i) && s.listFollows(e) && (e > j || at(t, spaces(t, e)) != ',' || s.daysBefore(i)) {
		return atom{kind: kDayOnly, start: i, end: e, d: v, rule: "dag"}, true
	}
	return atom{}, false
}

// weekList reads the further numbers of 'uge 3, 5 og 7 i 2022'.
func (s *scanner) weekList(i, v, j int) (atom, bool) {
	n := len(s.atoms)
	if n == 0 || s.atoms[n-1].kind != kWeek || s.atoms[n-1].y != 0 || v < 1 || v > 53 || at(s.t, j) == '.' || hangs(s.t, j) || measured(s.t, j) {
		return atom{}, false
	}
	if l := linkOf(s.t, s.atoms[n-1].end, i); l != lList && l != lSlash {
		return atom{}, false
	}
	a := atom{kind: kWeek, start: i, end: j, n: v, rule: "uge"}
	s.yearAfter(&a, false)
	return a, true
}

// daysBefore reports whether 'den' or another day of a list stands before i, so
// that a number without a full stop may be a day: 'den 4, 11 og 18 maj'.
func (s *scanner) daysBefore(i int) bool {
	w, _, _ := wordBefore(s.t, i)
	if equalFold(w, "den") || equalFold(w, "d") || isWeekday(w) {
		return true
	}
	n := len(s.atoms)
	return n > 0 && s.atoms[n-1].kind == kDayOnly && linkOf(s.t, s.atoms[n-1].end, i) != lNone
}

// listFollows reports whether at e a dash, comma, 'og' or 'til' leads to another
// number, so that the number before may be a day of the same month.
func (s *scanner) listFollows(e int) bool {
	t := s.t
	e = spaces(t, e)
	switch {
	case dash(t, e) > 0:
		e += dash(t, e)
	case at(t, e) == ',' || at(t, e) == '/' || at(t, e) == '&':
		e++
	case wordFold(t, e, "og"), wordFold(t, e, "el"):
		e += 2
	case wordFold(t, e, "til"):
		e += 3
	case wordFold(t, e, "samt"):
		e += 4
	case wordFold(t, e, "eller"):
		e += 5
	default:
		return false
	}
	e = fillers(t, e)
	v, j, ok := number(t, e, 2)
	return ok && v >= 1 && v <= 31 && !(at(t, j) == '-' && isDigit(t, j+1))
}
