package checklist

import (
	"oplyst/extract/statement"
)

var trackNames = map[Track]string{
	Ordinary: "almindelige sager", ExistingBasis: "sager på det foreliggende grundlag",
	Senior: "sager om seniorførtidspension", Refusal: "sager, der peger mod afslag",
}

// seniorFrom and seniorTo bound the years in which seniorførtidspension existed
// (rules/senior.yaml).
const seniorFrom, seniorTo = "2014-01-01", "2019-12-31"

// seniorAge is a year below the youngest that could apply (five years before
// the pension age of 65), so that an application prepared early is seen.
const seniorAge = 59

// AsOf returns the date a case is judged at and why, Danish: the date given
// (sag.yaml), else that of the newest decision or recommendation, else of the
// newest document. Both are "" when no document has a date.
func AsOf(in Input) (date, why string) {
	if in.AsOf != "" {
		return in.AsOf, "datoen er angivet for sagen"
	}
	newestOf := func(kinds ...string) (string, string) {
		at, kind := "", ""
		for _, p := range papersOf(in) {
			if p.date != "" && (len(kinds) == 0 || has(kinds, p.kind)) && p.date >= at {
				at, kind = p.date, p.kind
			}
		}
		return at, kind
	}
	if at, kind := newestOf("afgoerelse", "teamindstilling"); at != "" {
		if kind == "afgoerelse" {
			return at, "datoen på den nyeste afgørelse"
		}
		return at, "datoen på teamets nyeste indstilling"
	}
	at, _ := newestOf()
	if at == "" {
		return "", ""
	}
	return at, "datoen på det nyeste dokument"
}

// born returns the birth date most documents agree on, the earliest seen when
// they split evenly; "" if none states it.
func born(docs []*paper) string {
	count, best := map[string]int{}, ""
	for _, p := range docs {
		if b := p.Findings.Born; b != "" {
			count[b]++
			if best == "" || count[b] > count[best] {
				best = b
			}
		}
	}
	return best
}

// inferTrack names the procedure the case follows, why, and by what it was
// recognised.
func (v *view) inferTrack() (Track, string, []Evidence) {
	if v.in.Track != "" && v.trackProblem() == "" {
		return v.in.Track, "sporet er angivet for sagen", nil
	}
	if v.date >= seniorFrom && v.date <= seniorTo && (v.age < 0 || v.age >= seniorAge) {
		if fs := without(append(v.said("senior"), v.mentions(v.papers("ansoegning"), "seniorførtidspension")...), "ikke senior", "ønsker ikke", "frafald", "ikke relevant", "vejledt om muligheden", "ikke søgt"); len(fs) > 0 {
			return Senior, "sagen handler om seniorførtidspension ifølge " + sources(fs, 1), quote(fs)
		}
	}
	if fs := append(v.said("existing_basis"), v.namesBasis()...); len(fs) > 0 {
		return ExistingBasis, "borgeren har bedt om, at kun pension afgøres på det foreliggende grundlag, ifølge " + sources(fs, 1), quote(fs)
	}
	if fs := v.refused(); len(fs) > 0 {
		return Refusal, "kommunen vil give eller har givet afslag ifølge " + sources(fs, 1), quote(fs)
	}
	return Ordinary, "sagen rummer ikke tegn på et andet spor", nil
}

// trackProblem says why a track that was given cannot be used, "" if it can.
// An application for seniorførtidspension from before 2020 may still be under
// way in 2020 (law/final/open-questions.md Q18).
func (v *view) trackProblem() string {
	switch {
	case v.in.Track != "" && !hasTrack(Tracks, v.in.Track):
		return "Det angivne spor findes ikke. Sporet er i stedet fundet i sagens papirer."
	case v.in.Track == Senior && (v.date < seniorFrom || v.date > "2020-12-31"):
		return "Seniorførtidspension fandtes kun 2014-2019. Sporet er i stedet fundet i sagens papirer."
	}
	return ""
}

// said returns what professionals or the citizen say with a label, in
// documents where the choice of procedure is made or recorded. Relatives'
// words do not choose a procedure.
func (v *view) said(label string) []fact {
	out := v.all(label)
	for _, f := range v.own {
		if f.label == label && !f.weak && f.speaker == statement.Borger {
			out = append(out, f)
		}
	}
	return out
}

// namesBasis finds § 17 stk. 2 named as the basis in the application, the
// team's recommendation or the hearing.
func (v *view) namesBasis() []fact {
	fs := v.mentions(v.papers("ansoegning", "teamindstilling", "partshoering"), "foreliggende")
	return without(only(fs, "§ 17, stk. 2", "§ 17 stk. 2", "§17, stk. 2", "§17 stk. 2"), "[ ] ja", "kan vælge", "kan bede", "mulighed for")
}

// refused returns the statements of an intended or made refusal, if nothing
// as new grants.
func (v *view) refused() []fact {
	procedural := func(f fact) bool {
		return has([]string{"afgoerelse", "partshoering", "teamindstilling", "moedereferat", "journalnotat"}, f.kind) &&
			f.speaker != statement.Jurist
	}
	out := v.where(func(f fact) bool { return f.label == "refusal" && !f.weak && procedural(f) })
	out = append(out, v.mentions(v.papers("afgoerelse", "partshoering"), "at give afslag", "give dig afslag", "giver afslag", "afslag på førtidspension",
		"får ikke førtidspension", "ikke ret til førtidspension", "ikke førtidspension", "afslå din ansøgning")...)
	grants := v.where(func(f fact) bool { return f.label == "grant" && !f.weak && procedural(f) })
	if len(out) == 0 || newest(grants) >= newest(out) {
		return nil
	}
	return out
}
