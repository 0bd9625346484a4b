package checklist

import (
	"slices"
	"sort"
	"strings"

	"oplyst/corpus"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
)

// Reading is one decision with the cases it is worth reading for.
type Reading struct {
	Nr        string   `yaml:"nr"`
	About     string   `yaml:"about"`     // Danish, a few words
	Published string   `yaml:"published"` // first day it can be known, YYYY-MM-DD
	Repealed  string   `yaml:"repealed"`  // first day it no longer holds; "" if it stands as far as known
	By        string   `yaml:"repealed_by"`
	When      []Reason `yaml:"when"` // the first that fits counts
}

// Reason is a set of conditions (all must hold; an empty one always does)
// with what the decision is then worth.
type Reason struct {
	From       string              `yaml:"from"` // case date, inclusive
	To         string              `yaml:"to"`
	Tracks     []Track             `yaml:"tracks"`
	MinAge     int                 `yaml:"min_age"`
	MaxAge     int                 `yaml:"max_age"`
	Diagnoses  []string            `yaml:"diagnoses"`      // code prefixes, confirmed or suspected
	Past       []string            `yaml:"past_diagnoses"` // code prefixes of what is over
	Statements []string            `yaml:"statements"`     // any of these labels
	Measures   []string            `yaml:"measures"`       // any of these indsats types, whatever the status
	Courses    int                 `yaml:"courses"`        // at least so many separate courses held
	Verdicts   map[string][]string `yaml:"verdicts"`       // item -> any of these verdicts
	Grade      float64             `yaml:"grade"`          // 3 decisive, 2 relevant, 1 background
	Why        string              `yaml:"why"`            // Danish, one sentence
}

type readingFile struct {
	Decisions []Reading `yaml:"decisions"`
}

// cited adds to the score of a decision the case itself cites.
const cited = 0.3

// reading ranks the decisions worth reading for the case.
func (v *view) reading(items []Item, cat Catalogue) []PrecedentHit {
	verdicts := map[string]Verdict{}
	for _, it := range items {
		verdicts[it.Item] = it.Verdict
	}
	mentioned := v.mentioned()
	out := []PrecedentHit{}
	for _, d := range v.rules.Reading {
		if v.date < d.Published {
			continue
		}
		hit := PrecedentHit{Nr: d.Nr, Status: v.status(d, cat)}
		for _, r := range d.When {
			if v.holds(r, verdicts) {
				hit.Score, hit.Why = r.Grade, r.Why
				break
			}
		}
		if d.Repealed != "" && v.date >= d.Repealed {
			if !mentioned[d.Nr] {
				continue
			}
			hit.Score, hit.Why = 0.5, "Sagen henviser til "+d.Nr+", som er ophævet og erstattet af "+d.By+"."
		} else if mentioned[d.Nr] {
			if hit.Score == 0 {
				hit.Score, hit.Why = 1, "Sagen henviser selv til afgørelsen ("+d.About+")."
			}
			hit.Score += cited
		}
		if hit.Score > 0 {
			out = append(out, hit)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Score > out[j].Score })
	return out
}

// mentioned lists the decisions the citizen's documents cite.
func (v *view) mentioned() map[string]bool {
	out := map[string]bool{}
	for _, p := range v.docs {
		for _, c := range p.Findings.Citations {
			if c.Kind == "pm" {
				out[c.Value] = true
			}
		}
	}
	return out
}

// status says how a decision stood on the case's date.
func (v *view) status(d Reading, cat Catalogue) string {
	if d.Repealed != "" && v.date >= d.Repealed {
		return string(corpus.Repealed)
	}
	if cat == nil {
		return string(corpus.Unknown)
	}
	return string(cat.StatusOn(d.Nr, v.date).Value)
}

// current reports whether a decision may be shown beside an item on the
// case's date: published, and not known to be repealed.
func (v *view) current(nr string, cat Catalogue) bool {
	for _, d := range v.rules.Reading {
		if d.Nr == nr && (v.date < d.Published || d.Repealed != "" && v.date >= d.Repealed) {
			return false
		}
	}
	if cat == nil {
		return true
	}
	s := cat.StatusOn(nr, v.date)
	return !s.NotPublished && s.Value != corpus.Repealed
}

