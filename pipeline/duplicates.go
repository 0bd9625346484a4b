package pipeline

import (
	"strings"

	"oplyst/extract/copies"
	"oplyst/ingest"
	"oplyst/report"
)

// markDuplicates names, for each document that the case has in several copies,
// the copy that stands for them all: the one read best, of equals the first.
func markDuplicates(documents []report.Document) {
	var at []int // in documents
	var readings []copies.Reading
	for i := range documents {
		if d := &documents[i]; d.SHA256 != "" && d.State != ingest.Skipped {
			at, readings = append(at, i), append(readings, reading(&d.Document))
		}
	}
	groups, best := copies.Groups(readings), map[int]int{}
	for k, group := range groups {
		b, ok := best[group]
		if !ok || betterRead(&documents[at[k]].Document, &documents[b].Document) {
			best[group] = at[k]
		}
	}
	for k, group := range groups {
		if b := best[group]; b != at[k] {
			documents[at[k]].DuplicateOf = documents[b].Path
		}
	}
}

// reading is a document as it is compared with others. The bytes are those of
// the file and say which part of it.
func reading(d *ingest.Document) copies.Reading {
	r := copies.Reading{Pages: ingest.Texts(d.Pages)}
	if d.Size > 0 {
		r.Bytes = d.SHA256
		if d.Part != nil {
			r.Bytes += strings.TrimPrefix(d.Path, d.Part.File)
		}
	}
	for i := range d.Pages {
		r.OCR = r.OCR || d.Pages[i].Confidence > 0
	}
	return r
}

// betterRead reports whether one copy of a paper was read better than another:
// more of its pages, as text and not by text recognition, or surer.
func betterRead(a, b *ingest.Document) bool {
	if x, y := len(a.UnreadPages()), len(b.UnreadPages()); (x == 0) != (y == 0) {
		return x == 0
	}
	x, y := doubtOf(a), doubtOf(b)
	return x < y
}

// doubtOf is how unsure text recognition was of a document on the whole: 0 for
// one it didn't read, else 1 and up to 100 more.
func doubtOf(d *ingest.Document) float64 {
	sum, n := 0.0, 0.0
	for i := range d.Pages {
		if c := d.Pages[i].Confidence; c > 0 {
			sum, n = sum+100-c, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return 1 + sum/n
}
