package extract

import (
	"fmt"
	"slices"

	"oplyst/extract/diagnosis"
	"oplyst/extract/doctype"
	"oplyst/extract/indsats"
	"oplyst/extract/statement"
	"oplyst/ingest"
)

// People is who the documents of a case are about.
type People struct {
	Born  string // the citizen's birth date, YYYY-MM-DD; "" if no document says it
	Other []bool // by document: it is about somebody else
}

// Case settles who a case is about by majority over its documents, and takes
// out of findings what stands in a document or on a page about somebody else,
// leaving a warning; general diagnoses become the special ones the case names.
// Types, dates and citations stay. born, if not "", is
// known from outside and wins.
func Case(documents []*ingest.Document, findings []*Findings, born string) People {
	docs := make([]doctype.Doc, len(documents))
	for i, d := range documents {
		docs[i].Name, docs[i].People = d.Path, findings[i].people
		for _, p := range d.Pages {
			docs[i].Pages = append(docs[i].Pages, p.Text)
		}
	}
	found := doctype.Case(docs, born)
	who := People{Born: found.Citizen.Born, Other: make([]bool, len(documents))}
	for _, x := range found.Foreign {
		f, page := findings[x.Doc], 0
		if x.Page == 0 {
			who.Other[x.Doc] = true
			f.Diagnoses, f.Indsatser, f.Statements = nil, nil, nil
		} else {
			page = documents[x.Doc].Pages[x.Page-1].Number
			f.dropPage(page)
		}
		f.Warnings = append(f.Warnings, Warning{Kind: "other-citizen", Page: page, Text: otherCitizen(x)})
	}
	for i, f := range findings {
		f.dropMisfiled(documents[i].Pages, found.Citizen.Born)
	}
	settle(findings)
	return who
}

// settle makes general diagnoses special where the case says which is meant.
func settle(findings []*Findings) {
	docs := make([][]diagnosis.Diagnosis, len(findings))
	for i, f := range findings {
		docs[i] = f.Diagnoses
	}
	for i, rows := range diagnosis.SettleCase(docs) {
		findings[i].Diagnoses = rows
	}
}

// otherCitizen says why a page is held to be somebody else's, without naming
// anybody.
func otherCitizen(x doctype.Foreign) string {
	sign := map[string]string{"cpr": "cpr-nummeret", "born": "fødselsdatoen", "name": "navnet"}[x.Why]
	if x.Page == 0 {
		return fmt.Sprintf("Dokumentet ser ud til at handle om en anden person (%s er en andens). Intet i det er talt med.", sign)
	}
	return fmt.Sprintf("Siden ser ud til at handle om en anden person (%s er en andens). Intet på den er talt med.", sign)
}

// dropPage removes the findings about a person that stand on a page.
func (f *Findings) dropPage(page int) {
	f.Diagnoses = without(f.Diagnoses, page, func(i int) int { return f.Diagnoses[i].Page })
	f.Indsatser = without(f.Indsatser, page, func(i int) int { return f.Indsatser[i].Page })
	f.Statements = without(f.Statements, page, func(i int) int { return f.Statements[i].Page })
}

// dropMisfiled removes the findings of notes which tell that something filed
// here belongs to another person: the note is about that person's paper.
func (f *Findings) dropMisfiled(pages []ingest.Page, born string) {
	for n, ps := range f.people {
		for _, p := range ps {
			if !p.Misfiled || p.Born == born || n >= len(pages) || p.Start > len(pages[n].Text) {
				continue
			}
			from, to := doctype.LineAt(pages[n].Text, p.Start)
			in := func(page, start int) bool { return page == pages[n].Number && start >= from && start < to }
			f.Diagnoses = slices.DeleteFunc(f.Diagnoses, func(d diagnosis.Diagnosis) bool { return in(d.Page, d.Start) })
			f.Indsatser = slices.DeleteFunc(f.Indsatser, func(x indsats.Indsats) bool { return in(x.Page, x.Start) })
			f.Statements = slices.DeleteFunc(f.Statements, func(s statement.Statement) bool { return in(s.Page, s.Start) })
		}
	}
}

// without copies the rows that don't stand on a page.
func without[T any](rows []T, page int, at func(int) int) []T {
	var kept []T
	for i := range rows {
		if at(i) != page {
			kept = append(kept, rows[i])
		}
	}
	return kept
}
