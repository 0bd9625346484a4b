package statement

import (
	"math"
	"slices"
	"strconv"
)

// decision is one label of a unit and why it was given.
type decision struct {
	label int
	rule  string
	past  bool
	model bool // by the model alone
}

// scratch is the working space of one Find call.
type scratch struct {
	unit     unit
	features []feature
	scores   []float32
	seen     seen
	out      []decision
	heading  string // the heading the page's text stands under
	title    string // the same by match
}

// limits are the probabilities the model alone must reach.
type limits struct {
	label float64 // to give a label
	law   float64 // to call a sentence law
}

// decide gives the labels of the scratch's unit, in the order of Labels.
func (f *Finder) decide(s *scratch, lim limits) []decision {
	u := &s.unit
	s.out = s.out[:0]
	if len(u.words) == 0 || u.question {
		return s.out
	}
	if u.own > 0 && !u.answered && !u.tells() {
		return s.out
	}
	s.features = u.features(s.features[:0], f.hashes)
	f.model.scores(s.features, &s.seen, s.scores)
	law := u.speaker == Lov || u.present[f.lawsure] || probability(s.scores[f.lawIndex]) >= lim.law
	hypo := f.supposes(u)
	off := u.present[f.retract] || f.elsewhere(u)
	for i := range u.hits {
		c := u.hits[i].concept
		if i > 0 && slices.ContainsFunc(u.hits[:i], func(h hit) bool { return h.concept == c }) {
			continue
		}
		for _, k := range f.frames.by[c] {
			fr := &f.frames.frames[k]
			if off && !procedure[fr.label] || u.title && !titles[fr.label] || law && !fr.law || hypo && !fr.hypo || fr.doctor && !doctors[u.speaker] || !fr.fits(u) {
				continue
			}
			s.add(decision{label: f.labelIndex[fr.label], rule: "ramme " + strconv.Itoa(fr.line), past: fr.past})
		}
	}
	if !law && !hypo && !u.title {
		f.byModel(s, lim, off)
	}
	slices.SortStableFunc(s.out, func(a, b decision) int { return a.label - b.label })
	return s.out
}

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
	if len(u.words) < 3 || u.words[0].facts.norm != "i" || !u.words[1].facts.number {
		return false
	}
	n, err := strconv.Atoi(u.words[1].facts.norm)
	return err == nil && n > 1950 && n < 2100 && (u.year == 0 || n < u.year)
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

// byModel adds the labels the model is sure of; off leaves only procedure.
func (f *Finder) byModel(s *scratch, lim limits, off bool) {
	least := float32(math.Log(lim.label / (1 - lim.label)))
	if lim.label >= 1 {
		return
	}
	for l, score := range s.scores {
		if score < least || l == f.lawIndex || off && !procedure[Labels[l]] || s.given(l) || s.opposed(l) {
			continue
		}
		s.add(decision{label: l, model: true, rule: "model " + strconv.FormatFloat(probability(score), 'f', 2, 64) + ": " + f.model.why(s.features, &s.seen, l)})
	}
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

// add takes up a decision unless its label is there already.
func (s *scratch) add(d decision) {
	if !mayState(s.unit.speaker, Labels[d.label]) {
		return
	}
	if !s.given(d.label) {
		s.out = append(s.out, d)
	}
}

// given reports whether a label was already given.
func (s *scratch) given(label int) bool {
	return slices.ContainsFunc(s.out, func(o decision) bool { return o.label == label })
}
