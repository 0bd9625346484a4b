package statement

import (
	"strconv"
	"strings"
)

// numerals are the numbers written as words that hours are given in.
var numerals = map[string]float64{
	"nul": 0, "en": 1, "én": 1, "et": 1, "ét": 1, "halvanden": 1.5, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
	"otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "femten": 15, "tyve": 20, "tredive": 30, "par": 2,
}

// maxWeek is the greatest number of hours a week that is believed.
const maxWeek = 60

// hoursOf returns the hours a week a unit states, the last of several, 0 if it
// gives none: '4 timer om ugen', '2 x 2 timer', '3 dage a 4 timer', '2-3
// timer' (the greater), '90 minutter dagligt' (five days).
func hoursOf(u *unit) float64 {
	best := 0.0
	for i := range u.words {
		per := unitOfTime(u.words[i].facts.norm)
		if per == 0 || i == 0 {
			continue
		}
		v, at, ok := numberBefore(u, i)
		if !ok {
			continue
		}
		v *= per * timesBefore(u, at) * perDay(u, i)
		if v > 0 && v <= maxWeek {
			best = v
		}
	}
	return best
}

// unitOfTime is the length in hours of a word for time, 0 if it is none.
func unitOfTime(norm string) float64 {
	switch norm {
	case "time", "timer", "timers", "timerne", "t", "timeugentlig":
		return 1
	case "minutter", "minutters", "min":
		return 1.0 / 60
	}
	return 0
}

// numberBefore reads the number that stands before word i.
func numberBefore(u *unit, i int) (v float64, at int, ok bool) {
	half := 0.0
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		norm := u.words[j].facts.norm
		if norm == "½" {
			half = 0.5
			continue
		}
		if norm == "halv" {
			return 0.5, j, true
		}
		if n, known := numerals[norm]; known {
			return n + half, j, true
		}
		if n, err := strconv.ParseFloat(strings.ReplaceAll(norm, ",", "."), 64); err == nil {
			return n + half, j, true
		}
	}
	return half, i, half > 0
}

// timesBefore reads the days or shifts that the number at word i is multiplied
// by: '3 dage a', '2 x'.
func timesBefore(u *unit, i int) float64 {
	if i < 2 {
		return 1
	}
	times := u.words[i-1].facts.norm
	if times != "x" && times != "a" && times != "à" && times != "á" {
		return 1
	}
	for j := i - 2; j >= 0 && j >= i-4; j-- {
		norm := u.words[j].facts.norm
		if n, known := numerals[norm]; known {
			return n
		}
		if n, err := strconv.Atoi(norm); err == nil && n <= 7 {
			return float64(n)
		}
	}
	return 1
}

// perDay is 5 where hours are given for each day, n where they are given n
// times a week, else 1.
func perDay(u *unit, i int) float64 {
	for j := i + 2; j < len(u.words) && j <= i+5; j++ {
		if u.words[j].facts.norm != "gange" {
			continue
		}
		if n, known := numerals[u.words[j-1].facts.norm]; known {
			return n
		}
		if n, err := strconv.Atoi(u.words[j-1].facts.norm); err == nil && n <= 7 {
			return float64(n)
		}
	}
	for j := i + 1; j < len(u.words) && j <= i+3; j++ {
		switch u.words[j].facts.norm {
		case "dagligt", "daglig", "dag", "dagen":
			return 5
		case "uge", "ugen", "ugentlig", "ugentligt", "ugtl":
			return 1
		}
	}
	return 1
}
