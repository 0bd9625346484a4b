package pipeline

import (
	"context"
	"fmt"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract"
	"oplyst/ingest"
	"oplyst/ingest/ocr"
	"oplyst/report"
)

// start loads the tables, opens the archive and prepares the output folder.
func start(ctx context.Context, opt Options) (*run, error) {
	r := &run{opt: opt, hands: newHands(opt.memory()), weights: newWeights(&opt)}
	if err := r.begin(ctx); err != nil {
		_ = r.release()
		return nil, err
	}
	return r, nil
}

// begin is start on a run.
func (r *run) begin(ctx context.Context) (err error) {
	if r.versions, err = newVersions(); err != nil {
		return err
	}
	if err := r.load(); err != nil {
		return err
	}
	if r.opt.Rebuild {
		return r.startRebuild(ctx)
	}
	if err := r.open(ctx); err != nil {
		return err
	}
	return r.prepare(ctx)
}

// startRebuild is the rest of start for a scan without the archive.
func (r *run) startRebuild(ctx context.Context) error {
	if err := r.prepareOut(); err != nil {
		return err
	}
	if err := r.openLedger(ctx); err != nil {
		return err
	}
	r.fromLedger()
	r.folders = folderNames(r.count())
	if r.opt.keep {
		r.keepFolders()
	}
	r.rows = make([]report.CaseRow, len(r.folders))
	if !r.opt.NoIndex {
		r.index = newIndexing(r)
	}
	return nil
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
// needs: ledger, folders, OCR, cage and index.
func (r *run) prepare(ctx context.Context) (err error) {
	if err := r.prepareOut(); err != nil {
		return err
	}
	names := r.count()
	engine := ""
	if r.opt.OCR == OCROn || r.opt.OCR == OCRAuto && r.progress.FilesTotal <= OCRAutoFiles {
		r.opt.Limits.OCR = true
		engine = "uden"
		if found, err := ocr.Find(); err == nil {
			engine = found.Version
		}
		if !r.opt.Anonym { // the texts kept would name people
			r.scans = newScanCache(r.opt.Out)
		}
	}
	if r.cage != nil && r.opt.Limits.OCR { // only these children may start Tesseract
		r.cage.Close()
		if r.cage, err = cage.New(ctx, cage.Options{Workers: r.opt.workers(), OCR: true, Total: r.opt.childMemory()}); err != nil {
			return err
		}
	}
	r.weights.cage = r.cage
	r.readKey = r.opt.readKey(r.versions.read, engine)
	if err := r.openLedger(ctx); err != nil {
		return err
	}
	if err := r.clear(); err != nil {
		return err
	}
	r.folders = folderNames(names)
	r.rows = make([]report.CaseRow, len(names))
	for i := range r.archive.Cases {
		r.bases = append(r.bases, r.fileBase(&r.archive.Cases[i]))
	}
	if !r.opt.NoIndex {
		r.index = newIndexing(r)
	}
	return r.noteArchive()
}

// readKey is the key of all that reading a file depends on beside its bytes and
// the passwords: engine names what reads scans, "" if nothing does.
func (o *Options) readKey(version, engine string) string {
	l := o.Limits.WithDefaults()
	return key(version, engine, fmt.Sprint(o.Cage, l.MaxBytes, l.MaxPages, l.MaxTextBytes, l.MaxExpand, l.MaxDepth, l.MaxTime, l.OCR))
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

// release lets go of what start took. The error is the ledger's.
func (r *run) release() (err error) {
	if r.archive != nil {
		r.archive.Close()
	}
	if r.cage != nil {
		r.cage.Close()
	}
	if r.ledger != nil {
		err = r.ledger.Close()
	}
	if r.mark != nil {
		dropMark(r.mark)
	}
	return err
}
