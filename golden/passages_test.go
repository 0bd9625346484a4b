package golden

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	"oplyst/extract"
	"oplyst/extract/lexicon"
	"oplyst/extract/match"
	"oplyst/extract/statement"
	"oplyst/ingest"
)

// TestBlindPassages scores short passages that somebody wrote and labelled
// without having seen the program (blind/README.md), each as a document of its
// own. What is recorded is the state, not a target.
func TestBlindPassages(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Scores on blind/passages/ (blind/README.md); go test ./golden -update\n")
	line := func(name string, o overlapCount) { fmt.Fprintf(&b, "%-24s %s\n", name, o) }

	var codes, status, negated overlapCount
	for _, r := range passages(t, "diag.tsv", "text", "expected") {
		found, want := [3]map[string]bool{{}, {}, {}}, [3]map[string]bool{{}, {}, {}}
		for _, d := range passage(x, r.Get("text")).Diagnoses {
			note(found, d.Code[:3], string(d.Status))
		}
		for _, e := range listed(r.Get("expected"), " | ") {
			code, st, _ := strings.Cut(e, ":")
			note(want, code[:3], st)
		}
		codes.add(found[0], want[0])
		status.add(found[1], want[1])
		negated.add(found[2], want[2])
	}
	line("diagnoses.f1", codes)
	line("diagnoses.status_f1", status)
	line("diagnoses.negation", negated)

	var types, states, whole overlapCount
	for _, r := range passages(t, "indsats.tsv", "text", "expected") {
		found, want := [3]map[string]bool{{}, {}, {}}, [3]map[string]bool{{}, {}, {}}
		for _, d := range passage(x, r.Get("text")).Indsatser {
			hours := ""
			if d.HoursPerWeek != 0 {
				hours = fmt.Sprint(d.HoursPerWeek)
			}
			found[0][d.Type], found[1][d.Type+":"+string(d.Status)] = true, true
			found[2][strings.Join([]string{d.Type, string(d.Status), d.From, d.To, hours}, ":")] = true
		}
		for _, e := range listed(r.Get("expected"), " | ") {
			p := strings.Split(e+"::::", ":")
			want[0][p[0]], want[1][p[0]+":"+p[1]], want[2][strings.Join(p[:5], ":")] = true, true, true
		}
		types.add(found[0], want[0])
		states.add(found[1], want[1])
		whole.add(found[2], want[2])
	}
	line("indsatser.f1", types)
	line("indsatser.status_f1", states)
	line("indsatser.whole_row", whole)

	var labels overlapCount
	finder := statement.New()
	for _, r := range passages(t, "stmt.tsv", "text", "labels") {
		found, want := map[string]bool{}, map[string]bool{}
		for _, l := range finder.Classify(r.Get("text"), statement.Speaker(r.Get("speaker"))) {
			found[l] = true
		}
		for _, l := range listed(r.Get("labels"), ",") {
			want[l] = true
		}
		labels.add(found, want)
	}
	line("statements.f1", labels)

	right, all := 0, 0
	for _, r := range passages(t, "compound.tsv", "word", "parts") {
		all++
		if splitsAs(match.Shared().Word(r.Get("word")), strings.Split(r.Get("parts"), "+")) {
			right++
		}
	}
	fmt.Fprintf(&b, "%-24s %.4f  (%d of %d)\n", "compounds.exact", float64(right)/float64(all), right, all)
	compare(t, "scores-passages.txt", []byte(b.String()))
}

// passages reads a table of blind/passages.
func passages(t *testing.T, name string, columns ...string) []lexicon.Row {
	t.Helper()
	raw, err := os.ReadFile("blind/passages/" + name)
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse(name, string(raw), columns...)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) < 100 {
		t.Fatalf("%s has %d rows", name, len(table.Rows))
	}
	return table.Rows
}

// passage reads a text as a document of one page, `\n` for a new line.
func passage(x *extract.Extractor, text string) extract.Findings {
	text = strings.ReplaceAll(text, `\n`, "\n")
	return x.Document(&ingest.Document{Path: "notat.txt", Pages: []ingest.Page{{Number: 1, Text: text}}})
}

// note counts a code, the code with its status, and the code if it is negated.
func note(sets [3]map[string]bool, code, status string) {
	sets[0][code], sets[1][code+":"+status] = true, true
	if status == "negated" {
		sets[2][code] = true
	}
}

// listed splits a cell; "-" and "" are nothing.
func listed(cell, sep string) []string {
	if cmp.Or(cell, "-") == "-" {
		return nil
	}
	return strings.Split(cell, sep)
}

// splitsAs tells whether a word is split into these parts; of each but the last
// the base form is given, so a link letter may follow it.
func splitsAs(w *match.Word, parts []string) bool {
	found := make([]string, 0, len(w.Parts))
	for _, p := range w.Parts {
		found = append(found, w.Norm[p.Start:p.End])
	}
	if len(found) == 0 {
		found = []string{w.Norm}
	}
	if len(found) != len(parts) {
		return false
	}
	for i := range found {
		if !strings.HasPrefix(found[i], parts[i]) {
			return false
		}
	}
	return true
}
