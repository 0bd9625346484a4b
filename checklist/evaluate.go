package checklist

import (
	"oplyst/corpus"
)

// Catalogue knows how decisions stood on a date. *corpus.Corpus is one. A nil
// Catalogue leaves every status unknown.
type Catalogue interface {
	StatusOn(nr, date string) corpus.Status
}

// finding is what a predicate concludes.
type finding struct {
	verdict Verdict
	reason  string       // Danish, one sentence
	pro     []fact       // what speaks for the requirement being met
	con     []fact       // what speaks against
	first   []string     // labels whose sentences decide, most telling first
	gap     string       // id of the rule's gap
	looked  string       // Danish: what was looked for
	effect  string       // Danish: what it decides for other items; further rules only
	points  []PointFound // rule plan_indhold only
	action  string       // Danish: what to do instead of what the gap says; "" takes the gap's
}

// predicate judges one item of a case.
type predicate func(v *view) finding

// predicateFor returns the judgement a rule pack names, nil if there is none.
// (A switch, because predicates ask each other and a table would be an
// initialisation cycle.)
func predicateFor(name string) predicate {
	switch name {
	case "nr1":
		return (*view).nr1
	case "nr2":
		return (*view).nr2
	case "nr3":
		return (*view).nr3
	case "nr4":
		return (*view).nr4
	case "nr5":
		return (*view).nr5
	case "rehabiliteringsteam":
		return (*view).team
	case "sundhedskoordinator":
		return (*view).coordinator
	case "klinisk_funktion":
		return (*view).clinical
	case "ressourceforloeb":
		return (*view).course
	case "under_40":
		return (*view).under40
	case "partshoering_moede":
		return (*view).meeting
	case "revision":
		return (*view).review
	case "samlet_beskrivelse":
		return (*view).description
	}
	return nil
}

// sideFor returns the judgement of a further rule, nil if there is none.
func sideFor(id string) predicate {
	switch id {
	case "frist":
		return (*view).deadline
	case "laege_265":
		return (*view).attest
	case "plan_indhold":
		return (*view).contents
	case "paragraf_18a":
		return (*view).refusedTreatment
	case "foreliggende_grundlag":
		return (*view).existingBasis
	case "utvivlsomt":
		return (*view).undoubted
	case "aabenbart":
		return (*view).evidentCase
	case "senior":
		return (*view).senior
	case "seniorpension":
		return (*view).seniorPension
	}
	return nil
}

// Evaluate judges a case by the rules in force on in.AsOf. It is a pure
// function. The error wraps ErrNoRules when no rules cover the date.
func Evaluate(in Input, rules *Rules, cat Catalogue) (Result, error) {
	regime, err := rules.Regime(rulesDate(in))
	if err != nil {
		return Result{}, err
	}
	v := newView(in, rules, regime)
	res := Result{Regime: regime.ID, RegimeLabel: regime.Label, AsOf: rulesDate(in), Caveat: rules.caveat(regime, rulesDate(in))}
	if in.Born == "" {
		in.Born = born(v.docs)
	}
	v.age = ageOn(in.Born, in.AsOf)
	res.Age = v.age
	v.track, res.TrackWhy, res.TrackFrom = v.inferTrack()
	res.Track = v.track
	v.house = in.House
	if v.house == nil {
		v.house = &rules.House
	}
	if in, ok := soundInput(in); ok {
		v.sound = newView(in, rules, regime)
		v.sound.age, v.sound.track, v.sound.house = v.age, v.track, v.house
	}
	for i := range rules.Rules {
		if r := &rules.Rules[i]; r.Kind == "item" {
			res.Items = append(res.Items, v.item(r, cat))
		}
	}
	for _, id := range SideItems {
		if r := rules.Rule(id); r != nil {
			res.SideItems = append(res.SideItems, v.item(r, cat))
		}
	}
	res.Unread = v.unread()
	res.House, res.Papers = v.house, v.ages()
	res.Conflicts = v.conflicts()
	res.Precedents = v.reading(res.Items, cat)
	res.Warnings = v.warnings(res.Items)
	res.Repeats = v.repeats(res.evidence())
	return res, nil
}

