package indsats

import (
	"oplyst/extract/dates"
)

// byTime corrects a status by the mention's period against the document's date:
// what ended before is completed, what is open goes on, what begins later is
// planned.
func (m *mention) byTime(doc DocInfo) {
	begin, end := dates.Bounds(m.value())
	started := m.cue != nil && (m.cue.kind == "start" || m.cue.kind == "arranged" && begins[m.page.t.Tokens[m.cue.first].Word.Norm])
	switch {
	case m.answerIn:
		if m.open { // 'MR-scanning fra 9. maj': the day it was made
			m.open, m.to = false, m.from
		}
	case m.since && m.to == "" && m.from != "" && m.status == Completed && m.cue != nil && m.cue.kind != "ended" && m.cue.rank <= 60 && !single[m.row.typ] && !m.page.several(m):
		m.status = Ongoing // 'har siden januar haft'
	case doc.Date == "" && m.presentEnd() && m.dated():
		m.runsTo()
	case doc.Date == "" || begin == "" && end == "":
	case m.presentEnd() && begin > doc.Date:
		m.runsTo() // 'stopper den 1. oktober'
	case m.point && m.status == Ongoing && m.cue == nil && !m.firm && m.over(doc.Date):
		m.status, m.to = Completed, m.from // 'mentor i foråret 2023'
	case m.status == Ongoing && begin > doc.Date && m.row.typ != medicine:
		m.status = Planned
		if m.advised {
			m.status = Recommended
		}
	case m.status == Planned && m.cue != nil && m.cue.kind == "arranged" && m.from != "" && m.to != "" && m.from != m.to && end < doc.Date:
		m.status = Completed
	case m.status == Planned && m.cue != nil && m.cue.line == 0 && single[m.row.typ] && m.cue.kind == "start" && m.to != "" && end < doc.Date:
		m.status = Completed // 'som foretages den 18. maj' in a later paper
	case m.status == Planned && started && begin != "" && begin < doc.Date && (m.over(doc.Date) || !mayCome(m)) && m.row.typ != "operation" && m.row.typ != "udredning":
		m.status = Ongoing
		if m.to != "" && end < doc.Date {
			m.status = Completed
		}
	case m.open && m.status == Completed && (m.row.typ == "hjaelpemidler" || m.page.several(m)):
	case m.open && m.status == Completed && m.from != "" && m.cue != nil && (m.cue.kind == "done" || m.cue.rank < 60):
		m.status = Ongoing
	case !m.timed:
	case begin > doc.Date && m.row.typ != medicine:
		m.status = Planned
		if m.advised {
			m.status = Recommended
		}
	case m.open || end > doc.Date && m.to != "":
		m.status = Ongoing
	case m.from != "" && m.to != "" && m.from != m.to && end <= doc.Date:
		m.status = Completed
	}
}

// presentEnd reports whether a verb in the present tells of the end: 'slutter'.
func (m *mention) presentEnd() bool {
	return (m.status == Completed || m.status == Interrupted) && m.cue != nil && presentEnds[m.page.t.Tokens[m.cue.first].Word.Norm]
}

// runsTo makes the period of a mention that of a course that goes on to its
// last day.
func (m *mention) runsTo() {
	if m.from != "" && (m.to == "" || m.to == m.from) {
		m.from, m.to = "", m.from
	}
	m.status = Ongoing
}

// mayCome reports whether an arrangement for a month or a year that the day of the paper
// lies in may be still to come.
func mayCome(m *mention) bool { return m.cue.kind == "arranged" && len(m.from) < len("2006-01-02") }

// over reports whether the time a mention begins at lies wholly before a day.
func (m *mention) over(day string) bool {
	_, end := dates.Bounds(m.from)
	return end != "" && end < day
}

// begins are words of an arrangement that took effect on its date. Read only.
var begins = words(`bevilget bestilt bevilges holdstart start opstart`)
