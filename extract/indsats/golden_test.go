package indsats

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// sharedDir finds the folder of shared material, or skips the test.
func sharedDir(t testing.TB) string {
	dir := os.Getenv("OPLYST_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "cases")); err != nil {
		t.Skip("needs the annotated cases: set OPLYST_SHARED to the folder shared (with cases/)")
	}
	return dir
}

// truthRow is one row of truth.json's indsatser.
type truthRow struct {
	Doc, Type, Status, Quote string
	From, To                 string
}

// sourceDoc is one document of a case in source form.
type sourceDoc struct {
	name, typ, date, text string
	other                 bool // about another citizen
	truth                 []truthRow
}

var (
	bold  = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	ital  = regexp.MustCompile(`(^|[\s(])\*([^*\n]+)\*`)
	rule  = regexp.MustCompile(`^\|[-| :]+\|$`)
	cprRE = regexp.MustCompile(`\b\d{6}-\d{4}\b`)
)

// plain turns the Markdown of a source body into page text.
func plain(body string) string {
	var out []string
	for _, l := range strings.Split(body, "\n") {
		l = strings.TrimRight(l, " ")
		if rule.MatchString(l) {
			continue
		}
		l = bold.ReplaceAllString(l, "$1")
		l = ital.ReplaceAllString(l, "$1$2")
		if strings.HasPrefix(l, "#") {
			l = strings.TrimLeft(l, "# ")
		}
		if strings.HasPrefix(l, "|") {
			cells := strings.Split(strings.Trim(l, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			l = strings.TrimSpace(strings.Join(cells, "\t"))
		}
		if l == "---" {
			l = ""
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// unwrap joins lines that were only wrapped, as the reader of plain text does.
func unwrap(text string) string {
	lines := strings.Split(text, "\n")
	out := lines[:1]
	for _, l := range lines[1:] {
		prev := out[len(out)-1]
		t := strings.TrimLeft(l, " ")
		if len(prev) > 55 && t != "" && !strings.HasPrefix(t, "- ") && !(t[0] >= '0' && t[0] <= '9') && (len(t) < len(l) || t[0] >= 'a' && t[0] <= 'z') {
			out[len(out)-1] = prev + " " + t
			continue
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// readCase reads the sources and the truth of a case folder.
func readCase(t testing.TB, dir string) []sourceDoc {
	b, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Indsatser []map[string]any
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "src", "*.md"))
	count := map[string]int{}
	var docs []sourceDoc
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(raw), "---\n", 3)
		d := sourceDoc{name: strings.TrimSuffix(filepath.Base(f), ".md"), text: plain(parts[2])}
		for _, l := range strings.Split(parts[1], "\n") {
			if v, ok := strings.CutPrefix(l, "type: "); ok {
				d.typ = v
			}
			if v, ok := strings.CutPrefix(l, "date: "); ok {
				d.date = v
			}
		}
		if strings.Contains(parts[1], "render: txt") || strings.Contains(parts[1], "render: eml") {
			d.text = unwrap(d.text)
		}
		for _, c := range cprRE.FindAllString(d.text, 1) {
			count[c]++
		}
		for _, r := range truth.Indsatser {
			if r["doc"] == d.name {
				s := func(k string) string { v, _ := r[k].(string); return v }
				d.truth = append(d.truth, truthRow{Doc: d.name, Type: s("type"), Status: s("status"), From: s("from"), To: s("to"), Quote: s("quote")})
			}
		}
		docs = append(docs, d)
	}
	main, n := "", 0
	for c, k := range count {
		if k > n {
			main, n = c, k
		}
	}
	for i := range docs {
		if c := cprRE.FindString(docs[i].text); c != "" && c != main {
			docs[i].other = true
		}
	}
	return docs
}

// findIn runs the Finder over one page of text.
func findIn(f *Finder, doc DocInfo, text string) []Indsats {
	ds := dates.Find(1, text, dates.Options{DocDate: doc.Date})
	return f.Find(doc, []*match.Text{match.Parse(text)}, [][]dates.Date{ds})
}

// tally counts hits, extras and misses.
type tally struct{ tp, fp, fn int }

func (s *tally) add(pred, gold map[string]bool) {
	for k := range pred {
		if gold[k] {
			s.tp++
		} else {
			s.fp++
		}
	}
	for k := range gold {
		if !pred[k] {
			s.fn++
		}
	}
}

func (s tally) f1() float64 {
	if s.tp == 0 {
		return 0
	}
	return 2 * float64(s.tp) / float64(2*s.tp+s.fp+s.fn)
}

func (s tally) String() string {
	return fmt.Sprintf("p %.3f r %.3f f1 %.3f", float64(s.tp)/float64(max(1, s.tp+s.fp)), float64(s.tp)/float64(max(1, s.tp+s.fn)), s.f1())
}

// heldOut are the cases set aside while the rules were made.
var heldOut = map[string]bool{"d05": true, "e02": true, "e05": true}

// TestCases measures the Finder on the sources of the annotated cases. With
// OPLYST_MISSES=1 it lists what differs, with OPLYST_CASE=d01 of one case.
func TestCases(t *testing.T) {
	dir := sharedDir(t)
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	cases, _ := filepath.Glob(filepath.Join(dir, "cases", "dev-*", "*"))
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	var dev, held score
	only := os.Getenv("OPLYST_CASE")
	for _, c := range cases {
		name := filepath.Base(c)
		if only != "" && only != name {
			continue
		}
		s := &dev
		if heldOut[name] {
			s = &held
			if os.Getenv("OPLYST_HELD") == "" {
				continue
			}
		}
		for _, d := range readCase(t, c) {
			s.doc(f, name, d, os.Getenv("OPLYST_MISSES") != "")
		}
	}
	t.Log("development:\n" + dev.String())
	if os.Getenv("OPLYST_HELD") != "" {
		t.Log("held out:\n" + held.String())
	}
	if f1 := dev.rows.f1(); only == "" && f1 < 0.65 {
		t.Errorf("indsatser.f1 %.3f, want at least 0.65", f1)
	}
}

// score gathers the measures of eval/score.py.
type score struct {
	rows, status tally
	period       [2]int
	byType       map[string]*tally
	log          []string
}

// doc adds one document.
func (s *score) doc(f *Finder, name string, d sourceDoc, misses bool) {
	if s.byType == nil {
		s.byType = map[string]*tally{}
	}
	var found []Indsats
	if !d.other {
		found = findIn(f, DocInfo{Type: d.typ, Date: d.date}, d.text)
	}
	gold, pred := map[string]bool{}, map[string]bool{}
	gs, ps, pp := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range d.truth {
		if r.Status != "mentioned" {
			gold[r.Type] = true
			gs[r.Type+" "+r.Status] = true
		}
	}
	for _, r := range found {
		pred[r.Type] = true
		ps[r.Type+" "+string(r.Status)] = true
		pp[r.Type+"|"+r.From+"|"+r.To] = true
	}
	s.rows.add(pred, gold)
	s.status.add(ps, gs)
	for k := range union(pred, gold) {
		if s.byType[k] == nil {
			s.byType[k] = &tally{}
		}
		s.byType[k].add(only(pred, k), only(gold, k))
	}
	for _, r := range d.truth {
		if (r.From != "" || r.To != "") && pred[r.Type] {
			s.period[1]++
			if pp[r.Type+"|"+r.From+"|"+r.To] {
				s.period[0]++
			} else if misses {
				s.log = append(s.log, fmt.Sprintf("%s %s PERIOD %s %s..%s  %q", name, d.name, r.Type, r.From, r.To, r.Quote))
			}
		}
	}
	if !misses {
		return
	}
	for _, r := range d.truth {
		if !pred[r.Type] {
			s.log = append(s.log, fmt.Sprintf("%s %s MISS %s %s %q", name, d.name, r.Type, r.Status, r.Quote))
		} else if !ps[r.Type+" "+r.Status] {
			s.log = append(s.log, fmt.Sprintf("%s %s STATUS missing %s %s %q", name, d.name, r.Type, r.Status, r.Quote))
		}
	}
	for _, r := range found {
		word := ""
		switch {
		case !gold[r.Type]:
			word = "EXTRA"
		case !gs[r.Type+" "+string(r.Status)]:
			word = "STATUS extra"
		default:
			word = "ok"
		}
		s.log = append(s.log, fmt.Sprintf("%s %s %s %s %s %s..%s %q {%s} %s", name, d.name, word, r.Type, r.Status, r.From, r.To, around(d.text, r), r.Quote, r.Rule))
	}
}

func around(text string, r Indsats) string {
	a, b := max(0, r.Start-50), min(len(text), r.End+70)
	return strings.ToValidUTF8(strings.ReplaceAll(text[a:b], "\n", "⏎"), "")
}

func only(m map[string]bool, k string) map[string]bool {
	if m[k] {
		return map[string]bool{k: true}
	}
	return nil
}

func union(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

func (s *score) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "rows %v\nstatus %v\nperiod %.3f of %d\n", s.rows, s.status, float64(s.period[0])/float64(max(1, s.period[1])), s.period[1])
	var types []string
	for k := range s.byType {
		types = append(types, k)
	}
	sort.Strings(types)
	for _, k := range types {
		v := s.byType[k]
		fmt.Fprintf(&b, "  %-28s tp %d fp %d fn %d\n", k, v.tp, v.fp, v.fn)
	}
	b.WriteString(strings.Join(s.log, "\n"))
	return b.String()
}
