package doctype

import "oplyst/extract/dates"

// CPR is a personal number found in a text.
type CPR struct {
	Page       int    // 1-based
	Start, End int    // byte offsets in the page's text
	Number     string // ten digits, or six if the serial is masked (230460-xxxx)
	Born       string // YYYY-MM-DD
}

// FindCPR lists the personal numbers of a page: ddmmyy-nnnn, with or without
// hyphen or space, and masked ones (230460-xxxx). Phone numbers, case numbers
// and amounts are told apart by their digits forming a date and by what stands
// beside them.
func FindCPR(page int, t string) []CPR {
	var out []CPR
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			continue
		}
		j := i
		for j < len(t) && t[j] >= '0' && t[j] <= '9' {
			j++
		}
		if c, ok := cprAt(page, t, i, j); ok {
			out = append(out, c)
			i = c.End - 1
			continue
		}
		i = j - 1
	}
	return out
}

// cprAt reads a personal number whose first run of digits is i..j.
func cprAt(page int, t string, i, j int) (CPR, bool) {
	c := CPR{Page: page, Start: i}
	if i > 0 && (letterAt(t, i-1) || (t[i-1] == '-' || t[i-1] == '/' || t[i-1] == '.') && i > 1 && t[i-2] >= '0' && t[i-2] <= '9') {
		return c, false
	}
	switch j - i {
	case 10:
		c.End, c.Number = j, t[i:j]
	case 6:
		k := j
		if k < len(t) && (t[k] == '-' || t[k] == ' ') {
			k++
		}
		if k < len(t)-2 && t[k] == ' ' && t[k-1] == '-' {
			k++
		}
		if k == j {
			return c, false
		}
		e := k
		for e < len(t) && t[e] >= '0' && t[e] <= '9' {
			e++
		}
		switch {
		case e-k == 4 && !(t[j] == ' ' && e < len(t) && t[e] == ' ' && e+1 < len(t) && t[e+1] >= '0' && t[e+1] <= '9'):
			c.End, c.Number = e, t[i:j]+t[k:e]
		case e == k && k+4 <= len(t) && masked(t[k:k+4]) && t[j] == '-':
			c.End, c.Number = k+4, t[i:j]
		default:
			return c, false
		}
	default:
		return c, false
	}
	if c.End < len(t) && (letterAt(t, c.End) || (t[c.End] == '-' || t[c.End] == '/') && c.End+1 < len(t) && t[c.End+1] >= '0' && t[c.End+1] <= '9') {
		return c, false
	}
	c.Born = BornFromCPR(c.Number)
	return c, c.Born != ""
}

func masked(s string) bool {
	for k := 0; k < len(s); k++ {
		if s[k]|0x20 != 'x' && s[k] != '*' {
			return false
		}
	}
	return true
}

// BornFromCPR is the birth date a personal number gives, "" if it gives none.
// The seventh digit tells the century: 0-3 the 1900s; 4 and 9 the 2000s up to
// year 36, else the 1900s; 5-8 the 2000s up to year 57, else the 1800s. Without
// a serial the 1900s are taken, except for years that would not be adult yet.
func BornFromCPR(n string) string {
	if len(n) < 6 {
		return ""
	}
	two := func(k int) int { return int(n[k]-'0')*10 + int(n[k+1]-'0') }
	d, m, y := two(0), two(2), two(4)
	century := 1900
	if len(n) >= 7 {
		switch s := n[6]; {
		case s == '4' || s == '9':
			if y <= 36 {
				century = 2000
			}
		case s >= '5':
			if y <= 57 {
				century = 2000
			} else {
				century = 1800
			}
		}
	}
	y += century
	if m < 1 || m > 12 || d < 1 || d > dates.MonthDays(y, m) {
		return ""
	}
	return string([]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', n[2], n[3], '-', n[0], n[1]})
}
