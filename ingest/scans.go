package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
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

// sureLayer is the mean confidence, 0 to 100, that OCR must have for its text to
// replace an invisible layer.
const sureLayer = 70

// scanner reads the scanned pages of one document.
type scanner struct {
	engine *ocr.Engine
	limits Limits
}

// readScans reads the unread pages of a PDF, a picture, or a document of
// pictures by OCR, and pages whose invisible layer is bad. A page that gives no text, or hardly more than it had (a
// stamp, a header), stays as it was.
func readScans(ctx context.Context, data []byte, r *reading, limits Limits) {
	defer func() { _ = recover() }() // a fault in a picture's decoder: the pages stay unread
	waiting := waitingPages(r)
	if len(waiting) == 0 {
		return
	}
	engine, err := ocr.Find()
	if err != nil {
		return
	}
	s := &scanner{engine: engine, limits: limits}
	switch r.format {
	case formatImage:
		s.pictures(ctx, data, r)
	case formatPDF:
		s.pdf(ctx, data, r, waiting)
	case formatDOCX, formatODT:
		s.office(ctx, r)
	}
}

// waitingPages lists the pages that OCR may help.
func waitingPages(r *reading) []int {
	var waiting []int
	for i, p := range r.pages {
		if p.poor || p.Unread && p.Reason != pdf.ReasonPageLimit && p.Reason != pdf.ReasonTooLarge && p.Reason != pdf.ReasonXFA {
			waiting = append(waiting, i)
		}
	}
	return waiting
}

// pdf reads the waiting pages of a PDF, drawn by PDFium.
func (s *scanner) pdf(ctx context.Context, data []byte, r *reading, waiting []int) {
	doc, err := pdfium.Shared().OpenWith(ctx, data, s.limits.Passwords, scanTime)
	if err != nil {
		return
	}
	defer doc.Close()
	found := s.each(ctx, waiting, func(i int) *image.Gray {
		if i >= doc.Pages() {
			return nil
		}
		img, err := doc.Image(ctx, i, ocr.DPI)
		if err != nil {
			return nil
		}
		return img
	})
	for i, read := range found {
		s.page(read, &r.pages[i])
	}
	if r.state == Unread && r.reason == "" {
		r.state = ""
	}
}

// pictures reads a picture, or every page of a TIFF.
func (s *scanner) pictures(ctx context.Context, data []byte, r *reading) {
	t := openTIFF(data)
	places := make([]int, len(r.pages))
	for i := range places {
		places[i] = i
	}
	found := s.each(ctx, places, func(i int) *image.Gray {
		switch {
		case t == nil:
			return picture(data)
		case i < len(t.pages):
			return t.image(i)
		}
		return nil
	})
	for i, read := range found {
		s.page(read, &r.pages[i])
	}
}

// Why a page that OCR was used on is still unread.
const (
	reasonNoWords = "siden er et billede, og tekstgenkendelsen fandt ingen tekst på det"
	reasonGaveUp  = "siden er et billede, og tekstgenkendelsen nåede ikke igennem det; prøv igen med --retry failed"
)

// page puts what was read into a page.
func (s *scanner) page(read scanned, p *Page) {
	found := read.found
	switch {
	case !read.ok || found.Words == 0:
		if p.Unread && p.Text == "" {
			p.Reason = reasonNoWords
			if !read.ok {
				p.Reason = reasonGaveUp
			}
		}
		return
	case p.poor:
		if found.Confidence < sureLayer || 2*len(found.Text) < len(p.Text) || pdf.Wordy(found.Text) <= pdf.Wordy(p.Text) {
			return
		}
	case len(found.Text) < 2*len(p.Text):
		return
	}
	p.Text, p.Unread, p.Reason = found.Text, false, ""
	p.Reader, p.Confidence, p.words = "ocr", found.Confidence, found.Read
}

// read has a picture read, unless it was read before by the same engine.
func (s *scanner) read(ctx context.Context, img *image.Gray) (found ocr.Page, ok bool) {
	key := s.key(img)
	if s.limits.Watch != nil {
		if kept, ok := s.limits.Watch.Recall(key); ok && opened(key, kept, &found) {
			return found, true
		}
	}
	ctx, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	found, err := s.engine.Page(ctx, img)
	if err != nil {
		return ocr.Page{}, false
	}
	if s.limits.Watch != nil {
		s.limits.Watch.Keep(key, sealed(key, found))
	}
	return found, true
}

// sealOf is what kept data begins with: a hash over it and its key, so that one
// that was damaged, or lies under another's name, is found and read anew.
func sealOf(key string, data []byte) string {
	h := sha256.New()
	h.Write([]byte(key))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// sealed is a page as it is kept.
func sealed(key string, found ocr.Page) []byte {
	data, err := json.Marshal(found)
	if err != nil {
		return nil // no number of a page is one that JSON hasn't
	}
	return append([]byte(sealOf(key, data)), data...)
}

// opened takes over kept data if it is whole.
func opened(key string, kept []byte, found *ocr.Page) bool {
	if len(kept) < 2*sha256.Size {
		return false
	}
	seal, data := kept[:2*sha256.Size], kept[2*sha256.Size:]
	var page ocr.Page
	if string(seal) != sealOf(key, data) || json.Unmarshal(data, &page) != nil {
		return false
	}
	*found = page
	return true
}

// scanVersion is part of every key: raise it when what is made of a picture
// changes.
const scanVersion = 2

// key names a picture and all that decides what is read from it.
func (s *scanner) key(img *image.Gray) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s %s %d %d\n", scanVersion, s.engine.Version, s.engine.Language, img.Rect.Dx(), img.Rect.Dy())
	h.Write(img.Pix)
	return hex.EncodeToString(h.Sum(nil))
}

// readImage gives a picture its pages, which are unread until OCR reads them.
func readImage(data []byte, limits Limits) reading {
	r := withoutReader(formatImage)
	t := openTIFF(data)
	if t == nil {
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && !fits(config.Width, config.Height) {
			r.pages[0].Reason = reasonPixels
		}
		return r
	}
	first := r.pages[0]
	for i, at := range t.pages[:min(len(t.pages), limits.MaxPages)] {
		if i > 0 {
			r.pages = append(r.pages, first)
		}
		width, _ := t.value(at, tagWidth, 0)
		height, _ := t.value(at, tagHeight, 0)
		if width > 0 && height > 0 && !fits(int(width), int(height)) {
			r.pages[i].Reason = reasonPixels
		}
	}
	return r
}

const reasonPixels = "billedet er for stort til tekstgenkendelse"

// fits tells whether a picture is small enough to be unpacked.
func fits(width, height int) bool {
	return width > 0 && height > 0 && width <= scanPixels/height
}

// picture unpacks a picture to grey, or gives nil if it is none or too large.
func picture(data []byte) *image.Gray {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || !fits(config.Width, config.Height) {
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return grey(img)
}

// grey is a picture in grey, on white where it is transparent.
func grey(img image.Image) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, b.Min, draw.Over)
	return out
}
