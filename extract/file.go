package extract

import "oplyst/ingest"

// Found is one document of a file with what it holds. A file is one document
// unless it is several papers put together.
type Found struct {
	Document ingest.Document
	Findings Findings
}

// File finds what the documents of one file hold, in the order of their pages.
// There is always at least one.
func (x *Extractor) File(file *ingest.Document) []Found {
	return []Found{{Document: *file, Findings: x.Document(file)}}
}
