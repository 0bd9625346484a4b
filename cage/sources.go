package cage

import "embed"

// Sources are this package's own files: the limits that files are read under. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go
var Sources embed.FS
