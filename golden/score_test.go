package golden

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// truth is what a careful caseworker finds in a case, written by hand
// (README.md).
type truth struct {
	Case      string
	Documents []struct{ Doc, File, Type, Date string }
	Diagnoses []struct{ Doc, ICD10, Status string }
	Indsatser []struct {
		Doc, Type, Status string
		From, To          *string
	}
	Dates     []struct{ Doc, Value string }
	Cited     []struct{ Doc, Kind, Value string }
	Checklist []struct {
		Item, Verdict    string
		Support, Against []struct{ Doc, Quote string }
	}
	Precedents []struct {
		Nr    string
		Grade int
	}
}

// sag is the part of sag.json that is scored.
type sag struct {
	Case      string
	Documents []struct{ Path, Type string }
	Diagnoses []struct{ Document, Code, Status string }
	Indsatser []struct {
		Document, Type, Status string
		From, To               *string
	}
	Dates     []struct{ Document, Value string }
	Citations []struct{ Document, Kind, Value string }
	Checklist []struct {
		Item, Verdict string
		For, Against  []struct{ Document, Quote string }
	}
	Precedents []struct{ Nr string }
}

// rate counts hits of an expected number.
type rate struct{ hit, all int }

func (r *rate) add(ok bool) {
	r.all++
	if ok {
		r.hit++
	}
}

func (r rate) String() string {
	if r.all == 0 {
		return "-"
	}
	return fmt.Sprintf("%.4f  (%d of %d)", float64(r.hit)/float64(r.all), r.hit, r.all)
}

// overlapCount compares sets: true positives, false positives, false negatives.
type overlapCount struct{ tp, fp, fn int }

func (o *overlapCount) add(found, want map[string]bool) {
	for k := range found {
		if want[k] {
			o.tp++
		} else {
			o.fp++
		}
	}
	for k := range want {
		if !found[k] {
			o.fn++
		}
	}
}

