package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"oplyst/pipeline"
)

// clocked is a progress without a terminal whose time the test sets.
func clocked(w *bytes.Buffer) (*progress, *time.Time) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	p := &progress{w: w, now: func() time.Time { return now }, start: now, drawn: now, stop: make(chan struct{})}
	return p, &now
}

// A plain line comes every ten seconds, also while one file takes long, and
// names no file.
func TestPlainProgress(t *testing.T) {
	var out bytes.Buffer
	p, now := clocked(&out)
	s := pipeline.Progress{FilesTotal: 10_000, BytesTotal: 10_000 * 1000}
	began := *now
	for i := range 30 { // two files a second
		*now = began.Add(time.Duration(i) * time.Second / 2)
		s.Files, s.Pages, s.Bytes = i, 3*i, int64(1000*i)
		s.Slowest = pipeline.Reading{Case: "Fuglevig", File: "LÆ 265 Fuglevig.pdf", CaseAt: 37, FileAt: 412, Since: *now}
		p.update(s)
	}
	if got := strings.Count(out.String(), "\n"); got != 1 {
		t.Fatalf("%d lines in 15 seconds:\n%s", got, out.String())
	}
	if got := out.String(); !strings.HasPrefix(got, "fil 20 af 10.000, ca. 1 t 20 min tilbage, 6 sider/s, side 60") {
		t.Errorf("got %q", got)
	}
	for range 25 { // one file, and only the ticker is heard
		*now = now.Add(time.Second)
		p.pace.note(*now, &p.seen)
		p.show()
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[2], "længst: fil 412 i sag 37 ") {
		t.Errorf("got %q", lines)
	}
	if strings.Contains(out.String(), "Fuglevig") {
		t.Error("a log line names somebody")
	}
	p.update(pipeline.Progress{Files: 10_000, FilesTotal: 10_000, Stage: pipeline.StageIndexing})
	if !strings.HasSuffix(out.String(), "10.000 filer læst, gør søgeindekset færdigt\n") {
		t.Errorf("got %q", out.String())
	}
	p.close()
	p.update(s)
	if !strings.Contains(out.String(), "Færdig på 39,5 s") || strings.HasSuffix(out.String(), "tilbage\n") {
		t.Errorf("got %q", out.String())
	}
}

func TestQuietProgress(t *testing.T) {
	var out bytes.Buffer
	p, now := clocked(&out)
	p.quiet = true
	*now = now.Add(time.Hour)
	p.update(pipeline.Progress{Files: 1, FilesTotal: 2})
	p.close()
	if out.Len() > 0 {
		t.Errorf("got %q", out.String())
	}
}

// Time left: unknown at first, steady, without unchanged files.
func TestTimeLeft(t *testing.T) {
	began := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var p pace
	s := pipeline.Progress{FilesTotal: 1000, BytesTotal: 1_000_000}
	p.note(began, &s)
	if got := p.leftText(&s); got != "ukendt tid tilbage" {
		t.Errorf("at once: %q", got)
	}
	now := began
	for i := 1; i <= 100; i++ { // every other second a file, one of ten ten times as large
		now = began.Add(time.Duration(i) * time.Second)
		if i%2 == 0 {
			s.Files++
			s.Bytes += 1000
			if i%20 == 0 {
				s.Bytes += 9000
			}
		}
		p.note(now, &s)
		left, ok := p.left(&s)
		if want := float64(s.BytesTotal-s.Bytes) / 950; ok && i > 40 && (left.Seconds() < want/2 || left.Seconds() > want*2) {
			t.Errorf("after %d s: %v left, want about %.0f s", i, left, want)
		}
		if i < 3 && ok {
			t.Errorf("a guess after %d s", i)
		}
	}

	// Half of the bytes are known from before: they take no time.
	p = pace{}
	s = pipeline.Progress{FilesTotal: 1000, BytesTotal: 1_000_000, Bytes: 400_000, UnchangedBytes: 400_000}
	p.note(began, &s)
	for i := 1; i <= 60; i++ {
		s.Bytes += 2000
		s.UnchangedBytes += 1000
		p.note(began.Add(time.Duration(i)*time.Second), &s)
	}
	left, ok := p.left(&s)
	if want := 480_000 * (60_000.0 / 520_000) / 1000; !ok || left.Seconds() < want*0.8 || left.Seconds() > want*1.2 {
		t.Errorf("%v left, want about %.0f s", left, want)
	}
}

// What is told fits on the terminal, however narrow, the most important first,
// and obeys no sign in a file's name.
func TestNarrow(t *testing.T) {
	var out bytes.Buffer
	p, now := clocked(&out)
	p.seen = pipeline.Progress{Files: 411, FilesTotal: 10_000, Pages: 2310, Unchanged: 12,
		Slowest: pipeline.Reading{Case: "c", File: "mappe/\x1b[31mEn fil med et langt navn, som ingen kan læse.pdf", CaseAt: 1, FileAt: 2, Since: now.Add(-83 * time.Second)}}
	last := ""
	for columns := 1; columns < 200; columns++ {
		got := fit(p.parts(true), columns)
		if utf8.RuneCountInString(got) > columns || !strings.HasPrefix(got, last) {
			t.Errorf("%d columns: %q", columns, got)
		}
		last = got
	}
	if !strings.HasPrefix(last, "fil 411 af 10.000 · ukendt tid tilbage · 0 sider/s · side 2.310 · længst: …") || strings.Contains(last, "\x1b") ||
		!strings.HasSuffix(last, "læse.pdf 1 min 20 s · 12 uændrede") {
		t.Errorf("got %q", last)
	}
	p.seen.Slowest.File = "" // pseudonymised
	if got := p.slowest(true); !strings.Contains(got, "fil 2 i sag 1") {
		t.Errorf("got %q", got)
	}
}

func TestDuration(t *testing.T) {
	for seconds, want := range map[float64]string{0.2: "0 s", 59.4: "59 s", 61: "1 min 00 s", 154: "2 min 30 s", 1500: "25 min", 3601: "1 t 00 min", 9000: "2 t 30 min"} {
		if got := duration(time.Duration(seconds * float64(time.Second))); got != want {
			t.Errorf("%v s is %q, want %q", seconds, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1.000", 1234567: "1.234.567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if got := fmt.Sprint(shorten("kort.pdf", 20), shorten("a/æøå.pdf", 5)); got != "kort.pdf….pdf" {
		t.Errorf("got %q", got)
	}
}

func TestSpent(t *testing.T) {
	for d, want := range map[time.Duration]string{
		510 * time.Millisecond: "0,5 s", 39500 * time.Millisecond: "39,5 s", 125 * time.Second: "2 min 5 s", 2 * time.Hour: "120 min 0 s",
	} {
		if got := spent(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
