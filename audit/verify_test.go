package audit

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// reseal gives a line's bytes with a hash that fits them again.
func reseal(t *testing.T, line, old, new string) string {
	t.Helper()
	changed := strings.Replace(line, old, new, 1)
	if changed == line {
		t.Fatalf("no %s in %s", old, line)
	}
	at := strings.Index(changed, hashKey)
	return changed[:at] + hashKey + sum([]byte(changed[:at])) + lineEnd
}

func TestTampering(t *testing.T) {
	swap := func(i, k int) func(*testing.T, []string) []string {
		return func(_ *testing.T, s []string) []string { s[i], s[k] = s[k], s[i]; return s }
	}
	for _, x := range []struct {
		name     string
		do       func(t *testing.T, lines []string) []string // lines 1 to 9 are 0 to 8
		line     int
		kind     Kind
		from, to int
	}{
		{"a figure", func(t *testing.T, s []string) []string {
			s[4] = strings.Replace(s[4], `"hits":5`, `"hits":0`, 1)
			return s
		}, 5, Changed, 0, 0},
		{"a name, hash made anew", func(t *testing.T, s []string) []string { s[4] = reseal(t, s[4], `"kim"`, `"per"`); return s }, 6, Changed, 0, 0},
		{"the last line, hash made anew", func(t *testing.T, s []string) []string { s[8] = reseal(t, s[8], `"kim"`, `"per"`); return s }, 9, Changed, 0, 0},
		{"the first line, hash made anew", func(t *testing.T, s []string) []string { s[0] = reseal(t, s[0], `"kim"`, `"per"`); return s }, 2, Changed, 0, 0},
		{"a number, hash made anew", func(t *testing.T, s []string) []string { s[4] = reseal(t, s[4], `"seq":5`, `"seq":7`); return s }, 5, Removed, 5, 6},
		{"one line gone", func(_ *testing.T, s []string) []string { return slices.Delete(s, 3, 4) }, 4, Removed, 4, 4},
		{"three lines gone", func(_ *testing.T, s []string) []string { return slices.Delete(s, 3, 6) }, 4, Removed, 4, 6},
		{"the first two gone", func(_ *testing.T, s []string) []string { return s[2:] }, 1, Removed, 1, 2},
		{"a line gone, the rest numbered anew", func(t *testing.T, s []string) []string {
			s = slices.Delete(s, 3, 4)
			for i := 3; i < len(s); i++ {
				s[i] = reseal(t, s[i], fmt.Sprintf(`"seq":%d`, i+2), fmt.Sprintf(`"seq":%d`, i+1))
			}
			return s
		}, 4, Changed, 0, 0},
		{"the last gone", func(_ *testing.T, s []string) []string { return s[:8] }, 9, Cut, 9, 9},
		{"the last four gone", func(_ *testing.T, s []string) []string { return s[:5] }, 6, Cut, 6, 9},
		{"all gone", func(_ *testing.T, s []string) []string { return nil }, 1, Cut, 1, 9},
		{"half of the last", func(_ *testing.T, s []string) []string { s[8] = s[8][:50]; return s }, 9, Changed, 0, 0},
		{"a line twice", func(_ *testing.T, s []string) []string { return slices.Insert(s, 6, s[2]) }, 7, Inserted, 0, 0},
		{"the same twice", func(_ *testing.T, s []string) []string { return slices.Insert(s, 3, s[2]) }, 4, Inserted, 0, 0},
		{"junk", func(_ *testing.T, s []string) []string { return slices.Insert(s, 3, "{}") }, 4, Inserted, 0, 0},
		{"an empty line", func(_ *testing.T, s []string) []string { return slices.Insert(s, 3, "") }, 4, Inserted, 0, 0},
		{"junk at the end", func(_ *testing.T, s []string) []string { return append(s, "{}") }, 10, Inserted, 0, 0},
		{"an empty line at the end", func(_ *testing.T, s []string) []string { return append(s, "") }, 10, Inserted, 0, 0},
		{"a forged line", func(t *testing.T, s []string) []string {
			return slices.Insert(s, 4, reseal(t, s[4], `"kim"`, `"per"`))
		}, 6, Inserted, 0, 0},
		{"a forged line that hangs on nothing", func(t *testing.T, s []string) []string {
			return slices.Insert(s, 4, reseal(t, s[4], prevKey, prevKey[:9]+zeroHash+`","x":"`))
		}, 5, Inserted, 0, 0},
		{"two forged lines at the end", func(t *testing.T, s []string) []string {
			for range 2 {
				last, _ := parse([]byte(s[len(s)-1]))
				next := Line{Seq: last.Seq + 1, Time: last.Time, Action: Search, Prev: last.Hash}
				data, _ := next.encode()
				s = append(s, string(data))
			}
			return s
		}, 11, Inserted, 0, 0},
		{"two neighbours swapped", swap(4, 5), 5, Reordered, 0, 0},
		{"two far apart swapped", swap(1, 7), 2, Reordered, 0, 0},
		{"the first moved to the end", func(_ *testing.T, s []string) []string { return append(s[1:], s[0]) }, 1, Reordered, 0, 0},
		{"the last moved to the front", func(_ *testing.T, s []string) []string { return append([]string{s[8]}, s[:8]...) }, 1, Reordered, 0, 0},
		{"two lines joined", func(_ *testing.T, s []string) []string { s[3] += s[4]; return slices.Delete(s, 4, 5) }, 4, Changed, 0, 0},
		{"a very long line", func(_ *testing.T, s []string) []string { s[3] += strings.Repeat(" ", 3*maxLine); return s }, 4, Changed, 0, 0},
		{"a space before the end", func(_ *testing.T, s []string) []string {
			s[3] = strings.TrimSuffix(s[3], "}") + " }"
			return s
		}, 4, Changed, 0, 0},
		{"Windows line breaks", func(_ *testing.T, s []string) []string { s[0] += "\r"; return s }, 1, Changed, 0, 0},
		{"a mark at the start", func(_ *testing.T, s []string) []string { s[0] = "\uFEFF" + s[0]; return s }, 1, Changed, 0, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			l := testLog(t)
			fill(t, l, 7)
			lines := x.do(t, strings.Split(strings.TrimSuffix(logBytes(t, l.dir), "\n"), "\n"))
			data := strings.Join(lines, "\n") + "\n"
			if len(lines) == 0 {
				data = ""
			}
			put(t, l.dir, LogFile, data)
			want := Break{x.line, x.kind, x.from, x.to}
			r := verify(t, l.dir)
			if r.Break == nil || *r.Break != want || r.Lines != x.line-1 {
				t.Fatalf("%d lines hold, break %+v, want %+v", r.Lines, r.Break, want)
			}
			// What is added afterwards doesn't mend it.
			fill(t, l, 1)
			after := verify(t, l.dir)
			if after.Break == nil || after.Break.Line > x.line+1 {
				t.Errorf("after further lines: %d hold, %+v", after.Lines, after.Break)
			}
		})
	}
}

