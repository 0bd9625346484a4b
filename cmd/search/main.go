// Command search finds Ankestyrelsens decisions (principmeddelelser), pages of
// scanned cases, and the decisions that concern one case. Run it with --help.
package main

import (
	"io"
	"log"

	"oplyst/cage"
	"oplyst/cmd/internal/cli"
)

// Exit codes.
const (
	exitHits        = cli.Done
	exitNoHits      = 1
	exitUsage       = cli.Usage
	exitNoIndex     = cli.NotThere
	exitNotLogged   = cli.NotLogged
	exitInterrupted = cli.Interrupted
)

// errNoHits ends a search that found nothing; the output has said so.
var errNoHits = cli.Fail(exitNoHits, "")

func main() {
	cage.Enter(decisionTask)
	log.SetOutput(io.Discard) // Bleve logs what we say ourselves
	cli.Main(run)
}