// holds reports whether every condition of a reason fits the case.
func (v *view) holds(r Reason, verdicts map[string]Verdict) bool {
	switch {
	case r.From != "" && v.date < r.From, r.To != "" && v.date > r.To,
		len(r.Tracks) > 0 && !slices.Contains(r.Tracks, v.track),
		r.MinAge > 0 && v.age < r.MinAge, r.MaxAge > 0 && (v.age < 0 || v.age > r.MaxAge),
		len(r.Diagnoses) > 0 && !v.hasDiagnosis(r.Diagnoses),
		len(r.Past) > 0 && !v.hadDiagnosis(r.Past),
		len(r.Statements) > 0 && len(v.all(r.Statements...)) == 0,
		len(r.Measures) > 0 && !v.hasMeasure(r.Measures),
		r.Courses > 0 && v.courseCount() < r.Courses:
		return false
	}
	for item, any := range r.Verdicts {
		if !slices.Contains(any, string(verdicts[item])) {
			return false
		}
	}
	return true
}

// hasDiagnosis reports whether the citizen has, or is suspected of, a
// disorder whose code starts with one of the prefixes, and no paper as new
// calls it past.
func (v *view) hasDiagnosis(prefixes []string) bool {
	last, over := v.lastDiagnosed(prefixes)
	return last != "" && last > over
}

// hadDiagnosis reports whether any paper names such a disorder as past.
func (v *view) hadDiagnosis(prefixes []string) bool {
	_, over := v.lastDiagnosed(prefixes)
	return over != ""
}

// undated stands before every date: a paper without one still counts.
const undated = "0"

// lastDiagnosed returns when a professional last named such a disorder as
// present or suspected, and when as past; "" for never.
func (v *view) lastDiagnosed(prefixes []string) (present, past string) {
	for _, p := range v.docs {
		if has(unofficial, p.kind) {
			continue
		}
		when := max(p.date, undated)
		for _, d := range p.Findings.Diagnoses {
			if !coded(d.Code, prefixes) {
				continue
			}
			switch d.Status {
			case diagnosis.Confirmed, diagnosis.Suspected:
				present = max(present, when)
			case diagnosis.Historical:
				past = max(past, when)
			}
		}
	}
	return present, past
}

// coded reports whether a code, with or without the Danish leading D, starts
// with one of the prefixes.
func coded(code string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(strings.TrimPrefix(code, "D"), prefix) || strings.HasPrefix(code, prefix) {
			return true
		}
	}
	return false
}

func (v *view) hasMeasure(types []string) bool {
	for _, p := range v.docs {
		for _, i := range p.Findings.Indsatser {
			if has(types, i.Type) && i.Status != indsats.Mentioned {
				return true
			}
		}
	}
	return false
}

// courseCount counts separate courses held, by their start; at least one if
// any paper says one was completed, interrupted or is running.
func (v *view) courseCount() int {
	starts, any := map[string]bool{}, 0
	for _, m := range v.measures(v.courses(), indsats.Completed, indsats.Interrupted, indsats.Ongoing) {
		any = 1
		if len(m.From) >= 7 {
			starts[m.From[:7]] = true
		}
	}
	return max(any, len(starts))
}

func validateReading(rs *Rules) error {
	seen := map[string]bool{}
	for _, d := range rs.Reading {
		bad := func(p string) error { return &PackError{"precedents " + d.Nr, p} }
		switch {
		case d.Nr == "" || seen[d.Nr]:
			return bad("nummeret mangler eller er brugt to gange")
		case d.About == "" || sortable(d.Published) == "":
			return bad("tekst eller dato for offentliggørelse mangler")
		case d.Repealed != "" && (d.By == "" || sortable(d.Repealed) == ""):
			return bad("ophævet uden dato eller afløser")
		}
		seen[d.Nr] = true
		for _, r := range d.When {
			if r.Why == "" || r.Grade <= 0 || r.Grade > 3 {
				return bad("en grund mangler tekst eller en grade fra 1 til 3")
			}
			for item, vs := range r.Verdicts {
				if !slices.Contains(Items, item) || len(vs) == 0 {
					return bad("punktet " + item + " findes ikke")
				}
				for _, x := range vs {
					if !slices.Contains(Verdicts, Verdict(x)) {
						return bad("udfaldet " + x + " findes ikke")
					}
				}
			}
			for _, t := range r.Tracks {
				if !slices.Contains(Tracks, t) {
					return bad("sporet " + string(t) + " findes ikke")
				}
			}
		}
	}
	return nil
}
