package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/index"
	"oplyst/ingest"
	"oplyst/report"
)

// start opens the archive, loads the tables and prepares the output folder.
func start(ctx context.Context, opt Options) (*run, error) {
	r := &run{opt: opt, hands: newHands(opt.memory())}
	if err := r.load(); err != nil {
		return nil, err
	}
	err := r.open(ctx)
	if err == nil {
		err = r.prepare(ctx)
	}
	if err != nil {
		r.release()
		return nil, err
	}
	return r, nil
}

// open opens the archive, with the cage's children to read what in it is not
// ours.
func (r *run) open(ctx context.Context) (err error) {
	parser := ingest.Parser(ingest.InProcess{})
	if r.opt.Cage {
		if r.cage, err = cage.New(ctx, cage.Options{Workers: r.opt.workers(), Total: r.opt.childMemory()}); err != nil {
			return err
		}
		parser = r.cage
	}
	r.archive, err = ingest.OpenArchiveBy(ctx, r.opt.Archive, parser)
	return err
}

// load reads the embedded tables and sees that there are rules for the dates.
func (r *run) load() (err error) {
	if r.rules, err = checklist.Load(); err != nil {
		return fmt.Errorf("load rules: %w", err)
	}
	for _, date := range []string{r.opt.AsOf, r.opt.Compare} {
		if date == "" {
			continue
		}
		if _, err := r.rules.Regime(date); err != nil {
			return err
		}
	}
	if r.decisions, err = corpus.Load(); err != nil {
		return fmt.Errorf("load decisions: %w", err)
	}
	if r.extractor, err = extract.New(); err != nil {
		return fmt.Errorf("load lexica: %w", err)
	}
	return nil
}

// prepare takes the output folder and sets up what the scan of this archive
// needs: folders, OCR, cage and index.
func (r *run) prepare(ctx context.Context) (err error) {
	if err := r.prepareOut(); err != nil {
		return err
	}
	names := r.count()
	if r.opt.OCR == OCROn || r.opt.OCR == OCRAuto && r.progress.FilesTotal <= OCRAutoFiles {
		r.opt.Limits.OCR = true
		if !r.opt.Anonym { // the texts kept would name people
			r.scans = newScanCache(r.opt.Out)
			r.opt.Limits.Watch = r.scans
		}
	}
	if r.cage != nil && r.opt.Limits.OCR { // only these children may start Tesseract
		r.cage.Close()
		if r.cage, err = cage.New(ctx, cage.Options{Workers: r.opt.workers(), OCR: true, Total: r.opt.childMemory()}); err != nil {
			return err
		}
	}
	if r.opt.Anonym {
		if err := os.RemoveAll(filepath.Join(r.opt.Out, ScanFolder)); err != nil {
			return fmt.Errorf("clear output folder: %w", err)
		}
	}
	r.folders = folderNames(names)
	r.rows = make([]report.CaseRow, len(names))
	if !r.opt.NoIndex {
		if r.index, err = index.CreateCases(filepath.Join(r.opt.Out, IndexFolder)); err != nil {
			return fmt.Errorf("create index: %w", err)
		}
	}
	return nil
}

// count adds up what there is to read and gives the cases' names as they will
// be written.
func (r *run) count() []string {
	names := make([]string, len(r.archive.Cases))
	for i := range r.archive.Cases {
		c := &r.archive.Cases[i]
		names[i] = c.Name
		if r.opt.Anonym {
			names[i] = anonymousName(i, len(r.archive.Cases))
		}
		r.progress.FilesTotal += len(c.Files)
		for k := range c.Files {
			r.progress.BytesTotal += c.Files[k].Size
		}
	}
	return names
}

// release lets go of what start took.
func (r *run) release() {
	if r.archive != nil {
		r.archive.Close()
	}
	if r.mark != nil {
		r.mark.Close()
	}
	if r.cage != nil {
		r.cage.Close()
	}
}
