package checklist

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
)

// trialTypes are the courses whose hours two papers may tell.
var trialTypes = []string{"virksomhedspraktik", "arbejdsproevning", "loentilskud", "fleksjob", "nytteindsats"}

// hoursConflicts sets the hours two papers give for the same course against
// each other. The same course: same type, same start to the month, held in
// both papers. Hours that rise while it runs are a development.
func (v *view) hoursConflicts() []Conflict {
	out := []Conflict{}
	for _, rows := range v.courseRows() {
		for i, a := range rows {
			for _, b := range rows[i+1:] {
				if c, ok := v.hoursConflict(a, b); ok {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// maxTellers bounds how many papers on one course are held against each other.
const maxTellers = 8

// courseRows groups the rows that tell of one course, the first of each paper:
// same type, same start to the month, with hours. Oldest course first.
func (v *view) courseRows() [][]*measure {
	at, out := map[string]int{}, [][]*measure{}
	for _, m := range v.rows {
		held := m.Status == indsats.Completed || m.Status == indsats.Interrupted || m.Status == indsats.Ongoing
		if !held || m.HoursPerWeek == 0 || len(m.From) < len("2006-01") || earliest(m.From) == "" || !has(trialTypes, m.Indsats.Type) || has(unofficial, m.kind) {
			continue
		}
		key := m.Indsats.Type + m.From[:len("2006-01")]
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		if rows := out[i]; len(rows) < maxTellers && (len(rows) == 0 || rows[len(rows)-1].Path != m.Path) {
			out[i] = append(rows, m)
		}
	}
	return out
}

// hoursConflict compares two papers on one course. Both hours must be there to
// show, and neither paper may tell how one became the other.
func (v *view) hoursConflict(a, b *measure) (Conflict, bool) {
	apart := math.Abs(a.HoursPerWeek - b.HoursPerWeek)
	if a.Path == b.Path || apart < 1 || apart < 0.2*max(a.HoursPerWeek, b.HoursPerWeek) {
		return Conflict{}, false
	}
	x, inA := v.hoursSentence(a, a.HoursPerWeek)
	y, inB := v.hoursSentence(b, b.HoursPerWeek)
	_, bothA := v.hoursSentence(a, b.HoursPerWeek)
	_, bothB := v.hoursSentence(b, a.HoursPerWeek)
	if !inA || !inB || bothA || bothB {
		return Conflict{}, false
	}
	state := Unresolved
	if a.Status == indsats.Ongoing || b.Status == indsats.Ongoing {
		state = Changed
	}
	says := map[string]string{a.Path: hoursSaid(a), b.Path: hoursSaid(b)}
	return conflict(ConflictHours, state, "nr2", x, y, func(f fact) string { return says[f.Path] }), true
}

// smallNumbers are hours as people write them out.
var smallNumbers = []string{"", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// hoursSentence finds the sentence of a measure's paper that gives a number of
// hours: in the sentence of the measure itself, or one that speaks of hours.
func (v *view) hoursSentence(m *measure, hours float64) (fact, bool) {
	number := strings.Replace(strconv.FormatFloat(hours, 'f', -1, 64), ".", ",", 1)
	words := []string{number}
	if n := int(hours); float64(n) == hours && n > 0 && n < len(smallNumbers) {
		words = append(words, smallNumbers[n])
	}
	says := func(q string) bool {
		for _, w := range strings.FieldsFunc(lower(q), func(r rune) bool { return strings.ContainsRune(" \t();:-–/", r) }) {
			if has(words, strings.TrimRight(w, ".,t")) {
				return true
			}
		}
		return false
	}
	if says(m.span.Quote) {
		return m.fact, true
	}
	for _, f := range v.mentions([]*paper{m.paper}, "time", "t/u", "t. ") {
		if says(f.span.Quote) {
			f.speaker = m.speaker
			return f, true
		}
	}
	return fact{}, false
}

func hoursSaid(m *measure) string {
	return fmt.Sprintf("%s på %s timer om ugen", measureOr(m.Indsats.Type), strings.Replace(strconv.FormatFloat(m.HoursPerWeek, 'f', -1, 64), ".", ",", 1))
}

func measureOr(kind string) string {
	if n := measureNames[kind]; n != "" {
		return n
	}
	return kind
}

// diagnosisConflicts sets confirmed against refuted, same code, in two doctors'
// papers. Refuted and later confirmed is a work-up that came to an end;
// confirmed and later refuted by somebody as heavy is a correction.
func (v *view) diagnosisConflicts() []Conflict {
	type row struct {
		diagnosis.Diagnosis
		fact
	}
	rows := []row{}
	for _, p := range v.papers(medical...) {
		for _, d := range p.Findings.Diagnoses {
			if p.date == "" || len(d.Code) < 3 || d.Status != diagnosis.Confirmed && d.Status != diagnosis.Negated {
				continue
			}
			f := fact{paper: p, span: p.whole(d.Span), label: string(d.Status), speaker: author[p.kind]}
			f.when, f.from = v.dated(p, f.span, p.date)
			f.rank = rank(f)
			rows = append(rows, row{d, f})
		}
	}
	out, done := []Conflict{}, map[string]bool{}
	for i := len(rows) - 1; i >= 0; i-- {
		no := rows[i]
		again := func(r row) bool { // the newest paper decides
			return r.Status == diagnosis.Confirmed && sameDisorder(r.Code, no.Code) && r.when > no.when
		}
		if no.Status != diagnosis.Negated || done[no.Code[:3]] || slices.ContainsFunc(rows, again) {
			continue
		}
		for k := len(rows) - 1; k >= 0; k-- {
			yes := rows[k]
			if yes.Status != diagnosis.Confirmed || yes.Path == no.Path || !sameDisorder(yes.Code, no.Code) || yes.when > no.when {
				continue
			}
			state := Changed
			if yes.rank > no.rank || monthsBetween(yes.when, no.when) < 3 {
				state = Unresolved
			}
			name := lowerFirst(yes.Name)
			says := map[string]string{yes.Path: name + " er bekræftet", no.Path: name + " er afkræftet"}
			out = append(out, conflict(ConflictDiagnosis, state, "nr3", yes.fact, no.fact, func(f fact) string { return says[f.Path] }))
			done[no.Code[:3]] = true
			break
		}
	}
	return out
}

// sameDisorder compares codes as far as both are specific: M51.2 and M51.1 are
// two places of the back, M51 and M51.2 may be one.
func sameDisorder(a, b string) bool {
	if a[:3] != b[:3] {
		return false
	}
	return len(a) < 5 || len(b) < 5 || a == b
}
