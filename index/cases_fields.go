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
	kinds, named := []string{name}, false
	if name == diagnosisKind {
		kinds, lower, named = diagnosisKinds(lower)
		if lower == "" {
			return nil, &SyntaxError{Query: value, Col: 1, Msg: "der mangler en diagnose efter »" + value + "«", Hint: "Skriv fx diagnose:afkræftet:M79.7"}
		}
	}
	out, any, err := c.tagRows(kinds, lower, found)
	if err != nil || any || named {
		return out, err
	}
	if name == diagnosisKind { // known, but only as negated, past or another's
		if _, other, err := c.tagRows(allDiagnosisKinds(), lower, map[uint32][]Span{}); err != nil || other {
			return out, err
		}
	}
	// a name that nothing found goes by: look for the words
	return c.ranker.wordRows(&expander{in: c.ranker, words: c.words}, []wordNode{{text: value}}, false)
}

func allDiagnosisKinds() []string {
	kinds, _, _ := diagnosisKinds("alle:x")
	return kinds
}

// tagRows finds the pages with findings of some kinds whose value begins with
// lower, or of a name holds it at the start of a word. any tells whether there
// is such a finding at all.
func (c *Cases) tagRows(kinds []string, lower string, found map[uint32][]Span) (rows rowSet, any bool, err error) {
	rows = make(rowSet, len(c.pages))
	for _, kind := range kinds {
		var terms []string
		prefix := kind + "="
		if err := c.store.terms(fieldTags, prefix, func(term string) bool {
			v := strings.ToLower(term[len(prefix):])
			if strings.HasPrefix(v, lower) || len(lower) > 3 && strings.Contains(v, " "+lower) {
				terms = append(terms, term)
			}
			return true
		}); err != nil {
			return nil, false, err
		}
		any = any || len(terms) > 0
		for _, t := range terms {
			if err := c.store.places(fieldTags, t, func(row uint32, at Span) {
				rows[row] = true
				found[row] = append(found[row], at)
			}); err != nil {
				return nil, false, err
			}
		}
	}
	return rows, any, nil
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
