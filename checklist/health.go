package checklist

import (
	"strings"

	"oplyst/extract/statement"
)

// coordinator asks for a statement of the sundhedskoordinator.
func (v *view) coordinator() finding {
	first := []string{"health_coordinator"}
	if ps := v.papers("sundhedskoordinator-udtalelse"); len(ps) > 0 {
		last := ps[len(ps)-1]
		pro := append(v.anyIn(last), v.mentions(ps, "helt åbenbart", "varig", "stationær", "kan ikke pege på", "min vurdering")...)
		return finding{verdict: Documented, pro: pro, reason: upper(paperName(last)) + " ligger i sagen.",
			first: []string{"evident", "permanent_reduction", "stationary", "mention", "treatment_exhausted", "treatment_left", "development_perspective"}}
	}
	// Not there, only asked for, or ill: no trace of a view.
	absent := []string{"er syg", "begge syg", "meldt syg", "sygemeldt", " ferie", "afbud", "fraværende", "er tilbage", "aflys", "spørges", "er spurgt", "bliver spurgt",
		"er bedt om", "har bedt sundhedskoordinator", "skal udtale", "mangler udtalelse", "mangler sundhedskoordinator", "afvent", "ingen udtalelse", "ikke udtal",
		"deltog ikke", "ikke deltog", "ikke deltage", "ikke til stede", "mødte ikke", "ikke mødt", "ikke fremmødt", "udeblev", "forhindret",
		"uden sundhedskoordinator", "ikke repræsenteret", "manglede", "mangler", "ikke afgivet", "ikke udtale", "ikke været spurgt", "ikke spurgt", "ikke hørt", "ikke indhentet", "ikke inddraget", "intet hørt", "ikke svaret", "rykke", "eftersend", "når sundhedskoordinator", "når regionens sundhedskoordinator", "vil se på", "vil kigge", "ser på sagen i ", "kigger på"}
	named := []fact{}
	for _, f := range append(v.all("health_coordinator"), v.mentions(v.official(), "sundhedskoordinator")...) {
		if q := lower(f.span.Quote); quotesCoordinator(q) || !containsAny(q, absent) {
			named = append(named, f)
		}
	}
	named = without(named, "lovgivning", "kan inddrages", "skal inddrages", "efter loven")
	own := v.where(func(f fact) bool {
		return f.speaker == statement.Sundhedskoordinator && f.label != "health_coordinator" && !f.weak && !has(unofficial, f.kind)
	})
	said := v.coordinatorWords(v.papers("teamindstilling", "moedereferat"))
	for _, f := range append(own, named...) {
		if has([]string{"teamindstilling", "moedereferat"}, f.kind) && (f.label != "mention" || agrees(f.span.Quote) || v.with(f, coordinatorSays...) || quotesCoordinator(lower(f.span.Quote))) && v.substance(f) {
			said = append(said, f)
		}
	}
	for _, p := range v.papers("korrespondance", "andet") {
		if fs := v.spokenIn(p, statement.Sundhedskoordinator); len(fs) >= 3 && p.headed("sundhedskoordinator") {
			said = append(said, fs...) // a statement sent as a letter
		}
	}
	for i, f := range said {
		if len(strings.Fields(f.span.Quote)) < 4 {
			said[i] = f.after() // a heading: show what stands under it
		} else {
			said[i] = f.onward()
		}
	}
	switch {
	case len(said) > 0:
		return finding{verdict: Documented, pro: said, first: first,
			reason: "Sundhedskoordinatorens udtalelse er gengivet i " + sources(byTime(said), 1) + "."}
	case len(named)+len(own) > 0:
		for i, f := range named {
			if len(strings.Fields(f.span.Quote)) < 3 {
				named[i] = f.after()
			}
		}
		return finding{verdict: Partial, gap: "none", pro: append(named, own...), first: first,
			reason: "Sundhedskoordinatoren er nævnt i " + sources(byTime(append(named, own...)), 1) + ", men der er ikke gengivet en egentlig udtalelse."}
	}
	return finding{verdict: Missing, gap: "none", first: first, con: only(v.mentions(v.official(), "sundhedskoordinator"), absent...),
		reason: "Vi fandt ingen udtalelse fra sundhedskoordinatoren.",
		looked: "en udtalelse fra sundhedskoordinatoren, selvstændig eller gengivet i teamets indstilling"}
}

