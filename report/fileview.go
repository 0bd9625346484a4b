package report

import (
	"fmt"
	"strings"

	"oplyst/extract/dates"
	"oplyst/ingest"
)

type fileView struct {
	Anchor, Case, Path, Href, Type, Date, State, Pages, Reason, Note string
	Total                                                            int
}

// readInWords says how much of the case was read.
func (c *Case) readInWords() string {
	total, unread := c.Pages()
	n := c.States()
	if len(c.Documents) == 0 {
		return "sagen har ingen filer"
	}
	text := count(len(c.files()), "fil", "filer")
	if n := len(c.Documents); n > len(c.files()) {
		text += " med " + count(n, "dokument", "dokumenter")
	}
	text += ", " + count(total, "side", "sider")
	if unread == 0 {
		return text + "; alt kunne læses"
	}
	var parts []string
	for _, s := range []ingest.State{ingest.Partial, ingest.Unread, ingest.Quarantined} {
		if n[s] > 0 {
			parts = append(parts, count(n[s], "fil ", "filer ")+stateWords[s])
		}
	}
	return text + "; " + count(unread, "side", "sider") + " kunne ikke læses (" + strings.Join(parts, ", ") + ")"
}

func (c *Case) fileView(i int) fileView {
	d := &c.Documents[i]
	f := fileView{Anchor: fmt.Sprintf("f%d", i+1), Case: c.Name, Path: d.Path, Href: c.href(d.Path, 0), Type: word(documentTypeWords, d.Findings.Type),
		Date: dates.Danish(d.Findings.Date), State: stateWords[d.State], Total: len(d.Pages), Reason: d.Reason}
	if d.State == ingest.Skipped || d.State == ingest.Unread {
		f.Type, f.Date = "", ""
	}
	if unread := d.UnreadPages(); len(unread) > 0 {
		f.Pages = strings.Trim(strings.ReplaceAll(fmt.Sprint(unread), " ", ", "), "[]")
		if f.Reason == "" {
			f.Reason = firstReason(d.Pages)
		}
	}
	switch {
	case d.OtherCitizen:
		f.Note = "handler om en anden person og er holdt ude"
	case d.DuplicateOf != "":
		f.Note = "samme indhold som " + d.DuplicateOf + "; tæller med én gang, dér"
	default:
		f.Note = scanNote(d.Pages)
	}
	if copies := c.copiesOf(d.Path); len(copies) > 0 {
		var names []string
		for _, other := range copies {
			names = append(names, other.Path)
		}
		f.Note = strings.TrimPrefix(f.Note+"; samme indhold også i "+strings.Join(names, "; "), "; ")
	}
	return f
}

// scanNote says how sure OCR was of the pages it read, "" if it read none.
func scanNote(pages []ingest.Page) string {
	n, lowest := 0, 100.0
	for _, p := range pages {
		if p.Confidence > 0 {
			n++
			lowest = min(lowest, p.Confidence)
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s læst med tekstgenkendelse (mindst %.0f %% sikker): kontrollér citaterne", count(n, "side", "sider"), lowest)
}

func firstReason(pages []ingest.Page) string {
	for _, p := range pages {
		if p.Unread && p.Reason != "" {
			return p.Reason
		}
	}
	return ""
}
