package checklist

import (
	"slices"
	"strings"
)

// plans returns the documents that can show resources and challenges: the
// preparatory part and, once it exists in law, the samlede beskrivelse.
func (v *view) plans() []*paper {
	types := []string{"rehabiliteringsplan-forberedende"}
	if _, ok := v.rules.Rule("samlet_beskrivelse").On(v.date); ok {
		types = append(types, "samlet-beskrivelse")
	}
	return v.papers(types...)
}

// nr1 asks for a plan that shows resources and challenges fully clarified.
func (v *view) nr1() finding {
	plans := v.plans()
	if len(plans) == 0 {
		unmade := only(v.mentions(v.official(), "rehabiliteringsplan", "forberedende del"), negations...)
		return finding{verdict: Missing, gap: "no_plan", con: unmade,
			reason: "Vi fandt ingen rehabiliteringsplan (forberedende del) i sagen.",
			looked: "en rehabiliteringsplans forberedende del, fra 1. juli 2026 også en samlet beskrivelse"}
	}
	plan := plans[len(plans)-1]
	clarified := v.all("clarified")
	first := []string{"not_clarified", "clarified", "field_empty", "plan_with_citizen", "citizen_view"}
	pro := append(clarified, v.inPapers(plans, "plan_with_citizen", "citizen_view")...)
	if len(pro) == 0 {
		pro = v.withCitizen(plans)
	}
	unsettled := without(v.where(func(f fact) bool {
		return f.label == "not_clarified" && !f.weak && (f.when >= plan.date || f.Path == plan.Path) && !v.with(f, elsewhere...)
	}), append([]string{"prognose", "varighed", "indstilling", "misbrug"}, planParts...)...)
	unsettled = append(unsettled, v.askedToWait(plan)...)
	if len(unsettled) == 0 {
		unsettled = v.unknownWords(plan)
	}
	if con := open(unsettled, clarified); len(con) > 0 {
		return finding{verdict: Contradicted, gap: "open_question", pro: pro, con: append(append(con, v.unknownWords(plan)...), v.inPapers(plans[len(plans)-1:], "field_empty")...), first: first,
			reason: "Sagen siger selv, at noget stadig skal afklares: det fremgår af " + sources(con, 2) + "."}
	}
	empty := append(v.inPapers(plans[len(plans)-1:], "field_empty"), only(v.all("not_clarified", "field_empty"), planParts...)...)
	if len(empty) == 0 {
		empty = append(v.emptyFields(plan), emptySections(plan)...)
	}
	draft := strings.Contains(lower(plan.Path), "kladde")
	thin := v.thinParts(plan)
	switch {
	case len(empty) > 0:
		empty = append(append(empty, v.emptyFields(plan)...), thin...)
		return finding{verdict: Partial, gap: "empty_fields", pro: pro, con: empty, first: first,
			reason: upper(paperName(plan)) + " ligger i sagen, men har felter, der er tomme eller kun henviser."}
	case draft:
		return finding{verdict: Partial, gap: "empty_fields", pro: pro, first: first,
			reason: upper(paperName(plan)) + " er kun en kladde."}
	case len(pro) == 0:
		return finding{verdict: Partial, gap: "own_view", first: first,
			reason: upper(paperName(plan)) + " ligger i sagen, men vi fandt ikke, at den er gennemgået med borgeren, eller at ressourcer og udfordringer er klarlagt."}
	}
	return finding{verdict: Documented, pro: pro, first: first,
		reason: upper(paperName(plan)) + " er udfyldt, og vi fandt ikke noget, der stadig skal afklares."}
}

// unknownWords finds, in a plan of which the extraction saw nothing unsettled,
// sentences that say how the citizen copes is not known yet.
func (v *view) unknownWords(plan *paper) []fact {
	said := v.mentions([]*paper{plan}, "uvist", "ukendt", "uafklaret", "endnu ikke kendt", "ved vi ikke", "vides ikke", "ikke afdækket", "mangler at blive", "ikke er afklaret", "er ikke afklaret", "ikke udredt", "ikke er udredt", "ikke belyst", "ikke er belyst", "ikke undersøgt", "ikke muligt at sige", "kan ikke siges noget", "skal afdækkes", "bør afdækkes", "bør undersøges nærmere", "skal undersøges nærmere")
	said = without(only(said, "fungere", "arbejd", "funktion", "hverdag", "ressource", "formå", "klare", "kan ", "helbred", "behov", "psykisk", "forhold", "situation"), "der er ikke ", "ikke forhold", "ingen ", "intet ", "ikke længere", "ukendt årsag", "årsag ukendt", "ikke uvist", "tidligere")
	for i := range said {
		said[i].label = "not_clarified"
	}
	return said
}

// askedToWait returns what doctors write after the plan: that conclusions about
// work must wait for an examination or treatment.
func (v *view) askedToWait(plan *paper) []fact {
	later := []*paper{}
	for _, p := range v.papers(medical...) {
		if plan.date != "" && p.date > plan.date {
			later = append(later, p)
		}
	}
	said := v.mentions(later, "vente med konklusion", "vente med at konkludere", "vente med at vurdere", "vente med at tage stilling", "afventes, før", "afventes inden", "før der kan tages stilling", "før der tages stilling",
		"før det kan vurderes", "før funktionen", "før arbejdsevnen", "kan først vurderes", "kan først tages stilling", "kan først afklares", "tidligst vurderes", "tidligst tages stilling")
	said = only(said, "arbejd", "funktion", "erhverv", "job", "konklu", "stilling", "vurder")
	for i := range said {
		said[i].label = "not_clarified"
	}
	return said
}

// planParts mark a 'missing' that is about parts of the plan itself, which
// makes it thin, not the citizen's situation unsettled.
var planParts = []string{"del af planen", "felt", "pkt.", "punkt ", "punkterne", "underskrift", "afsnit", "sparsom", "tynd", "mangelfuld"}

// elsewhere are labels that place a 'not clarified' under another item:
// duration, fleksjob, substance use, exhausted measures.
var elsewhere = []string{"not_permanent", "fleksjob_not_addressed", "abuse_not_assessed", "under_investigation", "team_not_presented"}

// inPapers returns the strong statements with a label in the given papers,
// the citizen's own among them.
func (v *view) inPapers(ps []*paper, labels ...string) []fact {
	out := []fact{}
	pick := func(all []fact, at func(*paper) []int32) {
		var here []int32
		for _, p := range ps {
			for _, i := range at(p) {
				if f := &all[i]; !f.weak && has(labels, f.label) {
					here = append(here, i)
				}
			}
		}
		slices.Sort(here)
		for _, i := range here {
			out = append(out, all[i])
		}
	}
	pick(v.facts, func(p *paper) []int32 { return p.said })
	pick(v.own, func(p *paper) []int32 { return p.told })
	return out
}