func (o overlapCount) precision() float64 { return share(o.tp, o.tp+o.fp, o.fn == 0) }
func (o overlapCount) recall() float64    { return share(o.tp, o.tp+o.fn, true) }
func (o overlapCount) f1() float64 {
	p, r := o.precision(), o.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (o overlapCount) String() string {
	return fmt.Sprintf("%.4f  (p %.4f, r %.4f)", o.f1(), o.precision(), o.recall())
}

func share(n, of int, emptyIsRight bool) float64 {
	if of == 0 {
		if emptyIsRight {
			return 1
		}
		return 0
	}
	return float64(n) / float64(of)
}

// scores are the measures of README.md, added up over cases.
type scores struct {
	cases                                                int
	types, period, checklist, applicable, comfort, alarm rate
	evidence, recall5                                    rate
	diagnoses, status, negated                           overlapCount
	indsatser, indsatsStatus, dates, citations           overlapCount
	ndcg                                                 []float64
	byItem                                               map[string]*rate
}

func (s *scores) add(t truth, o sag) {
	s.cases++
	file := map[string]string{}
	for _, d := range t.Documents {
		file[d.Doc] = fold(d.File)
	}
	s.addDocuments(t, o, file)
	s.addDiagnoses(t, o, file)
	s.addIndsatser(t, o, file)
	s.addChecklist(t, o, file)
	s.addPrecedents(t, o)
	found, want := map[string]bool{}, map[string]bool{}
	for _, x := range o.Dates {
		found[fold(x.Document)+"|"+x.Value] = true
	}
	for _, x := range t.Dates {
		want[file[x.Doc]+"|"+x.Value] = true
	}
	s.dates.add(found, want)
	found, want = map[string]bool{}, map[string]bool{}
	for _, x := range o.Citations {
		found[fold(x.Document)+"|"+x.Kind+"|"+lawKey(x.Value)] = true
	}
	for _, x := range t.Cited {
		want[file[x.Doc]+"|"+x.Kind+"|"+lawKey(x.Value)] = true
	}
	s.citations.add(found, want)
}

func (s *scores) addDocuments(t truth, o sag, file map[string]string) {
	types := map[string]string{}
	for _, d := range o.Documents {
		types[fold(d.Path)] = d.Type
	}
	for _, d := range t.Documents {
		s.types.add(types[file[d.Doc]] == d.Type)
	}
}

func (s *scores) addDiagnoses(t truth, o sag, file map[string]string) {
	sets := [6]map[string]bool{}
	for i := range sets {
		sets[i] = map[string]bool{}
	}
	put := func(at int, document, code, status string) {
		key := document + "|" + code[:min(3, len(code))]
		sets[at][key] = true
		sets[at+2][key+"|"+status] = true
		if status == "negated" {
			sets[at+4][key] = true
		}
	}
	for _, x := range o.Diagnoses {
		put(0, fold(x.Document), x.Code, x.Status)
	}
	for _, x := range t.Diagnoses {
		put(1, file[x.Doc], x.ICD10, x.Status)
	}
	s.diagnoses.add(sets[0], sets[1])
	s.status.add(sets[2], sets[3])
	s.negated.add(sets[4], sets[5])
}

func (s *scores) addIndsatser(t truth, o sag, file map[string]string) {
	found, foundStatus, want, wantStatus := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	mentioned, periods := map[string]bool{}, map[string]bool{}
	for _, x := range t.Indsatser {
		key := file[x.Doc] + "|" + x.Type
		if x.Status == "mentioned" {
			mentioned[key] = true
			continue
		}
		want[key], wantStatus[key+"|"+x.Status] = true, true
	}
	for _, x := range o.Indsatser {
		key := fold(x.Document) + "|" + x.Type
		periods[key+"|"+text(x.From)+"|"+text(x.To)] = true
		if x.Status != "mentioned" && (!mentioned[key] || want[key]) {
			found[key], foundStatus[key+"|"+x.Status] = true, true
		}
	}
	s.indsatser.add(found, want)
	s.indsatsStatus.add(foundStatus, wantStatus)
	for _, x := range t.Indsatser {
		key := file[x.Doc] + "|" + x.Type
		if (x.From != nil || x.To != nil) && found[key] {
			s.period.add(periods[key+"|"+text(x.From)+"|"+text(x.To)])
		}
	}
}

func (s *scores) addChecklist(t truth, o sag, file map[string]string) {
	type quote struct{ document, text string }
	verdicts, quotes := map[string]string{}, map[string][]quote{}
	for _, x := range o.Checklist {
		verdicts[x.Item] = x.Verdict
		for _, q := range append(x.For, x.Against...) {
			quotes[x.Item] = append(quotes[x.Item], quote{fold(q.Document), q.Quote})
		}
	}
	if s.byItem == nil {
		s.byItem = map[string]*rate{}
	}
	for _, x := range t.Checklist {
		v := verdicts[x.Item]
		ok := v == x.Verdict
		s.checklist.add(ok)
		if s.byItem[x.Item] == nil {
			s.byItem[x.Item] = &rate{}
		}
		s.byItem[x.Item].add(ok)
		switch x.Verdict {
		case "missing", "partial", "contradicted":
			s.comfort.add(v == "documented")
		case "documented":
			s.alarm.add(v == "missing" || v == "contradicted")
		}
		if x.Verdict != "not_applicable" {
			s.applicable.add(ok)
		}
		want := append(x.Support, x.Against...)
		if !ok || len(want) == 0 {
			continue
		}
		s.evidence.add(slices.ContainsFunc(want, func(w struct{ Doc, Quote string }) bool {
			return slices.ContainsFunc(quotes[x.Item], func(q quote) bool {
				return q.document == file[w.Doc] && alike(q.text, w.Quote)
			})
		}))
	}
}

func (s *scores) addPrecedents(t truth, o sag) {
	if len(t.Precedents) == 0 {
		return
	}
	grade := map[string]int{}
	var ideal []int
	for _, p := range t.Precedents {
		grade[p.Nr] = p.Grade
		ideal = append(ideal, p.Grade)
	}
	slices.SortFunc(ideal, func(a, b int) int { return cmp.Compare(b, a) })
	shown := map[string]bool{}
	var gained, best float64
	for i := range 5 {
		if i < len(o.Precedents) {
			shown[o.Precedents[i].Nr] = true
			gained += gain(grade[o.Precedents[i].Nr], i)
		}
		if i < len(ideal) {
			best += gain(ideal[i], i)
		}
	}
	s.ndcg = append(s.ndcg, gained/best)
	for _, p := range t.Precedents {
		if p.Grade >= 2 {
			s.recall5.add(shown[p.Nr])
		}
	}
}

func gain(grade, rank int) float64 {
	return (math.Pow(2, float64(grade)) - 1) / math.Log2(float64(rank+2))
}

// String prints the measures one a line, in fixed order.
func (s *scores) String() string {
	var b strings.Builder
	line := func(name string, value any) { fmt.Fprintf(&b, "%-24s %v\n", name, value) }
	line("cases", s.cases)
	line("documents.type", s.types)
	line("diagnoses.f1", s.diagnoses)
	line("diagnoses.status_f1", s.status)
	line("diagnoses.negation", s.negated)
	line("indsatser.f1", s.indsatser)
	line("indsatser.status_f1", s.indsatsStatus)
	line("indsatser.period_acc", s.period)
	line("dates.f1", s.dates)
	line("citations.f1", s.citations)
	line("checklist.acc", s.checklist)
	line("checklist.applicable_acc", s.applicable)
	line("checklist.false_comfort", s.comfort)
	line("checklist.false_alarm", s.alarm)
	line("evidence.hit", s.evidence)
	var sum float64
	for _, n := range s.ndcg {
		sum += n
	}
	line("precedents.ndcg5", fmt.Sprintf("%.4f", sum/float64(max(len(s.ndcg), 1))))
	line("precedents.recall5", s.recall5)
	for _, item := range slices.Sorted(maps.Keys(s.byItem)) {
		line("  "+item, *s.byItem[item])
	}
	return b.String()
}

var (
	marks  = regexp.MustCompile("[*_`#>|]")
	word   = regexp.MustCompile(`[0-9a-zæøåéüö§]+`)
	spaces = regexp.MustCompile(`[\s,.]+`)
)

// alike tells whether two quotes share most of the shorter one's words.
func alike(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	common := 0
	for w := range x {
		if y[w] {
			common++
		}
	}
	return common >= 2 && float64(common) >= 0.6*float64(min(len(x), len(y)))
}

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range word.FindAllString(marks.ReplaceAllString(strings.ToLower(s), " "), -1) {
		set[w] = true
	}
	return set
}

func fold(p string) string { return strings.ToLower(path.Base(strings.ReplaceAll(p, `\`, "/"))) }
func lawKey(v string) string {
	return strings.TrimSpace(spaces.ReplaceAllString(strings.ToLower(v), " "))
}
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func readJSON[T any](t *testing.T, file string) T {
	t.Helper()
	var v T
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return v
}
