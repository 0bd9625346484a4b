package ingest

import "time"

// Limits bounds what one document may cost. The zero value stands for the
// defaults given with each field, which fit real case files with room to spare.
type Limits struct {
	// MaxBytes is the largest file that is loaded; 0 means 256 MiB.
	MaxBytes int64
	// MaxPages is how many pages of one document are read; 0 means 5,000.
	MaxPages int
	// MaxTextBytes is how much text one document may give; 0 means 32 MiB.
	MaxTextBytes int
	// MaxExpand is how many bytes may be unpacked from one compressed part of
	// a document (a DOCX body, a PDF stream); 0 means 256 MiB.
	MaxExpand int64
	// MaxDepth is how deep documents may lie in each other (a mail in a mail,
	// a zip in a zip); 0 means 4.
	MaxDepth int
	// MaxTime is how long the reader of one document may run before it is left
	// behind and the file quarantined; 0 means 60 s. It is there for parsers
	// of other people's making that can loop for ever, not as a pace.
	MaxTime time.Duration
	// OCR reads pages that are pictures with Tesseract, if it is installed with
	// Danish data (package ocr). It takes about two seconds a page, and MaxTime
	// does not count it.
	OCR bool
	// Passwords are tried on documents that ask for one; nil tries only the
	// empty password.
	Passwords []string
	// Packed are the zip entries that the document lies in, outermost first: the
	// bytes given are the packed ones of the first, and are unpacked before they
	// are read. Nil is a document that lies in no zip.
	Packed []Entry
	// Watch is told how the reading goes and keeps what OCR read; nil is nobody.
	Watch Watch
}

// Watch follows the reading of a document. Its methods may be called from
// several goroutines at once.
type Watch interface {
	// Alive says that the reader has come a step further, and that the next step
	// may take as long as within; 0 is the usual time.
	Alive(within time.Duration)
	// Recall gives what Keep was given for a key, in this run or an earlier one.
	Recall(key string) ([]byte, bool)
	// Keep keeps data under a key of letters and digits.
	Keep(key string, data []byte)
}

// alive tells the watch, if there is one, of a step.
func (l Limits) alive(within time.Duration) {
	if l.Watch != nil {
		l.Watch.Alive(within)
	}
}

// WithDefaults gives the limits with every 0 replaced by its default.
func (l Limits) WithDefaults() Limits { return l.withDefaults() }

func (l Limits) withDefaults() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 256 << 20
	}
	if l.MaxPages <= 0 {
		l.MaxPages = 5000
	}
	if l.MaxTextBytes <= 0 {
		l.MaxTextBytes = 32 << 20
	}
	if l.MaxExpand <= 0 {
		l.MaxExpand = 256 << 20
	}
	if l.MaxDepth <= 0 {
		l.MaxDepth = 4
	}
	if l.MaxTime <= 0 {
		l.MaxTime = 60 * time.Second
	}
	return l
}
