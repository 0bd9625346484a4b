package ledger

import (
	"time"

	"oplyst/extract"
	"oplyst/ingest"
)

// File is the row of one file without what was read in it.
type File struct {
	Key
	Size     int64  // bytes as listed; 0 if unknown
	Modified int64  // when the file, or the zip it lies in, was last changed: ns since 1970; 0 if unknown
	Stamp    string // ingest.File.Stamp when the file was listed; "" if it tells nothing
	SHA256   string // hex, of the document's bytes; "" if they were never read
	Raw      string // hash of the bytes as they lie in the archive, packed or not; "" if they were never read
	State    ingest.State
	Reason   string // Danish; "" if State is Read
	Locked   bool   // something in it asked for a password that was not given
	Pages    int    // of the document; set by Put
	Tries    int    // how often it was read, or tried
	First    time.Time
	Last     time.Time // just before it was opened the last time
	Reader   string    // version of what read it
	ReadKey  string    // all that its reading depended on beside its bytes: Reader, limits, OCR
	Extract  string    // version of extraction and its tables
	Scans    []string  // keys of the OCR cache it made use of, sorted
	Result   string    // hash of document and findings; set by Put
}

// Entry is a file's row with what was read and found in it.
type Entry struct {
	File
	Document ingest.Document
	Found    []extract.Found
}

// settle is how much older than its reading a change must be, for a stamp to
// tell every later change: file systems count in steps of up to two seconds.
const settle = 2 * time.Second

// Unchanged tells whether the file as it is listed now (its stamp) must be the
// one that was read: it was not changed so shortly before it was read that a
// further change might not show.
func (f *File) Unchanged(stamp string) bool {
	return stamp != "" && stamp == f.Stamp && f.Modified != 0 && f.Last.UnixNano()-f.Modified >= int64(settle)
}
