package dates

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
	if a.y != 0 && d > MonthDays(a.y, m) {
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
