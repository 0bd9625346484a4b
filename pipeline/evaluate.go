package pipeline

import (
	"errors"

	"oplyst/checklist"
	"oplyst/extract"
	"oplyst/extract/match"
	"oplyst/ingest"
	"oplyst/report"
)

// judged is a case with what kept it from being judged, if anything did.
type judged struct {
	*report.Case
	problem string // Danish
}

// row is the overview's row, with the problem in it.
func (j judged) row(folder string) report.CaseRow {
	r := j.Row(folder)
	r.Error = j.problem
	return r
}

// documents lists the documents of all files of the case, in order. No two have
// the same path, even if a file is called as a part of another one is.
func (w *caseWork) documents() []report.Document {
	var all []report.Document
	files := map[string]bool{}
	for _, file := range w.files {
		for _, found := range file {
			files[found.Document.Path] = files[found.Document.Path] || found.Document.Part == nil
			all = append(all, report.Document{Document: found.Document, Findings: found.Findings})
		}
	}
	for i := range all {
		for d := &all[i]; d.Part != nil && files[d.Path]; {
			d.Path += "-"
		}
	}
	return all
}

// evaluate turns a case's documents into a judged report case.
func (r *run) evaluate(work *caseWork) judged {
	source := &r.archive.Cases[work.at]
	c := &report.Case{Name: source.Name, Documents: work.documents(), FileBase: r.bases[work.at]}
	for _, w := range source.Warnings {
		c.Warnings = append(c.Warnings, report.Warning{Kind: "settings", Text: w})
	}
	markDuplicates(c.Documents)
	r.people(c, source.Settings)
	in := checklist.Input{Case: c.Name, AsOf: r.opt.AsOf, Track: r.opt.Track, Born: c.Born, House: r.opt.House}
	in.TotalPages, in.UnreadPages = c.Pages()
	for i := range c.Documents {
		d := &c.Documents[i]
		in.Documents = append(in.Documents, checklist.Document{Path: d.Path, Type: d.Findings.Type, Date: d.Findings.Date,
			Pages: len(d.Pages), Unread: len(d.UnreadPages()), UnreadPages: unreadPages(d), OtherCitizen: d.OtherCitizen,
			Duplicate: d.DuplicateOf != "", DuplicateOf: d.DuplicateOf, Findings: &d.Findings, FirstPage: firstPage(d.Pages), Text: ingest.Texts(d.Pages), Uncertain: uncertain(d.Pages)})
	}
	if in.AsOf == "" {
		in.AsOf = source.Settings.AsOf
		c.AsOfWhy = "fra sag.yaml"
	} else {
		c.AsOfWhy = "valgt med --as-of"
	}
	if in.AsOf == "" {
		in.AsOf, c.AsOfWhy = checklist.AsOf(in)
	}
	if in.Track == "" {
		in.Track = checklist.Track(source.Settings.Track)
	}
	c.Result.AsOf, c.Result.Age = in.AsOf, -1
	j := judged{Case: c}
	if in.AsOf == "" {
		j.problem = "ikke bedømt: ingen dato at bedømme efter; angiv as_of i sag.yaml eller --as-of"
	} else if result, err := checklist.Evaluate(in, r.rules, r.decisions); errors.Is(err, checklist.ErrNoRules) {
		j.problem = "ikke bedømt: der er ingen regler for " + in.AsOf + "; reglerne begynder 2013-01-01"
	} else if err != nil {
		j.problem = "ikke bedømt: " + err.Error()
	} else {
		c.Result = result
		if r.opt.Compare != "" {
			if comparison, err := checklist.Compare(in, r.opt.Compare, r.rules, r.decisions); err == nil {
				c.Comparison = &comparison
			}
		}
	}
	if j.problem != "" {
		c.Warnings = append(c.Warnings, report.Warning{Kind: "not-judged", Text: j.problem})
	}
	r.citations(c)
	return j
}

// unreadPages names the pages of a document nobody could read; a document
// without pages is one.
func unreadPages(d *report.Document) []checklist.UnreadPage {
	if d.State == ingest.Skipped {
		return nil
	}
	if len(d.Pages) == 0 {
		return []checklist.UnreadPage{{Reason: d.Reason}}
	}
	out := []checklist.UnreadPage{}
	for _, n := range d.UnreadPages() {
		u := checklist.UnreadPage{Page: n, Reason: d.Reason}
		for i := range d.Pages {
			if d.Pages[i].Number == n && d.Pages[i].Reason != "" {
				u.Reason = d.Pages[i].Reason
			}
		}
		out = append(out, u)
	}
	return out
}

// firstPage is the number of a document's first page, 0 if it has none.
func firstPage(pages []ingest.Page) int {
	if len(pages) == 0 {
		return 0
	}
	return pages[0].Number
}

// uncertain lists the words that text recognition doubted.
func uncertain(pages []ingest.Page) []match.Span {
	var out []match.Span
	for i := range pages {
		for _, s := range pages[i].Uncertain {
			out = append(out, match.Span{Page: pages[i].Number, Start: s.Start, End: s.End})
		}
	}
	return out
}

// people settles who the case is about, takes out what concerns somebody else,
// and gathers the documents' warnings.
func (r *run) people(c *report.Case, settings ingest.Settings) {
	documents := make([]*ingest.Document, len(c.Documents))
	findings := make([]*extract.Findings, len(c.Documents))
	for i := range c.Documents {
		documents[i], findings[i] = &c.Documents[i].Document, &c.Documents[i].Findings
	}
	who := extract.Case(documents, findings, settings.Born)
	c.Born = who.Born
	for i := range c.Documents {
		d := &c.Documents[i]
		d.OtherCitizen = who.Other[i]
		for _, w := range d.Findings.Warnings {
			c.Warnings = append(c.Warnings, report.Warning{Kind: w.Kind, Document: d.Path, Page: w.Page, Text: w.Text})
		}
	}
}
