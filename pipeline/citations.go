package pipeline

import (
	"fmt"
	"strings"

	"oplyst/corpus"
	"oplyst/extract/cite"
	"oplyst/extract/dates"
	"oplyst/report"
)

// citations looks up what every cited decision and provision is on the case's
// date, and warns of decisions that must not be relied on, naming what replaced
// them, and of numbers that were out of date when the document was written.
func (r *run) citations(c *report.Case) {
	c.CitationStatus = map[string]string{}
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen {
			continue
		}
		warned := map[string]bool{}
		for _, x := range d.Findings.Citations {
			status, warning := r.citation(x, d.Findings.Date, c.Result.AsOf)
			if status != "" {
				c.CitationStatus[report.CitationKey(d.Path, x.Value)] = status
			}
			if warning.Kind != "" && !warned[x.Value] {
				warned[x.Value] = true
				warning.Document, warning.Page = d.Path, x.Page
				c.Warnings = append(c.Warnings, warning)
			}
		}
	}
}

// citation gives a citation's status on asOf, and a warning without its place,
// or a zero one. written is the document's date.
func (r *run) citation(x cite.Citation, written, asOf string) (status string, warning report.Warning) {
	if x.Kind != "pm" {
		return provision(x.Value, written, asOf)
	}
	s := r.decisions.StatusOn(x.Value, asOf)
	if s.Value == corpus.Repealed || s.Value == corpus.Historical {
		text := fmt.Sprintf("Principmeddelelse %s er %s pr. %s", x.Value, s.Value, dates.Danish(asOf))
		if len(s.ReplacedBy) > 0 {
			text += " og erstattet af " + strings.Join(s.ReplacedBy, " og ")
		}
		warning = report.Warning{Kind: "repealed-decision", Text: text + "."}
	}
	return string(s.Value), warning
}

// provision follows a paragraph to its number on asOf.
func provision(value, written, asOf string) (status string, warning report.Warning) {
	if len(written) != len("2006-01-02") {
		written = ""
	}
	res, moved := resolve(value, written, asOf)
	if !moved { // a number that meant nothing any more when it was written
		res, moved = resolve(value, "", asOf)
	}
	if moved {
		status = movedTo(res)
	}
	if written != "" {
		if res, ok := resolve(value, "", written); ok {
			warning = report.Warning{Kind: "old-numbering", Text: fmt.Sprintf("%s er et gammelt nummer (%s); det var ændret, da dokumentet blev skrevet.", value, movedTo(res))}
		}
	}
	return status, warning
}

// resolve is cite.Resolve without answers that only name the provision less
// exactly: "LSP § 17, stk. 1" hasn't moved to "LSP § 17".
func resolve(value, cited, asOf string) (cite.Resolved, bool) {
	res, ok := cite.Resolve(value, cited, asOf)
	if ok && len(res.Values) > 0 && strings.HasPrefix(value, res.Values[0]) {
		return cite.Resolved{}, false
	}
	return res, ok
}

// movedTo says where a provision went.
func movedTo(res cite.Resolved) string {
	if len(res.Values) == 0 {
		return "ophævet"
	}
	return "nu " + res.Values[0]
}
