package index

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// benchPages gives about 3,000 pages: those of OPLYST_PAGES (a folder of text
// files, pages apart by form feeds), or made-up ones.
func benchPages(tb testing.TB) []CaseDocument {
	var docs []CaseDocument
	files, _ := filepath.Glob(filepath.Join(os.Getenv("OPLYST_PAGES"), "*.txt"))
	sort.Strings(files)
	if os.Getenv("OPLYST_PAGES") == "" {
		files = nil
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		d := CaseDocument{Path: filepath.Base(f), Type: "journalnotat", Date: "2019-03-12"}
		for i, p := range strings.Split(string(data), "\f") {
			if strings.TrimSpace(p) != "" {
				d.Pages = append(d.Pages, CasePage{Number: i + 1, Text: strings.Join(strings.Fields(p), " ")})
			}
		}
		docs = append(docs, d)
	}
	if len(docs) > 0 {
		return docs
	}
	for i := range 300 {
		d := CaseDocument{Path: "notat.txt", Type: "journalnotat", Date: "2019-03-12"}
		for p := range 10 {
			d.Pages = append(d.Pages, CasePage{Number: p + 1, Text: madeUpPage(i*10 + p)})
		}
		docs = append(docs, d)
	}
	return docs
}

// madeUpPage writes a page of about 3 kB from a fixed sequence.
func madeUpPage(seed int) string {
	words := strings.Fields("borgeren har været i virksomhedspraktik med få timer om ugen og rehabiliteringsteamet vurderer at arbejdsevnen ikke er varigt nedsat " +
		"efter speciallægeerklæringen er der mistanke om fibromyalgi kommunen har tilbudt ressourceforløb jf § 112 og lægen anbefaler smertebehandling " +
		"depression angst udredning psykiatrisk ambulatorium medicinsk behandling opfølgningssamtale sagsbehandler funktionsevnebeskrivelse")
	var b strings.Builder
	state := uint32(seed*2654435761 + 1)
	for b.Len() < 3000 {
		state = state*1664525 + 1013904223
		b.WriteString(words[int(state>>16)%len(words)])
		if state>>28 == 0 {
			b.WriteString(".\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkIndexPages(b *testing.B) {
	docs := benchPages(b)
	bytes := 0
	for _, d := range docs {
		for _, p := range d.Pages {
			bytes += len(p.Text)
		}
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for range b.N {
		w, err := CreateCases(filepath.Join(b.TempDir(), "index"))
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Add("sag", docs); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnalyze(b *testing.B) {
	docs := benchPages(b)
	bytes := 0
	var tokens []Token
	b.ReportAllocs()
	for range b.N {
		bytes = 0
		for _, d := range docs {
			for _, p := range d.Pages {
				tokens = Analyzer{}.Append(tokens[:0], p.Text)
				bytes += len(p.Text)
			}
		}
	}
	b.SetBytes(int64(bytes))
}

// BenchmarkPhraseInPages searches phrases whose words stand on every page.
func BenchmarkPhraseInPages(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "index")
	w, err := CreateCases(dir)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Add("sag", benchPages(b)); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	c, err := OpenCases(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	for _, q := range []string{`"borgeren har været"`, `"arbejdsevnen ikke"`, `"varigt varigt nedsat"`} {
		b.Run(strings.Trim(strings.ReplaceAll(q, " ", "_"), `"`), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Search(q, CaseOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
