package checklist

import (
	"strings"

	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// courses are the measures of the main rule. Jobafklaringsforløb count from
// jobafklaringFrom (rules/ressourceforloeb.yaml).
func (v *view) courses() []string {
	const jobafklaringFrom = "2014-07-01"
	if v.date >= jobafklaringFrom {
		return []string{"ressourceforloeb", "jobafklaringsforloeb"}
	}
	return []string{"ressourceforloeb"}
}

// course asks for at least one course completed with a result, or a
// professional explanation that none is relevant.
func (v *view) course() finding {
	first := []string{"team_course", "indsats:recommended", "indsats:planned", "indsats:completed", "indsats:interrupted", "no_development_perspective", "evident", "measures_exhausted"}
	done := v.measures(v.courses(), indsats.Completed)
	started := v.measures(v.courses(), indsats.Interrupted, indsats.Ongoing)
	ruledOut := factsOf(v.measures(v.courses(), indsats.NotRelevant))
	explained := append(ruledOut, v.where(func(f fact) bool {
		return !f.weak && has([]string{"no_development_perspective", "measures_exhausted"}, f.label) &&
			(clinician(f) || f.speaker == statement.Sagsbehandler)
	})...)
	explained = append(explained, v.evident()...)
	over := append(append([]fact{}, explained...), v.all("team_pension")...)
	proposed := open(v.all("team_course"), over)
	proposed = append(proposed, v.pending(v.courses(), over, indsats.Recommended, indsats.Planned)...)
	proposed = v.untested(proposed)
	unevaluated := v.unevaluated()
	switch {
	case len(proposed) > 0:
		return finding{verdict: Contradicted, gap: "recommended", pro: append(factsOf(done), explained...), con: proposed, first: first,
			reason: "Et forløb er anbefalet eller bevilget, men ikke gennemført: det fremgår af " + sources(byTime(proposed), 2) + "."}
	case len(done) > 0 && len(unevaluated) == 0:
		return finding{verdict: Documented, pro: append(factsOf(done), explained...), first: first,
			reason: "Et forløb er gennemført, og udbyttet er beskrevet: det fremgår af " + sources(byTime(factsOf(done)), 2) + "."}
	case len(done)+len(started) > 0:
		return finding{verdict: Partial, gap: "no_evaluation", pro: append(factsOf(done), factsOf(started)...), con: unevaluated, first: first,
			reason: "Et forløb er nævnt, men vi fandt ingen afsluttende evaluering med resultat."}
	case len(explained) > 0:
		return finding{verdict: Documented, pro: explained, first: first,
			reason: "Det er fagligt forklaret, at et forløb ikke er relevant: det fremgår af " + sources(byTime(explained), 2) + "."}
	}
	return finding{verdict: Missing, gap: "none", first: first,
		reason: "Vi fandt hverken et ressourceforløb, et jobafklaringsforløb eller en forklaring på, at det ikke er relevant.",
		looked: "gennemførte, afbrudte og anbefalede ressourceforløb og jobafklaringsforløb med evaluering"}
}

// unevaluated returns the sentences that say a course was never evaluated. A
// course reported as completed counts as evaluated unless somebody says so.
func (v *view) unevaluated() []fact {
	return v.where(func(f fact) bool {
		q := strings.ToLower(f.span.Quote)
		if !strings.Contains(q, "evaluering") && !strings.Contains(q, "slutvurdering") && !strings.Contains(q, "slutstatus") {
			return false
		}
		for _, no := range []string{"ikke", "ingen", "mangler", "uden ", "aldrig"} {
			if strings.Contains(q, no) {
				return has([]string{"not_clarified", "field_empty", "not_tried"}, f.label)
			}
		}
		return false
	})
}
