package checklist

import "embed"

// Sources are this package's own files: the rules and what judges by them. A hash over
// them (package pipeline) tells what was made by another version.
//
//go:embed *.go rules/*.yaml husregler.yaml
var Sources embed.FS
