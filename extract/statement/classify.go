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
	unit    unit
	scores  []float32
	sums    sums
	fits    []int32 // frames that hold in the unit
	out     []decision
	heading string  // the heading the page's text stands under
	title   string  // the same by match
	label   int     // first sentence of the block
	author  Speaker // who writes the text, of the mail at hand where several are quoted
	letter  bool    // its type does not say who writes it
	docType string

	ofHeading, ofLabel lastSpeaker
}

// forget makes a scratch ready for another document.
func (s *scratch) forget() {
	s.heading, s.title, s.label, s.unit.year, s.unit.title = "", "", 0, 0, false
	s.ofHeading, s.ofLabel = lastSpeaker{}, lastSpeaker{}
}

// limits are the probabilities the model alone must reach.
type limits struct {
	label float64 // to give a label
	law   float64 // to call a sentence law
	best  float64 // to give the best label where there is no other, 0 for never
	none  float64 // and that it has no label at all must be less likely than this
	least float32 // the score the model alone must reach for a label
	floor float32 // and for any use of it
}

// limitsOf makes limits of two probabilities.
func limitsOf(label, law float64) limits {
	least := float32(math.Log(label / (1 - label)))
	return limits{label: label, law: law, least: least, floor: least}
}

// orBest makes limits that give the best label too where there is no other.
func (l limits) orBest(best, none float64) limits {
	l.best, l.none, l.floor = best, none, float32(math.Log(best/(1-best)))
	return l
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
	f.fitting(s)
	s.sums.rate(f.model.places, u)
	if len(s.fits) == 0 && (lim.label >= 1 || !f.model.may(&s.sums, lim.floor)) {
		return s.out
	}
	best := f.model.scores(&s.sums, s.scores)
	reach := lim.label < 1 && best >= lim.floor
	if len(s.fits) == 0 && !reach {
		return s.out
	}
	law := u.speaker == Lov || u.present[f.lawsure] || probability(s.scores[f.lawIndex]) >= lim.law
	hypo := f.supposes(u)
	off := u.present[f.retract] || f.elsewhere(u)
	for _, k := range s.fits {
		fr := &f.frames.frames[k]
		if off && !procedure[fr.label] || u.title && !titles[fr.label] || law && !fr.law || hypo && !fr.hypo || fr.doctor && !doctors[u.speaker] || fr.lay && doctors[u.speaker] || fr.team && u.speaker != Team {
			continue
		}
		s.add(decision{label: f.labelIndex[fr.label], rule: "ramme " + strconv.Itoa(fr.line), past: fr.past})
	}
	if reach && !law && !hypo && !u.title {
		f.byModel(s, lim, off)
		if len(s.out) == 0 && lim.best > 0 && !off {
			f.byBest(s, lim)
		}
	}
	slices.SortStableFunc(s.out, func(a, b decision) int { return a.label - b.label })
	return s.out
}

// fitting lists the frames that hold in the scratch's unit, by the places of
// their first concepts.
func (f *Finder) fitting(s *scratch) {
	u := &s.unit
	s.fits = s.fits[:0]
	for i := range u.hits {
		c := u.hits[i].concept
		if len(f.frames.by[c]) == 0 || slices.ContainsFunc(u.hits[:i], func(h hit) bool { return h.concept == c }) {
			continue
		}
		for _, k := range f.frames.by[c] {
			if f.frames.frames[k].fits(u) {
				s.fits = append(s.fits, k)
			}
		}
	}
}

// byModel adds the labels the model is sure of; off leaves only procedure.
func (f *Finder) byModel(s *scratch, lim limits, off bool) {
	least := lim.least
	for l, score := range s.scores {
		if score < least || l >= f.lawIndex || off && !procedure[Labels[l]] || s.given(l) || s.opposed(l) {
			continue
		}
		s.add(decision{label: l, model: true, rule: "model " + strconv.FormatFloat(probability(score), 'f', 2, 64) + ": " + f.model.why(&s.sums, l)})
	}
}

// byBest adds the likeliest label where the unit seems to have one.
func (f *Finder) byBest(s *scratch, lim limits) {
	if probability(s.scores[f.noneIndex]) >= lim.none {
		return
	}
	best := 0
	for l := range Labels {
		if s.scores[l] > s.scores[best] {
			best = l
		}
	}
	if p := probability(s.scores[best]); p >= lim.best {
		s.add(decision{label: best, model: true, rule: "model " + strconv.FormatFloat(p, 'f', 2, 64) + ": bedste"})
	}
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
