package indsats

import (
	"sort"
	"strings"

	"oplyst/extract/dates"
)

// merge makes rows of mentions: those of one type with the same, overlapping or
// no period become one, with the latest status.
func merge(doc DocInfo, found []mention) []Indsats {
	groups := map[string][]*mention{}
	var order []string
	for i := range found {
		m := &found[i]
		key := m.row.typ
		if key == "psykiatrisk_behandling" {
			key += " " + m.row.name // an admission is a course beside the ambulant one, and so is ECT
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], m)
	}
	var out []Indsats
	for _, key := range order {
		for _, m := range mergeType(doc, groups[key][0].row.typ, groups[key]) {
			out = append(out, m.result())
		}
	}
	out = distinct(out)
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

// distinct keeps one of rows with the same type, status and period.
func distinct(rows []Indsats) []Indsats {
	seen := map[[4]string]bool{}
	kept := rows[:0]
	for _, r := range rows {
		k := [4]string{r.Type, string(r.Status), r.From, r.To}
		if !seen[k] {
			seen[k] = true
			kept = append(kept, r)
		}
	}
	return kept
}

// result makes a row of a mention.
func (m *mention) result() Indsats {
	s := m.page.t.Span(m.page.number, m.first, m.last)
	return Indsats{Span: s, Type: m.row.typ, Status: m.status, From: m.from, To: m.to, HoursPerWeek: m.hours, Rule: m.row.rule() + "; " + m.why}
}

// stage orders the statuses by how late in a course they come.
var stage = map[Status]int{Mentioned: 0, Recommended: 1, Planned: 2, Ongoing: 3, Completed: 4, NotRelevant: 4, Declined: 4, Interrupted: 4}

// many are types of which a document names several at a time: each its own.
var many = words(`medicinsk_behandling udredning hjaelpemidler`)

// mergeType merges the mentions of one type, in the order of their place.
func mergeType(doc DocInfo, typ string, ms []*mention) []*mention {
	var rows []*mention
	for _, m := range ms {
		if r := home(doc, typ, rows, m); r != nil {
			r.take(m)
			continue
		}
		rows = append(rows, m)
	}
	return rows
}

// maxRows is how many rows of a type are compared with a mention.
const maxRows = 200

// home finds the row a mention belongs to, nil if it is a row of its own.
func home(doc DocInfo, typ string, rows []*mention, m *mention) *mention {
	if len(rows) > maxRows {
		rows = rows[len(rows)-maxRows:]
	}
	for _, r := range rows {
		if r.status == m.status && r.from == m.from && r.to == m.to {
			return r
		}
	}
	if !m.dated() {
		for i := len(rows) - 1; i >= 0; i-- {
			if r := rows[i]; r.status == m.status {
				return r
			}
		}
	}
	for i := len(rows) - 1; i >= 0; i-- {
		r := rows[i]
		switch {
		case many[typ] && stage[r.status] == 2 && stage[m.status] > 2 && m.sure() && r.page == m.page && (r.to == "" || r.to == r.from) && r.sameThing(m):
			return r // 'henvist til MR', and later 'MR viste'
		case many[typ]:
			if !r.dated() && r.status == m.status || m.status == Declined && stage[r.status] < 3 && r.page == m.page && r.sent == m.sent && !m.dated() {
				return r
			}
		case r.ends(m):
			return r
		case r.dated() && m.dated() && !overlap(r, m):
		case i == len(rows)-1 && m.speaksOn(r):
			return r
		case !m.sure() && !m.dated() && m.vague(), !r.sure() && !r.dated() && r.vague():
			return r
		case stage[r.status] < 3 && stage[m.status] > stage[r.status] && !(m.to != "" && m.to < doc.Date && r.status == Recommended):
			return r
		case r.status == m.status:
			return r
		case !m.dated() && stage[m.status] < 3 && stage[r.status] < 3:
			return r
		case r.dated() && m.dated() && stage[r.status] > 2 && stage[m.status] > 2:
			return r
		}
	}
	return nil
}

