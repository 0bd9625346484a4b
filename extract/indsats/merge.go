package indsats

import (
	"sort"

	"oplyst/extract/dates"
)

// merge makes rows of mentions: those of one type with the same, overlapping or
// no period become one, with the latest status.
func merge(doc DocInfo, found []mention) []Indsats {
	groups := map[string][]*mention{}
	var order []string
	for i := range found {
		m := &found[i]
		if groups[m.row.typ] == nil {
			order = append(order, m.row.typ)
		}
		groups[m.row.typ] = append(groups[m.row.typ], m)
	}
	var out []Indsats
	for _, typ := range order {
		for _, m := range mergeType(typ, groups[typ]) {
			out = append(out, m.result())
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Page != b.Page {
			return a.Page < b.Page
		}
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.Type < b.Type
	})
	return out
}

// result makes a row of a mention.
func (m *mention) result() Indsats {
	s := m.page.t.Span(m.page.number, m.first, m.last)
	return Indsats{Span: s, Type: m.row.typ, Status: m.status, From: m.from, To: m.to, HoursPerWeek: m.hours, Rule: m.row.rule() + "; " + m.why}
}

// settled ranks the statuses by how late in a course they come.
var settled = map[Status]int{Mentioned: 0, Recommended: 1, Planned: 2, Ongoing: 3, Completed: 4, NotRelevant: 5, Declined: 6, Interrupted: 7}

// mergeType merges the mentions of one type, in the order of their place.
func mergeType(typ string, ms []*mention) []*mention {
	var rows []*mention
	for _, m := range ms {
		if r := home(typ, rows, m); r != nil {
			r.take(m)
			continue
		}
		rows = append(rows, m)
	}
	return rows
}

// home finds the row a mention belongs to, nil if it is a row of its own.
func home(typ string, rows []*mention, m *mention) *mention {
	for _, r := range rows {
		if r.status == m.status && r.from == m.from && r.to == m.to {
			return r
		}
	}
	if m.from == "" && m.to == "" {
		for i := len(rows) - 1; i >= 0; i-- {
			if r := rows[i]; sameCourse(r, m) {
				return r
			}
		}
		return nil
	}
	for _, r := range rows {
		if (r.from != "" || r.to != "") && r.status == m.status && typ != medicine && typ != "udredning" && overlap(r, m) {
			return r
		}
		if r.from == "" && r.to == "" && sameCourse(r, m) {
			return r
		}
	}
	return nil
}

// sameCourse reports whether an undated mention can speak of a row.
func sameCourse(r, m *mention) bool {
	if r.status == m.status {
		return true
	}
	weak := m
	if r.cue == nil && m.cue != nil {
		weak = r
	}
	return weak.cue == nil && m.row.need&needDrug == 0 && (r.status == Completed || r.status == Ongoing || r.status == Interrupted) &&
		(m.status == Completed || m.status == Ongoing || m.status == Interrupted)
}

// overlap reports whether the periods of two mentions touch.
func overlap(a, b *mention) bool {
	return dates.Overlaps(a.value(), b.value())
}

// value is the period of a mention as one EDTF value.
func (m *mention) value() string {
	from, to := m.from, m.to
	if from == "" {
		from = ".."
	}
	if to == "" {
		to = ".."
	}
	return from + "/" + to
}

// take merges m into r.
func (r *mention) take(m *mention) {
	if m.hours > r.hours {
		r.hours = m.hours
	}
	if r.cue == nil && m.cue != nil && r.status != m.status {
		r.status, r.why, r.cue = m.status, m.why, m.cue
	}
	if r.from == "" && r.to == "" {
		r.from, r.to = m.from, m.to
	}
}
