package corpus

// Decision is one principmeddelelse (called principafgørelse until about 2019).
// Texts are Danish and our own words.
type Decision struct {
	Nr           string   `yaml:"nr"`            // normalised: "58-18", "P-21-99"
	Type         string   `yaml:"type"`          // "principafgørelse" or "principmeddelelse": what it was called when issued
	Title        string   `yaml:"title"`         // "" if not known
	Date         string   `yaml:"date"`          // day of the decision, YYYY-MM-DD; "" if not known
	Published    string   `yaml:"published"`     // YYYY-MM-DD, YYYY-MM or YYYY, as exact as the sources allow
	Status       Value    `yaml:"status"`        // as far as the sources reach; see StatusOn
	CurrentUntil string   `yaml:"current_until"` // last time a source applied it as current practice, YYYY[-MM[-DD]]; "" if none did
	ReplacedBy   []string `yaml:"replaced_by"`
	Replaces     []string `yaml:"replaces"`
	Scheme       string   `yaml:"scheme"`       // the scheme it is about, if that has ended
	SchemeEnded  string   `yaml:"scheme_ended"` // first day without the scheme, YYYY-MM-DD
	Themes       []string `yaml:"themes"`
	LawRefs      []string `yaml:"law_refs"` // as numbered when the decision was made: "LAB § 68 a, stk. 2"
	Diagnoses    []string `yaml:"diagnoses"`
	Indsatser    []string `yaml:"indsatser"`
	Holding      string   `yaml:"holding"`
	Facts        string   `yaml:"facts"`
	Applied      []Case   `yaml:"applied"` // cases that were decided by it or are close to it
	Keywords     []string `yaml:"keywords"`
	Sources      []string `yaml:"sources"`     // where the record's contents come from
	Confidence   string   `yaml:"confidence"`  // "high", "medium" or "low": how well the holding is known
	Unconfirmed  []string `yaml:"unconfirmed"` // names of the fields above that no source confirms
	Note         string   `yaml:"note"`

	// of decisions that With added or completed; the embedded records have none
	Merges     []string `yaml:"-"` // those among Replaces that it put together into one
	StatusFrom string   `yaml:"-"` // who said Status: "ast.dk" or "Retsinformation"; "" if the record did
	FullText   bool     `yaml:"-"` // the official text is at hand
	Cites      []string `yaml:"-"` // decisions that the official text names and doesn't replace

	// set by link, so that a status of thousands of decisions costs no formatting
	replacedFrom          string // when what replaced it came, as exact as known; "" if not replaced
	firstOut, lastOut     string // bounds of Published
	lastCurrent           string // last day of CurrentUntil
	schemeText, usedText  string // Danish, for Status
	lastSeenText, laterBy string
	toldText              string
}

// Case is a decided case that shows how a Decision is used.
type Case struct {
	Case      string   `yaml:"case"` // where it is told
	Link      string   `yaml:"link"` // "explicit": it cites the decision; "thematic": it only concerns the same question
	Outcome   string   `yaml:"outcome"`
	Diagnoses []string `yaml:"diagnoses"`
	Text      string   `yaml:"text"`
	Source    string   `yaml:"source"`
}

// IsUnconfirmed reports whether the named field (its YAML name) lacks a source.
func (d *Decision) IsUnconfirmed(field string) bool {
	for _, f := range d.Unconfirmed {
		if f == field {
			return true
		}
	}
	return false
}

// Heading is the title, or where none is known the themes.
func (d *Decision) Heading() string {
	if d.Title != "" {
		return d.Title
	}
	return joinComma(d.Themes)
}

// PublishedBy reports whether the decision was out on the given day
// (YYYY-MM-DD). Where only a month or a year is known, it counts as out from
// the period's first day, and certain is false within that period. A known month
// of a lower number of the same year moves that day, since numbers are given in
// order; the answer is then not certain either.
func (d *Decision) PublishedBy(date string) (published, certain bool) {
	switch {
	case date == "" || date >= d.lastOut:
		return true, true
	case date < d.firstOut:
		return false, date < firstDay(d.Published)
	}
	return true, false
}

func joinComma(parts []string) string {
	s := ""
	for i, p := range parts {
		if i > 0 {
			s += ", "
		}
		s += p
	}
	return s
}
