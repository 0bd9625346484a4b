// Package checklist judges the findings of one case by the dated rules of the
// § 19 checklist: for each requirement in force on the case's date it says
// what documents it, what speaks against it, what is missing and what would
// close the gap. It also names the decisions of Ankestyrelsen worth reading.
//
// The rules are data (rules/*.yaml, readable by a lawyer); what a requirement
// means for findings is a predicate in code, one file each. Evaluate is a pure
// function of the case, the rules and the catalogue of decisions. It describes
// documents: it never says who has a right to a pension.
//
// The definitions of items, verdicts and tracks are those of the annotation
// guide (golden/README.md, sections 6, 7 and 9).
package checklist

import (
	"oplyst/extract"
	"oplyst/extract/match"
)

// Verdict is how far the case documents a requirement.
type Verdict string

// The verdicts.
const (
	Documented    Verdict = "documented"     // stated in substance by a document that can carry it, nothing newer or as weighty against
	Partial       Verdict = "partial"        // touched, but an identifiable part is absent or thin
	Missing       Verdict = "missing"        // nothing in what could be read
	Contradicted  Verdict = "contradicted"   // the case says the opposite, or both with the contrary newer, weightier or unresolved
	NotApplicable Verdict = "not_applicable" // not required on the date or in this case
)

// Verdicts lists every verdict.
var Verdicts = []Verdict{Documented, Partial, Missing, Contradicted, NotApplicable}

// Track is the procedure the case follows.
type Track string

// The tracks.
const (
	Ordinary      Track = "ordinary"
	ExistingBasis Track = "existing_basis" // § 17 stk. 2: only the pension question, on what is there
	Senior        Track = "senior"         // § 17 stk. 3, 2014-2019
	Refusal       Track = "refusal"        // the municipality intends or has decided to refuse
)

// Tracks lists every track.
var Tracks = []Track{Ordinary, ExistingBasis, Senior, Refusal}

// Items lists the items of the checklist in report order.
var Items = []string{"nr1", "nr2", "nr3", "nr4", "nr5", "rehabiliteringsteam", "sundhedskoordinator",
	"klinisk_funktion", "ressourceforloeb", "under_40", "partshoering_moede", "revision", "samlet_beskrivelse"}

// SideItems lists the further rules in report order: frist (§ 21), the general
// practitioner's attest, the contents of the plan, refused treatment (§ 18 a),
// the existing basis, evident refusal, evident cases, and the two senior rules.
var SideItems = []string{"frist", "laege_265", "plan_indhold", "paragraf_18a", "foreliggende_grundlag", "utvivlsomt",
	"aabenbart", "senior", "seniorpension"}

// Document is one document of the case with what was found in it.
type Document struct {
	Path         string       // as in sag.json
	Type         string       // document type; "" takes Findings.Type
	Date         string       // YYYY-MM-DD or coarser; "" takes Findings.Date
	Pages        int          // pages in the document
	Unread       int          // pages that could not be read
	UnreadPages  []UnreadPage // which ones, and why; Document may be left ""
	OtherCitizen bool         // the document is about another person: nothing in it counts
	Duplicate    bool         // the same text as another document: counted once, there
	DuplicateOf  string       // path of that document
	Findings     *extract.Findings
	Uncertain    []match.Span // words that text recognition doubted (Quote may be empty), ascending
	FirstPage    int          // number of the first page, by which findings count: a document of a merged file begins where it begins; 0 is 1
	Text         []string     // text of each page; nil: 'missing' then rests on Findings alone

	strict bool // doubted words don't count (soundInput)
}

// place is where a page of that number stands in Text; outside it for another
// document's.
func (d *Document) place(page int) int { return page - max(1, d.FirstPage) }

// page is the number of the page at a place in Text.
func (d *Document) page(place int) int { return place + max(1, d.FirstPage) }

// Input is one case, ready to be judged.
type Input struct {
	Case        string
	AsOf        string // date the rules are judged at, YYYY-MM-DD; see AsOf
	RulesOn     string // date whose rules judge the case; "" takes AsOf. Ages are counted on AsOf all the same
	Track       Track  // "" lets the documents decide; so does one that does not exist or not on the date, with a warning
	Born        string // YYYY-MM-DD; "" if unknown
	Documents   []Document
	UnreadPages int         // over the whole case
	TotalPages  int         // over the whole case, unread ones included
	House       *HouseRules // nil takes the rules' own (checklist/husregler.yaml)
}

// Evidence is a quotation from the case.
type Evidence struct {
	Document string // path
	match.Span
	CopyOf Origin // where the words stood first, if the document only gives them again
}

// Searched says how much text lies behind a verdict.
type Searched struct {
	Pages  int // pages looked through
	Unread int // pages nobody could read
}

// Item is the verdict on one requirement.
type Item struct {
	Item        string
	Title       string
	Verdict     Verdict
	Reason      string     // Danish, one sentence
	For         []Evidence // best first, at most four
	Against     []Evidence // best first, at most four
	Searched    Searched
	LookedFor   string       // Danish: what was looked for, when nothing was found
	Action      string       // Danish: what closes the gap; "" if there is none
	Precedents  []string     // decisions that bear on the item and stood on the date
	Citation    string       // the rule in force on the date
	Requirement string       // Danish: what it asks
	Confidence  string       // "proved", "inferred" or "open": how sure the rule's text is
	Caveat      string       // Danish: what is not confirmed about the rule; "" if nothing
	Effect      string       // Danish: what a further rule decides for other items; "" on the thirteen
	Points      []PointFound // contents asked for, rule plan_indhold only
	Explanation Explanation
}

// PointFound is one content a document must have, and whether it was found.
type PointFound struct {
	Key   string
	Text  string // Danish
	Ref   string // where the rule stands
	Found bool
	Empty bool     // the heading is there with nothing under it
	At    Evidence // where; zero if not found
}

// PrecedentHit is a decision worth reading for the case.
type PrecedentHit struct {
	Nr     string
	Score  float64
	Why    string // Danish, one sentence
	Status string // "gældende", "ophævet" or "ukendt" on the case's date
}

// Warning is something about the case as a whole that a person should see.
type Warning struct {
	Kind     string // "track", "age", "rules", "conflict", "nr4-nr5" ...
	Document string // path, or ""
	Page     int
	Text     string // Danish
}

// Result is the checklist of one case.
type Result struct {
	Regime      string // id of the set of rules, "R2018"
	RegimeLabel string // Danish
	Track       Track
	TrackWhy    string     // Danish
	TrackFrom   []Evidence // what the track was recognised by
	AsOf        string
	Age         int          // on AsOf; -1 if the birth date is unknown
	Caveat      string       // Danish: what is not confirmed about the regime; "" if nothing
	Items       []Item       // the thirteen items of the data contract
	SideItems   []Item       // further rules (SideItems), which decide or explain others
	Papers      []Aged       // age of the papers that must describe the citizen now, oldest first
	House       *HouseRules  // the house rules behind Papers
	Conflicts   []Conflict   // contradictions first, then changes
	Repeats     []Repeat     // where later papers give the evidence again
	Unread      []UnreadPage // every page nobody could read
	Precedents  []PrecedentHit
	Warnings    []Warning
}
