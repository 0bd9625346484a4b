package checklist

// under40 asks, for citizens of 18-39 years, whether it is documented or
// evident that the ability to work cannot be improved.
func (v *view) under40() finding {
	nr2, nr3 := v.ask("nr2"), v.ask("nr3")
	first := []string{"mention", "evident", "no_development_perspective", "measures_exhausted", "development_perspective", "treatment_left", "treatment_exhausted"}
	evident := v.evident()
	argued := append(v.all("no_development_perspective"), evident...)
	pro := append(append([]fact{}, argued...), v.all("measures_exhausted", "treatment_exhausted")...)
	con := []fact{}
	for _, f := range []finding{nr2, nr3} {
		if f.verdict == Contradicted {
			con = append(con, f.con...)
		}
	}
	named := v.mentions(v.papers("teamindstilling", "sundhedskoordinator-udtalelse", "afgoerelse", "partshoering", "moedereferat", "journalnotat", "andet"), "helt åbenbart", "§ 16, stk. 2", "under 40 år")
	named = stated(named)
	for i, f := range named {
		named[i] = f.answeredNext()
		if !containsAny(lower(f.span.Quote), []string{"åbenbar", "§ 16", "dokumenter"}) {
			named[i].label = "age" // tells only how old the citizen is
		}
	}
	age := "Borgeren er " + years(v.age)
	switch {
	case nr2.verdict == Contradicted || nr3.verdict == Contradicted:
		return finding{verdict: Contradicted, gap: "not_reasoned", pro: pro, con: append(named, con...), first: first,
			reason: age + ", og der peges stadig på indsatser eller behandling, der kan bedre arbejdsevnen."}
	case nr2.verdict == Documented && nr3.verdict == Documented:
		return finding{verdict: Documented, pro: append(named, pro...), first: first,
			reason: age + ", og det er dokumenteret, at arbejdsevnen ikke kan bedres ved indsatser eller behandling."}
	case len(evident) > 0 && nr3.verdict == Documented:
		return finding{verdict: Documented, pro: append(named, pro...), first: first,
			reason: age + ", og det er begrundet, at det er helt åbenbart, at arbejdsevnen ikke kan bedres."}
	case len(pro) > 0:
		return finding{verdict: Partial, gap: "no_route", pro: append(named, pro...), first: first,
			reason: age + ", men det er ikke for både indsatser og behandling begrundet, at arbejdsevnen ikke kan bedres."}
	}
	return finding{verdict: Missing, gap: "no_route", first: first,
		reason: age + ", og vi fandt ingen begrundelse for, at arbejdsevnen ikke kan bedres.",
		looked: "udsagn om, at bedring er dokumenteret eller helt åbenbart udelukket"}
}

// stated drops sentences that only tell the rule.
func stated(fs []fact) []fact {
	return without(fs, "loven kræver", "kan personer", "kan kun få", "efter § 16, stk. 2, kan", "betyder, at")
}
