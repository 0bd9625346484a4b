package audit

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkAppend is what a search in case pages pays for its line.
func BenchmarkAppend(b *testing.B) {
	l := testLog(b)
	for i := range 1000 {
		add(b, l, Event{Action: Search, Cases: []string{fmt.Sprint("sag ", i)}})
		if i == 100 {
			break
		}
	}
	for b.Loop() {
		add(b, l, Event{Action: Search, Options: []string{"in"}, Cases: []string{"sag 1", "sag 2", "sag 3"}, Counts: Counts{Hits: 30, Shown: 10}})
	}
}

// BenchmarkVerify is per log of ten thousand lines.
func BenchmarkVerify(b *testing.B) {
	var log strings.Builder
	t := tally{Hash: zeroHash}
	for i := range 10000 {
		l := Line{Seq: i + 1, Time: "2026-11-22T08:00:00.000Z", Action: Search, Prev: t.Hash, Cases: []string{"0011223344556677"}}
		data, err := l.encode()
		if err != nil {
			b.Fatal(err)
		}
		log.Write(append(data, '\n'))
		t = tally{l.Seq, l.Hash}
	}
	b.SetBytes(int64(log.Len()))
	for b.Loop() {
		if r, err := verifyLog(ctx, strings.NewReader(log.String()), t, true, nil); err != nil || r.Break != nil {
			b.Fatal(err, r.Break)
		}
	}
}
