package pipeline

import (
	"oplyst/extract"
	"oplyst/fault"
	"oplyst/ingest"
	"oplyst/report"
)

// found extracts the findings of a document. A fault in a rule of ours costs this
// one file, which says so, and not the scan.
func (r *run) found(d *ingest.Document) (found []extract.Found) {
	defer func() {
		if e := fault.Of(recover()); e != nil {
			lost := *d
			lost.State, lost.Reason, lost.Pages = ingest.Quarantined, "gennemgangen af teksten gik galt: "+e.Error(), nil
			found = r.extractor.File(&lost)
		}
	}()
	return r.extractor.File(d)
}

// judgeable evaluates a case. A fault costs the verdicts of this one case.
func (r *run) judgeable(work *caseWork) (j judged) {
	defer func() {
		if e := fault.Of(recover()); e != nil {
			c := &r.archive.Cases[work.at]
			j = judged{Case: &report.Case{Name: c.Name, Documents: work.documents(), FileBase: r.bases[work.at]}, problem: "ikke bedømt: " + e.Error()}
			j.Result.Age = -1
			j.Warnings = []report.Warning{{Kind: "not-judged", Text: j.problem}}
		}
	}()
	return r.evaluate(work)
}
