package doctype

import (
	"strings"

	"oplyst/extract/dates"
)

// structure adds what the shape of a document tells: a mail's header, a
// journal's dated entries.
func (c *classifier) structure() {
	if mailHeader(c.head) {
		c.mailTypes()
	}
	if n := c.notes; n >= 3 {
		c.add("journalnotat", "daterede notater", 4+min(float64(n), 5))
	}
	if c.notes > 0 && c.notes < 3 && len(c.head) > 0 && entries([]string{c.head[0].text}) == 1 {
		c.add("journalnotat", "begynder som notat", 8)
	}
	if c.journalTable() {
		c.add("journalnotat", "journaltabel", 5)
	}
}

// mailTypes weighs a mail: correspondence, unless its sender or subject makes it
// something else.
func (c *classifier) mailTypes() {
	c.add("korrespondance", "mailhoved", 24)
	for n := range c.head[:min(len(c.head), 7)] {
		l := &c.head[n]
		switch {
		case strings.HasPrefix(l.low(), "fra:") && strings.Contains(l.low(), "sundhedskoordinator"):
			c.add("sundhedskoordinator-udtalelse", "afsender", 45)
		case !strings.HasPrefix(l.low(), "emne:"):
		case find(l.low(), "klage over") >= 0:
			c.add("klage", "emne", 36)
		case find(l.low(), "evaluering af") >= 0 && find(l.low(), "*praktik") >= 0, find(l.low(), "praktikevaluering") >= 0:
			c.add("praktikevaluering", "emne", 36)
		case find(l.low(), "ansøgning om") >= 0, find(l.low(), "jeg søger") >= 0, find(l.low(), "foreliggende grundlag") >= 0 && find(l.low(), "sv:") < 0 && find(l.low(), "vs:") < 0:
			c.add("ansoegning", "emne", 36)
		}
	}
}

// mailHeader reports whether the first lines are those of a mail.
func mailHeader(head []line) bool {
	from, subject := -1, -1
	for n := range head {
		l := &head[n]
		if l.index > 9 {
			break
		}
		if from < 0 && l.opens("fra:", "from:", "afsender:") {
			from = l.index
		}
		if subject < 0 && l.opens("emne:", "subject:") {
			subject = l.index
		}
	}
	return from >= 0 && subject >= 0 && from <= 4
}

// entries counts the lines that begin with a full date and go on, or that hold
// a date and initials alone, as journal notes do.
func entries(pages []string) int {
	n := 0
	for _, p := range pages {
		for len(p) > 0 {
			l := p
			if k := strings.IndexByte(p, '\n'); k >= 0 {
				l, p = p[:k], p[k+1:]
			} else {
				p = ""
			}
			l = strings.TrimLeft(l, " \t*#-")
			if len(l) < 8 || l[0] < '0' || l[0] > '9' {
				continue
			}
			if ds := dates.Find(1, l[:min(len(l), 24)], dates.Options{}); len(ds) > 0 && ds[0].Start == 0 && len(ds[0].Value) == 10 && !rangeAfter(l[ds[0].End:]) {
				n++
			}
		}
	}
	return n
}

func rangeAfter(s string) bool {
	s = strings.TrimLeft(s, " ")
	return strings.HasPrefix(s, "-") && len(s) > 2 && s[1] == ' ' && s[2] >= '0' && s[2] <= '9' || strings.HasPrefix(s, "til ")
}

// journalTable reports whether a table head names date, initials and note.
func (c *classifier) journalTable() bool {
	for n := range c.head {
		l := &c.head[n]
		if l.opens("dato\t") && (strings.Contains(l.low(), "notat") || strings.Contains(l.low(), "init") || strings.Contains(l.low(), "tekst")) {
			return true
		}
	}
	return false
}
