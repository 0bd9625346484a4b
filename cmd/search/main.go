// Command search finds Ankestyrelsens decisions (principmeddelelser), pages of
// scanned cases, and the decisions that concern one case. Run it with --help.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitHits        = 0
	exitNoHits      = 1
	exitUsage       = 2
	exitNoIndex     = 10
	exitInterrupted = 130
)

func main() {
	log.SetOutput(io.Discard) // Bleve logs what we say ourselves
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// exitError carries the exit code that an error ends the program with.
type exitError struct {
	code    int
	message string // Danish; "" prints nothing
}

func (e *exitError) Error() string { return e.message }

// errNoHits ends a search that found nothing; the output has said so.
var errNoHits = &exitError{code: exitNoHits}

// exitCode gives an error's exit code; errors of the flag parser are usage.
func exitCode(err error) int {
	var exit *exitError
	switch {
	case err == nil:
		return exitHits
	case errors.As(err, &exit):
		return exit.code
	}
	return exitUsage
}
