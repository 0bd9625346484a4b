package ingest

import (
	"context"
	"errors"
	"strings"

	"oplyst/ingest/office"
)

// readOLE reads the formats that are OLE containers: Word 97-2003 and Outlook.
func readOLE(ctx context.Context, data []byte, limits Limits, depth int) reading {
	o, err := office.OpenOLE(data)
	if err != nil && o == nil {
		return failed(formatOLE, Unread, "filen er beskadiget eller afkortet")
	}
	kind := o.Kind()
	switch kind {
	case "doc":
		lim := office.Limits{MaxText: limits.MaxTextBytes, MaxExpand: limits.MaxExpand}
		return fromOffice(formatDOC, lim, nil, func([]byte, office.Limits) (office.Result, error) {
			res, docErr := o.DOC(lim)
			if docErr == nil {
				docErr = err
			}
			return res, docErr
		})
	case "msg":
		return outlook(o.Message()).read(ctx, formatMSG, limits, depth)
	case "encrypted":
		return readSealed(ctx, o, limits, depth)
	}
	if o.Locked() {
		return failed(kind, Unread, reasonLocked)
	}
	switch kind {
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

const reasonLocked = "kræver kodeord: filen er beskyttet"

// readSealed reads a DOCX, XLSX or PPTX that has a password.
func readSealed(ctx context.Context, o *office.OLE, limits Limits, depth int) reading {
	plain, err := o.Sealed(limits.Passwords, office.Limits{MaxExpand: limits.MaxExpand})
	var failure *office.Failure
	if errors.As(err, &failure) {
		return failed(formatDOCX, Unread, failure.Reason)
	}
	format := sniff("", plain)
	switch format {
	case formatDOCX, formatXLSX, formatPPTX:
		return readAs(ctx, format, "", plain, limits, depth)
	}
	return failed(formatDOCX, Unread, "filen er beskadiget og kan ikke læses")
}

// outlook takes over an Outlook message.
func outlook(from *office.Message) *message {
	m := &message{from: from.From, to: from.To, cc: from.Cc, subject: from.Subject, body: from.Body, html: from.HTML}
	if strings.TrimSpace(m.body) != "" {
		m.html = ""
	}
	if !from.Date.IsZero() {
		m.date = from.Date.Format("02-01-2006 15:04")
	}
	if from.RTF != nil {
		res, _ := office.RTF(from.RTF, office.Limits{})
		m.body = strings.Join(res.Pages, "\n")
	}
	for _, a := range from.Attachments {
		if a.Message != nil {
			m.attachments = append(m.attachments, attachment{name: a.Name, inner: outlook(a.Message)})
			continue
		}
		m.attachments = append(m.attachments, attachment{name: a.Name, data: a.Data})
	}
	return m
}
