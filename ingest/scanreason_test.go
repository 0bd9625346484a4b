package ingest

import (
	"testing"

	"oplyst/ingest/ocr"
)

// TestWhyAScanIsUnread: OCR that was used and found nothing is told apart from
// OCR that wasn't, and from OCR that failed.
func TestWhyAScanIsUnread(t *testing.T) {
	s := &scanner{}
	for _, x := range []struct {
		name   string
		read   scanned
		page   Page
		reason string
		unread bool
	}{
		{"nothing found", scanned{ok: true}, Page{Unread: true, Reason: "før"}, reasonNoWords, true},
		{"failed", scanned{}, Page{Unread: true, Reason: "før"}, reasonGaveUp, true},
		{"a stamp stays", scanned{ok: true}, Page{Unread: true, Text: "Modtaget", Reason: "før"}, "før", true},
		{"a bad layer stays", scanned{}, Page{poor: true, Text: "l ll"}, "", false},
		{"read", scanned{ok: true, found: ocr.Page{Text: "Attest", Words: 1}}, Page{Unread: true, Reason: "før"}, "", false},
	} {
		p := x.page
		s.page(x.read, &p)
		if p.Reason != x.reason || p.Unread != x.unread {
			t.Errorf("%s: %q, unread %v", x.name, p.Reason, p.Unread)
		}
	}
}
