package ingest

import (
	"context"

	"oplyst/ingest/office"
)

// readOLE reads the formats that are OLE containers: Word 97-2003 and Outlook.
func readOLE(ctx context.Context, data []byte, limits Limits, depth int) reading {
	o, err := office.OpenOLE(data)
	if err != nil && o == nil {
		return failed(formatOLE, Unread, "filen er beskadiget eller afkortet")
	}
	switch o.Kind() {
	case "doc":
		lim := office.Limits{MaxText: limits.MaxTextBytes, MaxExpand: limits.MaxExpand}
		return fromOffice(formatDOC, lim, nil, func([]byte, office.Limits) (office.Result, error) {
			res, docErr := o.DOC(lim)
			if docErr == nil {
				docErr = err
			}
			return res, docErr
		})
	case "encrypted":
		return failed(formatDOCX, Unread, "filen er beskyttet med adgangskode")
	case "xls":
		return failed("xls", Unread, "ældre regneark; gem det som PDF eller CSV")
	case "ppt":
		return failed("ppt", Unread, "ældre præsentation; gem den som PDF")
	}
	if err != nil {
		return failed(formatOLE, Unread, "filen er beskadiget eller afkortet")
	}
	return failed(formatOLE, Unread, "ukendt filformat")
}