// quotesCoordinator reports whether a lower-case sentence gives the words of
// the coordinator: 'Sundhedskoordinator Eva Holm: behandlingen bør afventes'.
func quotesCoordinator(q string) bool {
	const near = 50 // bytes for title, region and name
	i := strings.Index(q, "sundhedskoordinator")
	if i < 0 {
		return false
	}
	rest := q[i:]
	k := strings.IndexByte(rest, ':')
	return k > 0 && k < len("sundhedskoordinatoren")+near && len(strings.Fields(rest[k+1:])) >= 3 &&
		!containsAny(rest[k+1:], []string{"syg", "afbud", "ferie", "deltog ikke", "ikke til stede", "forhindret", "mangler udtalelse", "ingen udtalelse", "vil se på", "vil kigge", "ser på sagen", "vender tilbage", "svarer senere"})
}

// coordinatorSays are labels of which a sentence that names the coordinator in
// the team's papers gives the coordinator's view.
var coordinatorSays = []string{"permanent_reduction", "stationary", "treatment_exhausted", "treatment_left", "improving", "not_permanent", "evident", "no_development_perspective", "development_perspective", "under_investigation", "quality_of_life_only"}

// headed reports whether the top of a paper's first page holds a word.
func (p *paper) headed(word string) bool {
	const top = 300
	return len(p.Text) > 0 && strings.Contains(lower(p.Text[0][:min(top, len(p.Text[0]))]), word)
}

// spokenIn returns the strong statements of one speaker in a paper.
func (v *view) spokenIn(p *paper, who statement.Speaker) []fact {
	return v.where(func(f fact) bool { return f.Path == p.Path && f.speaker == who && !f.weak })
}

// agrees reports whether a sentence says that somebody shares another's view:
// that is a view too.
func agrees(q string) bool {
	q = lower(q)
	return containsAny(q, []string{"enig i", "enig med", "tilslutter sig", "kan tilslutte"}) && !containsAny(q, []string{"ikke enig", "uenig", "ikke tilslutte"})
}

// substance reports whether a sentence gives the coordinator's view and not
// only presence: it carries a judgement of its own, or a verb of opinion and
// no sign that there was nothing to say.
func (v *view) substance(f fact) bool {
	q := lower(f.span.Quote)
	if agrees(q) {
		return true
	}
	if containsAny(q, []string{"ud over, at", "ud over at", "udover, at", "udover at", "bortset fra, at"}) {
		return true // nothing to say but this
	}
	if containsAny(q, []string{"ingen bemærkning", "ingen kommentar", "intet at tilføje", "ikke bemærkninger", "fraværende", "afbud", "når sundhedskoordinatoren er"}) {
		return false
	}
	if f.label != "health_coordinator" || quotesCoordinator(q) {
		return true
	}
	for _, l := range v.labels[place{f.Path, f.span.Page, f.span.Start, f.span.End}] {
		if l != "health_coordinator" && !has(teamResults, l) {
			return true
		}
	}
	return containsAny(q, []string{"vurder", "udtal", "finder", "oplys", "opmærksom", "anfør", "peger", "anbefal", "bemærke",
		"konklude", "mener", "redegjorde", "tilslutte", "enig", "udtryk", "beskriv", "lægger vægt", "lagde vægt", "anser", "fraråd", "tilråd", "bekræft", "støtter", "understreg", "fremhæv", "fastslå"})
}

