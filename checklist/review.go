package checklist

import "strings"

// review judges a proposed or decided later review (§ 20 stk. 1, 2. pkt.;
// 119-13): only for serious illness with an unpredictable course and
// improvement possible within few years.
func (v *view) review() finding {
	first := []string{"review_unpredictable", "review_proposed", "stationary", "treatment_exhausted", "review_rejected"}
	reasoned := []fact{}
	for _, f := range v.all("review_unpredictable") {
		// A doctor who calls a course unpredictable proposes no review.
		if !has(medical, f.kind) || f.kind == "sundhedskoordinator-udtalelse" {
			reasoned = append(reasoned, f)
		}
	}
	own := v.where(func(f fact) bool { return f.label == "review_proposed" && f.weak && has(argued, f.kind) }) // the municipality's own plan is no guess
	for _, f := range append(v.all("review_proposed"), own...) {
		if !has(medical, f.kind) && containsAny(lower(f.span.Quote), []string{"fordi", "idet", " da ", "på grund af"}) && containsAny(lower(f.span.Quote), []string{"uforudsigelig", "kan ændre sig", "svinge", "falde til ro", "falder til ro", "kan ikke forudsi"}) {
			reasoned = append(reasoned, f)
		}
	}
	proposed := without(append(append(v.all("review_proposed"), own...), reasoned...), "kan bede om", "tidspunkt bede om", "søge igen", "ansøge igen", "almindelige vilkår") // the citizen's own right
	rejected := v.all("review_rejected")
	if len(proposed)+len(rejected) == 0 {
		proposed = v.namedReviews()
	}
	if len(open(proposed, rejected)) == 0 || !v.passed() && len(v.all("team_pension", "grant")) == 0 && len(only(append(proposed, v.namedReviews()...), "pension")) == 0 {
		return finding{verdict: NotApplicable, reason: "Vi fandt intet forslag om senere genvurdering."}
	}
	nr3 := v.ask("nr3")
	chronic := v.where(func(f fact) bool {
		return !f.weak && has([]string{"stationary", "treatment_exhausted", "permanent_reduction"}, f.label) && clinician(f)
	})
	improving := v.all("treatment_left", "improving")
	chronic = open(chronic, improving)
	if len(reasoned) > 0 && len(v.openCourse()) > 0 && hopeful(reasoned) {
		return finding{verdict: Documented, pro: append(proposed, v.openCourse()...), first: first,
			reason: "Genvurderingen er begrundet med et alvorligt og uforudsigeligt forløb og mulighed for bedring inden for få år."}
	}
	settled := nr3.verdict == Documented || has(labels(chronic), "stationary") && nr3.verdict != Contradicted
	switch {
	case settled:
		return finding{verdict: Contradicted, gap: "chronic", pro: proposed, con: append(chronic, rejected...), first: first,
			reason: "Genvurdering er foreslået, men tilstanden er beskrevet som varig: det fremgår af " + sources(byTime(chronic), 2) + "."}
	case len(reasoned) > 0:
		return finding{verdict: Documented, pro: proposed, first: first,
			reason: "Genvurderingen er begrundet med et uforudsigeligt forløb og mulighed for bedring."}
	}
	return finding{verdict: Partial, gap: "no_reason", pro: proposed, con: chronic, first: first,
		reason: "Genvurdering er foreslået i " + sources(byTime(proposed), 1) + ", men ikke begrundet med et uforudsigeligt forløb og udsigt til bedring."}
}

// openCourse returns the words of doctors and the sundhedskoordinator that the
// course of the disease cannot be foretold: what an exceptional review rests on.
func (v *view) openCourse() []fact {
	said := v.mentions(v.papers(medical...), "uforudsigelig", "kan ikke forudsi", "ikke kan forudsi", "kan ingen i dag sige", "kan ingen sige",
		"svært at forudsi", "vanskeligt at forudsi", "svært at spå", "brænder ud", "brænde ud")
	return without(said, "ikke uforudsigelig", "anfald", "humør")
}

// hopeful reports whether a reason for a review also names that improvement is
// possible within some years.
func hopeful(reasons []fact) bool {
	return len(only(reasons, "bedre", "bedring", "bedres", "til ro", "brænder ud", "brænde ud", "slår an", "genvinde", "rask")) > 0
}

// namedReviews finds a later review named in decisions, hearings, journals
// and recommendations where the extraction saw none.
func (v *view) namedReviews() []fact {
	fs := v.mentions(v.papers("afgoerelse", "partshoering", "journalnotat", "teamindstilling"), "ny vurdering", "genvurder", "med revision",
		"revisionstidspunkt", "se på sagen igen", "ser på sagen igen", "sagen op igen", "vurderes igen om", "vurderes igen i", "tages op til", "genoptages til", "tages op igen", "tidsbegrænset førtidspension", "revurderes i")
	told := []fact{}
	for _, f := range fs {
		if !f.general(f.span.Page, lower(f.span.Quote)) {
			told = append(told, f)
		}
	}
	return only(without(told, append([]string{"?", "sygedagpenge", "ressourceforløb", "kan bede om", "tidspunkt bede om", "søge igen", "ansøge igen", "ny ansøgning", "almindelige vilkår"}, negations...)...), "20", "år", "pension")
}

// labels lists the labels of facts.
func labels(fs []fact) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, f.label)
	}
	return out
}

// description asks for the municipality's samlede beskrivelse.
func (v *view) description() finding {
	ps := v.papers("samlet-beskrivelse")
	if len(ps) == 0 && v.track == ExistingBasis {
		// law/final/open-questions.md Q5: not to be demanded there.
		return finding{verdict: NotApplicable, reason: "Det er ikke bekræftet, at der skal laves en samlet beskrivelse, når borgeren kun vil have pension afgjort på det foreliggende grundlag."}
	}
	if len(ps) == 0 {
		return finding{verdict: Missing, gap: "none", reason: "Vi fandt ingen samlet beskrivelse i sagen.",
			looked: "kommunens samlede beskrivelse af borgerens forudsætninger for arbejde"}
	}
	last := ps[len(ps)-1]
	pro := append(v.mentions(ps, "samlet beskrivelse", "samlede beskrivelse"), v.inPapers(ps, "plan_with_citizen", "clarified", "citizen_view")...)
	if len(pro) == 0 {
		pro = v.anyIn(last)
	}
	// What is not clarified belongs to nr1; here only whether the paper is there
	// and filled in.
	empty := v.inPapers([]*paper{last}, "field_empty")
	if blank := v.emptyFields(last); len(blank) > 1 {
		empty = append(empty, blank...)
	}
	if len(empty) > 0 || strings.Contains(lower(last.Path), "kladde") {
		return finding{verdict: Partial, gap: "health_only", pro: pro, con: empty,
			reason: upper(paperName(last)) + " ligger i sagen, men har dele, der mangler."}
	}
	return finding{verdict: Documented, pro: pro, first: []string{"mention"}, reason: upper(paperName(last)) + " ligger i sagen."}
}
