package audit

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzLog reads any bytes as a log: no panic, a break is within the file, and a
// log whose lines all hold is one whose every changed bit is found.
func FuzzLog(f *testing.F) {
	l := testLog(f)
	fill(f, l, 2)
	whole := logBytes(f, l.dir)
	counted, _, _ := readTally(l.dir)
	lines := strings.SplitAfter(whole, "\n")
	for _, seed := range []string{"", "\n", "{}\n", whole, whole + "{", whole[:len(whole)-1], lines[1] + lines[0], strings.Join(lines[1:], ""),
		lines[0] + "\x00\x00", lines[0] + lines[0], strings.Replace(whole, `"seq":2`, `"seq":-2`, 1)} {
		f.Add([]byte(seed), counted.Lines, true, 7)
		f.Add([]byte(seed), 0, false, 700)
	}
	f.Fuzz(func(t *testing.T, log []byte, lines int, hasTally bool, bit int) {
		tally := tally{lines, counted.Hash}
		r, err := verifyLog(ctx, bytes.NewReader(log), tally, hasTally, nil)
		if err != nil {
			t.Fatal(err)
		}
		if most := bytes.Count(log, []byte("\n")) + 1; r.Lines > most || r.Break != nil && (r.Break.Line < 1 || r.Break.Line > most+1) {
			t.Fatalf("%d lines, break %+v in %d", r.Lines, r.Break, most)
		}
		if last, tail, err := lastLine(bytes.NewReader(log), int64(len(log))); err != nil || last != nil && last.Seq < 1 || len(tail) > len(log) {
			t.Fatal(err)
		}
		if r.Break == nil && len(log) > 0 && !r.Unfinished && !r.Behind {
			at := uint(bit) % uint(8*len(log))
			log[at/8] ^= 1 << (at % 8)
			if again, err := verifyLog(ctx, bytes.NewReader(log), tally, hasTally, nil); err != nil || again.Break == nil {
				t.Fatalf("bit %d changed and not found (%v)", at, err)
			}
		}
	})
}
