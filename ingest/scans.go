package ingest

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	_ "image/jpeg" // formats of scans that lie in a case as pictures
	_ "image/png"
	"time"

	"oplyst/ingest/ocr"
	"oplyst/ingest/pdf"
	"oplyst/ingest/pdfium"
)

// Bounds of reading scans: time for a page, and the largest picture, in pixels,
// that is unpacked.
const (
	scanTime   = 60 * time.Second
	scanPixels = 60_000_000
)

// readScans reads the unread pages of a PDF, or a picture, by OCR. A page that
// gives no text, or hardly more than it had (a stamp, a header), stays as it was.
func readScans(ctx context.Context, data []byte, r *reading, limits Limits) {
	if r.format != formatPDF && r.format != formatImage {
		return
	}
	defer func() { _ = recover() }() // a fault in a picture's decoder: the pages stay unread
	var waiting []int
	for i, p := range r.pages {
		if p.Unread && p.Reason != pdf.ReasonPageLimit && p.Reason != pdf.ReasonTooLarge {
			waiting = append(waiting, i)
		}
	}
	engine, err := ocr.Find()
	if len(waiting) == 0 || err != nil {
		return
	}
	if r.format == formatImage {
		limits.alive(2 * scanTime)
		if img := picture(data); img != nil {
			readScan(ctx, engine, img, &r.pages[waiting[0]])
		}
		return
	}
	doc, err := pdfium.Shared().Open(ctx, data, scanTime)
	if err != nil {
		return
	}
	defer doc.Close()
	for _, i := range waiting {
		if ctx.Err() != nil || i >= doc.Pages() {
			return
		}
		limits.alive(2 * scanTime)
		img, err := doc.Image(ctx, i, ocr.DPI)
		if err != nil {
			continue
		}
		readScan(ctx, engine, img, &r.pages[i])
	}
	if r.state == Unread && r.reason == "" {
		r.state = ""
	}
}

// readScan reads one picture into a page.
func readScan(ctx context.Context, engine *ocr.Engine, img *image.Gray, p *Page) {
	ctx, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	found, err := engine.Page(ctx, img)
	if err != nil || found.Words == 0 || len(found.Text) < 2*len(p.Text) {
		return
	}
	p.Text, p.Unread, p.Reason = found.Text, false, ""
	p.Reader, p.Confidence = "ocr", found.Confidence
}

// picture unpacks a picture to grey, or gives nil if it is none or too large.
func picture(data []byte) *image.Gray {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > scanPixels/config.Height {
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	grey := image.NewGray(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(grey, grey.Bounds(), img, img.Bounds().Min, draw.Src)
	return grey
}
