package checklist

// HouseRules are the municipality's own thresholds for how old a paper may be
// before a person should look at it. No law sets such an age; the rules are
// shown as house rules and can be replaced (scan --husregler).
type HouseRules struct {
	Title  string     `yaml:"title"`  // Danish, shown beside every threshold
	Source string     `yaml:"source"` // Danish: where the defaults come from
	Ages   []AgeRule  `yaml:"ages"`
	Events EventRules `yaml:"events"`
}

// AgeRule is the threshold for one kind of paper.
type AgeRule struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"name"`      // Danish
	Documents []string `yaml:"documents"` // document types
	Measures  []string `yaml:"measures"`  // indsats types reported in other papers
	Months    int      `yaml:"months"`    // threshold in months; 0: no threshold, only events
	Why       string   `yaml:"why"`       // Danish
}

// EventRules say which events overtake a paper.
type EventRules struct {
	Diagnosis bool     `yaml:"diagnosis"` // a confirmed diagnosis nobody named before
	Measures  []string `yaml:"measures"`  // indsats types whose start or end overtakes
}
