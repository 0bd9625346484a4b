package corpus

import "embed"

// Sources are this package's own files: the decisions and statutes, and what reads them. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go decisions/*.yaml provisions/*.yaml
var Sources embed.FS
