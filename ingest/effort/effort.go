// Package effort holds a reader of foreign bytes to a bound of work. It is for
// fuzz targets: what counts is the memory a call asks for in all, which is the
// same on every run, and not the time it takes, which is not.
package effort

import (
	"flag"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// Small is the memory, in bytes, that reading a small input may ask for in all:
// what is freed on the way counts too, so it also bounds the work.
const Small = 200 << 20

// Hang is the processor time after which a call counts as hanging. It is only
// looked at while fuzzing, and lies far above any sound reading: the fuzzer's
// own marks slow the code down several times.
const Hang = 10 * time.Second

// Bound runs f and fails the test if it asked for more than limit bytes. While
// fuzzing, a call that hangs ends the process, which keeps the input.
func Bound(t testing.TB, limit uint64, f func()) {
	t.Helper()
	if fuzzing() {
		defer watch()()
	}
	before := allocated()
	f()
	if used := allocated() - before; used > limit {
		t.Fatalf("%d MB asked for, at most %d MB may be", used>>20, limit>>20)
	}
}

// allocated is how many bytes the process has asked for since it began.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func fuzzing() bool {
	f := flag.Lookup("test.fuzz")
	return f != nil && f.Value.String() != ""
}

// watch ends the process when it has used too much processor time before the
// function it returns is called.
func watch() (stop func()) {
	start := processorTime()
	var timer *time.Timer
	timer = time.AfterFunc(Hang, func() {
		if used := processorTime() - start; used > Hang {
			debug.SetTraceback("all")
			panic(fmt.Sprintf("hangs: %s of processor time", used))
		}
		timer.Reset(Hang)
	})
	return func() { timer.Stop() }
}
