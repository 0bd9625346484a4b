package extract

import (
	"strings"

	"oplyst/ingest"
)

// byLabels takes the pages whose printed numbers start anew by the file's page
// labels. Numbers behind front matter in roman ones do not, nor labels of single
// pages.
func byLabels(r *run) []start {
	var labels []ingest.Mark
	for _, m := range r.marks {
		if m.Kind == ingest.MarkLabel {
			labels = append(labels, m)
		}
	}
	var out []start
	broken, single := 0, 0
	for i, m := range labels {
		style, prefix, _ := strings.Cut(m.Title, " ")
		if i > 0 {
			before, same, _ := strings.Cut(labels[i-1].Title, " ")
			if strings.EqualFold(before, "r") && style == "D" && same == prefix {
				continue
			}
		}
		if style == "" {
			single++
		}
		if m.Page > 1 && r.texts[m.Page-1] != "" && r.continues(m.Page-1) {
			broken++
		}
		out = append(out, start{at: m.Page - 1, why: "sidenumrene i PDF-filen begynder forfra"})
	}
	if len(out) < 2 || broken*4 > len(out) || single*2 > len(out) {
		return nil
	}
	return out
}
