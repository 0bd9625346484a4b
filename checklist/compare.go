package checklist

// Change is what became of a requirement between two dates.
type Change string

// The changes.
const (
	Same     Change = "same"     // the same version is in force on both dates
	Reworded Change = "reworded" // another version: asks for something else, or stands elsewhere in the law
	New      Change = "new"      // required on the second date only
	Gone     Change = "gone"     // required on the first date only
)

// Comparison is one case judged under the rules of two dates. The documents
// and the citizen's age are the same facts; only the rules move.
type Comparison struct {
	First, Second Result
	Items         []Compared // the thirteen items in report order
	SideItems     []Compared // the further rules
	Differs       []string   // Danish: what sets the second date's rules apart, oldest change first
	Notes         []string   // Danish: transition rules and what is not confirmed
}

// Compared is one requirement under two sets of rules.
type Compared struct {
	Item   string
	Title  string
	Change Change
	First  Item
	Second Item
	Text   string // Danish, one sentence: what the change means for this case
}

// Compare judges a case by the rules of its own date and by those of a second
// one. The error wraps ErrNoRules when no rules cover either date.
func Compare(in Input, second string, rules *Rules, cat Catalogue) (Comparison, error) {
	var c Comparison
	var err error
	if c.First, err = Evaluate(in, rules, cat); err != nil {
		return Comparison{}, err
	}
	in.AsOf = second
	if c.Second, err = Evaluate(in, rules, cat); err != nil {
		return Comparison{}, err
	}
	c.Items = compareItems(c.First.Items, c.Second.Items)
	c.SideItems = compareItems(c.First.SideItems, c.Second.SideItems)
	return c, nil
}

func compareItems(first, second []Item) []Compared {
	out := []Compared{}
	for i := range first {
		out = append(out, Compared{Item: first[i].Item, Title: first[i].Title, Change: Same, First: first[i], Second: second[i]})
	}
	return out
}