// evidence lists every quotation of a result that stands for or against an
// item or on a side of a conflict.
func (res *Result) evidence() []Evidence {
	var all []Evidence
	for _, items := range [][]Item{res.Items, res.SideItems} {
		for i := range items {
			all = append(append(all, items[i].For...), items[i].Against...)
		}
	}
	for i := range res.Conflicts {
		all = append(all, res.Conflicts[i].Sides[0].Evidence, res.Conflicts[i].Sides[1].Evidence)
	}
	return all
}

// rulesDate is the date whose rules judge the case.
func rulesDate(in Input) string {
	if in.RulesOn != "" {
		return in.RulesOn
	}
	return in.AsOf
}

// item judges one requirement and writes it down with its rule.
func (v *view) item(r *Rule, cat Catalogue) Item {
	version, inForce := r.On(v.date)
	it := Item{Item: r.ID, Title: r.Title, Citation: version.Citation, Requirement: version.Requirement,
		Confidence: version.Confidence, Caveat: version.Caveat,
		Searched: Searched{Pages: v.in.TotalPages - v.in.UnreadPages, Unread: v.in.UnreadPages}}
	if !inForce {
		// The rule starts later: show it as it will be.
		it.Citation, it.Requirement, it.Confidence = r.Versions[0].Citation, r.Versions[0].Requirement, r.Versions[0].Confidence
	}
	f, d := v.restrained(r, v.judge(r))
	it.Verdict, it.Reason, it.LookedFor = f.verdict, f.reason, f.looked
	it.Effect, it.Points = f.effect, f.points
	pro, con := choose(f.pro, f.first...), choose(f.con, f.first...)
	it.For, it.Against = evidenceOf(pro), evidenceOf(con)
	if f.verdict == NotApplicable {
		it.Caveat = ""
	}
	it.Explanation = v.explain(r, version, inForce, &it, f, pro, con, d)
	if f.verdict == NotApplicable {
		return it
	}
	if f.verdict != Documented {
		if it.Action = f.action; it.Action == "" {
			it.Action = r.Action(f.gap)
		}
	}
	for _, nr := range r.Precedents {
		if v.current(nr, cat) {
			it.Precedents = append(it.Precedents, nr)
		}
	}
	return it
}

// judge applies the rule's own limits, then its predicate, once.
func (v *view) judge(r *Rule) finding {
	if f, done := v.memo[r.ID]; done {
		return f
	}
	f, out := v.outside(r)
	switch {
	case out && r.Kind == "support":
		if g, wrong := v.misused(r.ID); wrong {
			f = g
		}
	case !out && r.Kind == "support":
		f = sideFor(r.ID)(v)
	case !out:
		f = predicateFor(r.Predicate)(v)
	}
	v.memo[r.ID] = f
	return f
}

// ask returns another item's finding.
func (v *view) ask(item string) finding { return v.judge(v.rules.Rule(item)) }

// outside says why a rule is not for this case, if it is not.
func (v *view) outside(r *Rule) (finding, bool) {
	na := func(reason string) (finding, bool) {
		return finding{verdict: NotApplicable, reason: reason}, true
	}
	if _, ok := r.On(v.date); !ok && r.Versions[0].From > v.date {
		return na("Kravet gælder først fra " + danish(r.Versions[0].From) + ".")
	}
	if !has(r.Applies.Regimes, v.regime.ID) {
		return na("Kravet gælder ikke efter de regler, der var i kraft " + danish(v.date) + ".")
	}
	if !hasTrack(r.Applies.Tracks, v.track) {
		return na("Kravet gælder ikke i " + trackNames[v.track] + ".")
	}
	if r.Kind == "support" && r.Applies.MinAge > legalAge && v.age >= 0 && v.age < r.Applies.MinAge-1 {
		return na("Borgeren er " + years(v.age) + ".")
	}
	if r.Applies.MaxAge > 0 && (v.age < r.Applies.MinAge || v.age > r.Applies.MaxAge) {
		if v.age < 0 {
			return na("Borgerens fødselsdato er ikke fundet, så alderen kan ikke regnes ud.")
		}
		return na("Borgeren er " + years(v.age) + ".")
	}
	return finding{}, false
}

// legalAge is the age from which the rules are for anyone at all; a higher
// least age of a rule is about those near the pension age.
const legalAge = 18

func hasTrack(ts []Track, t Track) bool {
	for _, x := range ts {
		if x == t {
			return true
		}
	}
	return false
}
