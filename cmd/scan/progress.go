package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"oplyst/pipeline"
)

// progress shows how far a scan has come: a bar on a terminal, else a plain
// line every ten seconds, so that a log stays readable.
type progress struct {
	w     io.Writer
	quiet bool
	start time.Time
	bar   *progressbar.ProgressBar // nil when w is no terminal
	last  time.Time
	seen  pipeline.Progress
}

// plainEvery is the time between plain progress lines.
const plainEvery = 10 * time.Second

func newProgress(w io.Writer, quiet bool) *progress {
	p := &progress{w: w, quiet: quiet, start: time.Now(), last: time.Now()}
	file, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(file.Fd())) {
		return p
	}
	p.bar = progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("Læser"),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth(),
		progressbar.OptionSetElapsedTime(true), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())
	return p
}

// update is called after every file.
func (p *progress) update(now pipeline.Progress) {
	p.seen = now
	if p.quiet {
		return
	}
	if p.bar != nil {
		p.bar.ChangeMax(now.FilesTotal)
		p.bar.Describe(fmt.Sprintf("Læser · side %d · %.0f sider/s", now.Pages, p.rate()))
		_ = p.bar.Set(now.Files)
		return
	}
	if time.Since(p.last) >= plainEvery {
		p.last = time.Now()
		fmt.Fprintln(p.w, p.line())
	}
}

// rate is pages a second since the start.
func (p *progress) rate() float64 {
	return float64(p.seen.Pages) / max(time.Since(p.start).Seconds(), 0.001)
}

// line tells files, pages, rate and time left. The time left goes by bytes,
// which say more of the work than the number of files.
func (p *progress) line() string {
	text := fmt.Sprintf("fil %d af %d, side %d, %.0f sider/s", p.seen.Files, p.seen.FilesTotal, p.seen.Pages, p.rate())
	if p.seen.Bytes > 0 && p.seen.Bytes < p.seen.BytesTotal {
		left := time.Duration(float64(time.Since(p.start)) * float64(p.seen.BytesTotal-p.seen.Bytes) / float64(p.seen.Bytes))
		text += ", ca. " + left.Round(time.Second).String() + " tilbage"
	}
	return text
}

// close ends the bar and, unless quiet, says what was done in how long.
func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	if !p.quiet && p.seen.Files > 0 {
		fmt.Fprintf(p.w, "Læst på %s (%.0f sider/s).\n", time.Since(p.start).Round(10*time.Millisecond), p.rate())
	}
}
