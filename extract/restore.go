package extract

import "oplyst/extract/doctype"

// Restore gives findings that were stored, and read back, what is not stored of
// them. pages are the texts of the document's pages. Restored findings equal
// those that Extractor.Document made.
func (f *Findings) Restore(pages []string) { f.people = doctype.PeopleOf(pages) }
