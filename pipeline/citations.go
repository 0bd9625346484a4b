package pipeline

import (
	"fmt"
	"strings"

	"oplyst/corpus"
	"oplyst/report"
)

// citations looks up what every cited decision was on the case's date, and
// warns of those that must not be relied on, naming what replaced them.
func (r *run) citations(c *report.Case) {
	c.CitationStatus = map[string]string{}
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen {
			continue
		}
		warned := map[string]bool{}
		for _, x := range d.Findings.Citations {
			if x.Kind != "pm" {
				continue
			}
			status := r.decisions.StatusOn(x.Value, c.Result.AsOf)
			c.CitationStatus[x.Value] = string(status.Value)
			gone := status.Value == corpus.Repealed || status.Value == corpus.Historical
			if !gone || warned[x.Value] {
				continue
			}
			warned[x.Value] = true
			text := fmt.Sprintf("Principmeddelelse %s er %s pr. %s", x.Value, status.Value, corpus.DanishDate(c.Result.AsOf))
			if len(status.ReplacedBy) > 0 {
				text += " og erstattet af " + strings.Join(status.ReplacedBy, " og ")
			}
			c.Warnings = append(c.Warnings, report.Warning{Kind: "repealed-decision", Document: d.Path, Page: x.Page, Text: text + "."})
		}
	}
}
