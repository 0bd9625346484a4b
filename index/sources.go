package index

import "embed"

// Sources are this package's own files: the index and its tables. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go synonyms.tsv
var Sources embed.FS
