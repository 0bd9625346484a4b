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
	"oplyst/index"
	"oplyst/ingest"
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
	archive   *ingest.Archive
	cage      *cage.Pool // nil reads in this process
	scans     *scanCache // nil without OCR
	rules     *checklist.Rules
	decisions *corpus.Corpus
	extractor *extract.Extractor
	index     *index.CasesWriter // nil with NoIndex
	mark      *os.File           // the output folder's mark file, locked
	folders   []string           // output folder of each case
	rows      []report.CaseRow

	hands *hands

	mu       sync.Mutex // guards progress and its calls
	progress Progress
	reading  map[place]time.Time // when the files were begun that are being read
}

// caseWork is one case while its files are read: worker i writes slot i, and
// whoever finishes the last file judges the case.
type caseWork struct {
	at    int // in archive.Cases
	files [][]extract.Found
	mu    sync.Mutex
	left  int
}

// Run scans an archive and writes everything under Options.Out. Bad files are
// states in the result, never an error; an error is what stopped the scan: the
// context, the archive as a whole (*ingest.ArchiveError), the output folder, or
// a faulty table of our own.
func Run(ctx context.Context, opt Options) (*report.Archive, error) {
	r, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	defer r.release()
	if err := r.cases(ctx); err != nil {
		if r.index != nil {
			_ = r.index.Abort()
		}
		return nil, err
	}
	if r.scans != nil {
		r.scans.prune()
	}
	r.stage(StageIndexing)
	if r.index != nil {
		if err := r.index.Close(); err != nil {
			return nil, fmt.Errorf("write index: %w", err)
		}
	}
	r.stage(StageOverview)
	return r.finish()
}

// cases reads every file of every case, a bounded number at once, in archive
// order, so that only the cases in hand are in memory.
func (r *run) cases(parent context.Context) error {
	g, ctx := errgroup.WithContext(parent)
	g.SetLimit(r.opt.workers())
	for i := range r.archive.Cases {
		c := &r.archive.Cases[i]
		work := &caseWork{at: i, files: make([][]extract.Found, len(c.Files)), left: len(c.Files)}
		if len(c.Files) == 0 {
			g.Go(func() error { return r.judge(ctx, work) })
		}
		for k := range c.Files {
			if ctx.Err() != nil {
				break
			}
			g.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := r.file(ctx, work, k); err != nil {
					return err
				}
				if !work.done() {
					return nil
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

// file reads one file and extracts its findings into its slot of the case. The
// error is the context's.
func (r *run) file(ctx context.Context, work *caseWork, k int) error {
	c := &r.archive.Cases[work.at]
	back, err := r.hands.take(ctx, c.Files[k].Size)
	if err != nil {
		return err
	}
	defer back()
	r.began(work.at, k)
	read := ingest.ReadDocument
	if r.cage != nil {
		read = r.cage.ReadDocument
	}
	d := c.Files[k].ReadBy(ctx, r.opt.Limits, read)
	work.files[k] = r.extractor.File(&d)
	r.ended(work.at, k, len(d.Pages), false)
	return nil
}

// done counts a file off and tells whether it was the case's last.
func (w *caseWork) done() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left--
	return w.left == 0
}
