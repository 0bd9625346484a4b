//go:build !unix

package cli

import (
	"io"
	"os"
	"syscall"
)

var endings, writes = []os.Signal{os.Interrupt, syscall.SIGTERM}, []os.Signal(nil)

func keepQuiet() {}

// ClosedPipe is the error of writing where nobody reads any more.
var ClosedPipe = io.ErrClosedPipe
