// Package pipeline takes an archive through reading, extraction, judging and
// reporting, concurrently, and is what cmd/scan runs. The same archive gives
// the same bytes out, whatever the number of workers.
package pipeline

import (
	"errors"
	"runtime"

	"oplyst/checklist"
	"oplyst/ingest"
)

// Options says what to scan and where the results go. Archive and Out must be
// set; every other field's zero value works.
type Options struct {
	Archive string                // folder, .zip, or manifest CSV; only ever read
	Out     string                // output folder, made if needed; must lie outside Archive
	Workers int                   // files read at once; 0 means one a processor
	Limits  ingest.Limits         // what one file may cost
	AsOf    string                // YYYY-MM-DD for every case; "" lets each case decide
	Track   checklist.Track       // for every case; "" lets each case decide
	Compare string                // YYYY-MM-DD: judge every case by the rules of this date too; "" doesn't
	House   *checklist.HouseRules // thresholds for the age of papers; nil takes checklist/husregler.yaml
	NoIndex bool                  // don't build the search index over the pages
	Anonym  bool                  // replace names, numbers and places in everything written
	OCR     OCR                   // whether scanned pages are read by OCR
	Retry   Retry                 // read again what is unchanged
	Rebuild bool                  // make index and reports from the ledger in Out; the archive is not looked at
	Cage    bool                  // read files in child processes (package cage); main must call cage.Enter

	// Begin is called once, when the output folder is taken and nothing of an
	// earlier scan has been removed and no file of the archive been read. Its
	// error stops the scan and comes back as it is. nil does nothing.
	Begin func() error

	// Say is told, in Danish, what a user should know: that something was
	// damaged and is made again. One call at a time. nil tells nobody.
	Say func(string)

	// Memory is what the scan may use in all, in bytes, with its children; 0 is
	// DefaultMemory. It is kept to with Cage, and if the program sets Go's memory
	// limit to ProcessMemory.
	Memory int64

	// Process is told what this process may use from now on, in bytes, when that
	// changes: for debug.SetMemoryLimit. When it returns, what is over must have
	// been given back. nil is not told.
	Process func(memory int64)

	// Progress is told when a file is begun and when it is done, from one
	// goroutine at a time. nil tells nobody.
	Progress func(Progress)

	keep  bool         // with Rebuild: reports stay as they are (Without)
	point func(string) // called at the places where tests kill the scan
}

// Retry says which files are read again though they are unchanged.
type Retry int

// The zero value is RetryNone.
const (
	RetryNone   Retry = iota
	RetryFailed       // those that were not read, or not all of them
	RetryAll          // all
)

// OCR says when scanned pages are read by OCR, which takes about two seconds a
// page and needs Tesseract with Danish data.
type OCR int

// The zero value is OCROff.
const (
	OCROff  OCR = iota
	OCRAuto     // if it is installed and the archive has at most OCRAutoFiles files
	OCROn       // if it is installed
)

// OCRAutoFiles is the size of archive up to which OCRAuto reads scans: a few
// dozen cases, where waiting a minute is better than an unread page.
const OCRAutoFiles = 500

// workers gives the number of files read at once. Reading is bound by the
// processor, so one a processor is enough; more only costs memory.
func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Errors that a caller may want to tell apart. Each comes with a Danish
// message that names the place and says what to do.
var (
	ErrOutInArchive = errors.New("out lies in the archive")
	ErrNotOutput    = errors.New("out holds something else")
	ErrInUse        = errors.New("out is in use by another scan")
)
