package checklist

import (
	"strconv"
	"strings"
)

// contents judges the points a preparatory part must have (order § 3), as the
// rule lists them for the date, with the words that show each.
func (v *view) contents() finding {
	rule := v.rules.Rule("plan_indhold")
	plans := v.plans()
	if len(plans) == 0 {
		return finding{verdict: Missing, gap: "g1", reason: "Vi fandt ingen forberedende del, så indholdet kan ikke ses.",
			looked: "en rehabiliteringsplans forberedende del og dens punkter"}
	}
	plan := plans[len(plans)-1:]
	version, _ := rule.On(v.date)
	wanted := version.Points
	if len(wanted) == 0 { // only an outline on this date: the last list the law had
		for _, d := range rule.Versions {
			if len(d.Points) > 0 {
				wanted = d.Points
			}
		}
	}
	empty := v.emptyFields(plan[0])
	points, pro, con, thin := []PointFound{}, []fact{}, []fact{}, []string{}
	for _, p := range rule.Points {
		if !has(wanted, p.Key) {
			continue
		}
		found, blank := v.point(p, plan, empty)
		if p.Optional && len(found) == 0 {
			continue
		}
		row := PointFound{Key: p.Key, Text: p.Text, Ref: p.Ref, Found: len(found) > 0 && len(blank) == 0, Empty: len(blank) > 0}
		switch {
		case p.Forbidden:
			row.Found, row.Empty = len(found) == 0, false
			con = append(con, found...)
		case row.Empty:
			con = append(con, blank...)
		}
		if shown := append(blank, found...); len(shown) > 0 {
			row.At = quote(shown)[0]
		}
		if row.Found && !p.Forbidden {
			pro = append(pro, found[0])
		}
		if !row.Found {
			short, _, _ := strings.Cut(strings.TrimSuffix(p.Text, "."), " (")
			thin = append(thin, lowerFirst(short))
		}
		points = append(points, row)
	}
	f := finding{pro: pro, con: con, points: points, first: []string{"mention"}}
	switch name := paperName(plan[0]); {
	case len(thin) == 0:
		f.verdict, f.reason = Documented, "Alle punkter er omtalt i "+name+"."
	case len(thin) == len(points):
		f.verdict, f.gap, f.reason = Missing, "g1", "Vi fandt ingen af punkterne i "+name+"."
	default:
		f.verdict, f.gap = Partial, "g1"
		f.reason = strconv.Itoa(len(points)-len(thin)) + " af " + strconv.Itoa(len(points)) + " punkter er omtalt i " + name + ". Vi fandt ikke: " + strings.Join(firstOf(thin, shown), "; ") + "."
		f.looked = "de ord, som planens punkter plejer at stå under"
	}
	return f
}

// point finds where a plan deals with one point, and the blank fields under
// its heading.
func (v *view) point(p Point, plan []*paper, empty []fact) (found, blank []fact) {
	if p.Key == "samarbejde" {
		found = append(v.inPapers(plan, "plan_with_citizen", "citizen_view"), v.withCitizen(plan)...)
		return found, nil
	}
	if p.Key == "laege" && v.ask("laege_265").verdict == Documented {
		return v.ask("laege_265").pro, nil
	}
	all := v.mentions(plan, p.Words...)
	for _, f := range all {
		hollow := false
		for _, e := range empty {
			hollow = hollow || e.span.Page == f.span.Page && e.span.Start < f.span.End && f.span.Start < e.span.End
		}
		if hollow {
			blank = append(blank, f)
		} else {
			found = append(found, f)
		}
	}
	if len(found) > 0 {
		blank = nil // dealt with elsewhere in the plan
	}
	return found, blank
}

// lowerFirst makes the first letter small, unless the word is an abbreviation.
func lowerFirst(s string) string {
	if word, _, _ := strings.Cut(s, " "); word == strings.ToUpper(word) {
		return s
	}
	for i := range s {
		if i > 0 {
			return lower(s[:i]) + s[i:]
		}
	}
	return lower(s)
}

func firstOf(s []string, n int) []string { return s[:min(n, len(s))] }
