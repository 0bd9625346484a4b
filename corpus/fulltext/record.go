// Package fulltext is the user's own collection of decisions in full text: it
// reads what Retsinformation and ast.dk publish (LexDania XML, HTML, PDF, text),
// keeps one readable file a decision in a folder, and joins the decisions with
// the embedded catalogue. The official texts are never part of the program.
package fulltext

import (
	"slices"
	"strings"

	"oplyst/corpus"
)

// Record is one decision as it was imported. Its zero value is empty; Nr must
// be set before it is kept. Lists keep the order of the text, without repeats.
type Record struct {
	Nr        string // normalised: "58-18", "P-21-99"
	Type      string // "principafgørelse" or "principmeddelelse"
	Title     string // official
	Date      string // day of the decision, YYYY-MM-DD; "" if not told
	Published string // YYYY-MM-DD; "" if not told
	// Status is what the source said when it was fetched, and StatusFrom who
	// said so: "ast.dk" or "Retsinformation". Unknown and "" if none did.
	Status     corpus.Value
	StatusFrom string
	Replaces   []string // decisions it sets aside (kasserer)
	Merges     []string // decisions it puts together into one
	ReplacedBy []string // decisions that set it aside
	Cites      []string // other decisions it names
	LawRefs    []string // "LSP § 16, stk. 2", as the text has them
	Labels     []string // subject words of ast.dk
	Journal    string   // case number
	Accession  string   // Retsinformation's accession number, "W20230945625"
	URLs       []string
	Format     string // "lexdania", "html", "pdf", "txt" ...
	Source     string // name of the file it was read from, without folder
	SHA256     string // hex, of that file
	Sections   []Section
}

// Section is one part of a decision under its heading.
type Section struct {
	Kind    Kind
	Heading string // as written, without number and colon; "" before the first heading
	Case    int    // of a decision in several cases: which one ("Sag nr. 2"); 0 if it concerns all
	Text    string // paragraphs apart by "\n"; list items begin with "• "
}

// Kind says what a section is for.
type Kind string

// The kinds of sections.
const (
	Resume     Kind = "resumé"
	Background Kind = "baggrund"
	Rules      Kind = "regler"
	Practice   Kind = "praksis"
	Facts      Kind = "sag"
	Outcome    Kind = "afgørelse"
	Reasons    Kind = "begrundelse"
	Papers     Kind = "oplysninger"
	Other      Kind = ""
)

// HasText reports whether more than metadata is known.
func (r *Record) HasText() bool { return r.textLen() > 0 }

func (r *Record) textLen() int {
	n := 0
	for _, s := range r.Sections {
		n += len(s.Text)
	}
	return n
}

// Text joins the sections of the given kinds, headings left out; of all kinds
// if none is given.
func (r *Record) Text(kinds ...Kind) string {
	var parts []string
	for _, s := range r.Sections {
		for _, k := range kinds {
			if s.Kind == k && s.Text != "" {
				parts = append(parts, s.Text)
			}
		}
		if len(kinds) == 0 && s.Text != "" {
			parts = append(parts, s.Text)
		}
	}
	return strings.Join(parts, "\n")
}

// addNew appends what is not there yet.
func addNew(list []string, more ...string) []string {
	for _, m := range more {
		if m != "" && !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// without gives list without what is in any of the others.
func without(list []string, others ...[]string) []string {
	var out []string
next:
	for _, v := range list {
		for _, o := range others {
			for _, w := range o {
				if v == w {
					continue next
				}
			}
		}
		out = append(out, v)
	}
	return out
}
