// Command scan reads an archive of førtidspension cases and writes, for each
// case, what its documents document under § 19 of lov om social pension and
// what they lack. Run it with --help.
package main

import (
	"oplyst/cage"
	"oplyst/cmd/internal/cli"
)

// Exit codes, the same for every command (ARCHITECTURE.md).
const (
	exitDone        = cli.Done
	exitFailed      = 1
	exitUsage       = cli.Usage
	exitUnread      = 3
	exitGaps        = 4
	exitNoArchive   = cli.NotThere
	exitInUse       = 11
	exitBadRules    = 12
	exitNoRules     = 13
	exitLeak        = 14
	exitNotLogged   = cli.NotLogged
	exitBroken      = 16
	exitLeft        = 17
	exitInterrupted = cli.Interrupted
)

func main() {
	cage.Enter()
	keepMemory(0)
	cli.Main(run)
}
