package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"oplyst/cage"
	"oplyst/checklist"
	"oplyst/cmd/internal/cli"
	"oplyst/fault"
	"oplyst/ingest"
	"oplyst/ingest/ocr"
	"oplyst/pipeline"
	"oplyst/report"
)

// scan runs the main job and prints its summary.
func scan(ctx context.Context, f *flags, args []string, stdout, stderr io.Writer) error {
	if f.rebuild && len(args) == 0 {
		args = []string{""}
	}
	if len(args) != 1 {
		return cli.Fail(exitUsage, "angiv ét arkiv: en mappe, en zip-fil eller en CSV-fil")
	}
	if err := f.check(); err != nil {
		return err
	}
	house, err := readHouseRules(f.house)
	if err != nil {
		return err
	}
	passwords, err := readPasswords(f.passes)
	if err != nil {
		return err
	}
	if f.memory > 0 {
		keepMemory(f.memory)
	}
	if err := finishForgetting(ctx, f, stderr); err != nil {
		return err
	}
	progress, trail := newProgress(stderr, f.quiet), newTrail(f)
	archive, err := within(ctx, pipeline.Options{
		Archive: args[0], Out: f.out, Workers: f.workers, AsOf: f.asOf, Compare: f.compare, House: house, Track: checklist.Track(f.track),
		NoIndex: f.noIndex, Anonym: f.anonym, Limits: ingest.Limits{Passwords: passwords}, Cage: !f.noCage, OCR: ocrModes[f.ocr], Progress: progress.update, Memory: f.memory << 20, Process: processMemory,
		Retry: retryModes[f.retry], Rebuild: f.rebuild, Say: progress.say,
		Begin: func() error { return trail.begin(ctx) },
	})
	progress.close()
	if errors.Is(err, context.Canceled) {
		next := "fortsætte, hvor den slap"
		if f.anonym { // keeps no ledger
			next = "begynde forfra"
		}
		err = cli.Fail(exitInterrupted, "afbrudt"+progress.done()+"; kør kommandoen igen for at "+next)
		return trail.end(ctx, nil, err)
	}
	if err != nil {
		return trail.end(ctx, nil, failure(err, strings.Trim(f.asOf+" "+f.compare, " ")))
	}
	return trail.end(ctx, archive, f.show(archive, stdout))
}

// patience is how long an interrupted scan may take to end by itself.
const patience = 700 * time.Millisecond

// within runs a scan. One that is interrupted in the middle of something that
// cannot be, a large case being judged or the index being finished, is left
// behind: everything on disk is such that the process may end at any moment.
func within(ctx context.Context, opt pipeline.Options) (*report.Archive, error) {
	type end struct {
		archive *report.Archive
		err     error
	}
	ended := make(chan end, 1)
	go func() {
		var e end
		defer func() {
			if fault := fault.Of(recover()); fault != nil {
				e = end{err: fault}
			}
			ended <- e
		}()
		e.archive, e.err = pipeline.Run(ctx, opt)
	}()
	select {
	case e := <-ended:
		return e.archive, e.err
	case <-ctx.Done():
	}
	select {
	case e := <-ended:
		return e.archive, e.err
	case <-time.After(patience):
		return nil, ctx.Err()
	}
}

// show prints the summary of a finished scan and gives its outcome.
func (f *flags) show(archive *report.Archive, stdout io.Writer) (err error) {
	if f.json {
		err = json.NewEncoder(stdout).Encode(archive.JSON())
	} else {
		err = archive.WriteSummary(stdout, colour(stdout))
		fmt.Fprintf(stdout, "Åbn %s\n", filepath.Join(f.out, pipeline.OverviewFile))
	}
	if err != nil && !errors.Is(err, cli.ClosedPipe) { // whoever read it has seen enough
		return cli.Fail(exitFailed, "kunne ikke skrive resultatet: "+err.Error())
	}
	return f.outcome(archive)
}

// maxHouseRules bounds a file of house rules, in bytes.
const maxHouseRules = 1 << 20

// readHouseRules reads the file of --husregler; nil without one.
func readHouseRules(path string) (*checklist.HouseRules, error) {
	if path == "" {
		return nil, nil
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || info.Size() > maxHouseRules {
		return nil, cli.Fail(exitUsage, fmt.Sprintf("--husregler %q kan ikke læses; angiv en YAML-fil som checklist/husregler.yaml", path))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Fail(exitUsage, fmt.Sprintf("--husregler %q kan ikke læses; angiv en YAML-fil som checklist/husregler.yaml", path))
	}
	house, err := checklist.ParseHouseRules(data)
	if err != nil {
		var pack *checklist.PackError
		errors.As(err, &pack)
		return nil, cli.Fail(exitBadRules, fmt.Sprintf("husreglerne i %s er forkerte: %s", path, pack.Problem))
	}
	return house, nil
}

// check validates the flags that have a fixed set of values.
func (f *flags) check() error {
	for _, flag := range [][2]string{{"--as-of", f.asOf}, {"--compare", f.compare}} {
		if flag[1] == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, flag[1]); err != nil {
			return cli.Fail(exitUsage, fmt.Sprintf("%s %q er ikke en dato; skriv den som 2026-07-01", flag[0], flag[1]))
		}
	}
	if f.track != "" && !slices.Contains(checklist.Tracks, checklist.Track(f.track)) {
		return cli.Fail(exitUsage, fmt.Sprintf("--track %q findes ikke; vælg mellem %v", f.track, checklist.Tracks))
	}
	if f.failOn != "" && severity(checklist.Verdict(f.failOn)) == 0 {
		return cli.Fail(exitUsage, fmt.Sprintf("--fail-on %q findes ikke; vælg partial, missing eller contradicted", f.failOn))
	}
	if _, ok := ocrModes[f.ocr]; !ok {
		return cli.Fail(exitUsage, fmt.Sprintf("--ocr %q findes ikke; vælg ja, nej eller auto", f.ocr))
	}
	if f.ocr == "ja" {
		if _, err := ocr.Find(); err != nil {
			return cli.Fail(exitUsage, "--ocr ja kræver Tesseract med dansk (Debian: apt-get install tesseract-ocr tesseract-ocr-dan)")
		}
	}
	if f.memory != 0 && f.memory < leastMemory {
		return cli.Fail(exitUsage, fmt.Sprintf("--memory skal være mindst %d (MB)", leastMemory))
	}
	if _, ok := retryModes[f.retry]; !ok {
		return cli.Fail(exitUsage, fmt.Sprintf("--retry %q findes ikke; vælg failed eller alle", f.retry))
	}
	if f.rebuild && (f.anonym || f.retry != "") {
		return cli.Fail(exitUsage, "--rebuild læser ikke arkivet og kan ikke bruges sammen med --retry eller --anonym")
	}
	if f.workers < 0 {
		return cli.Fail(exitUsage, "--workers kan ikke være negativ")
	}
	return nil
}

