package checklist

import (
	"strings"

	"oplyst/extract/diagnosis"
	"oplyst/extract/statement"
)

// teamResults are the labels of what the team recommended.
var teamResults = []string{"team_pension", "team_course", "team_fleksjob", "team_other"}

// exceptionsFrom is the day the lawful exceptions to presentation began (LSP
// § 17 stk. 4/3 and § 18 stk. 2, 2. pkt.; rules/aabenbart.yaml).
const exceptionsFrom = "2016-06-01"

// team asks whether the case was presented to the rehabiliteringsteam.
func (v *view) team() finding {
	first := append([]string{"team_not_presented", "head"}, teamResults...)
	papers := v.papers("teamindstilling")
	not := v.all("team_not_presented")
	heard := v.all(teamResults...)
	if len(heard) == 0 {
		heard = v.mentions(v.papers("moedereferat"), "rehabiliteringsteam", "rehabteam", "teamet ")
	}
	if len(papers) > 0 {
		last := papers[len(papers)-1]
		pro := v.inPapers(papers, teamResults...)
		pro = append(pro, v.mentions(papers[len(papers)-1:], "indstiller", "grundlag for at indstille", "ikke indstille", "ikke anbefale", "behandlet på møde", "mødedato", "forelagt", "møde den")...)
		pro = append(pro, last.dated()...)
		if len(pro) == 0 {
			pro = v.anyIn(last)
		}
		late := []fact{}
		for _, f := range not {
			if f.when > last.date {
				late = append(late, f)
			}
		}
		if v.aboutCourse(last) {
			return finding{verdict: Missing, gap: "not_presented", pro: pro, con: not, first: first,
				reason: upper(paperName(last)) + " handler om et tidligere forløb; vi fandt ikke, at sagen siden er forelagt teamet.",
				looked: "en indstilling fra rehabiliteringsteamet om pension, referat af mødet eller en begrundet undtagelse"}
		}
		if len(late) > 0 {
			return finding{verdict: Contradicted, gap: "not_presented", pro: pro, con: late, first: first,
				reason: "Der ligger en indstilling, men " + sources(late, 1) + " siger, at sagen ikke er forelagt teamet."}
		}
		return finding{verdict: Documented, pro: pro, first: first, reason: upper(paperName(last)) + " ligger i sagen."}
	}
	if why, pro := v.exempt(); why != "" {
		return finding{verdict: NotApplicable, pro: pro, reason: why}
	}
	if open := open(heard, not); len(open) > 0 {
		open = append(open, v.mentions(v.papers("journalnotat", "moedereferat"), "rehabteam", "rehabiliteringsteam", "indstilling")...)
		return finding{verdict: Partial, gap: "no_reasons", pro: open, con: not, first: first,
			reason: "Sagen har været drøftet i teamet ifølge " + sources(open, 1) + ", men en begrundet indstilling ligger ikke i sagen."}
	}
	return finding{verdict: Missing, gap: "not_presented", con: not, first: first,
		reason: "Vi fandt ingen indstilling fra rehabiliteringsteamet og ingen lovlig undtagelse.",
		looked: "en indstilling fra rehabiliteringsteamet, referat af mødet eller en begrundet undtagelse"}
}

// dated returns the line at the top of a paper that gives its date: what shows
// when the team met.
func (p *paper) dated() []fact {
	const top = 400
	for _, d := range p.Findings.Dates {
		if p.place(d.Page) == 0 && d.Start < top && sortable(d.Value) == p.date && p.date != "" {
			return []fact{{paper: p, span: p.whole(d.Span), label: "head", when: p.date, rank: 5}}
		}
	}
	return nil
}

// aboutCourse reports whether a recommendation is from more than two years
// before the case's date and pointed at a course: it then belongs to an
// earlier presentation, not to the pension case.
func (v *view) aboutCourse(p *paper) bool {
	if p.date == "" || p.date >= yearsFrom(v.asOf, -2) {
		return false
	}
	ps := []*paper{p}
	pension := append(v.inPapers(ps, "team_pension", "existing_basis", "refusal"), v.mentions(ps, "til førtidspension", "§ 17, stk. 2")...)
	return len(v.inPapers(ps, "team_course")) > 0 && len(without(pension, negations...)) == 0
}

// exempt names the lawful exception the case uses: an evident case on which
// the sundhedskoordinator agrees, terminal illness, or an evident refusal on
// the existing basis.
func (v *view) exempt() (string, []fact) {
	if v.date < exceptionsFrom {
		return "", nil
	}
	for _, f := range v.evident() {
		if (f.kind == "sundhedskoordinator-udtalelse" || f.speaker == statement.Sundhedskoordinator) && !v.doubted(f) {
			return "Sagen er helt åbenbar efter sundhedskoordinatorens udtalelse, så teamet kunne springes over.", []fact{f}
		}
	}
	if dying := v.dying(); len(dying) > 0 {
		return "Borgeren er terminalt syg, så teamet kunne springes over.", dying
	}
	if v.track == ExistingBasis || v.track == Senior {
		for _, f := range v.all("team_not_presented", "refusal") {
			q := lower(f.span.Quote)
			if strings.Contains(q, "utvivlsom") && !strings.Contains(q, "ikke utvivlsom") {
				return "Kommunen har fundet det utvivlsomt, at betingelserne ikke er opfyldt, så teamet kunne springes over.", []fact{f}
			}
		}
	}
	return "", nil
}

// dying returns doctors' words that the citizen is terminally ill. A disease
// called terminal ('terminal nyreinsufficiens') is not a dying citizen.
func (v *view) dying() []fact {
	if !v.anyDiagnosis() {
		return nil
	}
	said := v.mentions(v.papers(medical...), "terminalt syg", "er terminal", "terminal fase", "terminalfase", "terminalt stadie", "terminalerklæring", "uafvendeligt døende", "restlevetid", "kort tid at leve", "forventet levetid")
	for _, f := range v.facts {
		if q := lower(f.span.Quote); strings.Contains(q, "terminal") && clinician(f) && has([]string{"evident", "treatment_exhausted", "permanent_reduction", "quality_of_life_only", "stationary"}, f.label) {
			said = append(said, f)
		}
	}
	return without(said, "ikke terminal", "nyreinsufficiens", "nyresvigt", "uræmi", "hverken", "normal levetid", "upåvirket", "?")
}

// doubted reports whether the paper that calls a case evident also holds that
// something can still be done.
func (v *view) doubted(f fact) bool {
	for _, g := range v.all("treatment_left", "measures_left", "improving", "development_perspective", "not_tried", "under_investigation", "team_not_presented") {
		if g.Path == f.Path {
			return true
		}
	}
	return strings.Contains(f.span.Quote, "?")
}

// anyDiagnosis reports whether any disease is confirmed at all: a word like
// 'terminal' without one is not taken as the citizen's illness.
func (v *view) anyDiagnosis() bool {
	for _, p := range v.docs {
		for _, d := range p.Findings.Diagnoses {
			if d.Status == diagnosis.Confirmed {
				return true
			}
		}
	}
	return false
}

// anyIn returns every strong statement of one paper.
func (v *view) anyIn(p *paper) []fact {
	return v.where(func(f fact) bool { return f.Path == p.Path && !f.weak })
}
