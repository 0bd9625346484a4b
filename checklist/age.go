package checklist

// AgeState says whether a paper still describes the citizen on the case's date.
type AgeState string

// The states of a paper's age.
const (
	Fresh     AgeState = "fresh"     // within the house rule's threshold, nothing has happened since
	Old       AgeState = "old"       // older than the house rule's threshold
	Overtaken AgeState = "overtaken" // something happened after it, whatever its age
	Replaced  AgeState = "replaced"  // a newer paper of the same kind has taken its place; no warning
	Undated   AgeState = "undated"   // its age cannot be told
)

// Aged is how old one medical paper, function description or work trial is on
// the case's date. The threshold is a house rule (HouseRules), never the law.
type Aged struct {
	Document  string // path
	Kind      string // document type; for a work trial reported in another paper the indsats type
	Name      string // Danish: "LÆ 265 af 12. marts 2019"
	Group     string // id of the house rule: "attest", "speciallaege" ...
	Date      string // YYYY-MM-DD or coarser, as found; "" if unknown. A work trial counts from its end
	Months    int    // full months on the case's date; -1 if unknown
	Threshold int    // months; 0 if no house rule sets one
	State     AgeState
	Text      string   // Danish, one sentence
	HouseRule string   // Danish: why the house rule has this threshold
	At        Evidence // where a work trial is reported; zero for a whole paper
	Events    []Event  // what happened after it, oldest first
	NewerPath string   // State Replaced: path of the paper that took its place
}

// Event is something that happened after a paper was written and may have
// changed what it describes.
type Event struct {
	Kind string // "diagnosis", "operation", "treatment", "admission", "work-trial"
	Date string // YYYY-MM-DD or coarser
	Text string // Danish: "operation i juni 2019"
	Evidence
}
