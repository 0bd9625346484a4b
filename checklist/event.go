package checklist

import (
	"sort"
	"time"

	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
)

// Event is something that happened after a paper was written and may have
// changed what it describes.
type Event struct {
	Kind string // one of EventKinds
	Date string // YYYY-MM-DD or coarser
	Text string // Danish: "operation i juni 2019"
	Evidence
}

// allEvents are the kinds that make a general practitioner's attest outdated.
var allEvents = []string{EventDiagnosis, EventOperation, EventTreatment, EventAdmission}

// eventsAfter returns what happened between a paper's date and the case's.
// What the paper itself tells of does not overtake it.
func (v *view) eventsAfter(p *paper, kinds []string) []Event {
	if p.date == "" {
		return nil
	}
	return v.eventsSince(p.date, p.Path, kinds)
}

// eventsSince returns the events after a date, each once, oldest first, the
// newest maxEvents of them.
func (v *view) eventsSince(date, path string, kinds []string) []Event {
	found, seen := []happening{}, map[string]bool{}
	for _, h := range append(v.measureEvents(), v.newDiagnoses(date)...) {
		if !has(kinds, h.kind) || h.day <= date || h.day > v.asOf || h.Path == path || seen[h.name+h.date] {
			continue
		}
		seen[h.name+h.date] = true
		found = append(found, h)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].day < found[j].day })
	out := []Event{}
	for _, h := range found[max(0, len(found)-maxEvents):] {
		out = append(out, Event{Kind: h.kind, Date: h.date, Text: h.name + " " + onDate(h.date), Evidence: h.evidence()})
	}
	return out
}

// happening is an event before it is written down.
type happening struct {
	fact
	kind, name string
	date, day  string // as found, and its first day
}

// eventTypes says what kind of event a measure is.
var eventTypes = map[string]string{"operation": EventOperation, "psykologbehandling": EventTreatment, "psykiatrisk_behandling": EventTreatment,
	"smertebehandling": EventTreatment, "misbrugsbehandling": EventTreatment, "hjerneskaderehabilitering": EventTreatment,
	"medicinsk_behandling": EventTreatment, "virksomhedspraktik": EventWorkTrial, "arbejdsproevning": EventWorkTrial,
	"loentilskud": EventWorkTrial, "ressourceforloeb": EventWorkTrial, "jobafklaringsforloeb": EventWorkTrial, "fleksjob": EventWorkTrial}

// measureNames are measures in running Danish text.
var measureNames = map[string]string{"operation": "operation", "psykologbehandling": "psykologbehandling", "psykiatrisk_behandling": "psykiatrisk behandling",
	"smertebehandling": "smertebehandling", "misbrugsbehandling": "misbrugsbehandling", "hjerneskaderehabilitering": "hjerneskaderehabilitering",
	"medicinsk_behandling": "medicinsk behandling", "virksomhedspraktik": "virksomhedspraktik", "arbejdsproevning": "arbejdsprøvning",
	"loentilskud": "løntilskud", "ressourceforloeb": "ressourceforløb", "jobafklaringsforloeb": "jobafklaringsforløb", "fleksjob": "fleksjob"}

// measureEvents returns the dated operations, treatments, admissions and work
// trials that were held. What is only planned or recommended is no event.
func (v *view) measureEvents() []happening {
	if v.events != nil {
		return v.events
	}
	out := []happening{}
	for _, m := range v.rows {
		kind := eventTypes[m.Indsats.Type]
		if kind == "" || m.Status != indsats.Completed && m.Status != indsats.Interrupted && m.Status != indsats.Ongoing || has(unofficial, m.kind) {
			continue
		}
		if kind == EventTreatment {
			q := lower(m.span.Quote)
			if containsAny(q, []string{"indlagt", "indlæggelse"}) {
				kind = EventAdmission
			} else if m.Indsats.Type == "medicinsk_behandling" && !containsAny(q, begunWords) {
				continue // a course of tablets is no event; that a treatment was begun is
			}
		}
		date, word := m.happened(kind)
		if day := earliest(date); day != "" && len(date) >= len("2006-01") { // a year alone is too coarse to say that it came after
			out = append(out, happening{m.fact, kind, measureNames[m.Indsats.Type] + word, date, day})
		}
	}
	v.events = out[:len(out):len(out)]
	return v.events
}

// begunWords say that medicine was started.
var begunWords = []string{"opstart", "påbegynd", "startet", "starter", "iværksat", "sat i behandling", "begyndt"}

// happened gives the date at which a measure changed something, and the word
// for it: its end, or its start if it is still running.
func (m *measure) happened(kind string) (date, word string) {
	switch m.Status {
	case indsats.Completed, indsats.Interrupted:
		switch {
		case earliest(m.To) != "" && m.To != m.From && kind != EventOperation:
			return m.To, " afsluttet"
		case earliest(m.From) != "":
			return m.From, ""
		case earliest(m.To) != "":
			return m.To, " afsluttet"
		case m.kind == "epikrise" && kind == EventOperation:
			return m.when, ""
		}
	case indsats.Ongoing:
		return m.From, " begyndt"
	}
	return "", ""
}

// trivial codes are symptoms, contacts and passing infections: they overtake
// no paper.
var trivial = []string{"R", "Z", "J0", "J1", "J2", "A0", "B0", "H1", "K0"}

// newDiagnoses returns the diagnoses that a doctor's paper from after a date
// confirms and that no paper until then had named, by group of codes.
func (v *view) newDiagnoses(date string) []happening {
	known, out := map[string]bool{}, []happening{}
	for _, p := range v.docs {
		for _, d := range p.Findings.Diagnoses {
			if p.date <= date && d.Status != diagnosis.Family && d.Status != diagnosis.Negated {
				known[codeGroup(d.Code)] = true
			}
		}
	}
	for _, p := range v.papers(medical...) {
		for _, d := range p.Findings.Diagnoses {
			g := codeGroup(d.Code)
			if p.date <= date || d.Status != diagnosis.Confirmed || known[g] || g == "" || coded(d.Code, trivial) {
				continue
			}
			known[g] = true
			f := fact{paper: p, span: p.whole(d.Span)}
			f.when, f.from = v.dated(p, f.span, p.date)
			if f.when <= date { // only given again from a paper of before
				continue
			}
			out = append(out, happening{f, EventDiagnosis, "diagnosen " + lowerFirst(d.Name), p.foundDate(), p.date})
		}
	}
	return out
}

// eventTexts names at most n events, newest first.
func eventTexts(es []Event, n int) []string {
	out := []string{}
	for i := len(es) - 1; i >= 0 && len(out) < n; i-- {
		out = append(out, es[i].Text)
	}
	return out
}

// onDate writes "3. maj 2019" or "i maj 2019".
func onDate(date string) string {
	d := danish(date)
	if len(date) < len(time.DateOnly) && d != "" {
		return "i " + d
	}
	return d
}

// earliest and latest give the first and last day a date or coarser value can
// mean; "" for anything else.
func earliest(edtf string) string {
	switch {
	case sortable(edtf) == "":
		return ""
	case len(edtf) == len("2006"):
		return edtf + "-01-01"
	case len(edtf) == len("2006-01"):
		return edtf + "-01"
	}
	return edtf
}

func latest(edtf string) string {
	first := earliest(edtf)
	switch {
	case first == "" || len(edtf) == len(time.DateOnly):
		return first
	case len(edtf) == len("2006"):
		return edtf + "-12-31"
	}
	t, _ := time.Parse(time.DateOnly, first)
	return t.AddDate(0, 1, -1).Format(time.DateOnly)
}
