package corpus

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed numbering.tsv
var numberingTable string

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

// Renumberings lists numbering.tsv in its order.
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

func parseNumbering(table string) ([]Renumbering, error) {
	var out []Renumbering
	head := false
	for i, line := range strings.Split(table, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !head {
			head = true
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			return nil, fmt.Errorf("numbering.tsv:%d: %d cells, want 9", i+1, len(f))
		}
		out = append(out, Renumbering{f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]})
	}
	return out, nil
}
