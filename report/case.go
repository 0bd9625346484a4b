// Package report turns an evaluated case into what people and programs read:
// sag.json, a Danish HTML report, an archive overview, CSV and the terminal
// summary. One file writes one format. Nothing here decides anything.
package report

import (
	"strings"

	"oplyst/checklist"
	"oplyst/extract"
	"oplyst/ingest"
)

// Case is everything the outputs show of one case.
type Case struct {
	Name       string
	Born       string // YYYY-MM-DD, "" if no document says
	AsOfWhy    string // Danish: where the date the rules are judged at comes from
	Documents  []Document
	Result     checklist.Result
	Anonymous  bool                  // names and numbers have been replaced
	Comparison *checklist.Comparison // the case by the rules of a second date too; nil without --compare
	Warnings   []Warning             // from settings and documents; the checklist's own are in Result
	// CitationStatus gives, by CitationKey, what a cited decision or provision is
	// on Result.AsOf: "gældende", "ophævet", "ukendt", or where it has moved:
	// "nu LAB § 112". A provision that hasn't moved has none.
	CitationStatus map[string]string
	FileBase       string // relative URL from the report's folder to the case's folder, "" if there is none

	supports   *[]support             // found once; nil until asked for
	duplicates map[string][]*Document // by path of the copy that stands for them; nil until asked for
	shownPages map[string]bool        // page IDs whose text the report shows; set while it is written
}

// Heading is the case's name as a heading: "Sag h01", but "Sag 07" stays.
func (c *Case) Heading() string {
	if strings.HasPrefix(strings.ToLower(c.Name), "sag") {
		return c.Name
	}
	return "Sag " + c.Name
}

// CitationKey names a citation of a document in Case.CitationStatus.
func CitationKey(document, value string) string { return document + "\x00" + value }

// Document is one document of the case with what was found in it: a file, or a
// part of one.
type Document struct {
	ingest.Document
	Findings     extract.Findings
	OtherCitizen bool   // concerns somebody else; nothing in it counts
	DuplicateOf  string // path of the document with the same bytes or text, "" if none
}

// Warning is something a person should look at. Document and Page are "" and 0
// when it concerns the whole case.
type Warning struct {
	Kind     string `json:"kind"`
	Document string `json:"document"`
	Page     int    `json:"page"`
	Text     string `json:"text"` // Danish
}

// Pages counts the pages of the case and those that could not be read. A file
// that gave no pages at all counts as one unread page.
func (c *Case) Pages() (total, unread int) {
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.State == ingest.Skipped {
			continue
		}
		if len(d.Pages) == 0 {
			total++
			unread++
			continue
		}
		total += len(d.Pages)
		unread += len(d.UnreadPages())
	}
	return total, unread
}

// States counts the files of the case in each state.
func (c *Case) States() map[ingest.State]int {
	n := make(map[ingest.State]int, len(ingest.States))
	for _, f := range c.files() {
		n[f.state]++
	}
	return n
}

// AllWarnings joins the case's and the checklist's warnings in stable order.
func (c *Case) AllWarnings() []Warning {
	all := append([]Warning{}, c.Warnings...)
	for _, w := range c.Result.Warnings {
		all = append(all, Warning{Kind: w.Kind, Document: w.Document, Page: w.Page, Text: w.Text})
	}
	return all
}
