package checklist

import (
	"strconv"

	"oplyst/extract/statement"
)

// newestEach keeps the newest fact of every document, newest document first.
func newestEach(fs []fact) []fact {
	out, seen := []fact{}, map[string]bool{}
	for _, f := range reversed(byTime(fs)) {
		if !seen[f.Path] {
			seen[f.Path] = true
			out = append(out, f)
		}
	}
	return out
}

func reversed(fs []fact) []fact {
	out := make([]fact, len(fs))
	for i, f := range fs {
		out[len(fs)-1-i] = f
	}
	return out
}

// treatmentConflicts sets 'exhausted' against 'left' or 'under examination' in
// another paper. Treatment that only relieves or was refused is no opposite;
// exhausted words newer than what was left are a development.
func (v *view) treatmentConflicts() []Conflict {
	out, refused := []Conflict{}, v.refusals()
	spent, used := newestEach(v.byProfessionals("treatment_exhausted")), map[string]bool{}
	for _, l := range newestEach(v.byProfessionals("treatment_left", "under_investigation")) {
		if comfort(l) || v.with(l, "quality_of_life_only", "refused_treatment", "treatment_exhausted") || answered(l, refused) {
			continue
		}
		for _, s := range spent {
			if s.Path == l.Path || s.when == "" || l.when == "" || used[s.Path] || otherMatter(l, s) {
				continue
			}
			state, newer := Changed, newestOf([]fact{s})
			if !newer.overtake(l) {
				if !v.stands(s, l) {
					continue // years apart: neither a disagreement nor a change of the same matter
				}
				state = Unresolved
			}
			used[s.Path] = true
			out = append(out, conflict(ConflictTreatment, state, "nr3", s, l, meaning))
			break
		}
	}
	return out
}

// abilityConflicts sets professionals who hold work possible against those
// who rule it out.
func (v *view) abilityConflicts() []Conflict {
	can := v.byProfessionals("fleksjob_possible", "development_perspective", "team_fleksjob")
	for _, f := range v.able() {
		if f.label == "hours" && clinician(f) && !has(argued, f.kind) {
			can = append(can, f)
		}
	}
	cannot := newestEach(v.byProfessionals("no_self_support", "fleksjob_not_possible", "no_development_perspective"))
	out, used := []Conflict{}, map[string]bool{}
	for _, c := range newestEach(can) {
		for _, n := range cannot {
			if n.Path == c.Path || n.when == "" || c.when == "" || used[n.Path] {
				continue
			}
			state := Changed
			if v.stands(c, n) && len(v.untested([]fact{c})) > 0 {
				state = Unresolved
			}
			used[n.Path] = true
			out = append(out, conflict(ConflictAbility, state, "nr4", c, n, abilityMeaning))
			break
		}
	}
	return out
}

// abilityMeaning names the hours where a fact has them.
func abilityMeaning(f fact) string {
	if f.label == "hours" {
		return strconv.FormatFloat(f.hours, 'f', -1, 64) + " timer om ugen holdes for muligt"
	}
	return meaning(f)
}

// municipalityConflicts sets the team's newest recommendation against what
// the municipality decided or means to decide.
func (v *view) municipalityConflicts() []Conflict {
	team := v.papers("teamindstilling")
	if len(team) == 0 {
		return nil
	}
	said := v.inPapers(team[len(team)-1:], "team_pension", "team_course", "team_fleksjob")
	decided := newestEach(v.where(func(f fact) bool {
		return !f.weak && has([]string{"grant", "refusal"}, f.label) && has(argued, f.kind) && f.speaker != statement.Jurist
	}))
	if len(said) == 0 || len(decided) == 0 {
		return nil
	}
	pension := has(labels(said), "team_pension")
	d := decided[0]
	if (d.label == "grant") == pension || d.when < said[0].when {
		return nil
	}
	for _, s := range said {
		if (s.label == "team_pension") == pension {
			c := conflict(ConflictMunicipality, Unresolved, "rehabiliteringsteam", s, d, meaning)
			if v.date < withoutTeam {
				c.Text += " Følger kommunen ikke indstillingen, skal sagen forelægges teamet igen."
			}
			return []Conflict{c}
		}
	}
	return nil
}

// trackConflicts shows a case that argues both nr. 4 and nr. 5.
func (v *view) trackConflicts() []Conflict {
	nr4, nr5 := v.ask("nr4"), v.ask("nr5")
	if nr4.verdict != Documented || nr5.verdict != Contradicted || len(nr4.pro) == 0 || len(nr5.pro) == 0 {
		return nil
	}
	a, b := choose(nr4.pro, "no_self_support", "fleksjob_not_possible")[0], choose(nr5.pro, "functions_concrete")[0]
	return []Conflict{conflict(ConflictTracks, Unresolved, "nr5", a, b, meaning)}
}
