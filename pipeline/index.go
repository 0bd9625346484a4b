package pipeline

import (
	"slices"

	"oplyst/index"
	"oplyst/report"
)

// indexCase hands the pages of a case to the index with what was found on each
// page. Documents about somebody else stay findable, without tags.
func (r *run) indexCase(c *report.Case) error {
	documents := make([]index.CaseDocument, 0, len(c.Documents))
	for i := range c.Documents {
		d := &c.Documents[i]
		tags := map[int][]index.Tag{}
		add := func(page int, kind, value string, start, end int) {
			tags[page] = append(tags[page], index.Tag{Kind: kind, Value: value, Start: start, End: end})
		}
		for _, x := range d.Findings.Diagnoses {
			tags[x.Page] = append(tags[x.Page], index.DiagnosisTags(x.Code, x.Name, string(x.Status), x.Start, x.End)...)
		}
		for _, x := range d.Findings.Indsatser {
			add(x.Page, "indsats", x.Type, x.Start, x.End)
		}
		for _, x := range d.Findings.Statements {
			add(x.Page, "udsagn", x.Label, x.Start, x.End)
		}
		for _, it := range c.Result.Items {
			for _, e := range slices.Concat(it.For, it.Against) {
				if e.Document == d.Path {
					add(e.Page, "krav", it.Item, e.Start, e.End)
					add(e.Page, "udfald", string(it.Verdict), e.Start, e.End)
				}
			}
		}
		doc := index.CaseDocument{Path: d.Path, Type: d.Findings.Type, Date: d.Findings.Date}
		for _, p := range d.Pages {
			if p.Text != "" {
				doc.Pages = append(doc.Pages, index.CasePage{Number: p.Number, Text: p.Text, Tags: tags[p.Number]})
			}
		}
		if len(doc.Pages) > 0 {
			documents = append(documents, doc)
		}
	}
	return r.index.Add(c.Name, documents)
}