func TestFilesGone(t *testing.T) {
	l := testLog(t)
	if _, err := Verify(ctx, l.dir, nil); !errors.Is(err, ErrNoLog) {
		t.Errorf("no log: %v", err)
	}
	fill(t, l, 3)
	full, counted := logBytes(t, l.dir), ""
	if data, err := os.ReadFile(filepath.Join(l.dir, TallyFile)); err == nil {
		counted = string(data)
	}

	os.Remove(filepath.Join(l.dir, TallyFile))
	if r := verify(t, l.dir); r.Break == nil || r.Break.Kind != NoTally || r.Lines != 5 {
		t.Errorf("no tally: %+v %+v", r, r.Break)
	}
	fill(t, l, 1) // a new tally must not hide that the old one was gone
	if r := verify(t, l.dir); r.Break == nil || *r.Break != (Break{6, NoTally, 0, 0}) {
		t.Errorf("no tally, and further lines: %+v %+v", r, r.Break)
	}

	put(t, l.dir, TallyFile, counted)
	os.Remove(filepath.Join(l.dir, LogFile))
	if r := verify(t, l.dir); r.Break == nil || *r.Break != (Break{1, Cut, 1, 5}) {
		t.Errorf("no log, but a tally: %+v %+v", r, r.Break)
	}
	fill(t, l, 1)
	if r := verify(t, l.dir); r.Break == nil || *r.Break != (Break{1, Removed, 1, 5}) {
		t.Errorf("a new log: %+v %+v", r, r.Break)
	}

	put(t, l.dir, LogFile, full)
	for _, bad := range []string{"", "{", `{"lines":-1,"hash":"` + zeroHash + `"}`, `{"lines":5,"hash":"x"}`} {
		put(t, l.dir, TallyFile, bad)
		if r := verify(t, l.dir); r.Break == nil || r.Break.Kind != NoTally {
			t.Errorf("tally %q: %+v", bad, r.Break)
		}
	}
	put(t, l.dir, TallyFile, strings.Replace(counted, `"hash":"`, `"hash":"0`, 1)[:len(counted)-3]+"\"}\n")
	if r := verify(t, l.dir); r.Break == nil {
		t.Error("a tally with another hash is believed")
	}
}

