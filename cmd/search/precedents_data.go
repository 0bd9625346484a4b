package main

import (
	"encoding/json"
	"io"
	"strings"

	"oplyst/index"
)

// precedentJSON is one hit of search --json. The first five fields are the
// contract; the others say what must be said beside them.
type precedentJSON struct {
	Nr          string        `json:"nr"`
	Title       string        `json:"title"`
	Status      string        `json:"status"`
	Score       float64       `json:"score"`
	Snippet     string        `json:"snippet"`
	StatusText  string        `json:"status_text"` // Danish, with what is not confirmed
	Published   string        `json:"published"`
	ReplacedBy  []string      `json:"replaced_by,omitempty"`
	Replaces    []string      `json:"replaces,omitempty"`
	Confidence  string        `json:"confidence"`
	Unconfirmed []string      `json:"unconfirmed"`         // fields of the record that no source confirms
	FullText    bool          `json:"full_text,omitempty"` // the official text is in the user's collection
	Section     string        `json:"section,omitempty"`   // heading of the official text the snippet stands under
	Sources     []string      `json:"sources,omitempty"`
	Why         []index.Cause `json:"why,omitempty"`
}

func precedentsJSON(w io.Writer, query string, res *index.PrecedentResult, facets bool) error {
	out := struct {
		Query  string          `json:"query"`
		On     string          `json:"on,omitempty"`
		Total  int             `json:"total"`
		Hits   []precedentJSON `json:"hits"`
		Chain  []string        `json:"chain,omitempty"` // what replaced what, oldest first
		Facets []index.Facet   `json:"facets,omitempty"`
		Notes  []string        `json:"notes,omitempty"`
	}{Query: query, On: res.On, Total: res.Total, Hits: []precedentJSON{}, Notes: res.Notes}
	if facets {
		out.Facets = res.Facets
	}
	for _, d := range res.Chain {
		out.Chain = append(out.Chain, d.Nr)
	}
	for _, h := range res.Hits {
		d := h.Decision
		out.Hits = append(out.Hits, precedentJSON{
			Nr: d.Nr, Title: d.Heading(), Status: string(h.Status.Value), Score: h.Score, Snippet: h.Snippet.Text,
			StatusText: h.Status.String(), Published: d.Published, ReplacedBy: d.ReplacedBy, Replaces: d.Replaces,
			Confidence: d.Confidence, Unconfirmed: append([]string{}, d.Unconfirmed...),
			FullText: d.FullText, Section: h.Heading, Sources: d.Sources, Why: h.Why,
		})
	}
	return writeJSON(w, out)
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func precedentsCSV(w io.Writer, res *index.PrecedentResult) error {
	rows := [][]string{{"nr", "titel", "status", "udgivet", "erstattet af", "erstatter", "lovhenvisninger", "score", "uddrag"}}
	for _, h := range res.Hits {
		d := h.Decision
		rows = append(rows, []string{d.Nr, d.Heading(), h.Status.String(), published(d), strings.Join(d.ReplacedBy, ", "),
			strings.Join(d.Replaces, ", "), strings.Join(d.LawRefs, "; "), comma(h.Score, 3), h.Snippet.Text})
	}
	return writeCSV(w, rows)
}
