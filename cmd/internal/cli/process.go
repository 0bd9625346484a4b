package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"

	"oplyst/fault"
)

// Main runs a command with the process's arguments until it ends or is
// interrupted, and ends the process with its exit code. A first Ctrl-C (or
// SIGTERM, SIGHUP) cancels the context; a second one ends the process at once.
// A pipe that nobody reads any more is an error of writing and no signal.
func Main(run func(ctx context.Context, args []string, stdout, stderr io.Writer) int) {
	keepQuiet()
	debug.SetTraceback("single")
	ctx, stop := signal.NotifyContext(context.Background(), endings...)
	context.AfterFunc(ctx, stop) // from now on signals do what they do by default
	if len(writes) > 0 {
		signal.Notify(make(chan os.Signal, 1), writes...)
	}
	os.Exit(guarded(ctx, run, os.Args, os.Stdout, os.Stderr))
}

// guarded runs the command; a panic ends in a message without any text of what
// it was working on.
func guarded(ctx context.Context, run func(ctx context.Context, args []string, stdout, stderr io.Writer) int, args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if e := fault.Of(recover()); e != nil {
			name := strings.TrimSuffix(filepath.Base(args[0]), ".exe")
			fmt.Fprintf(stderr, "%s: %v; meld den gerne med denne linje\n", name, e)
			code = Failed
		}
	}()
	return run(ctx, args[1:], stdout, stderr)
}