// crashes leave the log in each state that a process stopped at some point can
// leave; the chain must hold afterwards, with a note.
func TestCrashes(t *testing.T) {
	for _, x := range []struct {
		name string
		do   func(t *testing.T, l *Log)
		torn int
	}{
		{"before the first line", func(t *testing.T, l *Log) {
			p, _ := stageTally(l.dir, tally{Hash: zeroHash})
			p.Place()
		}, 0},
		{"an empty log", func(t *testing.T, l *Log) { put(t, l.dir, LogFile, "") }, 0},
		{"line written, tally not", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			before, _ := os.ReadFile(filepath.Join(l.dir, TallyFile))
			add(t, l, Event{Action: Search})
			put(t, l.dir, TallyFile, string(before))
		}, 0},
		{"line lacks its line break", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			before, _ := os.ReadFile(filepath.Join(l.dir, TallyFile))
			add(t, l, Event{Action: Search})
			put(t, l.dir, TallyFile, string(before))
			put(t, l.dir, LogFile, strings.TrimSuffix(logBytes(t, l.dir), "\n"))
		}, 0},
		{"half a line", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			put(t, l.dir, LogFile, logBytes(t, l.dir)+`{"seq":4,"time":"2026-`)
		}, 1},
		{"half of the first line", func(t *testing.T, l *Log) {
			p, _ := stageTally(l.dir, tally{Hash: zeroHash})
			p.Place()
			put(t, l.dir, LogFile, `{"seq":1,"ti`)
		}, 1},
		{"zeros", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			put(t, l.dir, LogFile, logBytes(t, l.dir)+strings.Repeat("\x00", 9000))
		}, 1},
		{"two crashes", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			put(t, l.dir, LogFile, logBytes(t, l.dir)+`{"seq":4`)
			add(t, l, Event{Action: Search})
			put(t, l.dir, LogFile, logBytes(t, l.dir)+`{"s`)
		}, 2},
		{"files beside their place", func(t *testing.T, l *Log) {
			fill(t, l, 1)
			put(t, l.dir, TallyFile+".tmp", "{")
			put(t, l.dir, CasesFile+".tmp", "{")
		}, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			l := testLog(t)
			x.do(t, l)
			if r := verify(t, l.dir); r.Break != nil {
				t.Errorf("at once: %+v", r.Break)
			}
			fill(t, l, 2)
			if r := verify(t, l.dir); r.Break != nil || r.Torn != x.torn || r.Unfinished || r.Behind {
				t.Errorf("after further lines: %+v %+v", r, r.Break)
			}
		})
	}
}

func TestTornLinesAreEvidence(t *testing.T) {
	l := testLog(t)
	fill(t, l, 1)
	put(t, l.dir, LogFile, logBytes(t, l.dir)+`{"seq":4,"time":"2026`)
	fill(t, l, 1)
	data := logBytes(t, l.dir)
	for _, changed := range []string{strings.Replace(data, `{"seq":4,"time":"2026`+"\n", `{"seq":4,"time":"2025`+"\n", 1),
		strings.Replace(data, `{"seq":4,"time":"2026`+"\n", "", 1)} {
		put(t, l.dir, LogFile, changed)
		if r := verify(t, l.dir); r.Torn != 0 || r.Break == nil || r.Break.Line != 4 {
			t.Errorf("%+v %+v", r, r.Break)
		}
	}
}

func TestUnendedAndClock(t *testing.T) {
	l := testLog(t)
	fill(t, l, 1)
	add(t, l, Event{Action: Forget, Phase: Begin})
	last := l.now()
	l.now = func() time.Time { return last.AddDate(-1, 0, 0) }
	add(t, l, Event{Action: Search})
	if r := verify(t, l.dir); r.Break != nil || r.Unended != 1 || r.Clock != 1 {
		t.Errorf("%+v", r)
	}
}

// Every changed byte is found, wherever it is, and so is every byte taken out or
// put in before the end.
func TestEveryByteCounts(t *testing.T) {
	l := testLog(t)
	fill(t, l, 2)
	put(t, l.dir, LogFile, logBytes(t, l.dir)+`{"seq":5,"halv`)
	fill(t, l, 1)
	whole := logBytes(t, l.dir)
	if r := verify(t, l.dir); r.Break != nil || r.Torn != 1 {
		t.Fatalf("%+v", r)
	}
	counted, _, _ := readTally(l.dir)
	random := rand.New(rand.NewPCG(1, 2))
	try := func(what string, at int, data string) {
		if r, err := verifyLog(ctx, strings.NewReader(data), counted, true, nil); err != nil || r.Break == nil {
			t.Errorf("%s at byte %d of %d is not found", what, at, len(whole))
		}
	}
	for at := range len(whole) {
		b := byte(random.IntN(256))
		if b == whole[at] {
			b ^= 1 << random.IntN(8)
		}
		try("another byte", at, whole[:at]+string([]byte{b})+whole[at+1:])
		try("a flipped bit", at, whole[:at]+string([]byte{whole[at] ^ 1<<random.IntN(8)})+whole[at+1:])
		try("a byte out", at, whole[:at]+whole[at+1:])
		if c := byte(random.IntN(256)); c != whole[at] { // else it may be the same log
			try("a byte in", at, whole[:at]+string([]byte{c})+whole[at:])
		}
	}
	for range 500 { // pieces out, doubled, moved
		a, b := random.IntN(len(whole)), random.IntN(len(whole))
		a, b = min(a, b), max(a, b)
		c := random.IntN(len(whole))
		for what, data := range map[string]string{"a piece out": whole[:a] + whole[b:], "a piece doubled": whole[:c] + whole[a:b] + whole[c:]} {
			if data != whole && !(what == "a piece doubled" && c == len(whole)) {
				try(what, a, data)
			}
		}
	}
}
