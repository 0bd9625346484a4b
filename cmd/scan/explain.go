package main

import (
	"context"
	"io"

	"oplyst/cmd/internal/cli"
	"oplyst/extract"
	"oplyst/ingest"
	"oplyst/report"
)

// explain prints what is found in one file, where, and by which rule.
func explain(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	doc, err := f.readOne(ctx, f.explain, args)
	if err == nil {
		err = f.viewed(ctx, &doc)
	}
	if err != nil {
		return err
	}
	extractor, err := extract.New()
	if err != nil {
		return cli.Fail(exitFailed, err.Error())
	}
	found := extractor.File(&doc)
	write := report.WriteExplained
	if f.html {
		write = report.WriteExplainedHTML
	}
	if err := write(stdout, &doc, found); err != nil {
		return cli.Fail(exitFailed, "kunne ikke skrive: "+err.Error())
	}
	return readOutcome(&doc)
}

// readOutcome is the exit code of a command on one file.
func readOutcome(doc *ingest.Document) error {
	if doc.State == ingest.Read {
		return nil
	}
	return cli.Fail(exitUnread, doc.Path+" kunne ikke læses helt: "+doc.Reason)
}
