package main

import (
	"context"
	"slices"
	"time"

	"oplyst/audit"
	"oplyst/cmd/internal/cli"
	"oplyst/ingest"
	"oplyst/report"
)

// trail logs one run of this command in the audit log of its output folder.
type trail struct {
	log     *audit.Log
	action  audit.Action
	options []string
	begun   int // number of the begin's line; 0 before it
}

// newTrail makes the trail of a run that writes into f.out. Nothing is written
// before begin.
func newTrail(f *flags) *trail {
	t := &trail{log: audit.Open(f.out), action: audit.Scan, options: f.options}
	for flag, action := range map[string]audit.Action{"rebuild": audit.Rebuild, "retry": audit.Retry, "forget": audit.Forget} {
		if slices.Contains(f.options, flag) {
			t.action = action
		}
	}
	return t
}

// begin logs the start; its error must stop the run before anything is read.
// cases are those a run concerns that doesn't concern all.
func (t *trail) begin(ctx context.Context, cases ...string) (err error) {
	t.begun, err = t.log.Append(ctx, audit.Event{Action: t.action, Phase: audit.Begin, Options: t.options, Cases: cases})
	return err
}

// endWithin is how long the end of an interrupted run may take.
const endWithin = time.Second

// end logs how a scan that began ended, a being nil if it didn't get through,
// and gives its outcome back.
func (t *trail) end(ctx context.Context, a *report.Archive, outcome error) error {
	if a == nil {
		return t.close(ctx, audit.Counts{}, outcome)
	}
	counts := audit.Counts{Cases: len(a.Cases), Files: a.Files()}
	counts.Pages, _ = a.Pages()
	if t.begun > 0 && ctx.Err() == nil {
		_ = t.log.KeepCases(ctx, caseNames(a)) // else at the end of the next scan
	}
	return t.close(ctx, counts, outcome)
}

// close logs the end of a run that began and gives its outcome back.
func (t *trail) close(ctx context.Context, counts audit.Counts, outcome error) error {
	if t.begun == 0 {
		return outcome
	}
	if ctx.Err() != nil { // the line must be written nevertheless
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(context.WithoutCancel(ctx), endWithin)
		defer stop()
	}
	exit := cli.Code(outcome)
	_, err := t.log.Append(ctx, audit.Event{Action: t.action, Phase: audit.End, Of: t.begun, Options: t.options, Counts: counts, Exit: &exit})
	if failure, ok := cli.LogFailure(err, "så det står ikke i det, at kommandoen er færdig"); ok && outcome == nil {
		return failure
	}
	return outcome
}

func caseNames(a *report.Archive) []string {
	names := make([]string, len(a.Cases))
	for i := range a.Cases {
		names[i] = a.Cases[i].Name
	}
	return names
}

// viewed logs that the text or the findings of one file are shown. It is only
// known where to when --out is an output folder; a file says nothing of the
// folders that its case was scanned into.
func (f *flags) viewed(ctx context.Context, doc *ingest.Document) error {
	if !cli.IsOutput(f.out) {
		return nil
	}
	_, err := audit.Open(f.out).Append(ctx, audit.Event{Action: audit.View, Options: f.options, Counts: audit.Counts{Files: 1, Pages: len(doc.Pages)}})
	if failure, ok := cli.LogFailure(err, "så filen bliver ikke vist. Vælg en anden mappe med --out"); ok {
		return failure
	}
	return nil
}
