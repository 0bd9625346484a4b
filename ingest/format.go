package ingest

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
