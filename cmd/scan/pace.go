package main

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"oplyst/pipeline"
)

// pace is how fast a scan goes: averages in which what lies half a minute back
// counts half, so that they neither jump with each file nor stick to how it was
// long ago. Files known from an earlier scan take no time and are left out.
type pace struct {
	pages, bytes float64 // a second
	begun, last  time.Time
	atPages      int
	atBytes      int64
	weight       float64
}

// Half-life of the averages, the least time between two looks, and how long it
// takes until a guess is worth anything.
const (
	paceHalf  = 30 * time.Second
	paceStep  = 500 * time.Millisecond
	paceFirst = 3 * time.Second
)

// note takes a look.
func (p *pace) note(now time.Time, s *pipeline.Progress) {
	if p.begun.IsZero() {
		p.begun, p.last, p.atPages, p.atBytes = now, now, s.Pages, s.Bytes-s.UnchangedBytes
		return
	}
	passed := now.Sub(p.last)
	if passed < paceStep {
		return
	}
	// Every look counts by its time, and the sum of all weights stays under 1 at
	// first, which weight makes up for.
	keep := math.Exp2(-passed.Seconds() / paceHalf.Seconds())
	bytes := s.Bytes - s.UnchangedBytes
	p.weight = keep*p.weight + (1 - keep)
	share := (1 - keep) / p.weight
	p.pages += share * (float64(s.Pages-p.atPages)/passed.Seconds() - p.pages)
	p.bytes += share * (float64(bytes-p.atBytes)/passed.Seconds() - p.bytes)
	p.last, p.atPages, p.atBytes = now, s.Pages, bytes
}

// left is how long the rest will take, by its bytes, which say more of the work
// than the number of files; false if it can't be told yet. Of the rest, as much
// is taken to be unchanged as of what is done.
func (p *pace) left(s *pipeline.Progress) (time.Duration, bool) {
	rest, read := float64(s.BytesTotal-s.Bytes), float64(s.Bytes-s.UnchangedBytes)
	if p.last.Sub(p.begun) < paceFirst || p.bytes <= 0 || read <= 0 || s.Bytes <= 0 {
		return 0, false
	}
	seconds := max(rest, 0) * read / float64(s.Bytes) / p.bytes
	if seconds > 100*3600 {
		return 0, false
	}
	return time.Duration(seconds * float64(time.Second)), true
}

func (p *pace) leftText(s *pipeline.Progress) string {
	left, ok := p.left(s)
	if !ok {
		return "ukendt tid tilbage"
	}
	return "ca. " + duration(left) + " tilbage"
}

// duration is a time in Danish, no finer than one would plan by.
func duration(d time.Duration) string {
	switch {
	case d < time.Minute-time.Second/2:
		return fmt.Sprintf("%d s", int(d.Round(time.Second)/time.Second))
	case d < 10*time.Minute:
		d = d.Round(10 * time.Second)
		return fmt.Sprintf("%d min %02d s", int(d/time.Minute), int(d%time.Minute/time.Second))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute)/time.Minute))
	}
	d = d.Round(10 * time.Minute)
	return fmt.Sprintf("%d t %02d min", int(d/time.Hour), int(d%time.Hour/time.Minute))
}

// thousands writes a number with a point before every three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
