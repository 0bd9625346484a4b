package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/checklist"
	"oplyst/cmd/internal/cli"
	"oplyst/corpus"
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
	titles []string // of Items
}

// sagGap is a checklist item that the case doesn't document, with the decisions
// that bear on it.
type sagGap struct {
	Item      string   `json:"item"`
	Title     string   `json:"title"`
	Verdict   string   `json:"verdict"`
	Reason    string   `json:"reason"`
	Decisions []gapHit `json:"decisions"`
}

type gapHit struct {
	Nr         string `json:"nr"`
	Status     string `json:"status"`
	StatusText string `json:"status_text"`
	Why        string `json:"why"`

	status corpus.Status
}

// searchSag lists the decisions that the checklist found for a case (the same
// that stand in sag.json and the report), and those for each gap.
func searchSag(ctx context.Context, f *flags, stdout, stderr io.Writer) error {
	sag, err := readSag(f.sag)
	if err != nil {
		return err
	}
	rules, err := checklist.Load()
	if err != nil {
		return err
	}
	c, err := knownDecisions(f.folder, stderr)
	if err != nil {
		return err
	}
	on := f.date
	if on == "" {
		on = sag.AsOf
	}
	hits, gaps := sagHits(c, sag, on, rules), sagGaps(c, sag, on, rules)
	if n := f.rows(); n > 0 && len(hits) > n {
		hits = hits[:n]
	}
	if err := f.viewed(ctx, sag, len(hits)); err != nil {
		return err
	}
	switch {
	case f.json:
		err = writeJSON(stdout, struct {
			Query string   `json:"query"`
			On    string   `json:"on"`
			Hits  []sagHit `json:"hits"`
			Gaps  []sagGap `json:"gaps"`
		}{"sag:" + sag.Case, on, hits, gaps})
	case f.csv:
		err = sagCSV(stdout, hits, gaps)
	default:
		f.printer.sag(sag, on, hits, gaps)
		err = f.printer.flush()
	}
	return outcome(len(hits), err)
}

// knownDecisions is the catalogue with what the user's collection adds to it.
func knownDecisions(folder string, stderr io.Writer) (*corpus.Corpus, error) {
	c, err := corpus.Load()
	if err != nil {
		return nil, err
	}
	f, err := collection(folder)
	if err != nil {
		return c, nil
	}
	decisions, err := f.Decisions()
	if err != nil {
		fmt.Fprintln(stderr, "Samlingen i "+f.Dir+" kan ikke læses; kun det indbyggede katalog er brugt.")
		return c, nil
	}
	return c.With(decisions), nil
}

// isGap reports whether a verdict leaves something to do.
func isGap(verdict string) bool { return verdict != "documented" && verdict != "not_applicable" }

func itemTitle(rules *checklist.Rules, item string) string {
	if r := rules.Rule(item); r != nil && r.Title != "" {
		return r.Title
	}
	return item
}

func sagHits(c *corpus.Corpus, sag *sagFile, on string, rules *checklist.Rules) []sagHit {
	gaps := map[string][]string{}
	for _, it := range sag.Checklist {
		if isGap(it.Verdict) {
			for _, nr := range it.Precedents {
				gaps[nr] = append(gaps[nr], it.Item)
			}
		}
	}
	hits := []sagHit{}
	for _, p := range sag.Precedents {
		st := c.StatusOn(p.Nr, on)
		h := sagHit{Nr: p.Nr, Score: p.Score, Why: p.Why, Status: string(st.Value), StatusText: st.String(), status: st, Items: append([]string{}, gaps[p.Nr]...)}
		for _, item := range h.Items {
			h.titles = append(h.titles, itemTitle(rules, item))
		}
		if d, ok := c.ByNr(p.Nr); ok {
			h.Title, h.Snippet = d.Heading(), d.Holding
		}
		hits = append(hits, h)
	}
	return hits
}

// sagGaps lists the gaps in the order of the checklist. The reason why a
// decision is worth reading is the case's own if the checklist gave one.
func sagGaps(c *corpus.Corpus, sag *sagFile, on string, rules *checklist.Rules) []sagGap {
	gaps := []sagGap{}
	for _, it := range sag.Checklist {
		if !isGap(it.Verdict) {
			continue
		}
		g := sagGap{Item: it.Item, Title: itemTitle(rules, it.Item), Verdict: it.Verdict, Reason: it.Reason, Decisions: []gapHit{}}
		for _, nr := range it.Precedents {
			st := c.StatusOn(nr, on)
			if st.NotPublished {
				continue
			}
			about := ""
			if d, ok := c.ByNr(nr); ok {
				about = strings.Join(d.Themes, ", ")
			}
			g.Decisions = append(g.Decisions, gapHit{Nr: nr, Status: string(st.Value), StatusText: st.String(), status: st,
				Why: rules.GapReason(it.Item, checklist.Verdict(it.Verdict), nr, about)})
		}
		gaps = append(gaps, g)
	}
	return gaps
}
