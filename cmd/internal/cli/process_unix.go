//go:build unix

package cli

import (
	"os"
	"syscall"
)

// endings ask a program to end; writes tell it that nobody reads its output.
var (
	endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
	writes  = []os.Signal{syscall.SIGPIPE}
)

// keepQuiet sees that a crash leaves no picture of the memory, and so no case
// text, on the disk.
func keepQuiet() { _ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) }

// ClosedPipe is the error of writing where nobody reads any more.
const ClosedPipe = syscall.EPIPE
