package index

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/corpus"
)

// fieldRows evaluates field:value.
func (p *Precedents) fieldRows(ex *expander, name, value, on string) (rowSet, error) {
	keep := func(test func(d *corpus.Decision) bool) rowSet {
		out := make(rowSet, len(p.docs))
		for row := range out {
			out[row] = test(p.docs[row])
		}
		return out
	}
	switch name {
	case "nr":
		want, ok := p.corpus.ByNr(value)
		if !ok {
			return make(rowSet, len(p.docs)), nil
		}
		return keep(func(d *corpus.Decision) bool { return d.Nr == want.Nr }), nil
	case "status":
		v, ok := statusValue(value)
		if !ok {
			return nil, &SyntaxError{Query: value, Col: 1, Msg: fmt.Sprintf("status »%s« findes ikke", value), Hint: "Skriv gældende, historisk, ophævet eller ukendt"}
		}
		return keep(func(d *corpus.Decision) bool { return d.StatusOn(on).Value == v }), nil
	case "år":
		from, to, ok := yearRange(value)
		if !ok {
			return nil, &SyntaxError{Query: value, Col: 1, Msg: fmt.Sprintf("»%s« er ikke et årstal", value), Hint: "Skriv fx år:2019 eller år:2014-2019"}
		}
		return keep(func(d *corpus.Decision) bool { y := corpus.Year(d.Nr); return y >= from && y <= to }), nil
	}
	return p.ranker.inField(ex, fieldsOf(name), value)
}

// fieldsOf gives the index fields behind a query field.
func fieldsOf(name string) []string {
	switch name {
	case "tema":
		return []string{"themes", "title", "keywords"}
	case "lov":
		return []string{"law", "law-now"}
	case "diagnose":
		return []string{"diagnoses", "keywords"}
	}
	return []string{"indsatser", "themes"}
}

func statusValue(s string) (corpus.Value, bool) {
	for _, v := range corpus.Values {
		if strings.EqualFold(s, string(v)) {
			return v, true
		}
	}
	switch strings.ToLower(s) {
	case "kasseret", "ophaevet":
		return corpus.Repealed, true
	case "gaeldende":
		return corpus.Current, true
	case "ubekræftet", "uvis":
		return corpus.Unknown, true
	}
	return "", false
}

func yearRange(s string) (from, to int, ok bool) {
	a, b, both := strings.Cut(strings.ReplaceAll(s, "..", "-"), "-")
	if !both {
		b = a
	}
	from, to = 0, 9999
	var err error
	if a != "" {
		if from, err = strconv.Atoi(a); err != nil || len(a) != 4 {
			return 0, 0, false
		}
	}
	if b != "" {
		if to, err = strconv.Atoi(b); err != nil || len(b) != 4 {
			return 0, 0, false
		}
	}
	return from, to, a != "" || b != ""
}
