package checklist

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// PackError is a fault in a rule pack or a file of house rules.
type PackError struct {
	File    string // file or rule id
	Problem string // Danish, for whoever edits the rules; the YAML reader's own words are English
}

func (e *PackError) Error() string { return "rule pack " + e.File + ": " + e.Problem }

// Validate reports the first fault in a set of rules: a version that leaves a
// gap or overlaps, an unknown predicate, track or regime, a missing citation
// or Danish text, an unconfirmed version without its caveat, an item missing.
func Validate(rs *Rules) error {
	if err := validateRegimes(rs); err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range rs.Rules {
		r := &rs.Rules[i]
		if seen[r.ID] {
			return &PackError{r.ID, "id er brugt to gange"}
		}
		seen[r.ID] = true
		if err := validateRule(rs, r); err != nil {
			return err
		}
	}
	for _, item := range Items {
		if r := rs.Rule(item); r == nil || r.Kind != "item" {
			return &PackError{item, "der er ingen regel for punktet"}
		}
	}
	for _, id := range SideItems {
		if r := rs.Rule(id); r == nil || r.Kind != "support" {
			return &PackError{id, "der er ingen regel med dette id"}
		}
	}
	return validateReading(rs)
}

func validateRegimes(rs *Rules) error {
	if len(rs.Regimes) == 0 {
		return &PackError{"regimes", "der er ingen perioder"}
	}
	spans := []span{}
	for _, r := range rs.Regimes {
		switch {
		case r.ID == "" || r.Label == "" || len(r.Differs) == 0:
			return &PackError{"regimes", "en periode mangler id, label eller tekst"}
		case r.Confidence != "proved" && r.Selectable && r.Caveat == "":
			return &PackError{"regimes", r.ID + " er ikke bekræftet og har intet forbehold (caveat)"}
		case r.Selectable:
			spans = append(spans, span{r.From, r.To})
		}
	}
	if p := contiguous(spans); p != "" {
		return &PackError{"regimes", p}
	}
	for _, c := range rs.Orders {
		spans := []span{}
		for _, o := range c.Versions {
			spans = append(spans, span{o.From, o.To})
		}
		if p := contiguous(spans); p != "" {
			return &PackError{"regimes", c.Chain + ": " + p}
		}
	}
	return nil
}

func validateRule(rs *Rules, r *Rule) error {
	bad := func(format string, args ...any) error { return &PackError{r.ID, fmt.Sprintf(format, args...)} }
	switch {
	case r.ID == "" || r.Title == "":
		return bad("id eller title mangler")
	case r.Kind != "item" && r.Kind != "support":
		return bad("kind %q er hverken item eller support", r.Kind)
	case r.Kind == "item" && predicateFor(r.Predicate) == nil:
		return bad("predicate %q findes ikke", r.Predicate)
	case r.Kind == "item" && !slices.Contains(Items, r.ID):
		return bad("er ikke et punkt på tjeklisten")
	case r.Kind == "support" && (!slices.Contains(SideItems, r.ID) || sideFor(r.ID) == nil):
		return bad("er ikke en kendt hjælperegel")
	case len(r.Versions) == 0:
		return bad("der er ingen versions")
	case len(r.SatisfiedBy) == 0 || len(r.Gaps) == 0 || len(r.Documents) == 0:
		return bad("satisfied_by, gaps eller documents mangler")
	}
	for _, t := range r.Applies.Tracks {
		if !slices.Contains(Tracks, t) {
			return bad("sporet %q findes ikke", t)
		}
	}
	for _, id := range r.Applies.Regimes {
		if !slices.ContainsFunc(rs.Regimes, func(g Regime) bool { return g.ID == id }) {
			return bad("perioden %q findes ikke i regimes.yaml", id)
		}
	}
	spans := []span{}
	for _, v := range r.Versions {
		spans = append(spans, span{v.From, v.To})
		switch {
		case v.Citation == "" || v.Requirement == "":
			return bad("versionen fra %s mangler citation eller requirement", v.From)
		case !slices.Contains([]string{"proved", "inferred", "open"}, v.Confidence):
			return bad("versionen fra %s: confidence %q er hverken proved, inferred eller open", v.From, v.Confidence)
		case v.Confidence != "proved" && v.Caveat == "":
			return bad("versionen fra %s er ikke bekræftet og har intet forbehold (caveat)", v.From)
		}
		for _, o := range v.Orders {
			if !slices.ContainsFunc(rs.Orders, func(c Chain) bool { return c.Chain == o.Chain }) {
				return bad("kæden %q findes ikke i regimes.yaml", o.Chain)
			}
		}
	}
	if p := contiguous(spans); p != "" {
		return bad("%s", p)
	}
	if fault := validatePoints(r); fault != "" {
		return bad("%s", fault)
	}
	for _, g := range r.Gaps {
		if g.ID == "" || g.Gap == "" || g.Action == "" {
			return bad("en mangel (gap) har ikke både id, tekst og action")
		}
	}
	return nil
}

// validatePoints says what is wrong with the contents a rule lists, "" if
// nothing is: a point without key, text or words, or a version that asks for a
// point that is not there.
func validatePoints(r *Rule) string {
	keys := []string{}
	for _, p := range r.Points {
		words := len(p.Words) > 0 || p.Key == "samarbejde"
		switch {
		case p.Key == "" || p.Text == "" || !words || slices.Contains(keys, p.Key):
			return fmt.Sprintf("punktet %q mangler key, text eller words, eller er der to gange", p.Key)
		case lower(strings.Join(p.Words, "")) != strings.Join(p.Words, ""):
			return fmt.Sprintf("punktet %q: words skal skrives med små bogstaver", p.Key)
		}
		keys = append(keys, p.Key)
	}
	for _, v := range r.Versions {
		for _, k := range v.Points {
			if !slices.Contains(keys, k) {
				return fmt.Sprintf("versionen fra %s nævner punktet %q, som ikke er i points", v.From, k)
			}
		}
	}
	return ""
}

type span struct{ from, to string }

// contiguous says what is wrong with a list of periods that should follow each
// other day by day, "" if nothing is. Only the last may be open.
func contiguous(spans []span) string {
	for i, s := range spans {
		from, err := time.Parse(time.DateOnly, s.from)
		if err != nil {
			return fmt.Sprintf("%q er ikke en dato", s.from)
		}
		if s.to == "" {
			if i != len(spans)-1 {
				return "perioden fra " + s.from + " har ingen slutdato, men er ikke den sidste"
			}
			continue
		}
		to, err := time.Parse(time.DateOnly, s.to)
		if err != nil || to.Before(from) {
			return fmt.Sprintf("%q er ikke en slutdato efter starten", s.to)
		}
		if i+1 < len(spans) {
			switch next := to.AddDate(0, 0, 1).Format(time.DateOnly); {
			case spans[i+1].from > next:
				return "hul mellem " + s.to + " og " + spans[i+1].from
			case spans[i+1].from < next:
				return "overlap " + spans[i+1].from
			}
		}
	}
	return ""
}
