package dates

import "strings"

func pad2(b *strings.Builder, n int) {
	b.WriteByte(byte('0' + n/10%10))
	b.WriteByte(byte('0' + n%10))
}

func pad4(b *strings.Builder, n int) {
	pad2(b, n/100)
	pad2(b, n%100)
}

// value is the normalised form of an atom, "" if it lacks its year.
func (f *finder) value(a *atom) string {
	if a.kind == kToday {
		return f.today(a.start)
	}
	if a.y == 0 || a.kind == kDayOnly || a.kind == kNone || a.kind == kNow {
		return ""
	}
	if a.kind == kDay && a.d > MonthDays(a.y, a.m) {
		return ""
	}
	var b strings.Builder
	pad4(&b, a.y)
	switch a.kind {
	case kYear:
		if a.y2 != 0 {
			b.WriteByte('/')
			pad4(&b, a.y2)
		}
	case kMonth:
		b.WriteByte('-')
		pad2(&b, a.m)
	case kDay:
		b.WriteByte('-')
		pad2(&b, a.m)
		b.WriteByte('-')
		pad2(&b, a.d)
	case kSeason:
		b.WriteByte('-')
		pad2(&b, a.n)
	case kQuarter:
		b.WriteString("-Q")
		b.WriteByte(byte('0' + a.n))
	case kHalf:
		b.Reset()
		pad4(&b, a.y)
		if a.n == 1 {
			b.WriteString("-01/")
		} else {
			b.WriteString("-07/")
		}
		pad4(&b, a.y)
		if a.n == 1 {
			b.WriteString("-06")
		} else {
			b.WriteString("-12")
		}
	case kWeek:
		b.WriteString("-W")
		pad2(&b, a.n)
		if a.n2 != 0 {
			b.WriteByte('/')
			pad4(&b, max(a.y, a.y2))
			b.WriteString("-W")
			pad2(&b, a.n2)
		}
	}
	return b.String()
}

func closed(v string) bool { return strings.IndexByte(v, '/') >= 0 }

// first and last are the ends of a value that may be an interval.
func first(v string) string {
	if k := strings.IndexByte(v, '/'); k >= 0 {
		return v[:k]
	}
	return v
}

func last(v string) string {
	if k := strings.IndexByte(v, '/'); k >= 0 {
		return v[k+1:]
	}
	return v
}
