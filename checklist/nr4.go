package checklist

import (
	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// capacity is the number of hours a week from which a stated working capacity
// speaks against nr. 4: above what a fleksjob on very few hours would be.
const capacity = 10

// nr4 asks for a professional explanation that what ability is left cannot be
// used for self-support, whatever the support, fleksjob included.
func (v *view) nr4() finding {
	r := v.rules.Rule("nr4")
	said := append(v.shown("no_self_support", "fleksjob_not_possible"), v.fleksjobRuledOut(r)...)
	explained := []fact{}
	for _, f := range said {
		if v.carriesAbility(r, f) && f.speaker != statement.Virksomhed && f.speaker != statement.Jurist {
			explained = append(explained, f)
		}
	}
	over := append(v.all("team_pension"), said...)
	con := v.untested(open(v.able(), over))
	con = append(con, v.pending([]string{"fleksjob"}, over, indsats.Recommended, indsats.Planned, indsats.Ongoing)...)
	first := []string{"fleksjob_possible", "team_fleksjob", "no_self_support", "fleksjob_not_possible", "fleksjob_not_addressed", "hours"}
	con = append(con, v.untested(open(v.developable(newest(explained)), over))...)
	touched := append(append(append([]fact{}, said...), v.evident()...), v.where(func(f fact) bool {
		return f.label == "permanent_reduction" && !f.weak && clinician(f) || f.label == "grant" && !f.weak || f.label == "team_pension" && !f.weak
	})...)
	silent := v.all("fleksjob_not_addressed")
	switch {
	case len(con) > 0:
		return finding{verdict: Contradicted, gap: "contradiction", pro: said, con: append(con, v.hoursReached()...), first: first,
			reason: "Et fleksjob eller flere timer holdes for muligt: det fremgår af " + sources(byTime(con), 2) + "."}
	case addressed(explained) && len(open(silent, explained)) == 0:
		return finding{verdict: Documented, pro: said, first: first,
			reason: "Det er forklaret, at den arbejdsevne, der er tilbage, heller ikke kan bruges i fleksjob eller med støtte: det fremgår af " + sources(explained, 2) + "."}
	case len(v.workplaceHolds()) > 0:
		return finding{verdict: Contradicted, gap: "contradiction", pro: said, con: v.workplaceHolds(), first: first,
			reason: "En virksomhed holder arbejde i nogle timer for muligt, og ingen har taget stilling til det: det fremgår af " + sources(v.workplaceHolds(), 2) + "."}
	case len(lastingly(touched)) > 0:
		touched = append(touched, v.mentions(v.papers(append([]string{"afgoerelse", "partshoering"}, medical...)...), "almindelige vilkår", "særlige vilkår", "ordinære vilkår", "ikke kan arbejde", "ikke arbejde som")...)
		return finding{verdict: Partial, gap: "fleksjob", pro: touched, con: append(silent, v.fleksjobOpen()...), first: append(first, "mention"),
			reason: "Den nedsatte arbejdsevne er beskrevet, men fleksjob og anden støtte er ikke fagligt afvist."}
	}
	return finding{verdict: Missing, gap: "fleksjob", con: silent, first: first,
		reason: "Vi fandt ingen faglig forklaring på, hvorfor den arbejdsevne, der er tilbage, ikke kan bruges, og fleksjob er ikke vurderet.",
		looked: "udsagn om selvforsørgelse, fleksjob på få timer, støttemuligheder og timetal"}
}

// withoutTeam is the day the rehabiliteringsteam is gone and the municipality
// itself gives the reasons (LOV of 2025; rules/rehabiliteringsteam.yaml).
const withoutTeam = "2026-07-01"

// carriesAbility reports whether a paper can carry nr. 4: those of the rule,
// minutes of the team's own words and, once there is no team, the caseworker's
// assessment on the file.
func (v *view) carriesAbility(r *Rule, f fact) bool {
	return has(r.Documents, f.kind) || f.kind == "moedereferat" && f.speaker == statement.Team ||
		v.date >= withoutTeam && f.kind == "journalnotat" && f.speaker == statement.Sagsbehandler
}

// fleksjobRuledOut finds, in papers that can carry nr. 4 and in which the
// extraction saw nothing about fleksjob, sentences that name fleksjob and rule
// it out.
func (v *view) fleksjobRuledOut(r *Rule) []fact {
	out := []fact{}
	for _, p := range v.papers(r.Documents...) {
		if len(v.inPapers([]*paper{p}, "fleksjob_not_possible", "fleksjob_possible", "team_fleksjob", "fleksjob_not_addressed", "no_self_support")) > 0 {
			continue
		}
		for _, f := range v.mentions([]*paper{p}, "fleksjob") {
			q := lower(f.span.Quote)
			denies := containsAny(q, []string{"heller ikke", "urealistisk", "ikke realistisk", "ikke mulig", "udelukket", "kan ikke", "ikke kan", "ikke vil kunne", "ikke udsigt", "ikke i stand", "hverken"})
			other := containsAny(q, []string{"udelukkes", "afvises", "nævnt", "vurderet", "overvejet", "stilling", "afprøvet", "svare", "spørger", "?", "medmindre", "endnu", "på nuværende"})
			if denies && !other && !p.general(f.span.Page, q) && f.when >= yearsFrom(v.asOf, -4) {
				f.label, f.speaker = "fleksjob_not_possible", voice(p, statement.Statement{})
				f.rank = rank(f)
				out = append(out, f)
			}
		}
	}
	return out
}

// able returns words that a fleksjob or a real number of hours is possible.
func (v *view) able() []fact {
	return v.where(func(f fact) bool {
		if f.weak || v.with(f, "no_self_support", "fleksjob_not_possible") {
			return false
		}
		return f.label == "fleksjob_possible" || f.label == "team_fleksjob" || f.label == "hours" && f.hours >= capacity && f.hours <= 40 &&
			!has(unofficial, f.kind) && containsAny(lower(f.span.Quote), outlook)
	})
}

// developable returns professionals' words from after a day that the citizen
// can come to work: where nobody has since explained the opposite, they speak
// against nr. 4. What is expected counts, also if it is only likely.
func (v *view) developable(after string) []fact {
	said := v.where(func(f fact) bool {
		expected := !f.weak || containsAny(lower(f.span.Quote), []string{"formentlig", "forvent", "ventes", "sandsynlig", "regner med"})
		return expected && f.when > after && (f.label == "development_perspective" || f.label == "improving") && clinician(f) && !has(argued, f.kind) && !has(unofficial, f.kind)
	})
	return without(only(said, "arbejd", "job", "i gang med noget", "erhverv", "fleksjob", "beskæftig", "udviklingsperspektiv"), "arbejder med", "arbejde med sig", "ikke arbejde", "ikke kunne arbejde")
}

// workplaceHolds finds a work place's own words that it could use the citizen
// for some hours. They are no professional explanation, but nobody may pass
// them by.
func (v *view) workplaceHolds() []fact {
	said := v.mentions(v.papers("praktikevaluering"), "godt bruge", "gerne bruge", "kan bruge ham", "kan bruge hende", "gerne ansætte", "gerne beholde", "gerne fortsætte med", "tilbyde ham", "tilbyde hende", "har plads til")
	said = without(only(said, "timer", "time om", "fleksjob", "stilling"), "ikke", "hverken", "desværre", "havde han", "havde hun", "til kaffe", "?")
	for i := range said {
		said[i].label, said[i].speaker = "fleksjob_possible", statement.Virksomhed
		said[i].rank = 3
	}
	return said
}

// lastingly drops what is said of the moment only: it explains nothing about
// what ability will be left.
func lastingly(fs []fact) []fact {
	out := []fact{}
	for _, f := range fs {
		q := " " + lower(f.span.Quote)
		moment := containsAny(q, []string{" aktuelt ", " for tiden", " i øjeblikket", " p.t. ", " pt. er ", " lige nu", " indtil videre"})
		if !moment || containsAny(q, []string{"varig", "stationær", "fleksjob", "selvforsørg"}) {
			out = append(out, f)
		}
	}
	return out
}

// outlook are words that make a number of hours a judgement of what somebody
// can do, and not what was once agreed or worked.
var outlook = []string{"kan ", "kunne", "mål ", "målet", "tror", "realistisk", "mulig", "bør", "forvent", "sigte", "klare", "vurder", "skøn", " øge"}

// addressed reports whether fleksjob or support is dealt with, not only
// ordinary work.
func addressed(fs []fact) bool {
	for _, f := range fs {
		if f.label == "fleksjob_not_possible" || containsAny(lower(f.span.Quote), []string{"fleks", "støtte", "uanset", "skåne", "hensyn",
			"selv ", "hjælp", "løntilskud", "assistance", "enhver form", "nogen form", "nogen måde", "livets ophold", "overhovedet"}) {
			return true
		}
	}
	return false
}
