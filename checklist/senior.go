package checklist

// senior judges what seniorførtidspension asked for (2014-2019): 25 years of
// work and a present connection to the labour market.
func (v *view) senior() finding {
	first := []string{"senior", "mention"}
	worked := v.mentions(v.docs, "arbejdsår", "års fuldtid", "25 års", "25 år på", "atp", "års beskæftigelse", "års arbejde", "år på arbejdsmarkedet")
	present := v.mentions(v.docs, "aktuel tilknytning", "tilknytning til arbejdsmarkedet", "aktuelt tilknyttet", "stadig i arbejde", "seneste arbejde", "sygemeldt fra", "opsagt", "fratrådt")
	asked := v.mentions(v.papers("teamindstilling", "afgoerelse", "partshoering", "korrespondance"), "skal i praktik", "skal deltage i", "betingelse, at du deltager")
	pro := append(append(v.said("senior"), worked...), present...)
	switch {
	case len(asked) > 0:
		return finding{verdict: Contradicted, gap: "g3", pro: pro, con: asked, first: first,
			reason: "Der er krævet jobrettede tilbud, men det kunne ikke kræves i en seniorsag."}
	case len(worked) > 0 && len(present) > 0:
		return finding{verdict: Documented, pro: pro, first: first, effect: "§ 19, stk. 1, nr. 1 og 2, gælder ikke.",
			reason: "Arbejdsår og tilknytning til arbejdsmarkedet er belyst: det fremgår af " + sources(byTime(append(worked, present...)), 2) + "."}
	case len(worked) > 0:
		return finding{verdict: Partial, gap: "g2", pro: pro, first: first, effect: "§ 19, stk. 1, nr. 1 og 2, gælder ikke.",
			reason: "Arbejdsår er belyst, men vi fandt ikke en vurdering af den aktuelle tilknytning til arbejdsmarkedet."}
	case len(present) > 0:
		return finding{verdict: Partial, gap: "g1", pro: pro, first: first, effect: "§ 19, stk. 1, nr. 1 og 2, gælder ikke.",
			reason: "Tilknytningen til arbejdsmarkedet er nævnt, men arbejdsårene er ikke dokumenteret."}
	}
	return finding{verdict: Missing, gap: "g1", first: first, effect: "§ 19, stk. 1, nr. 1 og 2, gælder ikke.",
		reason: "Vi fandt ikke oplysninger om arbejdsår og tilknytning til arbejdsmarkedet.",
		looked: "arbejdsår (ATP, skat, arbejdsgivere) og den aktuelle tilknytning til arbejdsmarkedet"}
}

// seniorPension asks whether a citizen near the pension age has been told of
// seniorpension, which is another benefit.
func (v *view) seniorPension() finding {
	if v.age < 0 {
		return finding{verdict: NotApplicable, reason: "Borgerens fødselsdato er ikke fundet, så det kan ikke ses, om vejledning er relevant."}
	}
	told := v.mentions(v.docs, "seniorpension")
	if len(told) > 0 {
		return finding{verdict: Documented, pro: told, first: []string{"mention"},
			reason: "Seniorpension er nævnt i " + sources(byTime(told), 1) + "."}
	}
	return finding{verdict: Missing, gap: "g1",
		reason: "Borgeren er " + years(v.age) + ", og vi fandt ikke vejledning om seniorpension.",
		looked: "vejledning om seniorpension i journal, breve og ansøgning"}
}
