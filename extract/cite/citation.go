package cite

import "oplyst/extract/match"

// Citation is a reference to a principmeddelelse or a statute.
type Citation struct {
	match.Span
	Kind  string // "pm" or "law"
	Value string // "58-18"; "LSP § 19, stk. 1, nr. 2"
	Rule  string
}
