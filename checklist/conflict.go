package checklist

// ConflictKind is what two documents disagree about.
type ConflictKind string

// The kinds of contradiction.
const (
	ConflictTreatment    ConflictKind = "treatment"         // treatment exhausted against treatment or examination left
	ConflictHours        ConflictKind = "hours"             // different hours for the same work trial
	ConflictDiagnosis    ConflictKind = "diagnosis"         // confirmed against refuted
	ConflictMunicipality ConflictKind = "team-municipality" // the team's recommendation against the municipality's
	ConflictAbility      ConflictKind = "ability"           // professionals disagree about the ability to work
	ConflictTracks       ConflictKind = "nr4-nr5"           // both nr. 4 and nr. 5 are argued
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
	Date string // of the paper or the journal's entry, YYYY-MM-DD or coarser; "" if unknown
	Who  string // Danish: who says it, "speciallægen"
	Says string // Danish, a few words: "behandlingen er udtømt"
}
