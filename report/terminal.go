package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"oplyst/checklist"
	"oplyst/ingest"
)

// How many cases and unread files the summary names before it points to the
// overview.
const (
	summaryCases = 50
	summaryFiles = 20
)

// WriteSummary writes the scan's result for a terminal, in Danish: a line a
// case with its gaps, the files that could not be read, and where to look.
// Colour is for the caller to ask for.
func (a *Archive) WriteSummary(w io.Writer, colour bool) error {
	var b strings.Builder
	width := 4
	for i := range a.Cases {
		width = max(width, utf8.RuneCountInString(a.Cases[i].Name))
	}
	width = min(width, 30)
	for i := range a.Cases[:min(len(a.Cases), summaryCases)] {
		c := &a.Cases[i]
		fmt.Fprintf(&b, "%s  %s  %s\n", pad(c.Name, width), pad(c.AsOf, 10), c.gapLine(colour))
		if line := c.comparedLine(); line != "" {
			fmt.Fprintf(&b, "%s  %s  %s\n", pad("", width), pad(c.Compared.AsOf, 10), line)
		}
	}
	if n := len(a.Cases) - summaryCases; n > 0 {
		fmt.Fprintf(&b, "... og %s til; se oversigten\n", count(n, "sag", "sager"))
	}
	b.WriteString("\n" + a.Summary() + "\n")
	shown := 0
	for i := range a.Cases {
		for _, f := range a.Cases[i].Files {
			if f.State == ingest.Read || f.State == ingest.Skipped {
				continue
			}
			shown++
			if shown <= summaryFiles {
				fmt.Fprintf(&b, "  %s: %s/%s: %s\n", stateWords[f.State], a.Cases[i].Name, printable(f.Path), f.Reason)
			}
		}
	}
	if shown > summaryFiles {
		fmt.Fprintf(&b, "  ... og %d til; se filer.csv\n", shown-summaryFiles)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// gapLine counts a case's verdicts: "8 dokumenteret · 2 delvist · 1 mangler".
func (r *CaseRow) gapLine(colour bool) string {
	if r.Error != "" {
		return r.Error
	}
	n := map[checklist.Verdict]int{}
	for _, it := range r.Items {
		n[it.Verdict]++
	}
	words := []struct {
		v           checklist.Verdict
		word, start string
	}{
		{checklist.Documented, "dokumenteret", "\x1b[32m"}, {checklist.Partial, "delvist", "\x1b[33m"},
		{checklist.Missing, "mangler", "\x1b[31m"}, {checklist.Contradicted, "modsagt", "\x1b[31m"},
	}
	var parts []string
	for _, x := range words {
		if n[x.v] == 0 {
			continue
		}
		text := fmt.Sprintf("%s %d %s", verdictWords[string(x.v)].Shape, n[x.v], x.word)
		if colour {
			text = x.start + text + "\x1b[0m"
		}
		parts = append(parts, text)
	}
	if bad := r.States[ingest.Unread] + r.States[ingest.Partial] + r.States[ingest.Quarantined]; bad > 0 {
		parts = append(parts, count(bad, "fil", "filer")+" ikke læst helt")
	}
	return strings.Join(parts, " · ")
}

// comparedLine says which verdicts differ by the rules of the second date.
func (r *CaseRow) comparedLine() string {
	if r.Compared == nil {
		return ""
	}
	var parts []string
	for i, it := range r.Compared.Items {
		if i < len(r.Items) && r.Items[i].Verdict != it.Verdict {
			parts = append(parts, fmt.Sprintf("%s %s → %s", word(itemShortWords, it.Item),
				verdictWords[string(r.Items[i].Verdict)].Shape, verdictWords[string(it.Verdict)].Shape))
		}
	}
	if len(parts) == 0 {
		return "samme udfald for alle krav"
	}
	return strings.Join(parts, " · ")
}

// pad fills with spaces to a width counted in letters, or cuts with '…'.
func pad(s string, width int) string {
	s = printable(s)
	n := utf8.RuneCountInString(s)
	if n > width {
		return string([]rune(s)[:width-1]) + "…"
	}
	return s + strings.Repeat(" ", width-n)
}

// printable replaces control characters, which a file name may hold, so that
// it can't move the cursor or break a line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '�'
		}
		return r
	}, s)
}
