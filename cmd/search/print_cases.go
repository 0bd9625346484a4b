package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"oplyst/extract/dates"
	"oplyst/index"
)

// cases writes pages for a person.
func (p *printer) cases(res *index.CaseResult) {
	for _, n := range res.Notes {
		p.line(0, n)
	}
	if len(res.Hits) == 0 {
		p.line(0, "Ingen sider fundet. Sider, der ikke kunne læses, er ikke med i indekset.")
		return
	}
	for i, h := range res.Hits {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		p.head(p.styled(styleNumber, clean(h.Case)) + "  " + clean(h.Document) + fmt.Sprintf("  side %d, linje %d", h.Page, h.Line) + p.styled(styleDim, about(&h)))
		p.snippet(2, h.Snippet)
	}
	fmt.Fprintln(p.w)
	s := count(res.Total, "side", "sider") + " fundet"
	if len(res.Hits) < res.Total {
		s += shown(len(res.Hits))
	}
	p.line(0, p.styled(styleDim, s+". Sider, der ikke kunne læses, er ikke med i indekset."))
}

// about is the document's type and date.
func about(h *index.PageHit) string {
	var parts []string
	if h.Type != "" {
		parts = append(parts, h.Type)
	}
	if h.Date != "" {
		parts = append(parts, dates.Danish(h.Date))
	}
	if len(parts) == 0 {
		return ""
	}
	return "  (" + strings.Join(parts, ", ") + ")"
}

func casesJSON(w io.Writer, query string, res *index.CaseResult) error {
	hits := res.Hits
	if hits == nil {
		hits = []index.PageHit{}
	}
	return writeJSON(w, struct {
		Query string          `json:"query"`
		Total int             `json:"total"`
		Hits  []index.PageHit `json:"hits"`
		Notes []string        `json:"notes,omitempty"`
	}{query, res.Total, hits, res.Notes})
}

func casesCSV(w io.Writer, res *index.CaseResult) error {
	rows := [][]string{{"sag", "dokument", "side", "linje", "type", "dato", "score", "citat"}}
	for _, h := range res.Hits {
		rows = append(rows, []string{h.Case, h.Document, strconv.Itoa(h.Page), strconv.Itoa(h.Line), h.Type, h.Date, comma(h.Score, 3), h.Quote})
	}
	return writeCSV(w, rows)
}
