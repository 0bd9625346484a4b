package index

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/extract/dates"
)

// ParseDay reads a day as people write it: 2019-11-28, 28-11-2019, 28.11.2019,
// 28/11/2019, "28. november 2019", "november 2019" (its last day) and "2019"
// (its last day). ok is false for anything else.
func ParseDay(s string) (day string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	day, n := leadingDate(s)
	return day, day != "" && n == len(s)
}

// leadingDate reads a date at the start of lower-case text and gives its
// length, or "".
func leadingDate(s string) (string, int) {
	a, n := dateNumber(s)
	if n == 0 {
		return monthYear(s)
	}
	if n == 4 {
		if m, d, k := twoMore(s[n:]); k > 0 {
			return day(a, m, d), n + k
		}
		if m, k := oneMore(s[n:]); k > 0 && m >= 1 && m <= 12 {
			return day(a, m, dates.MonthDays(a, m)), n + k
		}
		return day(a, 12, 31), n
	}
	if m, y, k := twoMore(s[n:]); k > 0 && y > 1900 {
		return day(y, m, a), n + k
	}
	rest := strings.TrimLeft(s[n:], ". ")
	skip := len(s) - n - len(rest)
	for i, name := range dates.Months {
		if tail, ok := strings.CutPrefix(rest, name); ok {
			y, k := dateNumber(strings.TrimLeft(tail, " "))
			if k == 4 {
				return day(y, i+1, a), n + skip + len(name) + len(tail) - len(strings.TrimLeft(tail, " ")) + k
			}
		}
	}
	return "", 0
}

func monthYear(s string) (string, int) {
	for i, name := range dates.Months {
		if rest, ok := strings.CutPrefix(s, name+" "); ok {
			if y, k := dateNumber(rest); k == 4 {
				return day(y, i+1, dates.MonthDays(y, i+1)), len(name) + 1 + k
			}
		}
	}
	return "", 0
}

// dateNumber reads up to four digits; n is 0 if more follow.
func dateNumber(s string) (v, n int) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n == 0 || n > 4 {
		return 0, 0
	}
	v, _ = strconv.Atoi(s[:n])
	return v, n
}

func oneMore(s string) (v, n int) {
	if s == "" || !strings.ContainsRune("-./", rune(s[0])) {
		return 0, 0
	}
	v, k := dateNumber(s[1:])
	if k == 0 {
		return 0, 0
	}
	return v, k + 1
}

func twoMore(s string) (a, b, n int) {
	a, k := oneMore(s)
	if k == 0 {
		return 0, 0, 0
	}
	b, l := oneMore(s[k:])
	if l == 0 {
		return 0, 0, 0
	}
	return a, b, k + l
}

func day(y, m, d int) string {
	if y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > dates.MonthDays(y, m) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
