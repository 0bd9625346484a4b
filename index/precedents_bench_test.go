package index

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"oplyst/corpus"
)

var benchQueries = []string{
	"58-18", "LSP § 16, stk. 2", "fibromyalgi", "udviklingsperspektiv arbejdsevne",
	"kan man få førtidspension under 40 år uden at have været i ressourceforløb",
	"resourceforløb målgruppe", `"ikke kan udelukkes"`, "status:historisk revalidering", "rehab*",
}

func BenchmarkOpenPrecedents(b *testing.B) {
	c, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	for range b.N {
		p, err := OpenPrecedents(c)
		if err != nil {
			b.Fatal(err)
		}
		p.Close()
	}
}

func benchSearch(b *testing.B, c *corpus.Corpus) {
	p, err := OpenPrecedents(c)
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	for _, q := range benchQueries {
		b.Run(strings.ReplaceAll(q, " ", "_"), func(b *testing.B) {
			for range b.N {
				if _, err := p.Search(q, PrecedentOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearchPrecedents(b *testing.B) {
	c, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	benchSearch(b, c)
}

// BenchmarkSearch6000 searches 6,000 decisions made of the embedded ones under
// other numbers, with a full text of about 8 kB each.
func BenchmarkSearch6000(b *testing.B) {
	fsys := fstest.MapFS{}
	names, _ := fs.Glob(os.DirFS("../corpus"), "decisions/*-1*.yaml")
	n := 0
	for year := 10; n < 6000; year++ {
		for k := 1; k <= 400 && n < 6000; k++ {
			data, err := os.ReadFile("../corpus/" + names[n%len(names)])
			if err != nil {
				b.Fatal(err)
			}
			nr := fmt.Sprintf("%d-%02d", k+500, year)
			fsys["decisions/"+nr+".yaml"] = &fstest.MapFile{Data: []byte(renumber(string(data), nr, madeUpPage(n)+madeUpPage(n+1)))}
			n++
		}
	}
	c, err := corpus.LoadFS(fsys)
	if err != nil {
		b.Fatal(err)
	}
	benchSearch(b, c)
}

// renumber gives a record another number and a long text of facts, and takes
// away what points to other records.
func renumber(record, nr, text string) string {
	var out []string
	for _, line := range strings.Split(record, "\n") {
		switch {
		case strings.HasPrefix(line, "nr: "):
			line = `nr: "` + nr + `"`
		case strings.HasPrefix(line, "replace"):
			continue
		case strings.HasPrefix(line, "status: "):
			line = "status: ukendt"
		case strings.HasPrefix(line, "unconfirmed: "):
			line = "unconfirmed: [title, date, status, law_refs, facts]"
		case strings.HasPrefix(line, "facts: "):
			out = append(out, line, "  "+strings.ReplaceAll(text, "\n", "\n  "))
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
