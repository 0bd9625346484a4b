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
			if d, e2, ok := number(t, e+1, 2); ok && validDay(d, m) && d <= monthDays(y, m) && (!hangs(t, e2) || at(t, e2) == 'T' && isDigit(t, e2+1)) {
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

// dayMonthName reads '12. marts 2019', '12 MAR 19', '12-mar-2019', '14april 2015'.
func (s *scanner) dayMonthName(i, d, j int) (atom, bool) {
	t := s.t
	e := j
	if at(t, e) == '.' {
		e++
	}
	for _, w := range []string{"ste", "te", "nde", "die", "de"} { // 1.ste, 5te
		if wordFold(t, e, w) {
			e += len(w)
			break
		}
	}
	e = spaces(t, e)
	if e == j && dash(t, e) == 1 {
		e++
	}
	if at(t, e) == '\n' && e > j && at(t, j) == '.' { // a line that was broken after '3.'
		e = spaces(t, e+1)
	}
	m, e2, ok := oneMonth(t, e)
	if !ok && wordFold(t, e, "i") { // 'den 12. i tredje 2019'
		m, e2, ok = oneOf(t, spaces(t, e+1), ordinals)
		if y, k, isYear := number(t, spaces(t, e2), 4); ok && (!isYear || !plausibleYear(y) || isAlnum(t, k)) {
			return atom{}, false
		}
	}
	if !ok || !validDay(d, m) {
		return atom{}, false
	}
	a := atom{kind: kDay, start: i, end: e2, d: d, m: m, rule: "dag-måned"}
	if at(t, a.end) == '.' && (a.end+1 >= len(t) || t[a.end-1] != '.') && abbreviated(t[e:e2]) {
		a.end++
	}
	s.yearAfter(&a, true)
	if a.y != 0 && d > monthDays(a.y, m) {
		return atom{}, false
	}
	return a, true
}

// abbreviated reports whether a month name is cut short, so that a full stop
// after it belongs to it.
func abbreviated(w string) bool {
	return len(w) <= 4 && !equalFold(w, "maj") && !equalFold(w, "juni") && !equalFold(w, "juli")
}

func oneMonth(t string, i int) (m, end int, ok bool) {
	if i >= len(t) {
		return 0, i, false
	}
	return oneOf(t, i, monthWords[t[i]|0x20])
}

// yearAfter reads a year behind a month or season: ' 2019', ', 2019', '-19', " '19",
// ' i 2019', ' måned 2019'. Two digits count only where day is set or an
// apostrophe stands, and where nothing is measured.
func (s *scanner) yearAfter(a *atom, day bool) {
	t := s.t
	e := spaces(t, a.end)
	if wordFold(t, e, "måned") {
		e = spaces(t, e+len("måned"))
	}
	if at(t, e) == ',' && at(t, e+1) == ' ' {
		e = spaces(t, e+1)
	} else if wordFold(t, e, "i") {
		e = spaces(t, e+1)
		if wordFold(t, e, "år") {
			e = spaces(t, e+len("år"))
		}
	} else if (at(t, e) == '-' || at(t, e) == '/') && e == a.end && isDigit(t, e+1) {
		e++
	} else if at(t, e) == '(' && isDigit(t, e+1) && isDigit(t, e+4) && at(t, e+5) == ')' {
		e++
	}
	quote := false
	if at(t, e) == '-' && e > a.end && isDigit(t, e+1) && isDigit(t, e+2) && !hangs(t, e+3) {
		quote, e = true, e+1 // 'efteråret -18'
	} else if at(t, e) == '\'' {
		quote, e = true, e+1
	} else if prefixFold(t, e, "’") {
		quote, e = true, e+len("’")
	}
	y, end, ok := number(t, e, 4)
	if !ok || isLetter(t, end) || hangs(t, end) && dash(t, end) == 0 && at(t, end) != '/' {
		return
	}
	switch end - e {
	case 4:
		if plausibleYear(y) && !decade(t, end) {
			if at(t, end) == ')' && at(t, e-1) == '(' {
				end++
			}
			a.y, a.end = y, end
		}
	case 2:
		if s.rich && !day && fullYear(y, s.docYear) <= s.docYear+1 && twoDigitEnd(t, end) {
			day = true
		}
		if (quote || day) && (quote || twoDigitEnd(t, end)) && dash(t, end) == 0 {
			a.y, a.end, a.short = fullYear(y, s.docYear), end, true
		}
	}
}

// twoDigitEnd reports whether what follows lets two digits be a year.
func twoDigitEnd(t string, e int) bool {
	if e >= len(t) {
		return true
	}
	switch t[e] {
	case '.', ',', ';', ')', '\n', '\t', ']':
		return !isDigit(t, e+1)
	case ':':
		return !isDigit(t, e+1)
	case ' ':
		return wordFold(t, e+1, "kl") || at(t, e+1) == '(' || dash(t, e+1) > 0
	}
	return false
}

func decade(t string, e int) bool {
	return prefixFold(t, e, "'er") || prefixFold(t, e, "’er") || prefixFold(t, e, "erne") || prefixFold(t, e, "-tallet") || prefixFold(t, e, "-erne")
}

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
	if d > monthDays(y, m) || isLetter(t, end) || kle(t, end) {
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
	if !validDay(a.d, a.m) || !plausibleYear(a.y) || a.d > monthDays(a.y, a.m) {
		return atom{}, false
	}
	return a, true
}
