package ingest

import "embed"

// Sources are this package's own files: the readers with all packages below. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go */*.go pdf/*.tsv
var Sources embed.FS