// sameThing reports whether a later mention names what an earlier one named: by
// the same word, by the last part of its compound, or by a word of its sentence.
func (r *mention) sameThing(m *mention) bool {
	p := r.page
	a, b := p.t.Tokens[r.last].Word.Norm, p.t.Tokens[m.last].Word.Norm
	for _, end := range []string{"en", "et"} {
		if cut, ok := strings.CutSuffix(b, end); ok && len(cut) > 4 {
			b = cut
			break
		}
	}
	if m.sent == r.sent || len(b) < 2 || m.sent < r.sent {
		return false
	}
	if a == b || len(b) > 4 && strings.HasSuffix(a, b) {
		return true
	}
	s := &p.t.Sentences[r.sent]
	for i := s.First; i < min(s.Last, s.First+maxSentence) && len(b) > 5; i++ {
		if p.t.Tokens[i].Word.Norm == b {
			return true
		}
	}
	return false
}

// speaksOn reports whether a mention in the definite, without a period, follows
// a row closely: 'Praktikken blev afbrudt.'
func (m *mention) speaksOn(r *mention) bool {
	return !m.dated() && m.sure() && m.page == r.page && m.block == r.block && m.sent > r.sent && m.sent-r.sent <= 3 && m.page.ends(m) &&
		stage[r.status] > 1 && stage[m.status] > 2
}

// ends reports whether m tells how the course of an earlier row came to its
// end: 'bevilget fra 1. maj' and later 'forløbet slutter'.
func (r *mention) ends(m *mention) bool {
	return (r.status == Planned || r.status == Ongoing) && (m.status == Completed || m.status == Interrupted) && m.sure() && m.from == "" &&
		(m.to == "" || r.from == "" || m.to > r.from) && m.cue != nil && (m.cue.kind == "ended" || m.cue.kind == "stopped" || m.cue.kind == "as-agreed" || m.page.ends(m) && endings[m.page.t.Tokens[m.cue.first].Word.Norm])
}

// dated reports whether a mention has a period.
func (m *mention) dated() bool { return m.from != "" || m.to != "" }

// sure reports whether a cue gave the status, and not what is usual.
func (m *mention) sure() bool { return m.cue != nil && m.cue.rank >= 60 || m.record || m.firm }

// vague reports whether a mention may speak of any course of its type: an
// operation that is told of without its date is one of its own, 'operationen' is not.
func (m *mention) vague() bool { return !single[m.row.typ] || m.page.ends(m) }

// overlap reports whether the periods of two mentions touch.
func overlap(a, b *mention) bool {
	return dates.Overlaps(a.closed(), b.closed())
}

// closed is the period of a mention, with one side taken for both if the course
// is over.
func (m *mention) closed() string {
	if stage[m.status] == 4 && !m.open {
		if m.to == "" {
			return m.from
		}
		if m.from == "" {
			return m.to
		}
	}
	return m.value()
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

// take merges m into r: the later, surer status counts, and the period of
// whichever has one.
func (r *mention) take(m *mention) {
	r.hours = max(r.hours, m.hours)
	if r.ends(m) && m.to != "" {
		r.to = m.to
	}
	if r.status == Declined && m.status == NotRelevant {
		m.status = Declined // a judgement on what was refused
	}
	if r.status != m.status && stage[m.status] >= min(stage[r.status], 3) && (m.sure() || !r.sure() && m.dated() && !r.dated()) {
		r.status, r.why, r.cue = m.status, m.why, m.cue
	}
	switch {
	case !r.dated():
		r.from, r.to = m.from, m.to
	case m.dated() && m.record && !r.record:
		r.from, r.to = m.from, m.to
	case r.to == "" && m.to != "" && m.to >= r.from:
		r.to = m.to
	case r.from == "" && m.from != "" && m.from <= r.to:
		r.from = m.from
	}
}
