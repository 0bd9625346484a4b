// Package fault puts a panic into words that say where the program went wrong
// and nothing of what it was working on: the value of a panic, and a trace with
// it, may hold text of a case.
package fault

import (
	"fmt"
	"runtime"
	"strings"
)

// Error is a fault in the program itself.
type Error struct {
	Type  string   // Go type of what was panicked with: "runtime.boundsError"
	Where []string // functions of the program with file and line, innermost first; at most depth
}

// depth is how many functions an Error names.
const depth = 6

// Error gives type and places, and no value.
func (e *Error) Error() string {
	return "programfejl (" + e.Type + " i " + strings.Join(e.Where, " < ") + ")"
}

// Of makes an Error of what recover gave; it must be called by the function that
// recovered. nil gives nil.
func Of(recovered any) *Error {
	if recovered == nil {
		return nil
	}
	e := &Error{Type: fmt.Sprintf("%T", recovered)}
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for len(e.Where) < depth {
		f, more := frames.Next()
		if f.Function == "runtime.gopanic" { // above it stand the functions that recovered
			panicked, e.Where = true, nil
		} else if panicked && !strings.HasPrefix(f.Function, "runtime.") {
			e.Where = append(e.Where, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
		if !more {
			break
		}
	}
	return e
}
