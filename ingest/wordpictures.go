package ingest

import (
	"bytes"
	"context"
	"image"

	"oplyst/ingest/office"
)

// A picture in a Word document may be a scanned page if it has a page's
// resolution and shape: at least so many pixels on the short side, and the long
// side no more than so much longer.
const (
	pageSide  = 800
	pageShape = 1.7
	fewWords  = 8 // a page of text has more
)

const reasonPicture = "et billede i dokumentet ligner en scannet side; det er ikke læst med tekstgenkendelse (--ocr)"

// addPictures gives a Word or ODT document an unread page for every picture that
// looks like a scanned page, behind its own text.
func addPictures(data []byte, r *reading, limits Limits) {
	if r.state == Unread {
		return
	}
	var found [][]byte
	for _, p := range office.Pictures(data, office.Limits{MaxExpand: limits.MaxExpand}) {
		config, _, err := image.DecodeConfig(bytes.NewReader(p))
		long, short := max(config.Width, config.Height), min(config.Width, config.Height)
		if err == nil && short >= pageSide && float64(long) <= pageShape*float64(short) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return
	}
	if !hasText(r.pages) {
		r.pages = nil
	}
	r.scans = map[int][]byte{}
	for _, p := range found {
		r.scans[len(r.pages)] = p
		r.pages = append(r.pages, Page{Unread: true, Reason: reasonPicture})
	}
}

// office reads the pictures that addPictures found. One without text is a photo
// and no page.
func (s *scanner) office(ctx context.Context, r *reading) {
	var places []int
	for i := range r.pages {
		if _, scan := r.scans[i]; scan {
			places = append(places, i)
		}
	}
	read := s.each(ctx, places, func(i int) *image.Gray { return picture(r.scans[i]) })
	kept := r.pages[:0:0]
	for i, p := range r.pages {
		scan := read[i]
		found, ok := scan.found, scan.ok
		switch {
		case ok && found.Words < fewWords && hasText(r.pages):
			continue
		case ok && found.Words > 0:
			p = Page{Text: found.Text, Reader: r.format + "/ocr", Confidence: found.Confidence, words: found.Read}
		}
		kept = append(kept, p)
	}
	r.pages = kept
}
