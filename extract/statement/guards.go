package statement

import "strconv"

// doctors are the speakers whose frames may have the flag doctor.
var doctors = map[Speaker]bool{Laege: true, Speciallaege: true, KliniskFunktion: true, Sundhedskoordinator: true}

// suppositionReach is how many words from its start a unit is a supposition
// as a whole, if it opens with hvis.
const suppositionReach = 3

// supposes reports whether a unit opens with a supposition. One that follows
// the statement only makes it weak.
func (f *Finder) supposes(u *unit) bool {
	if !u.present[f.hypo] {
		return false
	}
	for i := range u.hits {
		h := &u.hits[i]
		if h.concept == f.hypo && (h.first < suppositionReach || u.words[h.first].before == full) {
			return true
		}
	}
	return false
}

// procedure are the labels that hold even where a sentence takes something
// back or speaks of another.
var procedure = map[string]bool{"conflicting_opinion": true, "not_clarified": true, "meeting_declined": true, "meeting_offered": true}

// titles are the labels that the title of a paper can give.
var titles = map[string]bool{"clinical_function": true, "senior": true, "existing_basis": true, "meeting_offered": true,
	"passed_to_pension": true, "municipal_doctor": true, "health_coordinator": true, "refusal": true, "grant": true, "team_pension": true,
	"team_course": true, "team_fleksjob": true, "team_other": true}

// elsewhere reports whether a unit speaks of a relative or neighbour, or of
// an earlier year ('I 2014 ...').
func (f *Finder) elsewhere(u *unit) bool {
	for i := range u.hits {
		h := &u.hits[i]
		if h.concept == f.kin && h.first == 0 {
			return true
		}
	}
	return u.olderYear()
}

// olderYear reports whether a unit opens with 'I' and a year before the
// document's; every year is older where the document's is unknown.
func (u *unit) olderYear() bool {
	if len(u.words) < 3 || u.words[0].facts.norm != "i" || !u.words[1].facts.is(isNumber) {
		return false
	}
	n, err := strconv.Atoi(u.words[1].facts.norm)
	return err == nil && n > 1950 && n < 2100 && (u.year == 0 || n < u.year)
}

// opposites are pairs of labels of which a frame's word goes before the
// model's.
var opposites = [][2]string{
	{"permanent_reduction", "not_permanent"}, {"stationary", "improving"}, {"treatment_exhausted", "treatment_left"},
	{"under_investigation", "investigation_done"}, {"measures_exhausted", "measures_left"}, {"not_tried", "measures_exhausted"},
	{"development_perspective", "no_development_perspective"}, {"fleksjob_possible", "fleksjob_not_possible"},
	{"fleksjob_possible", "fleksjob_not_addressed"}, {"fleksjob_not_possible", "fleksjob_not_addressed"}, {"clarified", "not_clarified"},
	{"meeting_offered", "meeting_not_offered"}, {"review_proposed", "review_rejected"}, {"abuse_assessed", "abuse_not_assessed"},
	{"grant", "refusal"}, {"team_pension", "team_course"}, {"functions_concrete", "functions_general"}, {"cannot_exclude", "development_perspective"},
	{"cannot_exclude", "improving"},
}

// opposed reports whether the opposite of a label was already given.
func (s *scratch) opposed(label int) bool {
	for _, o := range opposites {
		for _, d := range s.out {
			if Labels[d.label] == o[0] && Labels[label] == o[1] || Labels[d.label] == o[1] && Labels[label] == o[0] {
				return true
			}
		}
	}
	return false
}

// tells reports whether the words after the label of a table row hold any
// concept.
func (u *unit) tells() bool {
	for i := range u.hits {
		if int(u.hits[i].last) >= u.own {
			return true
		}
	}
	return false
}
