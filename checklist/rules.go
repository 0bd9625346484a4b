package checklist

import (
	"bytes"
	"embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed rules/*.yaml
var packs embed.FS

// Rules is the whole set of rule packs. It is read only once loaded.
type Rules struct {
	Regimes []Regime
	Orders  []Chain
	Acts    []Act
	Rules   []Rule // in report order: items first, then supporting rules
	Reading []Reading
	House   HouseRules // the default house rules on the age of papers
}

// Rule is one requirement with all its dated versions.
type Rule struct {
	ID          string   `yaml:"id"`
	Kind        string   `yaml:"kind"`      // "item": shown on the checklist; "support": decides or explains others
	Order       int      `yaml:"order"`     // report order
	Title       string   `yaml:"title"`     // Danish
	Predicate   string   `yaml:"predicate"` // which code judges it; items only
	Applies     Applies  `yaml:"applies"`
	Versions    []Dated  `yaml:"versions"`
	Points      []Point  `yaml:"points"` // contents a document must have, where the rule lists them
	SatisfiedBy []string `yaml:"satisfied_by"`
	Gaps        []Gap    `yaml:"gaps"`
	Documents   []string `yaml:"documents"` // document types that can carry it
	Precedents  []string `yaml:"precedents"`
	Repealed    []string `yaml:"repealed"` // decisions that must not be cited as current
}

// Applies says which cases a rule is for.
type Applies struct {
	Tracks    []Track  `yaml:"tracks"`
	Regimes   []string `yaml:"regimes"`
	MinAge    int      `yaml:"min_age"`
	MaxAge    int      `yaml:"max_age"`   // 0: up to the pension age
	Condition string   `yaml:"condition"` // Danish
}

// Dated is a rule as it stood in a period.
type Dated struct {
	From        string     `yaml:"from"` // inclusive
	To          string     `yaml:"to"`   // inclusive; "" if no end is known
	Citation    string     `yaml:"citation"`
	Orders      []OrderRef `yaml:"orders"`
	Requirement string     `yaml:"requirement"` // Danish, our own words
	Confidence  string     `yaml:"confidence"`  // "proved", "inferred", "open"
	Question    string     `yaml:"question"`    // id of the open question behind Caveat
	Caveat      string     `yaml:"caveat"`      // Danish; required unless proved
	Points      []string   `yaml:"points"`      // keys of Rule.Points asked for
	MayBeOmit   []string   `yaml:"may_be_omitted"`
	Sources     []string   `yaml:"sources"` // texts read
}

// OrderRef points into a chain of executive orders, resolved on the date.
type OrderRef struct {
	Chain string `yaml:"chain"`
	Ref   string `yaml:"ref"`
}

// Point is one content item of a document, from a date on.
type Point struct {
	Key       string   `yaml:"key"`
	From      string   `yaml:"from"`
	Ref       string   `yaml:"ref"`
	Text      string   `yaml:"text"`
	Words     []string `yaml:"words"`     // lower case; any of them in the document shows the point
	Optional  bool     `yaml:"optional"`  // only for some citizens: left out when not found
	Forbidden bool     `yaml:"forbidden"` // the words must not be there
}

// Gap is a typical gap with what closes it, both Danish.
type Gap struct {
	ID     string `yaml:"id"`
	Gap    string `yaml:"gap"`
	Action string `yaml:"action"`
}

// On returns the version in force on a date (YYYY-MM-DD).
func (r *Rule) On(date string) (Dated, bool) {
	for _, v := range r.Versions {
		if v.From <= date && (v.To == "" || date <= v.To) {
			return v, true
		}
	}
	return Dated{}, false
}

// Action returns what closes a gap, "" for an unknown one.
func (r *Rule) Action(gap string) string {
	for _, g := range r.Gaps {
		if g.ID == gap {
			return g.Action
		}
	}
	return ""
}

// Rule returns the rule with an id, nil if there is none.
func (rs *Rules) Rule(id string) *Rule {
	for i := range rs.Rules {
		if rs.Rules[i].ID == id {
			return &rs.Rules[i]
		}
	}
	return nil
}

var load = sync.OnceValues(func() (*Rules, error) { return loadPacks() })

// Load returns the embedded rules, validated. They are read once and shared;
// callers must not change them.
func Load() (*Rules, error) { return load() }

func loadPacks() (*Rules, error) {
	entries, err := packs.ReadDir("rules")
	if err != nil {
		return nil, fmt.Errorf("read rule packs: %w", err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		data, err := packs.ReadFile("rules/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("read rule pack %s: %w", e.Name(), err)
		}
		files[e.Name()] = data
	}
	rs, err := parsePacks(files)
	if err != nil {
		return nil, err
	}
	house, err := ParseHouseRules(defaultHouse)
	if err != nil {
		return nil, err
	}
	rs.House = *house
	return rs, nil
}

// parsePacks reads rule packs by file name: regimes.yaml, precedents.yaml and
// one file a rule. Unknown fields are errors.
func parsePacks(files map[string][]byte) (*Rules, error) {
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	rs := &Rules{}
	for _, name := range names {
		var err error
		switch name {
		case "regimes.yaml":
			var f regimeFile
			err = decode(files[name], &f)
			rs.Regimes, rs.Orders, rs.Acts = f.Regimes, f.Orders, f.Acts
		case "precedents.yaml":
			var f readingFile
			err = decode(files[name], &f)
			rs.Reading = f.Decisions
		default:
			var r Rule
			err = decode(files[name], &r)
			rs.Rules = append(rs.Rules, r)
		}
		if err != nil {
			return nil, &PackError{File: name, Problem: strings.TrimSpace(err.Error())}
		}
	}
	sort.SliceStable(rs.Rules, func(i, j int) bool { return rs.Rules[i].Order < rs.Rules[j].Order })
	if err := Validate(rs); err != nil {
		return nil, err
	}
	return rs, nil
}

func decode(data []byte, into any) error {
	return yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(into)
}
