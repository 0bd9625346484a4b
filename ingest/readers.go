package ingest

import (
	"context"
	"errors"

	"oplyst/ingest/office"
)

// readAs calls the reader of a format. Adding a format is adding a line here and
// one where formats are recognised.
func readAs(ctx context.Context, format, name string, data []byte, limits Limits, depth int) reading {
	lim := office.Limits{MaxText: limits.MaxTextBytes, MaxExpand: limits.MaxExpand}
	switch format {
	case formatPDF:
		return readPDF(ctx, data, limits, depth)
	case formatDOCX:
		r := fromOffice(format, lim, data, office.DOCX)
		addPictures(data, &r, limits)
		return r
	case formatODT:
		r := fromOffice(format, lim, data, office.ODT)
		addPictures(data, &r, limits)
		return r
	case formatImage:
		return readImage(data, limits)
	case formatRTF:
		return fromOffice(format, lim, data, office.RTF)
	case formatHTML:
		return fromOffice(format, lim, data, office.HTML)
	case formatTXT:
		return fromOffice(format, lim, data, office.TXT)
	case formatXML:
		return fromOffice(format, lim, data, office.XML)
	case formatCSV:
		return fromOffice(format, lim, data, office.CSV)
	case formatXLSX:
		return fromOffice(format, lim, data, office.XLSX)
	case formatPPTX:
		return fromOffice(format, lim, data, office.PPTX)
	case formatZIP:
		return readZip(ctx, data, limits, depth)
	case formatEML:
		return readMail(ctx, data, limits, depth)
	case formatOLE:
		return readOLE(ctx, data, limits, depth)
	}
	return withoutReader(format)
}

// withoutReader is the answer for formats that are not read.
func withoutReader(format string) reading {
	switch format {
	case formatImage:
		r := failed(format, "", "")
		r.pages = []Page{{Number: 1, Unread: true, Reason: "billede uden tekst; tekstgenkendelse (--ocr) er ikke brugt"}}
		return r
	case formatExe:
		return failed(format, Skipped, "program og ikke et dokument")
	case formatLink:
		return failed(format, Skipped, "genvej og ikke et dokument")
	case formatMedia:
		return failed(format, Unread, "lyd eller video; kan ikke læses som tekst")
	case formatZIP:
		return failed(format, Unread, "zip-fil; pak den ud i sagens mappe for at få indholdet læst")
	}
	return failed(formatOther, Unread, "ukendt filformat")
}

// fromOffice runs an office reader and takes over its result.
func fromOffice(format string, lim office.Limits, data []byte, read func([]byte, office.Limits) (office.Result, error)) reading {
	res, err := read(data, lim)
	r := reading{format: format}
	for _, text := range res.Pages {
		r.pages = append(r.pages, Page{Text: text, Reader: format})
	}
	var failure *office.Failure
	switch {
	case errors.As(err, &failure):
		r.state, r.reason = Unread, failure.Reason
	case err != nil:
		r.state, r.reason = Unread, "filen er beskadiget og kan ikke læses"
	}
	if err != nil && hasText(r.pages) {
		r.state = Partial
		last := &r.pages[len(r.pages)-1]
		last.Unread, last.Reason = true, r.reason
	} else if err != nil {
		r.pages = nil
	}
	if err == nil && res.Pictures && !hasText(r.pages) {
		r.pages = []Page{{Unread: true, Reason: "dokumentet består kun af billeder; gem det som PDF for at få det læst med tekstgenkendelse (--ocr)"}}
	}
	return r
}

func hasText(pages []Page) bool {
	for _, p := range pages {
		if p.Text != "" {
			return true
		}
	}
	return false
}
