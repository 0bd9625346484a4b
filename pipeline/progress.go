package pipeline

import "time"

// Progress is how far a scan has come.
type Progress struct {
	Stage             Stage
	Files, FilesTotal int
	Pages             int // pages read so far; the total isn't known beforehand
	Bytes, BytesTotal int64
	// Unchanged are those of Files that were known from an earlier scan and not
	// read again, UnchangedBytes those of Bytes.
	Unchanged      int
	UnchangedBytes int64
	Removed        int // files of an earlier scan that are no longer in the archive; known at the end
	// Slowest is, of the files that are being read now, the one begun first; zero
	// if there is none.
	Slowest Reading
}

// Stage is what a scan is busy with.
type Stage int

// The stages, in order.
const (
	StageReading  Stage = iota // reading files, judging and writing cases
	StageIndexing              // finishing the search index
	StageOverview              // writing what concerns the whole archive
)

// Reading is a file that is being read. Its names may name a person: they are
// for the terminal of whoever started the scan and not for a log.
type Reading struct {
	Case, File string // "" with Options.Anonym
	CaseAt     int    // the case's place in the archive, from 1; 0 in a zero Reading
	FileAt     int    // the file's place in the case, from 1
	Since      time.Time
}

// place is a file's case in the archive and place in the case, from 0.
type place struct{ at, k int }

// tell gives the progress to whoever wants it. r.mu is held.
func (r *run) tell() {
	if r.opt.Progress == nil {
		return
	}
	r.progress.Slowest = Reading{}
	for p, since := range r.reading {
		s := &r.progress.Slowest
		if s.CaseAt > 0 && !since.Before(s.Since) {
			continue
		}
		*s = Reading{CaseAt: p.at + 1, FileAt: p.k + 1, Since: since}
		if !r.opt.Anonym {
			c := &r.archive.Cases[p.at]
			s.Case, s.File = c.Name, c.Files[p.k].Path
		}
	}
	r.opt.Progress(r.progress)
}

// stage says that the next stage begins.
func (r *run) stage(s Stage) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Stage = s
	r.tell()
}

// began says that file k of case at is being read from now on.
func (r *run) began(at, k int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reading == nil {
		r.reading = map[place]time.Time{}
	}
	r.reading[place{at, k}] = time.Now()
	r.tell()
}

// ended says that file k of case at has been read, or with unchanged that it
// was known already.
func (r *run) ended(at, k, pages int, unchanged bool) {
	size := r.archive.Cases[at].Files[k].Size
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.reading, place{at, k})
	p := &r.progress
	p.Files++
	p.Bytes += size
	if unchanged {
		p.Unchanged++
		p.UnchangedBytes += size
	} else {
		p.Pages += pages
	}
	r.tell()
}
