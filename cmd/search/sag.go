package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/cmd/internal/cli"
	"oplyst/corpus"
	"oplyst/extract/dates"
)

// sagFile is what of sag.json is needed to list the decisions of a case.
type sagFile struct {
	Schema    string `json:"schema"`
	Case      string `json:"case"`
	AsOf      string `json:"as_of"`
	Checklist []struct {
		Item       string   `json:"item"`
		Verdict    string   `json:"verdict"`
		Reason     string   `json:"reason"`
		Precedents []string `json:"precedents"`
	} `json:"checklist"`
	Precedents []struct {
		Nr    string  `json:"nr"`
		Score float64 `json:"score"`
		Why   string  `json:"why"`
	} `json:"precedents"`
}

// maxSag bounds a sag.json in bytes.
const maxSag = 256 << 20

// readSag reads sag.json itself or from a case's folder.
func readSag(name string) (*sagFile, error) {
	if isDir(name) {
		name = filepath.Join(name, "sag.json")
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, cli.Fail(exitNoIndex, fmt.Sprintf("%s findes ikke; lav den med: scan ARKIV", name))
	case err != nil:
		return nil, cli.Fail(exitNoIndex, fmt.Sprintf("%s kan ikke læses", name))
	case info.Size() > maxSag:
		return nil, cli.Fail(exitNoIndex, fmt.Sprintf("%s er for stor", name))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, cli.Fail(exitNoIndex, fmt.Sprintf("%s kan ikke læses", name))
	}
	var s sagFile
	if err := json.Unmarshal(data, &s); err != nil || !strings.HasPrefix(s.Schema, "oplyst/sag/1") {
		return nil, cli.Fail(exitNoIndex, fmt.Sprintf("%s er ikke en sag.json fra scan", name))
	}
	return &s, nil
}

// sagHit is one decision of a case.
type sagHit struct {
	Nr         string   `json:"nr"`
	Title      string   `json:"title"`
	Status     string   `json:"status"`
	Score      float64  `json:"score"`
	Snippet    string   `json:"snippet"`
	StatusText string   `json:"status_text"`
	Why        string   `json:"why"`
	Items      []string `json:"items"` // checklist items that are not documented and that it bears on

	status corpus.Status
}

// searchSag lists the decisions that scan found for a case, with the gaps they
// bear on.
func searchSag(f *flags, stdout io.Writer) error {
	sag, err := readSag(f.sag)
	if err != nil {
		return err
	}
	c, err := corpus.Load()
	if err != nil {
		return err
	}
	on := f.date
	if on == "" {
		on = sag.AsOf
	}
	hits := sagHits(c, sag, on)
	if n := f.rows(); n > 0 && len(hits) > n {
		hits = hits[:n]
	}
	switch {
	case f.json:
		err = writeJSON(stdout, struct {
			Query string   `json:"query"`
			On    string   `json:"on"`
			Hits  []sagHit `json:"hits"`
		}{"sag:" + sag.Case, on, hits})
	case f.csv:
		rows := [][]string{{"nr", "titel", "status", "hvorfor", "krav"}}
		for _, h := range hits {
			rows = append(rows, []string{h.Nr, h.Title, h.StatusText, h.Why, strings.Join(h.Items, ", ")})
		}
		err = writeCSV(stdout, rows)
	default:
		f.printer.sag(sag, on, hits)
		err = f.printer.flush()
	}
	return outcome(len(hits), err)
}

func sagHits(c *corpus.Corpus, sag *sagFile, on string) []sagHit {
	gaps := map[string][]string{}
	for _, it := range sag.Checklist {
		if it.Verdict == "documented" || it.Verdict == "not_applicable" {
			continue
		}
		for _, nr := range it.Precedents {
			gaps[nr] = append(gaps[nr], it.Item)
		}
	}
	hits := []sagHit{}
	for _, p := range sag.Precedents {
		st := c.StatusOn(p.Nr, on)
		h := sagHit{Nr: p.Nr, Score: p.Score, Why: p.Why, Status: string(st.Value), StatusText: st.String(), status: st, Items: append([]string{}, gaps[p.Nr]...)}
		if d, ok := c.ByNr(p.Nr); ok {
			h.Title, h.Snippet = d.Heading(), d.Holding
		}
		hits = append(hits, h)
	}
	return hits
}

func (p *printer) sag(sag *sagFile, on string, hits []sagHit) {
	p.line(0, p.styled(styleNumber, "Afgørelser til sag "+clean(sag.Case))+", status pr. "+dates.Danish(on))
	if len(hits) == 0 {
		p.line(0, "Ingen afgørelser fundet til sagen.")
		return
	}
	for _, h := range hits {
		fmt.Fprintln(p.w)
		p.line(0, p.styled(styleNumber, h.Nr)+"  "+p.status(h.status))
		p.line(2, p.styled(styleDim, h.Title))
		p.line(2, clean(h.Why))
		if len(h.Items) > 0 {
			p.line(2, "Mangler, den kan bruges til: "+strings.Join(h.Items, ", "))
		}
	}
}
