package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"oplyst/index"
	"oplyst/ledger"
	"oplyst/report"
)

// indexDocument is a document as the index takes it.
type indexDocument = index.CaseDocument

// indexDocuments gives the pages of a case as the index takes them, with what
// was found on each page. Documents about somebody else stay findable, without
// tags.
func indexDocuments(c *report.Case) []indexDocument {
	documents := make([]indexDocument, 0, len(c.Documents))
	for i := range c.Documents {
		d := &c.Documents[i]
		tags := map[int][]index.Tag{}
		add := func(page int, kind, value string, start, end int) {
			tags[page] = append(tags[page], index.Tag{Kind: kind, Value: value, Start: start, End: end})
		}
		for _, x := range d.Findings.Diagnoses {
			tags[x.Page] = append(tags[x.Page], index.DiagnosisTags(x.Code, x.Name, string(x.Status), x.Start, x.End)...)
		}
		for _, x := range d.Findings.Indsatser {
			add(x.Page, "indsats", x.Type, x.Start, x.End)
		}
		for _, x := range d.Findings.Statements {
			add(x.Page, "udsagn", x.Label, x.Start, x.End)
		}
		for _, it := range c.Result.Items {
			for _, e := range slices.Concat(it.For, it.Against) {
				if e.Document == d.Path {
					add(e.Page, "krav", it.Item, e.Start, e.End)
					add(e.Page, "udfald", string(it.Verdict), e.Start, e.End)
				}
			}
		}
		doc := indexDocument{Path: d.Path, Type: d.Findings.Type, Date: d.Findings.Date}
		for _, p := range d.Pages {
			if p.Text != "" {
				doc.Pages = append(doc.Pages, index.CasePage{Number: p.Number, Text: p.Text, Tags: tags[p.Number]})
			}
		}
		if len(doc.Pages) > 0 {
			documents = append(documents, doc)
		}
	}
	return documents
}

// tagsOf writes documents without their texts, which the ledger has already.
func tagsOf(documents []indexDocument) (json.RawMessage, error) {
	bare := slices.Clone(documents)
	for i := range bare {
		bare[i].Pages = slices.Clone(bare[i].Pages)
		for k := range bare[i].Pages {
			bare[i].Pages[k].Text = ""
		}
	}
	data, err := json.Marshal(bare)
	if err != nil {
		return nil, fmt.Errorf("write tags: %w", err)
	}
	return data, nil
}

// errTags says that tags and texts of a case don't fit.
var errTags = errors.New("tags don't fit the texts")

// withTexts undoes tagsOf with what the ledger has of the case's files.
func withTexts(tags json.RawMessage, work *caseWork) ([]indexDocument, error) {
	var documents []indexDocument
	if json.Unmarshal(tags, &documents) != nil {
		return nil, fmt.Errorf("%w: %w", ledger.ErrDamaged, errTags)
	}
	type pageOf struct {
		path string
		page int
	}
	texts := map[pageOf]string{}
	for _, d := range work.documents() {
		for _, p := range d.Pages {
			texts[pageOf{d.Path, p.Number}] = p.Text
		}
	}
	for i := range documents {
		for k := range documents[i].Pages {
			p := &documents[i].Pages[k]
			if p.Text = texts[pageOf{documents[i].Path, p.Number}]; p.Text == "" {
				return nil, fmt.Errorf("%w: %w", ledger.ErrDamaged, errTags)
			}
		}
	}
	return documents, nil
}