// retryModes are the values of --retry.
var retryModes = map[string]pipeline.Retry{"": pipeline.RetryNone, "failed": pipeline.RetryFailed, "alle": pipeline.RetryAll}

// ocrModes are the values of --ocr.
var ocrModes = map[string]pipeline.OCR{"ja": pipeline.OCROn, "nej": pipeline.OCROff, "auto": pipeline.OCRAuto}

// severity ranks the verdicts that are gaps; 0 is none.
func severity(v checklist.Verdict) int {
	switch v {
	case checklist.Partial:
		return 1
	case checklist.Missing:
		return 2
	case checklist.Contradicted:
		return 3
	}
	return 0
}

// outcome gives the exit code of a finished scan: gaps go before unread files.
func (f *flags) outcome(a *report.Archive) error {
	for i := range a.Cases {
		if a.Cases[i].Leaked {
			return cli.Fail(exitLeak, "mindst én sag er ikke skrevet, fordi pseudonymiseringen ikke fik alt med; se oversigten")
		}
	}
	if f.failOn != "" {
		for i := range a.Cases {
			for _, it := range a.Cases[i].Items {
				if severity(it.Verdict) >= severity(checklist.Verdict(f.failOn)) {
					return cli.Fail(exitGaps, "")
				}
			}
		}
	}
	n := a.States()
	if n[ingest.Partial]+n[ingest.Unread]+n[ingest.Quarantined] > 0 {
		return cli.Fail(exitUnread, "")
	}
	return nil
}

// failure puts what stopped a scan into Danish, with its exit code.
func failure(err error, asOf string) error {
	var archive *ingest.ArchiveError
	var path *os.PathError
	var pack *checklist.PackError
	if failure, ok := cli.LogFailure(err, "så der læses ingen filer. Tjek plads og rettigheder, eller vælg en anden mappe med --out"); ok {
		return failure
	}
	switch {
	case errors.As(err, &pack):
		return cli.Fail(exitBadRules, fmt.Sprintf("reglerne i %s er forkerte: %s", pack.File, pack.Problem))
	case errors.Is(err, cage.ErrStart):
		return cli.Fail(exitFailed, fmt.Sprintf("kunne ikke starte den proces, som filerne læses i (%v); se \"scan --doctor\"", err))
	case errors.Is(err, context.Canceled):
		return cli.Fail(exitInterrupted, "afbrudt; kør kommandoen igen for at begynde forfra")
	case errors.As(err, &archive):
		return cli.Fail(exitNoArchive, archive.Error())
	case errors.Is(err, checklist.ErrNoRules):
		return cli.Fail(exitNoRules, fmt.Sprintf("der er ingen regler for %s; reglerne begynder 2013-01-01", asOf))
	case errors.Is(err, pipeline.ErrInUse):
		who := ""
		var other *pipeline.InUseError
		if errors.As(err, &other) {
			who = fmt.Sprintf(" (proces %d på %s, siden %s)", other.PID, other.Host, other.Since.Local().Format("2006-01-02 15:04"))
		}
		return cli.Fail(exitInUse, "en anden scanning"+who+" skriver i mappen til rapporterne; vent, til den er færdig, eller vælg en anden mappe med --out")
	case errors.Is(err, pipeline.ErrNoLedger):
		return cli.Fail(exitNoArchive, "der er ingen hel protokol (protokol.db) i mappen --out at lave rapporterne af: den mangler, er beskadiget eller er fra en scanning, der ikke blev færdig; scan arkivet igen med \"scan ARKIV --out MAPPE\"")
	case errors.Is(err, pipeline.ErrOutInArchive):
		return cli.Fail(exitUsage, "mappen til rapporterne ligger inde i arkivet, som kun må læses; vælg en anden med --out")
	case errors.Is(err, pipeline.ErrNotOutput):
		return cli.Fail(exitUsage, "mappen til rapporterne indeholder andre filer; vælg en tom eller ny mappe med --out")
	case errors.As(err, &path):
		return cli.Fail(exitFailed, fmt.Sprintf("kunne ikke skrive %s: %v; tjek plads og rettigheder", path.Path, path.Err))
	}
	return cli.Fail(exitFailed, err.Error())
}

// colour tells whether w is a terminal that wants colour (NO_COLOR is unset).
func colour(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}
