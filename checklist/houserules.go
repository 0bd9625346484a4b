package checklist

import (
	_ "embed" // the default house rules
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"oplyst/extract/indsats"
)

//go:embed husregler.yaml
var defaultHouse []byte

// HouseRules are the municipality's own thresholds for how old a paper may be
// before a person should look at it. No law sets such an age; the rules are
// shown as house rules and can be replaced (scan --husregler).
type HouseRules struct {
	Title  string    `yaml:"title"`  // Danish, shown beside every threshold
	Source string    `yaml:"source"` // Danish: where the numbers come from
	Ages   []AgeRule `yaml:"ages"`
}

// AgeRule is the threshold for one kind of paper.
type AgeRule struct {
	ID          string   `yaml:"id"`
	Name        string   `yaml:"name"`         // Danish
	Documents   []string `yaml:"documents"`    // document types
	Measures    []string `yaml:"measures"`     // indsats types held, where no paper of its own tells of them
	Months      int      `yaml:"months"`       // threshold in months; 0: none, only events count
	Why         string   `yaml:"why"`          // Danish
	Stationary  bool     `yaml:"stationary"`   // a lasting condition that a newer paper confirms keeps the paper fresh
	OvertakenBy []string `yaml:"overtaken_by"` // event kinds, see EventKinds
}

// EventKinds lists what can overtake a paper.
var EventKinds = []string{EventDiagnosis, EventOperation, EventTreatment, EventAdmission, EventWorkTrial}

// The kinds of events.
const (
	EventDiagnosis = "diagnosis"  // a confirmed diagnosis nobody had named before
	EventOperation = "operation"  // an operation held
	EventTreatment = "treatment"  // treatment or rehabilitation begun or ended
	EventAdmission = "admission"  // a stay in hospital
	EventWorkTrial = "work-trial" // a work trial or course ended
)

// longestAge bounds a threshold, in months.
const longestAge = 600

// ParseHouseRules reads a file of house rules. The error is a *PackError that
// names what is wrong, in Danish: unknown fields, types or events, a missing text.
func ParseHouseRules(data []byte) (*HouseRules, error) {
	var h HouseRules
	err := decode(data, &h)
	if errors.Is(err, io.EOF) {
		return nil, &PackError{"husregler", "filen er tom; title, source og ages mangler"}
	}
	if err != nil {
		return nil, &PackError{"husregler", placeOf(err)}
	}
	bad := func(p string) (*HouseRules, error) { return nil, &PackError{"husregler", p} }
	if h.Title == "" || h.Source == "" || len(h.Ages) == 0 {
		return bad("title, source eller ages mangler")
	}
	seen := map[string]bool{}
	for _, r := range h.Ages {
		switch {
		case r.ID == "" || r.Name == "" || r.Why == "":
			return bad("en grænse mangler id, name eller why")
		case r.Months < 0 || r.Months > longestAge:
			return bad(r.ID + ": months skal være fra 0 til 600")
		case len(r.Documents)+len(r.Measures) == 0:
			return bad(r.ID + ": hverken documents eller measures er angivet")
		}
		for _, d := range r.Documents {
			if kinds[d] == "" {
				return bad(r.ID + ": dokumenttypen " + d + " findes ikke")
			} else if seen[d] {
				return bad(r.ID + ": dokumenttypen " + d + " er brugt to gange")
			}
			seen[d] = true
		}
		for _, m := range r.Measures {
			if !slices.Contains(indsats.Types, m) {
				return bad(r.ID + ": indsatstypen " + m + " findes ikke")
			}
		}
		for _, e := range r.OvertakenBy {
			if !slices.Contains(EventKinds, e) {
				return bad(r.ID + ": begivenheden " + e + " findes ikke")
			}
		}
	}
	return &h, nil
}

// ageRule returns the rule for a document type, nil if there is none.
func (h *HouseRules) ageRule(kind string) *AgeRule {
	for i := range h.Ages {
		if has(h.Ages[i].Documents, kind) {
			return &h.Ages[i]
		}
	}
	return nil
}

// longestKey is the longest name of a field, in letters, that a message repeats.
const longestKey = 20

// placeOf says where YAML is wrong and how, without any of its text but what looks
// like a field's name: whoever names the wrong file may name one of a case.
func placeOf(err error) string {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil || at.GetToken().Position == nil {
		return "filen kan ikke forstås som YAML"
	}
	how := at.GetMessage()
	if before, quoted, ok := strings.Cut(how, `"`); ok {
		how = strings.TrimSpace(before)
		if key, _, _ := strings.Cut(quoted, `"`); len(key) <= longestKey && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == "" {
			how += ` "` + key + `"`
		}
	}
	return fmt.Sprintf("linje %d kan ikke forstås (%s)", at.GetToken().Position.Line, how)
}
