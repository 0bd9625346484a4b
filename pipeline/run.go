package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/sync/errgroup"

	"oplyst/anonym"
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

	mu       sync.Mutex // guards progress and its calls
	progress Progress
}

// caseWork is one case while its files are read: worker i writes slot i, and
// whoever finishes the last file judges the case.
type caseWork struct {
	at        int // in archive.Cases
	documents []report.Document
	mu        sync.Mutex
	left      int
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
	if r.index != nil {
		if err := r.index.Close(); err != nil {
			return nil, fmt.Errorf("write index: %w", err)
		}
	}
	return r.finish()
}

// start opens the archive, loads the tables and prepares the output folder.
func start(ctx context.Context, opt Options) (*run, error) {
	r := &run{opt: opt}
	var err error
	if r.rules, err = checklist.Load(); err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	for _, date := range []string{opt.AsOf, opt.Compare} {
		if date == "" {
			continue
		}
		if _, err := r.rules.Regime(date); err != nil {
			return nil, err
		}
	}
	if r.decisions, err = corpus.Load(); err != nil {
		return nil, fmt.Errorf("load decisions: %w", err)
	}
	if r.extractor, err = extract.New(); err != nil {
		return nil, fmt.Errorf("load lexica: %w", err)
	}
	if r.archive, err = ingest.OpenArchive(ctx, opt.Archive); err != nil {
		return nil, err
	}
	if err := r.prepareOut(); err != nil {
		r.archive.Close()
		if r.mark != nil {
			r.mark.Close()
		}
		return nil, err
	}
	names := make([]string, len(r.archive.Cases))
	for i := range r.archive.Cases {
		c := &r.archive.Cases[i]
		names[i] = c.Name
		if opt.Anonym {
			names[i] = anonymousName(i, len(r.archive.Cases))
		}
		r.progress.FilesTotal += len(c.Files)
		for k := range c.Files {
			r.progress.BytesTotal += c.Files[k].Size
		}
	}
	if opt.OCR == OCROn || opt.OCR == OCRAuto && r.progress.FilesTotal <= OCRAutoFiles {
		r.opt.Limits.OCR = true
		if !opt.Anonym { // the texts kept would name people
			r.scans = newScanCache(opt.Out)
			r.opt.Limits.Watch = r.scans
		}
	}
	if opt.Cage {
		if r.cage, err = cage.New(ctx, cage.Options{Workers: opt.workers(), OCR: r.opt.Limits.OCR}); err != nil {
			r.release()
			return nil, err
		}
	}
	if opt.Anonym {
		if err := os.RemoveAll(filepath.Join(opt.Out, ScanFolder)); err != nil {
			r.release()
			return nil, fmt.Errorf("clear output folder: %w", err)
		}
	}
	r.folders = folderNames(names)
	r.rows = make([]report.CaseRow, len(names))
	if !opt.NoIndex {
		if r.index, err = index.CreateCases(filepath.Join(opt.Out, IndexFolder)); err != nil {
			r.release()
			return nil, fmt.Errorf("create index: %w", err)
		}
	}
	return r, nil
}

// release lets go of what start took.
func (r *run) release() {
	r.archive.Close()
	r.mark.Close()
	if r.cage != nil {
		r.cage.Close()
	}
}

// cases reads every file of every case, a bounded number at once, in archive
// order, so that only the cases in hand are in memory.
func (r *run) cases(parent context.Context) error {
	g, ctx := errgroup.WithContext(parent)
	g.SetLimit(r.opt.workers())
	for i := range r.archive.Cases {
		c := &r.archive.Cases[i]
		work := &caseWork{at: i, documents: make([]report.Document, len(c.Files)), left: len(c.Files)}
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
				r.file(ctx, work, k)
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

// file reads one file and extracts its findings into its slot.
func (r *run) file(ctx context.Context, work *caseWork, k int) {
	c := &r.archive.Cases[work.at]
	d := &work.documents[k]
	read := ingest.ReadDocument
	if r.cage != nil {
		read = r.cage.ReadDocument
	}
	d.Document = c.Files[k].ReadBy(ctx, r.opt.Limits, read)
	d.Findings = r.extractor.Document(&d.Document)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Files++
	r.progress.Pages += len(d.Pages)
	r.progress.Bytes += c.Files[k].Size
	if r.opt.Progress != nil {
		r.opt.Progress(r.progress)
	}
}

// done counts a file off and tells whether it was the case's last.
func (w *caseWork) done() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left--
	return w.left == 0
}

// judge evaluates a case whose files are all read, writes its outputs, hands
// its pages to the index and lets go of its text. With Anonym everything is
// replaced first, and a case in whose outputs an original is left is not
// written at all.
func (r *run) judge(ctx context.Context, work *caseWork) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := r.evaluate(work)
	name := r.folders[work.at]
	var replacer *anonym.Replacer
	if r.opt.Anonym {
		c.Case, replacer = c.Anonymise(anonymousName(work.at, len(r.archive.Cases)), nil)
		c.problem = replacer.String(c.problem)
	}
	row := c.row(name)
	files, err := r.render(c.Case)
	if err != nil {
		return err
	}
	if replacer != nil {
		if problem := leaked(files, &row, replacer); problem != "" {
			r.rows[work.at] = report.CaseRow{Name: c.Name, Folder: name, Error: problem, Leaked: true}
			work.documents = nil
			return nil
		}
	}
	folder := filepath.Join(r.opt.Out, name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make case folder: %w", err)
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(folder, f.name), f.data); err != nil {
			return err
		}
	}
	r.rows[work.at] = row
	if r.index != nil {
		if err := r.indexCase(c.Case); err != nil {
			return fmt.Errorf("index pages: %w", err)
		}
	}
	work.documents = nil
	return nil
}

// output is one file of a case, ready to be written.
type output struct {
	name string
	data []byte
}

// render makes all files of a case before any of them is written.
func (r *run) render(c *report.Case) ([]output, error) {
	var files []output
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{CaseFile, c.WriteJSON},
		{ReportFile, func(w io.Writer) error { return c.WriteHTML(w, r.decisions) }},
		{MarkdownFile, func(w io.Writer) error { return c.WriteMarkdown(w, r.decisions) }},
	} {
		var buf bytes.Buffer
		if err := f.write(&buf); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.name, err)
		}
		files = append(files, output{f.name, buf.Bytes()})
	}
	return files, nil
}

// finish writes what concerns the whole archive.
func (r *run) finish() (*report.Archive, error) {
	a := &report.Archive{Name: r.archive.Name, Cases: r.rows}
	for _, f := range r.archive.Loose {
		a.Loose = append(a.Loose, report.FileRow{Path: f.Path, State: f.State, Reason: f.Reason, Size: f.Size})
	}
	if r.opt.Anonym {
		anonymousArchive(a)
	}
	outputs := []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{OverviewFile, func(b *bytes.Buffer) error { return a.WriteHTML(b) }},
		{VerdictsFile, func(b *bytes.Buffer) error { return a.WriteVerdictsCSV(b) }},
		{FilesFile, func(b *bytes.Buffer) error { return a.WriteFilesCSV(b) }},
	}
	for _, o := range outputs {
		var buf bytes.Buffer
		if err := o.write(&buf); err != nil {
			return nil, fmt.Errorf("write %s: %w", o.name, err)
		}
		if err := writeFile(filepath.Join(r.opt.Out, o.name), buf.Bytes()); err != nil {
			return nil, err
		}
	}
	return a, nil
}
