package retsinfo

import "time"

// The interface's hours, minutes after midnight in Denmark.
const (
	opens  = 3 * 60
	closes = 23*60 + 45
)

const closedText = "Retsinformations grænseflade er kun åben fra kl. 3.00 til 23.45 dansk tid; kør update igen inden for den tid"

// open reports whether the interface is open now.
func (c *Client) open() bool {
	t := danish(c.now())
	m := t.Hour()*60 + t.Minute()
	return m >= opens && m < closes
}

// danish gives the time in Denmark by the rule of the European Union (summer
// time from the last Sunday of March to the last of October, 01:00 UTC), so
// that no table of time zones is needed.
func danish(t time.Time) time.Time {
	t = t.UTC()
	offset := 1
	if start, end := lastSunday(t.Year(), time.March), lastSunday(t.Year(), time.October); !t.Before(start) && t.Before(end) {
		offset = 2
	}
	return t.In(time.FixedZone("dansk tid", offset*3600))
}

func lastSunday(year int, month time.Month) time.Time {
	t := time.Date(year, month+1, 0, 1, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, -int(t.Weekday()))
}
