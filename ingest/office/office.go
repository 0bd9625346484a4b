// Package office reads the formats of offices and mail programs: DOCX, ODT,
// RTF, DOC, HTML, plain text and CSV, and the parts of Outlook messages. Each
// reader takes bytes and gives pages of text whose blocks are lines: a
// paragraph, heading, list item or table row a line, cells parted by tabs. The
// last polish (NFC, ligatures, spaces) is the caller's.
package office

// Limits bounds a reader. The zero value stands for the defaults.
type Limits struct {
	MaxText   int   // bytes of text; 0 means 32 MiB
	MaxExpand int64 // bytes unpacked from one part of a zip; 0 means 256 MiB
}

func (l Limits) withDefaults() Limits {
	if l.MaxText <= 0 {
		l.MaxText = 32 << 20
	}
	if l.MaxExpand <= 0 {
		l.MaxExpand = 256 << 20
	}
	return l
}

// Result is a document's text. With an error beside it, it is what could be
// read before the damage.
type Result struct {
	Pages    []string // never empty unless there is an error
	Pictures bool     // the document holds pictures
}

// Failure says in Danish, for a person, why a document or the rest of it could
// not be read. It never holds text of the document.
type Failure struct{ Reason string }

func (f *Failure) Error() string { return f.Reason }

var (
	errDamaged     = &Failure{"filen er beskadiget eller afkortet"}
	errTooLong     = &Failure{"teksten er for lang; resten er ikke læst"}
	errTooDeep     = &Failure{"filens opbygning er for dybt indlejret; resten er ikke læst"}
	errExpand      = &Failure{"filen er pakket mistænkeligt hårdt og pakkes ikke ud"}
	errBinarySheet = &Failure{"binært regneark (xlsb); gem det som XLSX, PDF eller CSV"}
	errEncrypted   = &Failure{"kræver kodeord: filen er beskyttet"}
)

// maxDepth bounds how deep elements, tables and groups may lie in each other.
const maxDepth = 200
