package diagnosis

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"oplyst/extract/match"
)

// casesDir is where the annotated development cases lie, or "" if absent.
func casesDir() string {
	dir := os.Getenv("OPLYST_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	return filepath.Join(dir, "cases")
}

type truth struct {
	Case      string
	Documents []struct{ Doc, Type, Date string }
	Diagnoses []struct{ Doc, Name, ICD10, Status, Quote string }
}

// pageText turns the Markdown body of a development document into page text.
func pageText(md string) string {
	if parts := strings.SplitN(md, "---\n", 3); len(parts) == 3 {
		md = parts[2]
	}
	var out []string
	for _, l := range strings.Split(md, "\n") {
		l = strings.TrimSpace(strings.NewReplacer("**", "", "*", "", "`", "", "\\", "").Replace(l))
		l = strings.TrimSpace(strings.TrimLeft(l, "#"))
		if strings.HasPrefix(l, "|") {
			if strings.Trim(l, "|-: ") == "" {
				continue
			}
			cells := strings.Split(strings.Trim(l, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			l = strings.Join(cells, "\t")
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// tally counts right and wrong rows.
type tally struct{ tp, fp, fn int }

func (t *tally) add(found, want map[string]bool) {
	for k := range found {
		if want[k] {
			t.tp++
		} else {
			t.fp++
		}
	}
	for k := range want {
		if !found[k] {
			t.fn++
		}
	}
}

func (t tally) String() string {
	p, r := float64(t.tp)/float64(max(t.tp+t.fp, 1)), float64(t.tp)/float64(max(t.tp+t.fn, 1))
	return fmt.Sprintf("p %.3f r %.3f f1 %.3f", p, r, 2*p*r/max(p+r, 1e-9))
}

func (t tally) precision() float64 { return float64(t.tp) / float64(max(t.tp+t.fp, 1)) }
func (t tally) recall() float64    { return float64(t.tp) / float64(max(t.tp+t.fn, 1)) }

func (t tally) f1() float64 {
	return 2 * float64(t.tp) / float64(max(2*t.tp+t.fp+t.fn, 1))
}

// TestDevelopmentCases scores the bodies of the development documents.
func TestDevelopmentCases(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(casesDir(), "dev-*", "*", "truth.json"))
	if len(files) == 0 {
		t.Skip("shared/cases is not here")
	}
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var all, status, negated tally
	for _, file := range files {
		var tr truth
		raw, err := os.ReadFile(file)
		if err != nil || json.Unmarshal(raw, &tr) != nil {
			t.Fatal(file, err)
		}
		only := os.Getenv("OPLYST_CASE")
		if only != "" && !strings.Contains(only, tr.Case) {
			continue
		}
		gotCode, gotStatus, gotNeg := map[string]bool{}, map[string]bool{}, map[string]bool{}
		wantCode, wantStatus, wantNeg := map[string]bool{}, map[string]bool{}, map[string]bool{}
		why := map[string]string{}
		for _, d := range tr.Documents {
			md, err := os.ReadFile(filepath.Join(filepath.Dir(file), "src", d.Doc+".md"))
			if err != nil {
				t.Fatal(err)
			}
			page := match.Parse(pageText(string(md)))
			for _, g := range finder.Find([]*match.Text{page}, DocInfo{Type: d.Type, Date: d.Date}) {
				k := d.Doc + " " + g.Code[:3]
				gotCode[k] = true
				gotStatus[k+" "+string(g.Status)] = true
				if g.Status == Negated {
					gotNeg[k] = true
				}
				s := page.SentenceOf(page.TokenAt(g.Start))
				why[k+" "+string(g.Status)] = fmt.Sprintf("%s [%s] {%s} <%s>", g.Quote, page.Source[s.Start:s.End], g.Rule, s.Section)
			}
		}
		for _, w := range tr.Diagnoses {
			k := w.Doc + " " + w.ICD10[:3]
			wantCode[k] = true
			wantStatus[k+" "+w.Status] = true
			if w.Status == "negated" {
				wantNeg[k] = true
			}
			why["-"+k+" "+w.Status] = w.Name + ": " + w.Quote
		}
		all.add(gotCode, wantCode)
		status.add(gotStatus, wantStatus)
		negated.add(gotNeg, wantNeg)
		if testing.Verbose() {
			var lines []string
			for k := range gotStatus {
				if !wantStatus[k] {
					lines = append(lines, "+ "+tr.Case+" "+k+" "+why[k])
				}
			}
			for k := range wantStatus {
				if !gotStatus[k] {
					lines = append(lines, "- "+tr.Case+" "+k+" "+why["-"+k])
				}
			}
			sort.Slice(lines, func(i, j int) bool { return lines[i][2:] < lines[j][2:] })
			fmt.Println(strings.Join(lines, "\n"))
		}
	}
	if os.Getenv("OPLYST_CASE") == "" && (all.f1() < 0.92 || status.f1() < 0.87 || negated.f1() < 0.90) {
		t.Errorf("below the figures of the issue")
	}
	t.Logf("diagnoses %v; with status %v; negated %v", all, status, negated)
}
