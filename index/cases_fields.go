package index

import (
	"fmt"
	"strings"
)

// fieldRows evaluates field:value.
func (c *Cases) fieldRows(name, value string, found map[uint32][]Span) (rowSet, error) {
	lower := strings.ToLower(value)
	switch name {
	case "sag":
		return c.documentRows(func(d *documentRow) bool { return strings.EqualFold(d.Case, value) }), nil
	case "dokument":
		return c.documentRows(func(d *documentRow) bool { return strings.Contains(strings.ToLower(d.Path), lower) }), nil
	case "type":
		return c.documentRows(func(d *documentRow) bool { return strings.HasPrefix(strings.ToLower(d.Type), lower) }), nil
	case "dato":
		from, to, ok := dateRange(value)
		if !ok {
			return nil, &SyntaxError{Query: value, Col: 1, Msg: fmt.Sprintf("»%s« er ikke en dato", value), Hint: "Skriv fx dato:2019, dato:2019-03 eller dato:2018-01-01..2019-06-30"}
		}
		return c.documentRows(func(d *documentRow) bool { return dateWithin(d.Date, from, to) }), nil
	}
	// findings: the value is a code or type, or begins one
	out := make(rowSet, len(c.pages))
	var terms []string
	prefix := name + "="
	if err := c.store.terms(fieldTags, prefix, func(term string) bool {
		if strings.HasPrefix(strings.ToLower(term[len(prefix):]), lower) {
			terms = append(terms, term)
		}
		return true
	}); err != nil {
		return nil, err
	}
	for _, t := range terms {
		if err := c.store.places(fieldTags, t, func(row uint32, at Span) {
			out[row] = true
			found[row] = append(found[row], at)
		}); err != nil {
			return nil, err
		}
	}
	if len(terms) == 0 { // a name instead of a code: look for the words
		return c.ranker.wordRows(&expander{in: c.ranker, words: c.words}, []wordNode{{text: value}}, false)
	}
	return out, nil
}

// dateRange reads "2019", "2019-03", a day, or A..B.
func dateRange(value string) (from, to string, ok bool) {
	a, b, both := strings.Cut(value, "..")
	if !both {
		b = a
	}
	if a != "" {
		if from, ok = firstDayOf(a); !ok {
			return "", "", false
		}
	}
	if b != "" {
		if to, ok = ParseDay(b); !ok {
			return "", "", false
		}
	}
	return from, to, from != "" || to != ""
}

// firstDayOf gives the first day of what ParseDay gives the last of.
func firstDayOf(s string) (string, bool) {
	last, ok := ParseDay(s)
	switch {
	case !ok:
		return "", false
	case len(s) == 4:
		return last[:4] + "-01-01", true
	case len(s) == 7 && isDigit(s[0]) && isDigit(s[3]):
		return last[:7] + "-01", true
	}
	return last, true
}
