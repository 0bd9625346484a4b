package checklist

import (
	"strings"

	"oplyst/extract/match"
	"oplyst/extract/statement"
)

// author is who speaks in a document where nobody else is named.
var author = map[string]statement.Speaker{
	"teamindstilling": statement.Team, "sundhedskoordinator-udtalelse": statement.Sundhedskoordinator,
	"laege-275": statement.KliniskFunktion, "speciallaegeerklaering": statement.Speciallaege,
	"epikrise": statement.Speciallaege, "neuropsykologisk-undersoegelse": statement.Speciallaege,
	"laege-265": statement.Laege, "laege-125": statement.Laege, "laege-135": statement.Laege,
	"laege-145": statement.Laege, "laege-285": statement.Laege, "praktikevaluering": statement.Virksomhed,
}

// voice returns who says s. Where the extraction names nobody, or a
// caseworker in a paper no caseworker writes, it is the paper's author.
func voice(p paper, s statement.Statement) statement.Speaker {
	if s.Speaker != "" && s.Speaker != statement.Sagsbehandler {
		return s.Speaker
	}
	if a, ok := author[p.kind]; ok {
		return a
	}
	return statement.Sagsbehandler
}

// anchors are words of which a sentence must hold one to carry a label that
// always comes with them. They guard against headings and stray fragments.
var anchors = map[string][]string{
	"passed_to_pension":  {"pension", "§ 17", "§ 18", "§17", "§18", "overg"},
	"review_proposed":    {"vurder", "revision", "genoptag", "tages op", "tage op", "igen", "ses på", "tidsbegræns", "kontrol", "for en periode"},
	"hours":              {"time", "t/u", "t.", "ugtl", "½", "kl."},
	"field_empty":        {"ikke", "udfyld", "tom", "se ", "blank", "mangler", "ingen", "./.", "-", "sprunget", "intet", "?", "senere", "uoplyst", "afventer", "evt"},
	"clinical_function":  {"klinisk", "klin.", "275", "socialmedicin", "samfundsmedicin"},
	"health_coordinator": {"koordinator", "sk", "bemærkning"},
	"municipal_doctor":   {"læge", "konsulent"},
	"fleksjob_possible":  {"fleks", "§ 116", "§ 70", "vilkår", "job", "time", "arbejde"},
	"team_fleksjob":      {"fleks", "§ 116", "§ 70", "vilkår", "job"},
}

// terse labels can be said in a word or two ('Stationær.', 'Ikke udfyldt').
var terse = []string{"field_empty", "stationary", "team_pension", "team_course", "team_fleksjob", "team_other", "senior",
	"existing_basis", "clinical_function", "health_coordinator", "grant", "refusal", "hours", "not_tried", "evident", "treatment_exhausted"}

// fullSentence is how many words the other labels need.
const fullSentence = 3

// plausible reports whether a sentence can carry its label at all.
func plausible(p paper, s statement.Statement) bool {
	q := strings.ToLower(s.Quote)
	if words := len(strings.Fields(q)); words < fullSentence && !has(terse, s.Label) {
		return false
	}
	if strings.HasPrefix(q, "emne:") && s.Label != "existing_basis" && s.Label != "senior" {
		return false
	}
	switch s.Label {
	case "field_empty":
		if strings.Contains(q, "udfyldt af") || strings.Contains(q, "udfyldes af") || strings.Contains(q, "udfyldt sammen") {
			return false
		}
	case "review_proposed":
		if strings.Contains(q, "revurdering") {
			return false // the review of sickness benefit
		}
	case "stationary":
		if !lasting(q) && namesDiagnosis(p, s.Span) {
			return false // 'kronisk' as part of a diagnosis
		}
	}
	if any := anchors[s.Label]; len(any) > 0 {
		return containsAny(q, any)
	}
	return true
}

// lasting reports whether a sentence speaks of a lasting state and not only
// of a disease that is called chronic.
func lasting(q string) bool {
	return containsAny(q, []string{"stationær", "tilstand", "varig", "uændret", "prognose", "bedring", "livsvarig", "blivende",
		"permanent", "uhelbred", "vedvarende", "forsvinder", "betragtes som", "anses for", "enig", "år"})
}

// namesDiagnosis reports whether a disorder is named within a sentence.
func namesDiagnosis(p paper, at match.Span) bool {
	for _, d := range p.Findings.Diagnoses {
		if d.Page == at.Page && d.Start < at.End && at.Start < d.End {
			return true
		}
	}
	return false
}

func containsAny(s string, any []string) bool {
	for _, x := range any {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}
