package report

import "embed"

// Sources are this package's own files: the reports and their templates. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go template
var Sources embed.FS
