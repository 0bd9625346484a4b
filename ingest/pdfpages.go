package ingest

import (
	"context"

	"oplyst/ingest/pdf"
)

// readPDF runs the PDF reader and takes over its result.
func readPDF(ctx context.Context, data []byte, limits Limits) reading {
	res := pdf.Read(ctx, data, pdf.Limits{
		Pages: limits.MaxPages, File: limits.MaxTime, Passwords: limits.Passwords, Step: func() { limits.alive(0) },
	})
	r := reading{format: formatPDF, reason: res.Reason}
	for _, p := range res.Pages {
		r.pages = append(r.pages, Page{Number: p.Number, Text: p.Text, Unread: p.Unread, Reason: p.Reason, Reader: p.Reader})
	}
	switch {
	case res.Stopped && !hasText(r.pages):
		r.state = Quarantined
	case res.Stopped:
		r.state = Partial
	case len(r.pages) == 0:
		r.state = Unread
	}
	return r
}
