package dates

import (
	"strconv"
	"strings"
)

// Months are the Danish names of the months, January first.
var Months = [...]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// seasons are the EDTF seasons in Danish, definite form.
var seasons = map[string]string{"21": "foråret", "22": "sommeren", "23": "efteråret", "24": "vinteren"}

// Danish writes a value for a person: "12. marts 2019", "marts 2019", "uge 12,
// 2019", "foråret 2019", "2017 – 2018", "siden 2017". Anything it doesn't know
// comes back as it is.
func Danish(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok {
		switch {
		case to == "..":
			return "siden " + Danish(from)
		case from == "..":
			return "til " + Danish(to)
		}
		return Danish(from) + " – " + Danish(to)
	}
	parts := strings.Split(value, "-")
	switch {
	case len(parts) == 2 && strings.HasPrefix(parts[1], "W"):
		return "uge " + strings.TrimLeft(parts[1][1:], "0") + ", " + parts[0]
	case len(parts) == 2 && strings.HasPrefix(parts[1], "Q"):
		return parts[1][1:] + ". kvartal " + parts[0]
	case len(parts) == 2 && seasons[parts[1]] != "":
		return seasons[parts[1]] + " " + parts[0]
	case len(parts) < 2 || len(parts) > 3:
		return value
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return value
	}
	text := Months[month-1] + " " + parts[0]
	if len(parts) == 3 {
		text = strings.TrimLeft(parts[2], "0") + ". " + text
	}
	return text
}
