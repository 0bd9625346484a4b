package checklist

import (
	"oplyst/extract/diagnosis"
)

// newestTrial marks every work trial but the newest as replaced: what was tried
// before it is history.
func newestTrial(all []Aged) []Aged {
	trial := func(a Aged) bool { return a.Kind == "praktikevaluering" || measureNames[a.Kind] != "" }
	last := -1
	for i, a := range all {
		if trial(a) && a.Months >= 0 && (last < 0 || latest(a.Date) > latest(all[last].Date)) {
			last = i
		}
	}
	for i := range all {
		if a := &all[i]; trial(*a) && i != last && a.Months >= 0 {
			a.State, a.Events, a.NewerPath = Replaced, nil, all[last].Document
			a.Text = a.Name + " er afløst af " + lowerFirst(all[last].Name) + "."
		}
	}
	return all
}

// replacedBy returns the newest later paper that takes the place of paper i:
// one under the same house rule; of specialists' papers only one about the
// same disorder. Advice is replaced by advice of the same kind.
func (v *view) replacedBy(i int, r *AgeRule) *paper {
	p := v.docs[i]
	for k := len(v.docs) - 1; k > i; k-- {
		q := v.docs[k]
		same := has(r.Documents, q.kind) && q.date > p.date && p.date != "" && q.date <= v.asOf && !q.Findings.DateDoubted
		switch {
		case !same:
			continue
		case specialist(p.kind) && !sharesGroup(p, q):
			continue
		case !specialist(p.kind) && !has(attestKinds, p.kind) && q.kind != p.kind:
			continue
		}
		return q
	}
	return nil
}

// attestKinds are general practitioners' attests: any newer one takes the
// place of an older.
var attestKinds = []string{"laege-265", "laege-125", "laege-135", "laege-145", "laege-285"}

func specialist(kind string) bool {
	return kind == "speciallaegeerklaering" || kind == "epikrise" || kind == "neuropsykologisk-undersoegelse"
}

// sharesGroup reports whether two papers confirm a disorder of the same group
// of codes (letter and first digit).
func sharesGroup(p, q *paper) bool {
	for _, a := range p.Findings.Diagnoses {
		for _, b := range q.Findings.Diagnoses {
			if a.Status == diagnosis.Confirmed && b.Status == diagnosis.Confirmed && codeGroup(a.Code) != "" && codeGroup(a.Code) == codeGroup(b.Code) {
				return true
			}
		}
	}
	return false
}

// codeGroup is the letter and first digit of a code: "M5" of "M51.2".
func codeGroup(code string) string {
	if len(code) < 2 {
		return ""
	}
	return code[:2]
}

// confirmedLasting names the newer medical paper that confirms a condition
// which p calls stationary, "" if none does or the house rule does not ask.
func (v *view) confirmedLasting(p *paper, r *AgeRule) string {
	if !r.Stationary || len(v.inPapers([]*paper{p}, "stationary", "permanent_reduction")) == 0 {
		return ""
	}
	for _, f := range v.all("stationary", "permanent_reduction", "treatment_exhausted") {
		if f.when > p.date && has(medical, f.kind) && monthsBetween(f.when, v.asOf) <= r.Months {
			return source(f)
		}
	}
	return ""
}
