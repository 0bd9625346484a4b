package checklist

// ConflictKind is what two documents disagree about.
type ConflictKind string

// The kinds of contradiction.
const (
	ConflictTreatment    ConflictKind = "treatment"         // treatment exhausted against treatment or examination left
	ConflictAbility      ConflictKind = "ability"           // professionals disagree about the ability to work
	ConflictMunicipality ConflictKind = "team-municipality" // the team's recommendation against the municipality's
	ConflictTracks       ConflictKind = "nr4-nr5"           // both nr. 4 and nr. 5 are argued
	ConflictHours        ConflictKind = "hours"             // different hours for the same work trial
	ConflictDiagnosis    ConflictKind = "diagnosis"         // confirmed against refuted
)

// ConflictKinds lists every kind, in report order.
var ConflictKinds = []ConflictKind{ConflictTreatment, ConflictAbility, ConflictMunicipality, ConflictTracks, ConflictHours, ConflictDiagnosis}

// ConflictState tells a disagreement from a development.
type ConflictState string

// The states of a contradiction.
const (
	Unresolved ConflictState = "conflict" // stands: both are current, nobody has settled it
	Changed    ConflictState = "changed"  // 'ændret': the newer paper simply takes the older one's place
)

// Conflict is two places of the case that say opposite things, or a change
// from one to the other. Sides[0] is the older.
type Conflict struct {
	Kind  ConflictKind
	State ConflictState
	Item  string // the item of the checklist it bears on
	Text  string // Danish, one sentence
	Sides [2]Side
}

// Side is one side of a contradiction.
type Side struct {
	Evidence
	Date string // of the paper or the journal's entry, YYYY-MM-DD; "" if unknown
	Who  string // Danish: who says it, "speciallægen"
	Says string // Danish, a few words: "behandlingen er udtømt"
}

// perKind bounds how many conflicts of one kind and state are shown.
const perKind = 3

// conflicts lists what documents disagree about, then what has changed.
func (v *view) conflicts() []Conflict {
	all := v.treatmentConflicts()
	all = append(all, v.abilityConflicts()...)
	all = append(all, v.municipalityConflicts()...)
	all = append(all, v.trackConflicts()...)
	all = append(all, v.hoursConflicts()...)
	all = append(all, v.diagnosisConflicts()...)
	out, n := []Conflict{}, map[string]int{}
	for _, state := range []ConflictState{Unresolved, Changed} {
		for _, c := range all {
			if key := string(c.Kind) + string(state); c.State == state && n[key] < perKind {
				n[key]++
				out = append(out, c)
			}
		}
	}
	return out
}

// conflict sets two facts against each other, the older first.
func conflict(kind ConflictKind, state ConflictState, item string, a, b fact, says func(fact) string) Conflict {
	if b.when < a.when {
		a, b = b, a
	}
	c := Conflict{Kind: kind, State: state, Item: item}
	for i, f := range []fact{a, b} {
		c.Sides[i] = Side{Evidence: f.evidence(), Date: f.when, Who: who(f), Says: says(f)}
	}
	first, second := placed(a)+": "+says(a), placed(b)+": "+says(b)
	if state == Changed {
		c.Text = "Ændret: " + first + ". Siden " + second + "."
	} else {
		c.Text = upper(first) + ". Men " + second + "."
	}
	return c
}

// placed says who says something where: "speciallægen i epikrisen af 1. maj
// 2019".
func placed(f fact) string {
	if w := who(f); w != "" {
		return w + " i " + source(f)
	}
	return source(f)
}

// meaning is what the label of a fact says, in Danish.
func meaning(f fact) string { return meanings[f.label] }

// settledAfter is the time in months after which newer words about the same
// matter count as a development and not as a disagreement.
const settledAfter = 12

// stands tells a disagreement from a development: opposite words within a
// year of each other stand, unless a work trial was held between them.
func (v *view) stands(a, b fact) bool {
	if b.when < a.when {
		a, b = b, a
	}
	return a.when != "" && monthsBetween(a.when, b.when) < settledAfter
}
