package checklist

// existingBasis judges § 17 stk. 2: the citizen's request and the guidance
// about what it means.
func (v *view) existingBasis() finding {
	first := []string{"existing_basis", "mention"}
	asked := append(v.said("existing_basis"), v.namesBasis()...)
	effect := "Kommunen kan ikke kræve nye oplysninger eller afprøvninger; mangler i grundlaget er en begrundelse og ikke et krav til borgeren."
	if len(asked) == 0 {
		return finding{verdict: Missing, gap: "g1", first: first, effect: effect,
			reason: "Sporet er foreliggende grundlag, men vi fandt ikke borgerens anmodning.",
			looked: "borgerens anmodning om afgørelse på det foreliggende grundlag og kommunens vejledning om, hvad valget betyder"}
	}
	guided := only(v.mentions(v.official(), "vejled", "orienter", "informer", "konsekvens", "betyder"), "foreliggende", "§ 17, stk. 2", "§ 17 stk. 2", "nuværende grundlag", "det der ligger", "det, der ligger")
	for _, f := range v.own {
		if f.label == "existing_basis" && containsAny(lower(f.span.Quote), []string{"vejled", "klar over", "indforstået", "ved godt"}) {
			guided = append(guided, f)
		}
	}
	guided = without(guided, "ikke vejledt", "mangler vejledning")
	if len(guided) == 0 {
		return finding{verdict: Partial, gap: "g1", pro: asked, first: first, effect: effect,
			reason: "Borgerens valg fremgår af " + sources(byTime(asked), 1) + ", men vi fandt ikke kommunens vejledning om, hvad det betyder."}
	}
	return finding{verdict: Documented, pro: append(asked, guided...), first: first, effect: effect,
		reason: "Borgerens valg og vejledningen om det fremgår af " + sources(byTime(append(asked, guided...)), 2) + "."}
}