// clinical asks whether health advice came from klinisk funktion only. The
// citizen's own doctors and the sundhedskoordinator are not advice.
func (v *view) clinical() finding {
	first := []string{"municipal_doctor", "clinical_function", "mention"}
	named := v.all("clinical_function")
	attests := v.papers("laege-275")
	pro := append([]fact{}, named...)
	for _, p := range attests {
		pro = append(pro, v.anyIn(p)...)
	}
	pro = append(pro, v.mentions(attests, "klinisk funktion", "klinisk-funktion", "læ 275", "læ275")...)
	for _, f := range without(v.mentions(attests, "vurderer", "vi finder", "det vurderes", "samlet vurdering", "konklusion"), "anmod", "til brug for", "rekvir") {
		f.label, f.rank = "clinical_function", 6 // what it says, before that it is there
		pro = append(pro, f)
	}
	con := v.all("municipal_doctor")
	if len(con) == 0 {
		con = v.namedConsultant()
	}
	if len(con) > 0 {
		return finding{verdict: Contradicted, gap: "own_doctor", pro: pro, con: con, first: first,
			reason: "Kommunens egen lægekonsulent er brugt: det fremgår af " + sources(byTime(con), 2) + "."}
	}
	if len(attests) > 0 {
		last := attests[len(attests)-1]
		return finding{verdict: Documented, pro: pro, first: first,
			reason: "Rådgivningen er indhentet fra klinisk funktion: " + paperName(last) + " ligger i sagen."}
	}
	answer := []fact{}
	for _, f := range named {
		if !ordered(f.span.Quote) && (f.speaker == statement.KliniskFunktion && opinion(f) || judged(f)) {
			answer = append(answer, f)
		}
	}
	switch {
	case len(answer) > 0:
		return finding{verdict: Documented, pro: append(answer, named...), first: first,
			reason: "Klinisk funktions vurdering er gengivet i " + sources(answer, 1) + "."}
	case len(named) > 0:
		return finding{verdict: Partial, gap: "unknown", pro: named, first: first,
			reason: "Klinisk funktion er nævnt i " + sources(named, 1) + ", men en vurdering derfra ligger ikke i sagen."}
	}
	return finding{verdict: NotApplicable,
		reason: "Vi fandt ikke anden sundhedsfaglig rådgivning end behandlende læger, speciallæger og sundhedskoordinator."}
}

// namedConsultant finds the municipality's own doctor at work where the
// extraction saw none.
func (v *view) namedConsultant() []fact {
	fs := v.mentions(v.papers("journalnotat", "moedereferat", "afgoerelse", "partshoering", "teamindstilling"), "lægekonsulent", "kommunens læge", "kommunens egen læge")
	fs = only(fs, "har set", "har læst", "har kigget", "har vurderet", "vurderer", "siger", "mener", "udtal", "oplyser", "peger", "anbefal", "forelagt for", "ifølge", "efter råd", "er enig", "notat fra", "svar fra")
	return without(fs, append([]string{"regionens", "klinisk funktion", "ikke", "aldrig", "sygedagpenge", "forsikring"}, "ingen ")...)
}

// ordered reports whether a sentence only says that advice is on its way.
func ordered(q string) bool {
	q = lower(q)
	return containsAny(q, []string{"bestil", "afvent", "ventetid", "anmod", "rekvir", "rykke", "sendt til", "afsendt", "vil have", "bør spørges",
		"er spurgt", "intet fra", "ikke modtaget", "mangler", "spørge", "gerne have", "har svaret"})
}

// opinion reports whether the words of klinisk funktion are more than its
// letterhead: a sentence, in a paper that judges something.
func opinion(f fact) bool {
	if f.paper == nil || len(f.low) == 0 || has(medical, f.kind) {
		return true
	}
	for _, low := range f.low {
		if containsAny(low, []string{"vurder", "finder", "konklu", "enig", "skøn", "varig", "stationær", "undersøgt", "anbefal", "skånehensyn"}) {
			return true
		}
	}
	return false
}

// judged reports whether the sentence of f carries a judgement besides naming
// klinisk funktion.
func judged(f fact) bool {
	q := lower(f.span.Quote)
	return containsAny(q, []string{"undersøgt", "vurder", "finder", "svaret", "attest", "modtaget", "ifølge", "konklu", "efter råd", "rådgivning fra", "enig"})
}
