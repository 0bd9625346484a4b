package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oplyst/ingest"
)

// dumpText prints the text of one file, one JSON object a page.
func dumpText(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	if len(args) > 0 {
		return &exitError{exitUsage, "--dump-text tager én fil og intet arkiv"}
	}
	if err := f.check(); err != nil {
		return err
	}
	file := f.dumpText
	doc, err := ingest.ReadFile(ctx, file, ingest.Limits{OCR: f.ocr != "nej"})
	if err != nil {
		if os.IsNotExist(err) {
			return &exitError{exitNoArchive, fmt.Sprintf("filen %q findes ikke", file)}
		}
		return &exitError{exitFailed, fmt.Sprintf("kunne ikke læse %q: %v", file, err)}
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
			return &exitError{exitFailed, "kunne ikke skrive: " + err.Error()}
		}
	}
	if doc.State != ingest.Read {
		return &exitError{exitUnread, fmt.Sprintf("%s kunne ikke læses helt: %s", filepath.Base(file), doc.Reason)}
	}
	return nil
}
