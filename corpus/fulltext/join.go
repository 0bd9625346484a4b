package fulltext

import (
	"fmt"

	"oplyst/corpus"
)

// join makes one record of two with the same number. One with text goes before
// one without, the later published before the earlier, the longer before the
// shorter; have stays if they are alike. What the winner doesn't know is taken
// from the other, so the order of import doesn't matter. note is Danish and
// tells which won, "" if they are the same source.
func join(have, next *Record) (r *Record, note string) {
	win, lose := have, next
	why := ""
	switch {
	case next.HasText() != have.HasText():
		why = "den anden har ingen tekst"
		if next.HasText() {
			win, lose = next, have
		}
	case have.Published != next.Published && have.Published != "" && next.Published != "":
		why = "den er nyest"
		if next.Published > have.Published {
			win, lose = next, have
		}
	case next.textLen() != have.textLen():
		why = "den er mest fuldstændig"
		if next.textLen() > have.textLen() {
			win, lose = next, have
		}
	}
	out := *win
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&out.Title, lose.Title)
	fill(&out.Date, lose.Date)
	fill(&out.Published, lose.Published)
	fill(&out.Journal, lose.Journal)
	fill(&out.Accession, lose.Accession)
	// Ankestyrelsens own word on the status goes before Retsinformation's.
	if out.StatusFrom == "" || out.StatusFrom != fromAST && lose.StatusFrom == fromAST {
		out.Status, out.StatusFrom = lose.Status, lose.StatusFrom
	}
	for _, l := range []struct{ to, from *[]string }{
		{&out.Replaces, &lose.Replaces}, {&out.Merges, &lose.Merges}, {&out.ReplacedBy, &lose.ReplacedBy}, {&out.Cites, &lose.Cites},
		{&out.LawRefs, &lose.LawRefs}, {&out.Labels, &lose.Labels}, {&out.URLs, &lose.URLs},
	} {
		*l.to = addNew(append([]string{}, *l.to...), *l.from...)
	}
	out.Cites = without(out.Cites, out.Replaces, out.Merges, out.ReplacedBy)
	if have.SHA256 != next.SHA256 && why != "" {
		note = fmt.Sprintf("%s findes i både %s og %s; teksten er taget fra %s, fordi %s", out.Nr, have.Source, next.Source, win.Source, why)
	}
	return &out, note
}

// Statuses of Retsinformation are about its own document; only Ankestyrelsen
// says whether practice still follows a decision.
func (r *Record) confirmsStatus() bool { return r.StatusFrom == fromAST && r.Status != corpus.Unknown }
