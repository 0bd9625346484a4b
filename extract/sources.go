package extract

import "embed"

// Sources are this package's own files: extraction with all packages and tables below. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go */*.go lexicon/*.tsv
var Sources embed.FS
