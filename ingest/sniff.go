package ingest

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"oplyst/ingest/charset"
)

// sniff finds a document's format from its content, and only where several
// formats are plain text from its name.
func sniff(name string, data []byte) string {
	head := data[:min(len(data), 4096)]
	if i := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); i >= 0 {
		return formatPDF
	}
	if isZip(head) {
		return sniffZip(data)
	}
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	for _, m := range magics {
		h := head
		if m.format == formatRTF {
			h = trimmed
		}
		if len(h) > m.at && bytes.HasPrefix(h[m.at:], []byte(m.bytes)) {
			return m.format
		}
	}
	if bytes.HasPrefix(head, []byte("BM")) && looksBinary(data) {
		return formatImage
	}
	if bytes.HasPrefix(head, []byte("MZ")) && looksBinary(data) {
		return formatExe
	}
	if looksBinary(data) {
		return formatOther
	}
	return sniffText(name, trimmed)
}

// sniffText tells the formats apart that are written as text.
func sniffText(name string, head []byte) string {
	lower := strings.ToLower(string(head[:min(len(head), 2048)]))
	lower = strings.ReplaceAll(lower, "\x00", "") // UTF-16
	ext := strings.ToLower(path.Ext(name))
	switch {
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"),
		strings.HasPrefix(lower, "<") && (strings.Contains(lower, "<html") || strings.Contains(lower, "<body")):
		return formatHTML
	case (ext == ".html" || ext == ".htm" || ext == ".xhtml") && strings.Contains(lower, "<"):
		return formatHTML
	case strings.HasPrefix(lower, "mime-version:"), mailHead(lower), ext == ".eml" && strings.Contains(lower, ":"):
		return formatEML
	case strings.HasPrefix(lower, "<?xml"):
		return formatXML
	case ext == ".csv":
		return formatCSV
	}
	return formatTXT
}

// mailHead tells whether text starts with the header of an internet mail: at
// least two different known fields before the first empty line. Danish 'Fra:'
// is no such field; text that only looks like a mail stays text.
func mailHead(lower string) bool {
	fields, known := 0, 0
	for line := range strings.Lines(lower) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		key, _, ok := strings.Cut(line, ":")
		if !ok || strings.Contains(key, " ") {
			return false
		}
		fields++
		switch key {
		case "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "content-type", "cc", "reply-to", "delivered-to", "x-mailer", "dkim-signature":
			known++
		}
	}
	return known >= 2 && known*4 >= fields
}

// sniffZip tells the documents that are zip files from plain zips.
func sniffZip(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		// Damaged: the local headers at the front still tell what it was.
		head := string(data[:min(len(data), 64<<10)])
		switch {
		case strings.Contains(head, "vnd.oasis.opendocument"):
			return formatODT
		case strings.Contains(head, "word/"):
			return formatDOCX
		case strings.Contains(head, "xl/"):
			return formatXLSX
		}
		return formatZIP
	}
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return formatDOCX
		case strings.HasPrefix(f.Name, "xl/"):
			return formatXLSX
		case strings.HasPrefix(f.Name, "ppt/"):
			return formatPPTX
		case f.Name == "content.xml", f.Name == "mimetype":
			return formatODT
		}
	}
	return formatZIP
}

// looksBinary tells whether bytes are no text at all: zeros that no UTF-16 rule
// explains, or many control characters.
func looksBinary(data []byte) bool {
	sample := data[:min(len(data), 8192)]
	text, name := charset.Decode(sample)
	if name == charset.UTF16LE || name == charset.UTF16BE || name == charset.UTF32 {
		return strings.Count(text, "\uFFFD")*20 > len(text)
	}
	if bytes.IndexByte(sample, 0) >= 0 {
		return true
	}
	controls := 0
	for _, b := range sample {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1A && b != 0x0B && b != 0x15 { // 0x15 is DOS's §
			controls++
		}
	}
	return controls*50 > len(sample)
}
