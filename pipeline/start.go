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
