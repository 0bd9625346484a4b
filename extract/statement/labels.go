package statement

// Labels are the labels a statement can have, in the order of
// extract/lexicon/statements.md.
var Labels = []string{
	"permanent_reduction", "not_permanent", "stationary", "improving", "treatment_exhausted", "treatment_left",
	"under_investigation", "investigation_done", "quality_of_life_only", "refused_treatment", "measures_exhausted",
	"measures_left", "not_tried", "development_perspective", "no_development_perspective", "cannot_exclude", "evident",
	"no_self_support", "fleksjob_possible", "fleksjob_not_possible", "fleksjob_not_addressed", "hours",
	"functions_concrete", "functions_general", "clarified", "not_clarified", "field_empty", "citizen_view",
	"plan_with_citizen", "team_pension", "team_course", "team_fleksjob", "team_other", "team_not_presented",
	"health_coordinator", "clinical_function", "municipal_doctor", "meeting_offered", "meeting_declined",
	"meeting_not_offered", "written_hearing", "review_proposed", "review_unpredictable", "review_rejected",
	"motivation_lacking", "abuse_assessed", "abuse_not_assessed", "existing_basis", "senior", "passed_to_pension",
	"grant", "refusal", "conflicting_opinion", "complex_problems", "cross_disciplinary",
}

// lawLabel is what the model calls a sentence that tells what the law or
// practice says in general, of no citizen. It never leaves the package.
const lawLabel = "law"

// noneLabel is what the model calls a sentence that has no label. It never
// leaves the package.
const noneLabel = "none"

// ownMatters are the labels a citizen or a relative can give with effect: their
// view, what they ask for, and what happened to them in the procedure.
var ownMatters = map[string]bool{
	"citizen_view": true, "existing_basis": true, "senior": true, "refused_treatment": true, "plan_with_citizen": true,
	"meeting_offered": true, "meeting_declined": true, "meeting_not_offered": true, "written_hearing": true,
	"team_not_presented": true, "passed_to_pension": true, "grant": true, "refusal": true,
}

// mayState reports whether a speaker's words can carry a label. Opinions of
// relatives have none, a citizen's own are citizen_view.
func mayState(s Speaker, label string) bool {
	switch s {
	case Borger:
		return ownMatters[label]
	case Paaroerende:
		return ownMatters[label] && label != "citizen_view"
	}
	return true
}
