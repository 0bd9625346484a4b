package pipeline

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/ingest"
	"oplyst/ledger"
	"oplyst/report"
)

// Files of an output folder. Each case has a folder of its own beside them.
const (
	OverviewFile = "oversigt.html"
	VerdictsFile = "oversigt.csv"
	FilesFile    = "filer.csv"
	IndexFolder  = "indeks"
	CaseFile     = "sag.json"
	ReportFile   = "rapport.html"
	MarkdownFile = "rapport.md"
)

// run is one scan under way.
type run struct {
	opt       Options
	versions  versions
	readKey   string // all that reading a file depends on beside its bytes
	archive   *ingest.Archive
	cage      *cage.Pool // nil reads in this process
	scans     *scanCache // nil without OCR
	rules     *checklist.Rules
	decisions *corpus.Corpus
	extractor *extract.Extractor
	ledger    *ledger.Ledger    // nil with Anonym
	index     *indexing         // nil with NoIndex
	mark      *os.File          // the output folder's mark file, locked
	folders   []string          // output folder of each case
	bases     []string          // link from each case's report to its files
	before    map[string]string // of each case: ledger.Case.Indexed as the scan found it
	rows      []report.CaseRow

	hands   *hands
	weights *weights

	mu       sync.Mutex // guards what follows, and calls of Progress
	progress Progress
	reading  map[place]time.Time // when the files were begun that are being read
	mended   int                 // cases whose outputs were not as they were written
}

// caseWork is one case while its files are read: worker i writes slot i, and
// whoever finishes the last file judges the case.
type caseWork struct {
	at    int               // in archive.Cases
	rows  []ledger.File     // of each file
	files [][]extract.Found // of each file; nil: it lies in the ledger
	mu    sync.Mutex
	left  int
}

// Run scans an archive and writes everything under Options.Out. Bad files are
// states in the result, never an error; an error is what stopped the scan: the
// context, the archive as a whole (*ingest.ArchiveError), the output folder, or
// a faulty table of our own.
//
// What was finished before an error, or before the process was killed, is in the
// ledger (package ledger), and the next scan goes on from there: the end is the
// same, byte for byte, as that of a scan that nothing disturbed.
func Run(ctx context.Context, opt Options) (*report.Archive, error) {
	r, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	a, err := r.scan(ctx)
	if e := r.release(); err == nil && e != nil {
		return nil, e
	}
	return a, err
}

// scan does the work that start prepared.
func (r *run) scan(ctx context.Context) (*report.Archive, error) {
	if err := r.loose(); err != nil {
		return nil, err
	}
	if r.index != nil {
		defer r.index.abort()
	}
	if err := r.cases(ctx); err != nil {
		return nil, err
	}
	r.stage(StageIndexing)
	if r.index != nil {
		if err := r.index.finish(ctx); err != nil {
			return nil, fmt.Errorf("write index: %w", err)
		}
	}
	r.stage(StageOverview)
	if err := r.prune(); err != nil {
		return nil, err
	}
	return r.finish()
}

// cases reads every file of every case, a bounded number at once, in archive
// order, so that only the cases in hand are in memory.
func (r *run) cases(parent context.Context) error {
	g, ctx := errgroup.WithContext(parent)
	g.SetLimit(r.opt.workers())
	if r.index != nil {
		r.index.begin(ctx)
	}
	for i := range r.archive.Cases {
		n := len(r.archive.Cases[i].Files)
		work := &caseWork{at: i, rows: make([]ledger.File, n), files: make([][]extract.Found, n), left: n}
		if n == 0 {
			g.Go(func() error { return r.judge(ctx, work) })
		}
		for k := range n {
			if ctx.Err() != nil {
				break
			}
			g.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := r.file(ctx, work, k); err != nil || !work.done() {
					return err
				}
				return r.judge(ctx, work)
			})
		}
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return parent.Err() // ctx is done once Wait returns
}

// done counts a file off and tells whether it was the case's last.
func (w *caseWork) done() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left--
	return w.left == 0
}

// say tells the user something, in Danish.
func (r *run) say(text string) {
	if r.opt.Say != nil && text != "" {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.opt.Say(text)
	}
}

// point tells tests where the scan is; they kill it there.
func (r *run) point(name string) {
	if r.opt.point != nil {
		r.opt.point(name)
	}
}
