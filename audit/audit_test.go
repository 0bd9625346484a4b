package audit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var ctx = context.Background()

// testLog gives a log in a folder of its own whose clock goes a minute a line.
func testLog(t testing.TB) *Log {
	t.Helper()
	l := Open(t.TempDir())
	l.who, l.program = Who{"kim", "1000", "vm"}, "prøve"
	at := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	l.now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Minute)
		return at
	}
	return l
}

func add(t testing.TB, l *Log, e Event) int {
	t.Helper()
	seq, err := l.Append(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

// fill writes a scan and n searches.
func fill(t testing.TB, l *Log, n int) {
	t.Helper()
	exit := 0
	begin := add(t, l, Event{Action: Scan, Phase: Begin, Options: []string{"out", "workers"}})
	add(t, l, Event{Action: Scan, Phase: End, Of: begin, Counts: Counts{Cases: 2, Files: 31, Pages: 120}, Exit: &exit})
	for i := range n {
		add(t, l, Event{Action: Search, Options: []string{"in"}, Cases: []string{fmt.Sprint("sag ", i%3), "Bodil Ærø 010203-0004"}, Counts: Counts{Hits: 3 + i, Shown: 3}})
	}
}

func logBytes(t testing.TB, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, LogFile))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func put(t testing.TB, dir, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func verify(t testing.TB, dir string) *Report {
	t.Helper()
	r, err := Verify(ctx, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestLinesAndChain(t *testing.T) {
	l := testLog(t)
	fill(t, l, 5)
	r := verify(t, l.dir)
	if r.Break != nil || r.Lines != 7 || r.Actions[Scan] != 1 || r.Actions[Search] != 5 || r.Unended+r.Torn+r.Clock != 0 || r.Behind {
		t.Errorf("%+v", r)
	}
	if got := r.Last.Sub(r.First); got != 6*time.Minute {
		t.Errorf("from %v to %v", r.First, r.Last)
	}
	data := logBytes(t, l.dir)
	for _, want := range []string{`{"seq":1,"time":"2026-11-22T08:01:00.000Z","who":{"user":"kim","uid":"1000","host":"vm"},"program":"prøve","action":"scan","phase":"begin","options":["out","workers"],"prev":"` + zeroHash,
		`"phase":"end","of":1,"counts":{"cases":2,"files":31,"pages":120},"exit":0,"prev":"`, `"counts":{"hits":7,"shown":3}`} {
		if !strings.Contains(data, want) {
			t.Errorf("lacks %s in\n%s", want, data)
		}
	}
	for _, name := range []string{"sag 0", "Bodil", "Ærø", "010203", `\u00c6`} {
		if strings.Contains(data, name) {
			t.Errorf("the log names a case: %q", name)
		}
	}
	for _, name := range []string{LogFile, TallyFile, CasesFile} {
		if info, err := os.Stat(filepath.Join(l.dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, err, info)
		}
	}
}

func TestTextIsRefused(t *testing.T) {
	l := testLog(t)
	for _, e := range []Event{{Action: "Bodil Ærø"}, {Action: Search, Options: []string{"kun sag"}}, {Action: Search, Options: []string{"Fibromyalgi"}},
		{Action: Search, Phase: "nu"}, {Action: Search, Options: []string{strings.Repeat("a", 60)}}} {
		var fault *Error
		if _, err := l.Append(ctx, e); !errors.As(err, &fault) || strings.Contains(err.Error(), "Bodil") || strings.Contains(err.Error(), "ibro") {
			t.Errorf("%+v: %v", e, err)
		}
	}
}

func TestReferences(t *testing.T) {
	l := testLog(t)
	fill(t, l, 3)
	ref, err := Reference(l.dir, "sag 1")
	if err != nil || len(ref) != 16 || !strings.Contains(logBytes(t, l.dir), ref) {
		t.Fatalf("%q, %v", ref, err)
	}
	other := testLog(t)
	fill(t, other, 3)
	if again, _ := Reference(other.dir, "sag 1"); again == ref {
		t.Error("two folders give a case the same reference")
	}
	if err := l.DropCases(ctx, "sag 1", "kendes ikke"); err != nil {
		t.Fatal(err)
	}
	if got, err := Reference(l.dir, "sag 1"); got != "" || err != nil {
		t.Errorf("after it was forgotten: %q, %v", got, err)
	}
	add(t, l, Event{Action: Search, Cases: []string{"sag 1"}})
	if again, _ := Reference(l.dir, "sag 1"); again == ref || again == "" {
		t.Errorf("a forgotten case that comes back has the reference %q", again)
	}
	if err := l.KeepCases(ctx, []string{"sag 2"}); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(l.dir, CasesFile))
	if s := string(data); !strings.Contains(s, "sag 2") || strings.Contains(s, "sag 0") || strings.Contains(s, "Bodil") {
		t.Errorf("%s", s)
	}
	if r := verify(t, l.dir); r.Break != nil {
		t.Errorf("%+v", r.Break)
	}
}

func TestManyCasesInOneLine(t *testing.T) {
	l := testLog(t)
	var names []string
	for i := range maxCases + 7 {
		names = append(names, fmt.Sprint(i))
	}
	add(t, l, Event{Action: Search, Cases: names})
	if data := logBytes(t, l.dir); !strings.Contains(data, `"more":7,`) || verify(t, l.dir).Break != nil {
		t.Errorf("%d bytes, %+v", len(data), verify(t, l.dir).Break)
	}
}

func TestConcurrentAppends(t *testing.T) {
	l := testLog(t)
	other := *l // as another process: an open file of its own each time
	var wg sync.WaitGroup
	for _, log := range []*Log{l, &other, l} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 30 {
				if _, err := log.Append(ctx, Event{Action: Search, Cases: []string{fmt.Sprint(i)}}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	if r := verify(t, l.dir); r.Break != nil || r.Lines != 90 {
		t.Errorf("%+v %+v", r, r.Break)
	}
}

func TestCannotWrite(t *testing.T) {
	for name, dir := range map[string]func(t *testing.T) string{
		"no folder": func(t *testing.T) string { return filepath.Join(t.TempDir(), "nej") },
		"log is a folder": func(t *testing.T) string {
			dir := t.TempDir()
			os.Mkdir(filepath.Join(dir, LogFile), 0o700)
			return dir
		},
		"log is a link": func(t *testing.T) string {
			dir := t.TempDir()
			os.Symlink(filepath.Join(t.TempDir(), "andet"), filepath.Join(dir, LogFile))
			return dir
		},
		"tally can't be replaced": func(t *testing.T) string {
			dir := t.TempDir()
			os.MkdirAll(filepath.Join(dir, TallyFile, "x"), 0o700)
			return dir
		},
		"cases can't be written": func(t *testing.T) string {
			dir := t.TempDir()
			os.MkdirAll(filepath.Join(dir, CasesFile, "x"), 0o700)
			return dir
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := Open(dir(t))
			var fault *Error
			if _, err := l.Append(ctx, Event{Action: Search, Cases: []string{"Bodil"}}); !errors.As(err, &fault) || strings.Contains(err.Error(), "Bodil") {
				t.Errorf("%v", err)
			}
		})
	}
}

// A group that was let into the files stays in when they are replaced.
func TestGroupStays(t *testing.T) {
	l := testLog(t)
	fill(t, l, 1)
	os.Chmod(filepath.Join(l.dir, TallyFile), 0o664)
	add(t, l, Event{Action: Search, Cases: []string{"ny"}})
	for name, want := range map[string]os.FileMode{TallyFile: 0o660, CasesFile: 0o600} {
		if info, err := os.Stat(filepath.Join(l.dir, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestBusy(t *testing.T) {
	l := testLog(t)
	fill(t, l, 1)
	held, err := l.hold(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	other := *l
	other.wait = time.Millisecond
	if _, err := other.Append(ctx, Event{Action: Search}); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
}
