package index

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// caseArchive is a small archive of two cases.
var caseArchive = map[string][]CaseDocument{
	"sag-1": {
		{Path: "Statusattest LÆ 125.pdf", Type: "laege-125", Date: "2018-05-02", Pages: []CasePage{
			{Number: 1, Text: "Diagnose: fibromyalgi.\nPatienten har kroniske smerter i ryg og nakke.\nArbejdsevnen er varigt nedsat.", Tags: []Tag{{"diagnose", "M79.7", 10, 21}}},
			{Number: 2, Text: "Behandlingsmulighederne er ikke udtømt. Henvist til smerteklinik."},
		}},
		{Path: "notat.txt", Type: "journalnotat", Date: "2019-03-12", Pages: []CasePage{
			{Number: 1, Text: "Samtale med borger om virksomhedspraktikforløb hos Føtex. Hun magter 4 timer om ugen, jf. LAB § 112, stk. 2. Se PM 58-18 og LÆ265.", Tags: []Tag{{Kind: "indsats", Value: "virksomhedspraktik"}}},
		}},
	},
	"sag-2": {
		{Path: "plan/Rehabiliteringsplan.docx", Type: "rehabiliteringsplan-forberedende", Date: "2020-01", Pages: []CasePage{
			{Number: 1, Text: "Alle indsatser er udtømt. Borger har haft praktik og fleksjob. Der er ikke tegn på depression."},
			{Number: 2, Text: "Foertidspension blev drøftet på mødet. Borger har en diagnose på ME/CFS. Se § 19, stk. 1."},
		}},
		{Path: "tom.pdf"},
	},
}

