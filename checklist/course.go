package checklist

import (
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
	r := v.rules.Rule("ressourceforloeb")
	explained := append(ruledOut, only(v.where(func(f fact) bool {
		return !f.weak && has([]string{"no_development_perspective", "measures_exhausted"}, f.label) &&
			(has(r.Documents, f.kind) || has(medical, f.kind)) && !has(argued, f.kind) && (clinician(f) || f.speaker == statement.Sagsbehandler)
	}), "forløb", "indsats", "tiltag", "formålsløs", "tilbud", "afprøv", "udviklingsperspektiv", "arbejdsevne", "udtømt", "perspektiv", "udvikles")...)
	explained = append(explained, v.evident()...)
	over := append(append([]fact{}, explained...), v.all("team_pension")...)
	proposed := open(v.againstItself(append(v.all("team_course"), only(v.all("measures_left"), "ressourceforløb", "jobafklaringsforløb")...)), over)
	proposed = append(proposed, v.pending(v.courses(), over, indsats.Recommended, indsats.Planned)...)
	proposed = append(proposed, v.turnedDown(over)...)
	if len(done)+len(started) == 0 {
		proposed = append(proposed, v.notBegun()...)
	}
	proposed = startedSince(v.untested(proposed), started)
	begun := v.begun()
	unevaluated := v.unevaluated()
	switch {
	case len(proposed) > 0:
		return finding{verdict: Contradicted, gap: "recommended", pro: append(factsOf(done), explained...), con: append(proposed, v.all("development_perspective")...), first: first,
			reason: "Et forløb er anbefalet eller bevilget, men ikke gennemført: det fremgår af " + sources(byTime(proposed), 2) + "."}
	case len(done) > 0 && len(unevaluated) == 0:
		told := v.results(done)
		return finding{verdict: Documented, pro: append(append(told, factsOf(done)...), explained...), first: append([]string{"mention"}, first...),
			reason: "Et forløb er gennemført, og udbyttet er beskrevet: det fremgår af " + sources(byTime(factsOf(done)), 2) + "."}
	case len(done)+len(started)+len(begun) > 0:
		return finding{verdict: Partial, gap: "no_evaluation", pro: append(append(factsOf(done), factsOf(started)...), begun...), con: unevaluated, first: first,
			reason: "Et forløb er nævnt, men vi fandt ingen afsluttende evaluering med resultat."}
	case len(explained) > 0:
		return finding{verdict: Documented, pro: explained, first: first,
			reason: "Det er fagligt forklaret, at et forløb ikke er relevant: det fremgår af " + sources(byTime(explained), 2) + "."}
	}
	return finding{verdict: Missing, gap: "none", first: first,
		reason: "Vi fandt hverken et ressourceforløb, et jobafklaringsforløb eller en forklaring på, at det ikke er relevant.",
		looked: "gennemførte, afbrudte og anbefalede ressourceforløb og jobafklaringsforløb med evaluering"}
}

// notBegun finds official words that a course has not been granted or begun
// though it was meant to be.
func (v *view) notBegun() []fact {
	fs := only(v.mentions(v.official(), "ressourceforløb", "jobafklaringsforløb"), "ikke bevilget", "ikke sat i gang", "ikke iværksat", "ikke startet", "ikke påbegyndt", "ikke gået i gang")
	return without(fs, "relevant", "formål", "mening", "kan ikke", "?", "ophørt", "afskaffet")
}

// startedSince drops proposals from before a course that has since begun.
func startedSince(proposed []fact, started []*measure) []fact {
	out := []fact{}
	since, told, ahead := "", "", false // the newest beginning; the newest word of one that lay ahead then, if there is one
	for _, m := range started {
		switch from := earliest(m.From); {
		case from == "":
			since = max(since, m.when)
		case from <= m.when:
			since = max(since, from)
		default:
			told, ahead = max(told, m.when), true
		}
	}
	for _, f := range proposed {
		if since <= f.when && (!ahead || told < f.when) {
			out = append(out, f)
		}
	}
	return out
}

// turnedDown returns courses the team or the municipality offered and the
// citizen refused: recommended, and not held.
func (v *view) turnedDown(over []fact) []fact {
	out := []fact{}
	for _, f := range v.pending(v.courses(), over, indsats.Declined) {
		if !clinician(f) && containsAny(lower(f.span.Quote), []string{"tilbud", "tilbød", "tilbyd", "foreslå", "foreslog", "anbefal", "indstil", "bevilg", "peger på", "pegede på"}) {
			out = append(out, f)
		}
	}
	return out
}

// unevaluated returns the sentences that say a course was never evaluated. A
// course reported as completed counts as evaluated unless somebody says so.
func (v *view) unevaluated() []fact {
	out := []fact{}
	for _, f := range append(v.all("not_clarified", "field_empty"), v.mentions(v.official(), "evaluering", "slutvurdering")...) {
		q := lower(f.span.Quote)
		i := indexAny(q, []string{"evaluering", "slutvurdering"})
		if i < 0 || quoted(quote(out), f) {
			continue
		}
		before, after := q[max(0, i-45):i], q[i:min(len(q), i+45)]
		if containsAny(before, []string{"ingen ", "mangler ", "uden ", "ikke at være lavet", "ikke lavet", "ikke udarbejdet", "ikke foretaget", "ikke fundet"}) ||
			containsAny(after, []string{"mangler", "foreligger ikke", "findes ikke", "er ikke lavet", "er ikke udarbejdet", "ses ikke", "blev ikke"}) {
			out = append(out, f)
		}
	}
	broken := only(v.mentions(v.official(), "ressourceforløb", "jobafklaringsforløb"), "gået i stå", "standset", "stoppet før", "ophørt før", "afbrudt før", "lukket før")
	return append(out, without(broken, "ikke standset", "ikke gået i stå")...)
}

// begun returns courses granted more than a year before the case's date: they
// must have started.
func (v *view) begun() []fact {
	out := []fact{}
	for _, m := range v.measures(v.courses(), indsats.Planned) {
		if m.later < v.asOf {
			out = append(out, m.fact)
		}
	}
	return out
}

// results returns the sentences that tell what came of the courses, in the
// papers that report them as completed.
func (v *view) results(done []*measure) []fact {
	out := []fact{}
	seen := map[string]bool{}
	for _, m := range done {
		if !seen[m.Path] {
			seen[m.Path] = true
			out = append(out, without(v.mentions([]*paper{m.paper}, "evaluer", "timetal", "resultat:"), "skal evaluer")...)
		}
	}
	return out
}
