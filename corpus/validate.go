package corpus

import (
	"errors"
	"fmt"
	"slices"

	"oplyst/extract/dates"
)

// link fills what one record needs to know of another.
func (c *Corpus) link() {
	for i := range c.decisions {
		d := &c.decisions[i]
		d.replacedFrom = ""
		d.firstOut, d.lastOut, d.lastCurrent = firstDay(d.Published), lastDay(d.Published), lastDay(d.CurrentUntil)
		if d.Scheme != "" {
			d.schemeText = d.Scheme + ", " + dates.Danish(d.SchemeEnded)
		}
		if d.CurrentUntil != "" {
			d.usedText = "anvendt som gældende praksis " + dates.Danish(d.CurrentUntil)
			d.lastSeenText = "sidst bekræftet " + dates.Danish(d.CurrentUntil)
		}
		if d.StatusFrom != "" {
			d.toldText = "ifølge " + d.StatusFrom + ", da teksten blev hentet"
		}
		d.laterBy = "erstattet af " + joinComma(d.ReplacedBy)
		for _, nr := range d.ReplacedBy {
			if j, ok := c.byNr[nr]; ok && d.replacedFrom == "" {
				by := &c.decisions[j]
				d.replacedFrom = by.Published
				if by.Date != "" {
					d.replacedFrom = by.Date
				}
			}
		}
		if d.replacedFrom == "" && d.Status != Current && d.Status != Unknown {
			d.replacedFrom = d.SchemeEnded
		}
	}
}

// sequence narrows the days of decisions of which only the year is known, by
// the decisions of the same series and year with a better known date: numbers
// are given in order.
func (c *Corpus) sequence() {
	series := func(i int) string {
		letter, _ := splitNr(c.decisions[i].Nr)
		return letter + c.decisions[i].Nr[len(c.decisions[i].Nr)-2:]
	}
	known := "" // first day of the lower numbers
	for i := range c.decisions {
		d := &c.decisions[i]
		if i == 0 || series(i) != series(i-1) {
			known = ""
		}
		if len(d.Published) > 4 {
			known = max(known, d.firstOut)
		} else {
			d.firstOut = max(d.firstOut, known)
		}
	}
	for i := len(c.decisions) - 1; i >= 0; i-- {
		d := &c.decisions[i]
		if i == len(c.decisions)-1 || series(i) != series(i+1) {
			known = "9"
		}
		if len(d.Published) > 4 {
			known = min(known, d.lastOut)
		} else {
			d.lastOut = min(d.lastOut, known)
		}
	}
}

// Validate checks what every record must keep and gives all faults at once.
func (c *Corpus) Validate() error {
	var faults []error
	bad := func(where, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
	}
	for i := range c.decisions {
		c.validateDecision(&c.decisions[i], bad)
	}
	for i := range c.provisions {
		p := &c.provisions[i]
		where := p.Short + " " + p.Ref
		if p.Short == "" || p.Law == "" || p.Ref == "" || p.Text == "" || len(p.Sources) == 0 {
			bad(where, "short, law, ref, text and sources are needed")
		}
		if !isDate(p.ValidFrom, 10) || !isDate(p.ValidTo, 10) || (p.ValidTo != "" && p.ValidFrom > p.ValidTo) {
			bad(where, "valid_from or valid_to is wrong")
		}
	}
	return errors.Join(faults...)
}

func (c *Corpus) validateDecision(d *Decision, bad func(where, format string, args ...any)) {
	if nr, ok := NormalizeNr(d.Nr); !ok || nr != d.Nr {
		bad(d.Nr, "number is not in normal form")
	}
	if d.Type != "principafgørelse" && d.Type != "principmeddelelse" {
		bad(d.Nr, "unknown type %q", d.Type)
	}
	if !slices.Contains(Values, d.Status) {
		bad(d.Nr, "unknown status %q", d.Status)
	}
	if d.Published == "" || !isDate(d.Published, 4, 7, 10) || !isDate(d.Date, 10) || !isDate(d.SchemeEnded, 10) || !isDate(d.CurrentUntil, 4, 7, 10) {
		bad(d.Nr, "a date is missing or not YYYY[-MM[-DD]]")
	}
	if d.Holding == "" || len(d.Themes) == 0 || len(d.Keywords) == 0 || len(d.Sources) == 0 {
		bad(d.Nr, "holding, themes, keywords and sources are needed")
	}
	if !slices.Contains([]string{"high", "medium", "low"}, d.Confidence) {
		bad(d.Nr, "unknown confidence %q", d.Confidence)
	}
	if d.Status == Repealed && len(d.ReplacedBy) == 0 {
		bad(d.Nr, "repealed, but by what?")
	}
	if (d.Scheme == "") != (d.SchemeEnded == "") {
		bad(d.Nr, "scheme and scheme_ended go together")
	}
	for field, empty := range map[string]bool{"title": d.Title == "", "date": d.Date == "", "facts": d.Facts == "",
		"law_refs": len(d.LawRefs) == 0, "status": d.Status == Unknown} {
		if empty && !d.IsUnconfirmed(field) {
			bad(d.Nr, "%s is unknown and must be listed in unconfirmed", field)
		}
	}
	for _, nr := range d.ReplacedBy {
		if other, ok := c.ByNr(nr); !ok || !slices.Contains(other.Replaces, d.Nr) {
			bad(d.Nr, "replaced_by %s is not told there", nr)
		}
	}
	for _, nr := range d.Replaces {
		if other, ok := c.ByNr(nr); !ok || !slices.Contains(other.ReplacedBy, d.Nr) {
			bad(d.Nr, "replaces %s is not told there", nr)
		}
	}
}

// isDate accepts "" and dates of the given lengths.
func isDate(s string, lengths ...int) bool {
	if s == "" {
		return true
	}
	if !slices.Contains(lengths, len(s)) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if (i == 4 || i == 7) != (s[i] == '-') || (i != 4 && i != 7 && !isDigit(s[i])) {
			return false
		}
	}
	return true
}
