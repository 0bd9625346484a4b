package corpus

import (
	"strconv"
	"strings"
)

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

var months = []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// DanishDate writes YYYY, YYYY-MM or YYYY-MM-DD as Danish text: "30. juni 2017".
// Anything else comes back as it is.
func DanishDate(iso string) string {
	parts := strings.Split(iso, "-")
	if len(parts) < 2 || len(parts) > 3 {
		return iso
	}
	m, err := strconv.Atoi(parts[1])
	if err != nil || m < 1 || m > 12 {
		return iso
	}
	text := months[m-1] + " " + parts[0]
	if len(parts) == 3 {
		text = strings.TrimLeft(parts[2], "0") + ". " + text
	}
	return text
}
