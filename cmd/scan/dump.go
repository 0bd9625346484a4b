package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"oplyst/cage"
	"oplyst/cmd/internal/cli"
	"oplyst/ingest"
)

// readOne reads the one file that --dump-text or --explain names.
func (f *flags) readOne(ctx context.Context, file string, args []string) (ingest.Document, error) {
	if len(args) > 0 {
		return ingest.Document{}, cli.Fail(exitUsage, "flaget tager én fil og intet arkiv")
	}
	if err := f.check(); err != nil {
		return ingest.Document{}, err
	}
	passwords, err := readPasswords(f.passes)
	if err != nil {
		return ingest.Document{}, err
	}
	read, limits := ingest.DocumentReader(ingest.ReadDocument), ingest.Limits{OCR: f.ocr != "nej", Passwords: passwords}
	if !f.noCage {
		pool, err := cage.New(ctx, cage.Options{Workers: 1, OCR: limits.OCR})
		if err != nil {
			return ingest.Document{}, failure(err, "")
		}
		defer pool.Close()
		read = pool.ReadDocument
	}
	doc, err := ingest.ReadFileBy(ctx, file, limits, read)
	if os.IsNotExist(err) {
		return doc, cli.Fail(exitNoArchive, fmt.Sprintf("filen %q findes ikke", file))
	}
	if err != nil {
		return doc, cli.Fail(exitFailed, fmt.Sprintf("kunne ikke læse %q: %v", file, err))
	}
	return doc, nil
}

// dumpText prints the text of one file, one JSON object a page.
func dumpText(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	doc, err := f.readOne(ctx, f.dumpText, args)
	if err == nil {
		err = f.viewed(ctx, &doc)
	}
	if err != nil {
		return err
	}
	enc := json.NewEncoder(stdout)
	enc.SetEscapeHTML(false)
	for _, p := range doc.Pages {
		line := struct {
			Page   int    `json:"page"`
			Text   string `json:"text"`
			Unread bool   `json:"unread,omitempty"`
			Reason string `json:"reason,omitempty"`
		}{p.Number, p.Text, p.Unread, p.Reason}
		if err := enc.Encode(line); err != nil {
			return cli.Fail(exitFailed, "kunne ikke skrive: "+err.Error())
		}
	}
	return readOutcome(&doc)
}
