package checklist

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrNoRules means that no set of rules covers the date. Commands answer it
// with exit code 13.
var ErrNoRules = errors.New("no rules in force for the date")

// Regime is a period in which the rules stood still enough to have a name.
type Regime struct {
	ID          string   `yaml:"id"`
	From        string   `yaml:"from"`
	To          string   `yaml:"to"`
	Label       string   `yaml:"label"` // Danish
	Selectable  bool     `yaml:"selectable"`
	Confidence  string   `yaml:"confidence"`
	ReviewAfter string   `yaml:"review_after"` // after this date the rules need another look
	Caveat      string   `yaml:"caveat"`       // Danish
	Differs     []string `yaml:"differs"`      // Danish: what changed
	Sources     []string `yaml:"sources"`
}

// Chain is a line of executive orders that replaced each other.
type Chain struct {
	Chain    string  `yaml:"chain"`
	Title    string  `yaml:"title"`
	Versions []Order `yaml:"versions"`
}

// Order is one executive order and the days it applied.
type Order struct {
	Number string `yaml:"number"` // "996/2016"
	From   string `yaml:"from"`
	To     string `yaml:"to"`
}

// Act is a statute with its consolidations.
type Act struct {
	Short string    `yaml:"short"` // "LSP"
	Title string    `yaml:"title"`
	Texts []ActText `yaml:"texts"`
}

// ActText is one consolidation of a statute.
type ActText struct {
	Kind   string `yaml:"kind"` // "LBK" or "LOV"
	Number string `yaml:"number"`
	Issued string `yaml:"issued"`
}

type regimeFile struct {
	Regimes []Regime `yaml:"regimes"`
	Orders  []Chain  `yaml:"orders"`
	Acts    []Act    `yaml:"acts"`
}

// Regime returns the regime a case dated date is judged by. The error wraps
// ErrNoRules when there is none, and names the date and what is covered.
func (rs *Rules) Regime(date string) (Regime, error) {
	if len(date) != len(time.DateOnly) || sortable(date) == "" {
		return Regime{}, fmt.Errorf("%w: %q is not a date", ErrNoRules, date)
	}
	first := ""
	for _, r := range rs.Regimes {
		if !r.Selectable {
			continue
		}
		if first == "" {
			first = r.From
		}
		if r.From <= date && (r.To == "" || date <= r.To) {
			return r, nil
		}
	}
	return Regime{}, fmt.Errorf("%w: %q (rules start %s)", ErrNoRules, date, first)
}

// caveat returns what is not confirmed about a regime on a date.
func (rs *Rules) caveat(r Regime, date string) string {
	parts := []string{}
	if r.Caveat != "" {
		parts = append(parts, r.Caveat)
	}
	if r.ReviewAfter != "" && date > r.ReviewAfter {
		for _, next := range rs.Regimes {
			if !next.Selectable && next.From <= date && next.From > r.From && next.Caveat != "" {
				parts = append(parts, next.Caveat)
			}
		}
	}
	return strings.Join(parts, " ")
}

// Sources names the executive orders a version rests on, resolved on the date:
// "bekendtgørelse nr. 996/2016, §§ 2-3". A chain without an order on the date
// is left out.
func (rs *Rules) Sources(v Dated, date string) []string {
	out := []string{}
	for _, ref := range v.Orders {
		for _, c := range rs.Orders {
			if c.Chain != ref.Chain {
				continue
			}
			for _, o := range c.Versions {
				if o.From <= date && (o.To == "" || date <= o.To) {
					out = append(out, "bekendtgørelse nr. "+o.Number+", "+ref.Ref)
				}
			}
		}
	}
	return out
}

// Consolidation names the newest text of an act issued on or before the date:
// "LBK 983/2019"; "" if there is none.
func (rs *Rules) Consolidation(short, date string) string {
	out := ""
	for _, a := range rs.Acts {
		if a.Short != short {
			continue
		}
		for _, t := range a.Texts {
			if t.Issued <= date {
				out = t.Kind + " " + t.Number
			}
		}
	}
	return out
}
