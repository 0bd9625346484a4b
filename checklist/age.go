package checklist

import (
	"fmt"
	"strings"
	"time"

	"oplyst/extract/indsats"
)

// AgeState says whether a paper still describes the citizen on the case's date.
type AgeState string

// The states of a paper's age.
const (
	Fresh     AgeState = "fresh"     // within the house rule's threshold, nothing has happened since
	Old       AgeState = "old"       // older than the house rule's threshold
	Overtaken AgeState = "overtaken" // something happened after it, whatever its age
	Replaced  AgeState = "replaced"  // a newer paper of the same kind has taken its place; no warning
	Undated   AgeState = "undated"   // its age cannot be told
)

// AgeStates lists every state.
var AgeStates = []AgeState{Fresh, Old, Overtaken, Replaced, Undated}

// Aged is how old one medical paper, function description or work trial is on
// the case's date. The threshold is a house rule (HouseRules), never the law.
type Aged struct {
	Document  string // path
	Kind      string // document type; for a work trial reported in another paper the indsats type
	Name      string // Danish: "LÆ 265 af 12. marts 2019"
	Group     string // id of the house rule: "attest", "speciallaege" ...
	Date      string // YYYY-MM-DD or coarser, as found; "" if unknown. A work trial counts from its end
	Months    int    // full months on the case's date; -1 if unknown
	Threshold int    // months; 0 if the house rule sets none
	State     AgeState
	Text      string   // Danish, one sentence
	HouseRule string   // Danish: why the house rule has this threshold
	At        Evidence // where a work trial is reported; zero for a whole paper
	Events    []Event  // what happened after it, oldest first
	NewerPath string   // State Replaced: path of the paper that took its place
}

// maxEvents bounds the events shown for one paper.
const maxEvents = 4

// ages lists the papers the house rules are about, oldest first.
func (v *view) ages() []Aged {
	out := []Aged{}
	for i, p := range v.docs {
		r := v.house.ageRule(p.kind)
		if r == nil {
			continue
		}
		a := Aged{Document: p.Path, Kind: p.kind, Name: upper(paperName(p)), Date: p.foundDate(), Months: -1}
		if p.Unread > 0 && p.Unread >= p.Pages {
			a.Name = upper(paperName(p))
			a.Group, a.Threshold, a.HouseRule = r.ID, r.Months, r.Why
			a.State, a.Text = Undated, a.Name+" kunne ikke læses, så alderen kan ikke ses."
			out = append(out, a)
			continue
		}
		if p.Findings.DateDoubted && p.foundDate() == p.Findings.Date {
			a.Group, a.Threshold, a.HouseRule = r.ID, r.Months, r.Why
			a.State, a.Text = Undated, "Datoen på "+paperName(p)+" er usikkert læst, så alderen kan ikke bruges. Slå den op."
			out = append(out, a)
			continue
		}
		v.settleAge(&a, r, p.date, v.replacedBy(i, r), v.eventsAfter(p, r.OvertakenBy), v.confirmedLasting(p, r))
		out = append(out, a)
	}
	for i := range v.house.Ages {
		out = append(out, v.agedTrials(&v.house.Ages[i])...)
	}
	return newestTrial(out)
}

// foundDate is the paper's date as it was found.
func (p *paper) foundDate() string {
	if p.Date != "" {
		return p.Date
	}
	return p.Findings.Date
}

// settleAge fills in a paper's age, state and sentence.
func (v *view) settleAge(a *Aged, r *AgeRule, date string, newer *paper, events []Event, lasting string) {
	a.Group, a.Threshold, a.HouseRule = r.ID, r.Months, r.Why
	if date == "" {
		a.State, a.Text = Undated, a.Name+" har ingen dato, så alderen kan ikke ses."
		return
	}
	a.Months = max(0, monthsBetween(date, v.asOf))
	old := r.Months > 0 && a.Months > r.Months
	age := fmt.Sprintf("%s er %s gammel på sagens dato", a.Name, monthsWord(a.Months))
	limit := fmt.Sprintf("kommunens husregel er højst %s", monthsWord(r.Months))
	switch {
	case newer != nil:
		a.State, a.NewerPath = Replaced, newer.Path
		a.Text = a.Name + " er afløst af " + paperName(newer) + "."
	case len(events) > 0:
		a.State, a.Events = Overtaken, events
		a.Text = a.Name + " er fra før " + list(eventTexts(events, 2)) + "."
	case old && lasting != "":
		a.State, a.Text = Fresh, age+", men kalder tilstanden stationær, og "+lasting+" bekræfter det."
	case old:
		a.State, a.Text = Old, age+"; "+limit+"."
	default:
		a.State, a.Text = Fresh, age+"."
		if r.Months > 0 {
			a.Text = age + "; " + limit + "."
		}
	}
}

func monthsWord(n int) string {
	switch n {
	case 0:
		return "under 1 måned"
	case 1:
		return "1 måned"
	}
	return fmt.Sprintf("%d måneder", n)
}

// monthsBetween counts full months; 0 if either is no date.
func monthsBetween(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return 0
	}
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		n--
	}
	return n
}

// agedTrials lists the work trials of a house rule that no paper of its own
// tells of, each once, counted from their end.
func (v *view) agedTrials(r *AgeRule) []Aged {
	out, seen := []Aged{}, map[string]bool{}
	for _, m := range v.measures(r.Measures, indsats.Completed, indsats.Interrupted) {
		end := m.To
		if earliest(end) == "" {
			end = m.From
		}
		key := m.Indsats.Type + "\x00" + firstOf2(m.From, end)
		if earliest(end) == "" || seen[key] || v.evaluatedBy(m, end) || has(unofficial, m.kind) {
			continue
		}
		seen[key] = true
		name := measureNames[m.Indsats.Type] + " til " + danishOr(end)
		a := Aged{Document: m.Path, Kind: m.Indsats.Type, Name: upper(name), Date: end, Months: -1, At: m.evidence()}
		v.settleAge(&a, r, latest(end), nil, v.eventsSince(latest(end), m.Path, r.OvertakenBy), "")
		out = append(out, a)
	}
	return out
}

// evaluatedBy reports whether a paper of the work place tells of the course.
func (v *view) evaluatedBy(m *measure, end string) bool {
	const near = 8 // months from the end to the evaluation
	for _, p := range v.papers("praktikevaluering") {
		if p.Path == m.Path || p.date >= earliest(end) && monthsBetween(earliest(end), p.date) <= near {
			return true
		}
	}
	return false
}

func firstOf2(a, b string) string {
	if a != "" {
		return a[:min(7, len(a))]
	}
	return b[:min(7, len(b))]
}

func danishOr(date string) string {
	if d := danish(date); d != "" {
		return d
	}
	return strings.TrimSpace(date)
}
