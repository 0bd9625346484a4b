package checklist

import (
	"fmt"
	"slices"
	"time"
)

// PackError is a fault in a rule pack.
type PackError struct {
	File    string // file or rule id
	Problem string
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
			return &PackError{r.ID, "id used twice"}
		}
		seen[r.ID] = true
		if err := validateRule(rs, r); err != nil {
			return err
		}
	}
	for _, item := range Items {
		if r := rs.Rule(item); r == nil || r.Kind != "item" {
			return &PackError{item, "no rule for this item"}
		}
	}
	for _, id := range SideItems {
		if r := rs.Rule(id); r == nil || r.Kind != "support" {
			return &PackError{id, "no rule of this id"}
		}
	}
	return validateReading(rs)
}

func validateRegimes(rs *Rules) error {
	if len(rs.Regimes) == 0 {
		return &PackError{"regimes", "no regimes"}
	}
	spans := []span{}
	for _, r := range rs.Regimes {
		switch {
		case r.ID == "" || r.Label == "" || len(r.Differs) == 0:
			return &PackError{"regimes", "regime without id, label or text"}
		case r.Confidence != "proved" && r.Selectable && r.Caveat == "":
			return &PackError{"regimes", r.ID + " is not confirmed and has no caveat"}
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
		return bad("id or title missing")
	case r.Kind != "item" && r.Kind != "support":
		return bad("kind %q is neither item nor support", r.Kind)
	case r.Kind == "item" && predicateFor(r.Predicate) == nil:
		return bad("unknown predicate %q", r.Predicate)
	case r.Kind == "item" && !slices.Contains(Items, r.ID):
		return bad("not an item of the checklist")
	case r.Kind == "support" && (!slices.Contains(SideItems, r.ID) || sideFor(r.ID) == nil):
		return bad("unknown further rule")
	case len(r.Versions) == 0:
		return bad("no versions")
	case len(r.SatisfiedBy) == 0 || len(r.Gaps) == 0 || len(r.Documents) == 0:
		return bad("satisfied_by, gaps or documents missing")
	}
	for _, t := range r.Applies.Tracks {
		if !slices.Contains(Tracks, t) {
			return bad("unknown track %q", t)
		}
	}
	for _, id := range r.Applies.Regimes {
		if !slices.ContainsFunc(rs.Regimes, func(g Regime) bool { return g.ID == id }) {
			return bad("unknown regime %q", id)
		}
	}
	spans := []span{}
	for _, v := range r.Versions {
		spans = append(spans, span{v.From, v.To})
		switch {
		case v.Citation == "" || v.Requirement == "":
			return bad("version from %s has no citation or requirement", v.From)
		case !slices.Contains([]string{"proved", "inferred", "open"}, v.Confidence):
			return bad("version from %s: confidence %q", v.From, v.Confidence)
		case v.Confidence != "proved" && v.Caveat == "":
			return bad("version from %s is not confirmed and has no caveat", v.From)
		}
		for _, o := range v.Orders {
			if !slices.ContainsFunc(rs.Orders, func(c Chain) bool { return c.Chain == o.Chain }) {
				return bad("unknown chain %q", o.Chain)
			}
		}
	}
	if p := contiguous(spans); p != "" {
		return bad("%s", p)
	}
	for _, g := range r.Gaps {
		if g.ID == "" || g.Gap == "" || g.Action == "" {
			return bad("gap without id, text or action")
		}
	}
	return nil
}

type span struct{ from, to string }

// contiguous says what is wrong with a list of periods that should follow each
// other day by day, "" if nothing is. Only the last may be open.
func contiguous(spans []span) string {
	for i, s := range spans {
		from, err := time.Parse(time.DateOnly, s.from)
		if err != nil {
			return fmt.Sprintf("bad date %q", s.from)
		}
		if s.to == "" {
			if i != len(spans)-1 {
				return "period from " + s.from + " is open but not the last"
			}
			continue
		}
		to, err := time.Parse(time.DateOnly, s.to)
		if err != nil || to.Before(from) {
			return fmt.Sprintf("bad end date %q", s.to)
		}
		if i+1 < len(spans) {
			switch next := to.AddDate(0, 0, 1).Format(time.DateOnly); {
			case spans[i+1].from > next:
				return "gap between " + s.to + " and " + spans[i+1].from
			case spans[i+1].from < next:
				return "overlap at " + spans[i+1].from
			}
		}
	}
	return ""
}
