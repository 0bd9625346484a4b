package corpus

import (
	"strings"

	"oplyst/extract/lexicon"
)

// Renumbering says that a reference in one meaning became another.
type Renumbering struct {
	Law, Ref      string // "LAB", "§ 68 a, stk. 2"
	From, To      string // days it held, YYYY-MM-DD; To is "" if it still does
	Topic         string // Danish
	SuccessorLaw  string // "" if nothing took its place
	SuccessorRef  string
	SuccessorFrom string
	Confidence    string // "proved", "inferred" or "open"
}

// Renumberings lists the table (extract/lexicon/numbering.tsv) in its order.
func (c *Corpus) Renumberings() []Renumbering { return c.numbering }

// Successors gives what a reference, and what lies under it, became at once:
// for "§ 68 a" also the successors of "§ 68 a, stk. 2".
func (c *Corpus) Successors(law, ref string) []Renumbering {
	var out []Renumbering
	for _, r := range c.numbering {
		if r.Law == law && r.SuccessorRef != "" && (r.Ref == ref || strings.HasPrefix(r.Ref, ref+",") || strings.HasPrefix(ref, r.Ref+",")) {
			out = append(out, r)
		}
	}
	return out
}

// loadNumbering reads the table that citations are resolved by too, so that
// there is one copy of it.
func loadNumbering() ([]Renumbering, error) {
	table, err := lexicon.Load("numbering.tsv", "law", "ref", "valid_from", "valid_to", "topic_da", "successor_law",
		"successor_ref", "successor_from", "confidence")
	if err != nil {
		return nil, err
	}
	out := make([]Renumbering, 0, len(table.Rows))
	for _, r := range table.Rows {
		out = append(out, Renumbering{Law: r.Get("law"), Ref: r.Get("ref"), From: r.Get("valid_from"), To: r.Get("valid_to"),
			Topic: r.Get("topic_da"), SuccessorLaw: r.Get("successor_law"), SuccessorRef: r.Get("successor_ref"),
			SuccessorFrom: r.Get("successor_from"), Confidence: r.Get("confidence")})
	}
	return out, nil
}
