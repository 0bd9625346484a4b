// Package audit keeps the log of who scanned, searched, viewed and exported
// case material of an output folder, and when: never what the papers say, what
// was asked for, or the name of a file or a case.
//
// The log is one file of lines that is only ever added to. Each line is a JSON
// object whose last two keys are "prev", the hash of the line before (64 zeros
// in the first), and "hash", SHA-256 over the bytes of the line before
// `,"hash"`. A changed, removed, inserted or moved line breaks that chain
// (Verify). Beside the log lies the tally: how many lines it has and the last
// one's hash, by which lines cut off at its end are missed. Both lie in the same
// folder: who may write there can rewrite all of it, and only a hash that was
// noted elsewhere shows that.
//
// A case stands in the log as a reference: HMAC-SHA-256 of its name under a
// random salt of its own. The salts lie in a third file. When a case is
// forgotten its salt goes, and nobody can tell any more whom its lines concern,
// not even by trying names; a key for all cases could not do that.
package audit

import (
	"errors"
	"fmt"
	"regexp"
	"time"
)

// Files of the log, in an output folder.
const (
	LogFile   = "revisionsspor.jsonl"
	TallyFile = ".revisionsspor"
	CasesFile = ".revisionssager"
)

// Action is what was done.
type Action string

// The actions. Scan, Rebuild, Retry and Forget have a begin and an end; one that
// was stopped has no end.
const (
	Scan    Action = "scan"
	Rebuild Action = "rebuild" // index and reports from the ledger
	Retry   Action = "retry"   // files that failed, again
	Forget  Action = "forget"
	Search  Action = "search" // in case pages
	View    Action = "view"   // one case's decisions, or the text or findings of one file
)

// Actions lists every action.
var Actions = []Action{Scan, Rebuild, Retry, Forget, Search, View}

// Phase tells the two lines of an action that takes time. "" is an action that
// is logged once, before anything of it is shown.
type Phase string

// The phases.
const (
	Begin Phase = "begin"
	End   Phase = "end"
)

// Event is what the caller says of an action. Numbers that are zero are left
// out. There is no place for text on purpose.
type Event struct {
	Action  Action
	Phase   Phase
	Of      int      // End: the sequence number of the begin
	Options []string // names of the flags that were set, never their values
	Cases   []string // names of the cases concerned; the log gets references
	Counts  Counts
	Exit    *int // exit code, where the action has ended
}

// Counts is how much an action concerned.
type Counts struct {
	Cases int `json:"cases,omitempty"`
	Files int `json:"files,omitempty"`
	Pages int `json:"pages,omitempty"`
	Hits  int `json:"hits,omitempty"`  // found
	Shown int `json:"shown,omitempty"` // of them shown
}

// Error says that the log could not be written; nothing may then be read or
// shown. Err names the file and never what was to be logged.
type Error struct{ Err error }

func (e *Error) Error() string { return "write audit log: " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// ErrBusy is in an Error when others held the log all the while we waited.
var ErrBusy = errors.New("the log is held by another process")

// Log is the log of one output folder. Its methods may be called by several
// goroutines and processes at once.
type Log struct {
	dir     string
	who     Who
	program string
	now     func() time.Time
	wait    time.Duration
}

// waitFor is how long a line waits for others' lines to be written.
const waitFor = 10 * time.Second

// Open gives the log of an output folder. Nothing is read or made before the
// first line.
func Open(dir string) *Log {
	return &Log{dir: dir, who: whoAmI(), program: programVersion(), now: time.Now, wait: waitFor}
}

var option = regexp.MustCompile(`^[a-z][a-z-]{0,39}$`)

// check refuses an event that could carry text.
func (e *Event) check() error {
	known := false
	for _, a := range Actions {
		known = known || a == e.Action
	}
	if !known || e.Phase != "" && e.Phase != Begin && e.Phase != End {
		return fmt.Errorf("unknown action or phase")
	}
	for _, o := range e.Options {
		if !option.MatchString(o) {
			return fmt.Errorf("an option is no name of a flag")
		}
	}
	return nil
}
