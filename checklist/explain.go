package checklist

// Explanation is how a verdict came about: the rule, the version of it in
// force, the evidence weighed, the decision.
type Explanation struct {
	Rule       string   // id
	From, To   string   // the version's period; To "" if no end is known
	Orders     []string // executive orders in force on the date: "bekendtgørelse nr. 996/2016, §§ 2-3"
	Act        string   // consolidation in force on the date: "LBK 983/2019"
	Sources    []string // texts the version was read from
	Steps      []Step
	Confidence string // of the version
	Caveat     string // of the version
}

// StepKind is what a step of an explanation is about.
type StepKind string

// The kinds of steps, in the order they are given.
const (
	StepRule    StepKind = "rule"     // what the rule asks on the date
	StepApplies StepKind = "applies"  // whether it is for this case
	StepFor     StepKind = "for"      // evidence that it is met
	StepAgainst StepKind = "against"  // evidence against
	StepAside   StepKind = "aside"    // words seen and set aside, with why
	StepAbsent  StepKind = "absent"   // what was looked for and not found
	StepVerdict StepKind = "decision" // the verdict and why
)

// Step is one link of an explanation.
type Step struct {
	Kind     StepKind
	Text     string // Danish, one sentence
	Evidence []Evidence
}

// UnreadPage is a page that nobody could read: 'not found' says nothing of it.
type UnreadPage struct {
	Document string // path
	Page     int    // 0: the whole document
	Reason   string // Danish, "" if unknown
}
