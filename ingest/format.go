package ingest

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
)

// Formats that Document.Format can hold. Those that have a reader come first.
const (
	formatPDF   = "pdf"
	formatDOCX  = "docx"
	formatODT   = "odt"
	formatRTF   = "rtf"
	formatDOC   = "doc"
	formatHTML  = "html"
	formatEML   = "eml"
	formatMSG   = "msg"
	formatTXT   = "txt"
	formatCSV   = "csv"
	formatXML   = "xml"
	formatXLSX  = "xlsx"
	formatPPTX  = "pptx"
	formatZIP   = "zip"
	formatImage = "billede"
	formatOLE   = "ole"
	formatExe   = "program"
	formatLink  = "genvej"
	formatMedia = "lyd eller video"
	formatOther = "ukendt"
)

// magic is a format's first bytes.
type magic struct {
	at     int
	bytes  string
	format string
}

var magics = []magic{
	{0, "{\\rtf", formatRTF},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", formatOLE},
	{0, "\xFF\xD8\xFF", formatImage},
	{0, "\x89PNG\r\n", formatImage},
	{0, "GIF8", formatImage},
	{0, "II*\x00", formatImage},
	{0, "MM\x00*", formatImage},
	{8, "WEBP", formatImage},
	{4, "ftypheic", formatImage},
	{4, "ftypheix", formatImage},
	{4, "ftypmif1", formatImage},
	{4, "ftyp", formatMedia},
	{0, "ID3", formatMedia},
	{0, "OggS", formatMedia},
	{8, "WAVE", formatMedia},
	{8, "AVI ", formatMedia},
	{0, "\x1AE\xDF\xA3", formatMedia},
	{0, "\x7FELF", formatExe},
	{0, "\xCF\xFA\xED\xFE", formatExe},
	{0, "L\x00\x00\x00\x01\x14\x02\x00", formatLink},
	{0, "[InternetShortcut]", formatLink},
	{0, "\x1F\x8B", formatOther},
	{0, "7z\xBC\xAF\x27\x1C", formatOther},
	{0, "Rar!", formatOther},
	{0, "SQLite format 3", formatOther},
	{0, "%!PS", formatOther},
}

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
