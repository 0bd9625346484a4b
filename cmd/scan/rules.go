package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"oplyst/checklist"
	"oplyst/cmd/internal/cli"
)

// printRules prints the rules in plain Danish: every version of the named
// requirements (all without a name), or only the one in force on asOf.
func printRules(names []string, asOf string, w io.Writer) error {
	rules, err := checklist.Load()
	if err != nil {
		return cli.Fail(exitFailed, err.Error())
	}
	for _, n := range names {
		if rules.Rule(n) == nil {
			var known []string
			for i := range rules.Rules {
				known = append(known, rules.Rules[i].ID)
			}
			return cli.Fail(exitUsage, fmt.Sprintf("kravet %q findes ikke; vælg mellem %s", n, strings.Join(known, ", ")))
		}
	}
	var b strings.Builder
	for i := range rules.Rules {
		r := &rules.Rules[i]
		if len(names) > 0 && !slices.Contains(names, r.ID) {
			continue
		}
		writeRule(&b, r, asOf)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return cli.Fail(exitFailed, "kunne ikke skrive: "+err.Error())
	}
	return nil
}

func writeRule(b *strings.Builder, r *checklist.Rule, asOf string) {
	fmt.Fprintf(b, "%s: %s\n", r.ID, r.Title)
	for _, v := range r.Versions {
		if asOf != "" && (asOf < v.From || v.To != "" && asOf > v.To) {
			continue
		}
		to := "nu (ingen slutdato fundet)"
		if v.To != "" {
			to = v.To
		}
		fmt.Fprintf(b, "\n  %s til %s · %s · %s\n", v.From, to, v.Citation, confidenceWord(v.Confidence))
		wrap(b, v.Requirement, "    ")
		if v.Caveat != "" {
			wrap(b, "Forbehold: "+v.Caveat, "    ")
		}
		if len(v.Sources) > 0 {
			wrap(b, "Læst i: "+strings.Join(v.Sources, ", "), "    ")
		}
	}
	if len(r.SatisfiedBy) > 0 {
		b.WriteString("\n  Opfyldes af:\n")
		for _, s := range r.SatisfiedBy {
			wrap(b, "- "+s, "    ")
		}
	}
	if len(r.Gaps) > 0 {
		b.WriteString("\n  Typiske mangler, og hvad der lukker dem:\n")
		for _, g := range r.Gaps {
			wrap(b, "- "+g.Gap+" → "+g.Action, "    ")
		}
	}
	b.WriteString("\n")
}

func confidenceWord(c string) string {
	switch c {
	case "proved":
		return "læst i lovteksten"
	case "inferred":
		return "udledt, ikke læst ordret"
	}
	return "ikke bekræftet"
}

// wrap writes text in lines of at most 88 letters behind an indent.
func wrap(b *strings.Builder, text, indent string) {
	line := indent
	for _, w := range strings.Fields(text) {
		if len([]rune(line))+len([]rune(w)) > 88 && line != indent {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += w + " "
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}