func writeArchive(t testing.TB, dir string, cases ...string) {
	t.Helper()
	w, err := CreateCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases {
		if err := w.Add(name, caseArchive[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func openArchive(t testing.TB, cases ...string) *Cases {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	writeArchive(t, dir, cases...)
	c, err := OpenCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// places writes hits as "case/document:page".
func places(hits []PageHit) string {
	var s []string
	for _, h := range hits {
		doc := strings.Fields(filepath.Base(h.Document))[0]
		s = append(s, h.Case[len("sag-"):]+"/"+strings.ToLower(strings.TrimSuffix(doc, filepath.Ext(doc)))+":"+string(rune('0'+h.Page)))
	}
	return strings.Join(s, " ")
}

func TestCaseSearch(t *testing.T) {
	c := openArchive(t, "sag-1", "sag-2")
	cases := []struct{ name, query, want string }{
		{"a word", "fibromyalgi", "1/statusattest:1"},
		{"another form of it", "smerte", "1/statusattest:1 1/statusattest:2"},
		{"part of a compound", "praktik", "2/rehabiliteringsplan:1 1/notat:1"},
		{"all words first", "kroniske smerter", "1/statusattest:1"},
		{"phrase of written forms", `"ikke udtømt"`, "1/statusattest:2"},
		{"phrase without the other form", `"er udtømt"`, "2/rehabiliteringsplan:1"},
		{"without", "udtømt -fleksjob", "1/statusattest:2"},
		{"both", "praktik OG fleksjob", "2/rehabiliteringsplan:1"},
		{"either", "fibromyalgi ELLER depression", "1/statusattest:1 2/rehabiliteringsplan:1"},
		{"but not", "praktik IKKE fleksjob", "1/notat:1"},
		{"parentheses", "(praktik ELLER smerteklinik) OG IKKE depression", "1/statusattest:2 1/notat:1"},
		{"prefix", "rehab* ELLER behandlingsm*", "1/statusattest:2"},
		{"decision number", "58/18", "1/notat:1"},
		{"law", "LAB § 112 stk 2", "1/notat:1"},
		{"law whose act the page doesn't name", "pensionslovens § 19", "2/rehabiliteringsplan:2"},
		{"the same number in another act", "pensionslovens § 112", ""},
		{"law without the act", "§ 112", "1/notat:1"},
		{"form name written apart", "LÆ 265", "1/notat:1"},
		{"ae oe aa", "førtidspension", "2/rehabiliteringsplan:2"},
		{"abbreviation with a slash", "ME/CFS", "2/rehabiliteringsplan:2"},
		{"typing error", "fibromyalgie", "1/statusattest:1"},
		{"field document type", "type:laege smerter", "1/statusattest:1 1/statusattest:2"},
		{"field case and date", "sag:sag-1 dato:2019", "1/notat:1"},
		{"finding by code", "diagnose:m79", "1/statusattest:1"},
		{"finding by type", "indsats:virksomhedspraktik", "1/notat:1"},
		{"nothing", "kvantemekanik", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			res, err := c.Search(tc.query, CaseOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if got := places(res.Hits); got != tc.want {
				t.Errorf("%q found %q, want %q (notes %q)", tc.query, got, tc.want, res.Notes)
			}
		})
	}
}

func TestCaseHitsPointAtTheirQuote(t *testing.T) {
	c := openArchive(t, "sag-1", "sag-2")
	for _, query := range []string{"smerter", "praktik", "udtømt", "§ 112", "førtidspension", `"varigt nedsat"`, "borger har"} {
		res, err := c.Search(query, CaseOptions{Limit: -1})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Hits {
			text := pageText(h)
			if text[h.Start:h.End] != h.Quote || h.Quote == "" {
				t.Errorf("%q: %s:%d says %q at %d-%d, the page has %q", query, h.Document, h.Page, h.Quote, h.Start, h.End, text[h.Start:h.End])
			}
			if got := 1 + strings.Count(text[:h.Start], "\n"); got != h.Line {
				t.Errorf("%q: line %d, want %d", query, h.Line, got)
			}
			for _, m := range h.Snippet.Marks {
				if m.Start < 0 || m.End > len(h.Quote) || m.Start >= m.End {
					t.Errorf("%q: mark %v outside %q", query, m, h.Quote)
				}
			}
		}
	}
}

func pageText(h PageHit) string {
	for _, d := range caseArchive[h.Case] {
		if d.Path == h.Document {
			for _, p := range d.Pages {
				if p.Number == h.Page {
					return p.Text
				}
			}
		}
	}
	return ""
}

func TestFindingsAreShownWhereTheyStand(t *testing.T) {
	c := openArchive(t, "sag-1", "sag-2")
	res, err := c.Search("diagnose:M79.7", CaseOptions{})
	if err != nil || len(res.Hits) != 1 {
		t.Fatal(res, err)
	}
	h := res.Hits[0]
	if len(h.Snippet.Marks) != 1 || h.Quote[h.Snippet.Marks[0].Start:h.Snippet.Marks[0].End] != "fibromyalgi" {
		t.Errorf("marks %v in %q, want fibromyalgi", h.Snippet.Marks, h.Quote)
	}
}

func TestCaseSearchDoesNotDependOnTheOrderOfAdding(t *testing.T) {
	a, b := openArchive(t, "sag-1", "sag-2"), openArchive(t, "sag-2", "sag-1")
	for _, query := range []string{"praktik", "borger", "smerter", "har er på"} {
		x, err1 := a.Search(query, CaseOptions{Limit: -1})
		y, err2 := b.Search(query, CaseOptions{Limit: -1})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if places(x.Hits) != places(y.Hits) {
			t.Errorf("%q: %s in one order, %s in the other", query, places(x.Hits), places(y.Hits))
		}
	}
}

func TestNewIndexReplacesTheOld(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "index")
	writeArchive(t, dir, "sag-1")
	writeArchive(t, dir, "sag-2")
	c, err := OpenCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if res, err := c.Search("fibromyalgi", CaseOptions{}); err != nil || len(res.Hits) != 0 {
		t.Errorf("the old case is still found: %v %v", res, err)
	}
	left, _ := os.ReadDir(filepath.Dir(dir))
	if len(left) != 1 {
		t.Errorf("%d entries beside the index, want none", len(left)-1)
	}
}

func TestOpenCasesSaysWhatIsWrong(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if _, err := OpenCases(dir); !errors.Is(err, ErrNoIndex) {
		t.Errorf("no folder: %v, want ErrNoIndex", err)
	}
	for _, file := range []string{documentsFile, pagesFile, textsFile, markerFile, formsFile, numbersFile, wordsFile, storeFile, rootFile} {
		writeArchive(t, dir, "sag-1")
		name := filepath.Join(dir, file)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, damaged := range [][]byte{data[:len(data)/2], nil} {
			if err := os.WriteFile(name, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			c, err := OpenCases(dir)
			if err == nil {
				_, err = c.Search("smerter", CaseOptions{})
				c.Close()
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s cut to %d bytes: %v, want ErrDamaged", file, len(damaged), err)
			}
		}
	}
}

func TestEmptyIndex(t *testing.T) {
	c := openArchive(t)
	res, err := c.Search("noget", CaseOptions{})
	if err != nil || len(res.Hits) != 0 {
		t.Errorf("got %v, %v", res, err)
	}
}
