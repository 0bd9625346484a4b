package corpus

// firstDay and lastDay give the bounds of YYYY, YYYY-MM or YYYY-MM-DD. Days
// are only compared as text, so a month may end on 31.
func firstDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-01-01"
	case 7:
		return s + "-01"
	}
	return s
}

func lastDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-12-31"
	case 7:
		return s + "-31"
	}
	return s
}
