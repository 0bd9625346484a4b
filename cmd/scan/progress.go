package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"oplyst/pipeline"
)

// progress shows how far a scan has come: a bar on a terminal, else a plain
// line every ten seconds, so that a log stays readable. On the terminal the file
// that has been read longest is named; a log gets its place in the archive, since
// a name may name a person.
type progress struct {
	w     io.Writer
	quiet bool
	now   func() time.Time
	width func() int               // columns of the terminal
	bar   *progressbar.ProgressBar // nil when w is no terminal

	mu    sync.Mutex
	start time.Time
	drawn time.Time // when the bar was drawn, or the last plain line written
	seen  pipeline.Progress
	pace  pace
	stop  chan struct{} // ends the ticking
}

// Time between plain lines, and the least between two drawings of the bar.
const (
	plainEvery = 10 * time.Second
	drawEvery  = 100 * time.Millisecond
)

// slowAfter is how long a file is read before it is named.
const slowAfter = 2 * time.Second

func newProgress(w io.Writer, quiet bool) *progress {
	p := &progress{w: w, quiet: quiet, now: time.Now, stop: make(chan struct{})}
	p.start = p.now()
	p.drawn = p.start
	if quiet {
		return p
	}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		p.width = func() int {
			columns, _, err := term.GetSize(int(file.Fd()))
			if err != nil || columns <= 0 {
				return 80
			}
			return columns
		}
		p.bar = newBar(w)
	}
	go p.tick()
	return p
}

func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions64(1, progressbar.OptionSetWriter(w), progressbar.OptionSetWidth(barWidth),
		progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false), progressbar.OptionClearOnFinish())
}

// Columns of the bar, and of the bar with its percentage and frame.
const (
	barWidth = 10
	barTotal = barWidth + 9
)

// tick shows every second that time passes, also while one file takes long.
func (p *progress) tick() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-t.C:
			p.mu.Lock()
			p.pace.note(p.now(), &p.seen)
			p.show()
			p.mu.Unlock()
		}
	}
}

// update is told of every file begun and done.
func (p *progress) update(now pipeline.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	staged := now.Stage != p.seen.Stage
	p.seen = now
	p.pace.note(p.now(), &p.seen)
	if staged && (p.bar != nil || p.now().Sub(p.start) >= plainEvery) {
		p.drawn = time.Time{}
	}
	p.show()
}

// show draws the bar or writes a line, if it is time.
func (p *progress) show() {
	every := plainEvery
	if p.bar != nil {
		every = drawEvery
	}
	now := p.now()
	if p.quiet || p.seen.FilesTotal == 0 || now.Sub(p.drawn) < every {
		return
	}
	p.drawn = now
	if p.bar == nil {
		fmt.Fprintln(p.w, strings.Join(p.parts(false), ", "))
		return
	}
	p.bar.ChangeMax(p.seen.FilesTotal)
	p.bar.Describe(fit(p.parts(true), p.width()-barTotal-1))
	_ = p.bar.Set(p.seen.Files)
}

// parts are what is told, the most important first.
func (p *progress) parts(terminal bool) []string {
	s := &p.seen
	switch s.Stage {
	case pipeline.StageIndexing:
		return []string{fmt.Sprintf("%s filer læst", thousands(s.Files)), "gør søgeindekset færdigt"}
	case pipeline.StageOverview:
		return []string{fmt.Sprintf("%s filer læst", thousands(s.Files)), "skriver oversigten"}
	}
	parts := []string{fmt.Sprintf("fil %s af %s", thousands(s.Files), thousands(s.FilesTotal)), p.pace.leftText(s)}
	parts = append(parts, fmt.Sprintf("%.0f sider/s", p.pace.pages), fmt.Sprintf("side %s", thousands(s.Pages)))
	if long := p.slowest(terminal); long != "" {
		parts = append(parts, long)
	}
	if s.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%s uændrede", thousands(s.Unchanged)))
	}
	return parts
}

// slowest tells of the file that has been read longest, by name on a terminal
// and by place elsewhere; "" if none has been read for long.
func (p *progress) slowest(terminal bool) string {
	r := &p.seen.Slowest
	for_ := p.now().Sub(r.Since)
	if r.CaseAt == 0 || for_ < slowAfter {
		return ""
	}
	name := fmt.Sprintf("fil %d i sag %d", r.FileAt, r.CaseAt)
	if terminal && r.File != "" {
		name = shorten(r.File, longestName)
	}
	return fmt.Sprintf("længst: %s %s", name, duration(for_))
}

// longestName is how many letters of a file's path are shown.
const longestName = 32

// shorten keeps the end of a path, without signs that a terminal would obey.
func shorten(path string, letters int) string {
	path = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, path)
	if n := utf8.RuneCountInString(path); n > letters {
		path = "…" + string([]rune(path)[n-letters+1:])
	}
	return path
}

// fit joins as many parts as there are columns for.
func fit(parts []string, columns int) string {
	text := ""
	for _, part := range parts {
		next := part
		if text != "" {
			next = text + " · " + part
		}
		if utf8.RuneCountInString(next) > columns {
			break
		}
		text = next
	}
	return text
}

// close ends the bar and, unless quiet, says what was done in how long.
func (p *progress) close() {
	close(p.stop)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	if p.quiet || p.seen.Files == 0 {
		return
	}
	took := p.now().Sub(p.start)
	p.quiet = true // a scan that was left behind has nothing more to tell
	text := "Færdig på " + spent(took)
	if p.seen.Pages > 0 {
		text += fmt.Sprintf(" (%.0f sider/s)", float64(p.seen.Pages)/max(took.Seconds(), 0.001))
	}
	if p.seen.Unchanged > 0 || p.seen.Removed > 0 {
		text += fmt.Sprintf(": %s filer læst, %s uændrede, %s fjernet", thousands(p.seen.Files-p.seen.Unchanged), thousands(p.seen.Unchanged), thousands(p.seen.Removed))
	}
	fmt.Fprintln(p.w, text+".")
}

// spent is a time as Danes write it: "0,5 s", "2 min 5 s".
func spent(d time.Duration) string {
	if d < time.Minute {
		return strings.Replace(fmt.Sprintf("%.1f s", d.Seconds()), ".", ",", 1)
	}
	d = d.Round(time.Second)
	return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
}

// say tells something the user should know, also with quiet.
func (p *progress) say(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	fmt.Fprintln(p.w, "Bemærk: "+text+".")
}

// done tells how far the scan has come, for one that was interrupted.
func (p *progress) done() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen.FilesTotal == 0 {
		return ""
	}
	return fmt.Sprintf(" efter %s af %s filer (%s sider)", thousands(p.seen.Files), thousands(p.seen.FilesTotal), thousands(p.seen.Pages))
}
