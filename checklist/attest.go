package checklist

// otherAttests may stand in for the general practitioner's LÆ 265 when the
// municipality says that they are enough.
var otherAttests = []string{"laege-125", "laege-285", "laege-145", "laege-135"}

// attest judges whether the general practitioner's assessment is there, or was
// left out with a reason the law of the date allows.
func (v *view) attest() finding {
	version, _ := v.rules.Rule("laege_265").On(v.date)
	first := []string{"mention", "permanent_reduction", "stationary"}
	if ps := v.papers("laege-265"); len(ps) > 0 {
		last := ps[len(ps)-1]
		pro := append(v.mentions([]*paper{last}, "konsultation", "undersøgt", "set i dag", "prognose"), v.anyIn(last)...)
		unseen := v.mentions([]*paper{last}, "ikke set patienten", "ikke set borgeren", "på baggrund af journalen", "ud fra journalen", "uden konsultation", "telefonkonsultation", "telefonisk", "ikke mødt op til konsultation")
		if last.Unread > 0 && last.Unread >= last.Pages {
			return finding{verdict: Partial, gap: "g4", first: first, reason: upper(paperName(last)) + " ligger i sagen, men kunne ikke læses, så indholdet er ikke kontrolleret."}
		}
		if len(unseen) > 0 {
			return finding{verdict: Partial, gap: "g2", pro: pro, con: unseen, first: first,
				reason: upper(paperName(last)) + " ligger i sagen, men bygger efter sin ordlyd ikke på en konsultation."}
		}
		if events := v.eventsAfter(last, allEvents); len(events) > 0 {
			return finding{verdict: Partial, gap: "g3", pro: pro, first: first,
				reason: upper(paperName(last)) + " ligger i sagen, men er fra før " + list(eventTexts(events, 2)) + "."}
		}
		return finding{verdict: Documented, pro: pro, first: first, reason: upper(paperName(last)) + " ligger i sagen."}
	}
	left := only(v.mentions(v.official(), "lægeattest", "attest", "læ 265", "læ265", "egen læge"), "ikke nødvendig", "undlad", "undværes", "udelad", "ikke behov for", "fravalgt", "ikke indhentet, da", "er tilstrækkelig", "nok helbredsoplysninger", "ikke indhentes")
	free := has(version.MayBeOmit, "any_case_if_sufficient") || has(version.MayBeOmit, "aabenbart_if_sufficient") && len(v.evident()) > 0
	switch others := v.papers(otherAttests...); {
	case len(left) > 0 && free:
		return finding{verdict: Documented, pro: left, first: first,
			reason: "Attesten er udeladt, og fravalget er begrundet: det fremgår af " + sources(byTime(left), 1) + "."}
	case len(left) > 0:
		return finding{verdict: Partial, gap: "g1", pro: left, first: first,
			reason: "Attesten er udeladt med en grund, men reglerne på datoen giver ikke den adgang i denne slags sag."}
	case len(others) > 0:
		last := others[len(others)-1]
		return finding{verdict: Partial, gap: "g1", pro: v.anyIn(last), first: first,
			reason: "Vi fandt ikke LÆ 265; " + paperName(last) + " ligger i sagen, men det fremgår ikke, at den træder i stedet."}
	}
	return finding{verdict: Missing, gap: "g1", first: first,
		reason: "Vi fandt ikke egen læges attest LÆ 265 og ingen begrundelse for at udelade den.",
		looked: "LÆ 265 eller en anden attest fra egen læge, og et notat om, hvorfor den er udeladt"}
}
