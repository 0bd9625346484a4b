package ingest

import (
	"context"

	"oplyst/ingest/pdf"
)

// readPDF runs the PDF reader and takes over its result. The files that lie
// inside the PDF are read as pages behind its own, as those of a mail are.
func readPDF(ctx context.Context, data []byte, limits Limits, depth int) reading {
	res := pdf.Read(ctx, data, pdf.Limits{
		Pages: limits.MaxPages, File: limits.MaxTime, Passwords: limits.Passwords, Step: func() { limits.alive(0) },
	})
	r := reading{format: formatPDF, reason: res.Reason}
	for _, p := range res.Pages {
		r.pages = append(r.pages, Page{Number: p.Number, Text: p.Text, Unread: p.Unread, Reason: p.Reason, Reader: p.Reader, poor: p.Poor})
	}
	markPages(r.pages, res.Marks)
	for _, a := range res.Attached {
		r.pages = append(r.pages, enclosed(ctx, a, limits, depth)...)
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

// enclosed reads a file that lies in a PDF. Data for programs (the XML of an
// invoice) is no document.
func enclosed(ctx context.Context, a pdf.Attachment, limits Limits, depth int) []Page {
	if a.Data == nil {
		return markAttached([]Page{{Unread: true, Reason: "en fil, der ligger i PDF-filen, kan ikke pakkes ud"}}, a.Name)
	}
	if sniff(a.Name, a.Data) == formatXML {
		return nil
	}
	return markAttached(attached(ctx, formatPDF, attachment{name: a.Name, data: a.Data}, limits, depth), a.Name)
}
