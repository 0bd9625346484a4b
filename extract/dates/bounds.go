package dates

import "strings"

// Bounds gives the first and the last day a date covers, both YYYY-MM-DD and
// inclusive. An open side is "". A value that is no date gives "", "".
func (d Date) Bounds() (from, to string) { return Bounds(d.Value) }

// Bounds gives the first and last day of a value in the forms of
// cases/README.md section 5. Spring is March-May, summer June-August, autumn
// September-November, winter December-February (of the next year).
func Bounds(value string) (from, to string) {
	if k := strings.IndexByte(value, '/'); k >= 0 {
		a, b := value[:k], value[k+1:]
		if a != ".." {
			from, _ = bounds(a)
		}
		if b != ".." {
			_, to = bounds(b)
		}
		return from, to
	}
	return bounds(value)
}

func bounds(v string) (from, to string) {
	y, ok := atoi(v, 0, 4)
	if !ok {
		return "", ""
	}
	if len(v) == 4 {
		return ymd(y, 1, 1), ymd(y, 12, 31)
	}
	if len(v) < 7 || v[4] != '-' {
		return "", ""
	}
	if v[5] == 'Q' {
		q := int(v[6] - '0')
		if q < 1 || q > 4 {
			return "", ""
		}
		return ymd(y, q*3-2, 1), ymd(y, q*3, MonthDays(y, q*3))
	}
	if v[5] == 'W' {
		w, ok := atoi(v, 6, 8)
		if !ok || w < 1 || w > 53 {
			return "", ""
		}
		monday := isoMonday(y, w)
		return fromDays(monday), fromDays(monday + 6)
	}
	m, ok := atoi(v, 5, 7)
	if !ok {
		return "", ""
	}
	switch {
	case len(v) == 10:
		if d, ok := atoi(v, 8, 10); ok && m >= 1 && m <= 12 && d >= 1 && d <= MonthDays(y, m) {
			return v, v
		}
	case len(v) != 7:
	case m >= 1 && m <= 12:
		return ymd(y, m, 1), ymd(y, m, MonthDays(y, m))
	case m >= 21 && m <= 23:
		m0 := (m-20)*3 + 0
		return ymd(y, m0, 1), ymd(y, m0+2, MonthDays(y, m0+2))
	case m == 24:
		return ymd(y, 12, 1), ymd(y+1, 2, MonthDays(y+1, 2))
	}
	return "", ""
}

func atoi(s string, i, j int) (int, bool) {
	if len(s) < j {
		return 0, false
	}
	n := 0
	for k := i; k < j; k++ {
		if s[k] < '0' || s[k] > '9' {
			return 0, false
		}
		n = n*10 + int(s[k]-'0')
	}
	return n, true
}

func ymd(y, m, d int) string {
	var b strings.Builder
	pad4(&b, y)
	b.WriteByte('-')
	pad2(&b, m)
	b.WriteByte('-')
	pad2(&b, d)
	return b.String()
}

// toDays is the number of days since 1 March of year 0 (proleptic Gregorian).
func toDays(y, m, d int) int {
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1
}

// fromDays is the day YYYY-MM-DD of a number of toDays.
func fromDays(n int) string {
	y := (10000*n + 14780) / 3652425
	r := n - (365*y + y/4 - y/100 + y/400)
	if r < 0 {
		y--
		r = n - (365*y + y/4 - y/100 + y/400)
	}
	mi := (100*r + 52) / 3060
	m := (mi+2)%12 + 1
	d := r - (mi*306+5)/10 + 1
	return ymd(y+(mi+2)/12, m, d)
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(n int) int { return (n+2)%7 + 1 }

// isoMonday is the Monday of ISO week w of year y.
func isoMonday(y, w int) int {
	jan4 := toDays(y, 1, 4)
	return jan4 - (weekday(jan4) - 1) + (w-1)*7
}

// Compare orders two values by their first day, then by their last; an open
// beginning comes first, an open end last.
func Compare(a, b string) int {
	af, at := Bounds(a)
	bf, bt := Bounds(b)
	if c := strings.Compare(af, bf); c != 0 {
		return c
	}
	if at == "" && bt != "" {
		return 1
	}
	if bt == "" && at != "" {
		return -1
	}
	return strings.Compare(at, bt)
}

// Before reports whether all of a lies before all of b.
func Before(a, b string) bool {
	_, at := Bounds(a)
	bf, _ := Bounds(b)
	return at != "" && bf != "" && at < bf
}

// Overlaps reports whether a and b share a day.
func Overlaps(a, b string) bool { return !Before(a, b) && !Before(b, a) }

// From and To are the ends of a value as written: 2018-03 and 2018-06 of
// 2018-03/2018-06, "" on an open side; both are the value itself if it is no
// interval. They suit the from and to of an indsats.
func From(value string) string {
	if v := first(value); v != ".." {
		return v
	}
	return ""
}

// To is the end of a value, see From.
func To(value string) string {
	if v := last(value); v != ".." {
		return v
	}
	return ""
}
