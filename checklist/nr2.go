package checklist

import (
	"strings"

	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// nr2 asks whether all relevant employment measures are exhausted.
func (v *view) nr2() finding {
	r := v.rules.Rule("nr2")
	pro := append(v.shown("measures_exhausted", "no_development_perspective"), v.evident()...)
	pro = append(pro, v.concludedInWords()...)
	over := append(v.all("team_pension"), pro...)
	against := v.all("measures_left", "development_perspective", "team_course", "team_fleksjob", "fleksjob_possible")
	con := v.untested(open(v.againstItself(v.outsideReview(against)), over))
	con = append(con, v.pending(workMeasures, over, indsats.Recommended, indsats.Planned, indsats.Ongoing)...)
	con = v.beyondFleksjob(con, pro)
	tried := []*measure{}
	for _, m := range v.measures(workMeasures, indsats.Completed, indsats.Interrupted) {
		if !m.fromCitizen && !has([]string{"ansoegning", "klage", "samtykke"}, m.kind) { // the citizen's own account shows nothing alone
			tried = append(tried, m)
		}
	}
	untried := only(v.all("not_tried"), "indsats", "praktik", "tilbud", "løntilskud", "fleksjob", "forløb", "mentor", "kursus", "aktiver", "tiltag", "beskæftig", "arbejdsprøv", "revalider")
	first := []string{"measures_left", "team_course", "not_tried", "team_fleksjob", "measures_exhausted", "no_development_perspective",
		"indsats:planned", "indsats:recommended", "indsats:ongoing", "indsats:completed"}
	concluded := []fact{}
	skipped, _ := v.exempt()
	for _, f := range pro {
		if (f.label == "evident" || v.with(f, "evident")) && skipped == "" && !containsAny(lower(f.span.Quote), measureTalk) {
			continue // says that ability cannot grow, not what was tried
		}
		byTeam := f.kind == "moedereferat" && f.speaker == statement.Team
		replacing := skipped != "" && f.label == "evident" && f.speaker == statement.Sundhedskoordinator
		if byTeam || replacing || has(r.Documents, f.kind) && (f.speaker == statement.Team || f.speaker == statement.Sagsbehandler && sweeping(f) || f.speaker == statement.Sundhedskoordinator && f.label == "evident") {
			concluded = append(concluded, f)
		}
	}
	shownPro := append(append([]fact{}, pro...), factsOf(tried)...)
	switch {
	case len(con) > 0:
		f := finding{verdict: Contradicted, gap: "measure_left", pro: shownPro, con: append(con, untried...), first: first,
			reason: "Der peges stadig på en relevant indsats eller på udvikling: det fremgår af " + sources(byTime(con), 2) + "."}
		if len(concluded) > 0 {
			f.reason = "Indsatserne er kaldt udtømt, men nyere oplysninger peger på flere: det fremgår af " + sources(byTime(con), 2) + "."
		}
		return f
	case len(concluded) > 0:
		said := only(v.mentions(v.papers("teamindstilling", "afgoerelse"), "indsatser", "tilbud", "tiltag"), "er afprøvet", "er gennemført", "er udtømt", "er forsøgt", "er prøvet", "er brugt")
		for _, f := range without(said, "ikke", "om ", "hvis ") {
			f.label, f.rank = "measures_exhausted", 4
			shownPro = append(shownPro, f)
		}
		return finding{verdict: Documented, pro: shownPro, con: untried, first: first,
			reason: "Det konkluderes, at der ikke er flere relevante indsatser: det fremgår af " + sources(concluded, 2) + "."}
	case len(pro)+len(tried) > 0:
		return finding{verdict: Partial, gap: "no_conclusion", pro: shownPro, con: append(untried, v.inconclusive()...), first: first,
			reason: "Indsatser er nævnt med forløb, men vi fandt ingen samlet konklusion fra team eller sagsbehandler om, at de er udtømt."}
	}
	return finding{verdict: Missing, gap: "nothing_tried", con: untried, first: first,
		reason: "Vi fandt ingen afprøvede beskæftigelsesindsatser og ingen forklaring på hvorfor.",
		looked: "praktik, løntilskud, fleksjob, ressource- og jobafklaringsforløb, mentor og andre indsatser, og en konklusion om, at de er udtømt"}
}

// concludedInWords finds, in the team's recommendation and the final
// evaluation, sentences that call the measures exhausted where the extraction
// saw none.
func (v *view) concludedInWords() []fact {
	out := []fact{}
	for _, p := range v.papers("teamindstilling", "rehabiliteringsplan-indsatsdel", "samlet-beskrivelse") {
		ps := []*paper{p}
		if len(v.inPapers(ps, "measures_exhausted", "measures_left", "team_course", "not_tried", "development_perspective")) > 0 {
			continue
		}
		said := v.mentions(ps, "udtømt", "udtømte", "mulighederne er brugt", "muligheder er brugt", "er opbrugt", "alt relevant er forsøgt", "alt relevant er prøvet", "alt relevant er afprøvet", "alle relevante indsatser er", "ikke flere relevante", "ikke flere tiltag",
			"ikke flere indsatser", "ikke pege på yderligere", "ikke peges på yderligere", "ingen yderligere indsats", "ingen yderligere tiltag")
		said = append(said, only(v.mentions(ps, "ikke flere", "ingen flere", "ikke yderligere", "ingen yderligere", "ikke andre", "ingen andre", "intet tilbud", "ingen tilbud"), "tilbud", "tiltag", "indsats", "forløb", "afprøvning", "praktik")...)
		said = append(said, only(v.mentions(ps, "alt, hvad", "alt hvad", "alle tilbud", "alle tiltag", "alle muligheder"), "prøvet", "forsøgt", "afprøvet", "brugt")...)
		for _, f := range without(said, "ikke udtømt", "ikke er udtømt", "behandling", "?", "om alle", "hvis ", "når alle", "skal være", "kræve") {
			f.label, f.speaker = "measures_exhausted", voice(p, statement.Statement{})
			f.rank = rank(f)
			out = append(out, f)
		}
	}
	return out
}

// againstItself drops what a team seems to leave open in a recommendation that
// itself concludes for pension with measures exhausted: the conclusion decides.
func (v *view) againstItself(con []fact) []fact {
	concludes := map[string]bool{}
	for _, p := range v.papers("teamindstilling") {
		ps := []*paper{p}
		concludes[p.Path] = len(v.inPapers(ps, "team_pension")) > 0 && len(v.inPapers(ps, "measures_exhausted", "no_development_perspective")) > 0
	}
	out := []fact{}
	for _, f := range con {
		if !concludes[f.Path] {
			out = append(out, f)
		}
	}
	return out
}

// measureTalk are words of a sentence about measures.
var measureTalk = []string{"indsats", "tilbud", "forløb", "tiltag", "formålsløs", "afprøv", "udvikle", "foranstaltning", "redskab"}

// beyondFleksjob drops fleksjob from what is left to try where the team finds
// the measures exhausted and points to fleksjob as the result: it is then the
// outcome and not a measure to come.
func (v *view) beyondFleksjob(con, pro []fact) []fact {
	spent := ""
	for _, f := range pro {
		if f.label == "measures_exhausted" && f.kind == "teamindstilling" {
			spent = max(spent, f.when)
		}
	}
	out := []fact{}
	for _, f := range con {
		about := has([]string{"team_fleksjob", "fleksjob_possible"}, f.label) || strings.HasPrefix(f.label, "indsats:") && strings.Contains(lower(f.span.Quote), "fleksjob")
		if spent == "" || !about || f.when < spent || !has(append([]string{"teamindstilling", "journalnotat", "moedereferat", "andet"}, argued...), f.kind) || strings.Contains(lower(f.span.Quote), "prøv") {
			out = append(out, f)
		}
	}
	return out
}

// outsideReview drops hopes with which a later review is reasoned (§ 20 stk. 1,
// 2. pkt.): they are about the disease in some years, not about a measure now.
func (v *view) outsideReview(con []fact) []fact {
	out := []fact{}
	for _, f := range con {
		if !v.with(f, "review_proposed", "review_unpredictable") {
			out = append(out, f)
		}
	}
	return out
}

// sweeping reports whether a caseworker's sentence concludes on the measures
// as a whole, and does not only tell what came of one of them.
func sweeping(f fact) bool {
	return containsAny(" "+lower(f.span.Quote), []string{"udtømt", " flere", "yderligere", " alt ", " alle ", " alle,", "mere at", "sidste", "peges på",
		"tiltag", "indsatser", "muligheder", "til ende", "opbrugt", "udestår", "endnu et", "nyt forsøg", "gentag"})
}

// untested drops what was held possible but has since been tried: work
// measures that began after the words and ended.
func (v *view) untested(con []fact) []fact {
	out := []fact{}
	ended := v.measures([]string{"ressourceforloeb", "jobafklaringsforloeb", "virksomhedspraktik", "fleksjob", "loentilskud",
		"arbejdsproevning", "ordinaere_timer"}, indsats.Completed, indsats.Interrupted)
	last := lastOf{}
	for _, m := range ended {
		if has(unofficial, m.kind) || m.From == m.To && m.From == m.paper.date {
			continue // the date of a letter, not a course
		}
		last.add(min(sortable(firstDay(m.From)), m.when), m.Path) // both must be later
	}
	for _, c := range con {
		if last.beside(c.Path) <= c.when {
			out = append(out, c)
		}
	}
	return out
}

// firstDay gives a date or month; other forms give "".
func firstDay(edtf string) string {
	if len(edtf) >= 7 && edtf[4] == '-' && edtf[5] >= '0' && edtf[5] <= '1' {
		return edtf
	}
	return ""
}
