package ingest

import (
	"bytes"
	"context"
)

// readZip reads a zip that was attached to a mail or lies in a PDF: its files
// are pages behind the others. One that lies in a case is listed when the
// archive is opened, and comes here only if it can't be.
func readZip(ctx context.Context, data []byte, limits Limits, depth int) reading {
	if depth == 0 {
		return withoutReader(formatZIP)
	}
	entries, err := listZip(ctx, bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		return failed(formatZIP, Unread, "zip-filen er beskadiget og kan ikke åbnes")
	}
	r := reading{format: formatZIP}
	refuse := func(reason string) { r.pages = append(r.pages, Page{Unread: true, Reason: reason}) }
	twice, left := overlapping(entries), limits.MaxExpand
	for i := range entries {
		e := &entries[i]
		if e.Type.IsDir() {
			continue
		}
		if i >= maxAttachments {
			refuse("zip-filen har for mange filer; resten er ikke læst")
			break
		}
		switch f := zipFile(File{}, e, e.Name, twice[i]); {
		case f.State == Skipped:
			continue
		case f.State != "":
			refuse(f.Reason)
			continue
		case int64(e.Size) > left:
			refuse("zip-filens indhold er for stort; resten er ikke læst")
			continue
		}
		left -= int64(e.Size)
		inner, err := unpack(data[e.Offset:][:e.Packed], []Entry{*e}, limits)
		if err != nil {
			refuse(packedReason(err, e, limits))
			continue
		}
		limits.alive(0)
		r.pages = append(r.pages, markAttached(attached(ctx, formatZIP, attachment{name: e.Name, data: inner}, limits, depth), e.Name)...)
	}
	if len(r.pages) == 0 {
		return failed(formatZIP, Skipped, "zip-fil uden dokumenter")
	}
	return r
}
