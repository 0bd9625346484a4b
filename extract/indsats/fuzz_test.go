package indsats

import (
	"slices"
	"strings"
	"testing"

	"oplyst/extract/dates"
	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// FuzzFind checks that Find keeps its promises on any text: quotes at their
// places, known types and statuses, rows in order, the same result twice.
func FuzzFind(f *testing.F) {
	finder, err := New()
	if err != nil {
		f.Fatal(err)
	}
	table, err := lexicon.Parse("sentences.tsv", sentences)
	if err != nil {
		f.Fatal(err)
	}
	for i, r := range table.Rows {
		kind := []string{"", "praktikevaluering", "epikrise", "journalnotat", "speciallaegeerklaering", "cv"}[i%6]
		f.Add(strings.NewReplacer("⏎", "\n", "→", "\t").Replace(r.Get("text")), kind, r.Get("date"))
	}
	f.Fuzz(func(t *testing.T, text, kind, date string) {
		if len(text) > 1<<14 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		doc := DocInfo{Type: kind, Date: date}
		rows := findIn(finder, doc, text)
		last := 0
		for _, r := range rows {
			if r.Start < last || r.Start > r.End || r.End > len(text) || text[r.Start:r.End] != r.Quote {
				t.Fatalf("span %d..%d is out of order or no quote", r.Start, r.End)
			}
			last = r.Start
			if !slices.Contains(Types, r.Type) || !slices.Contains(statuses, r.Status) || r.Rule == "" || r.HoursPerWeek < 0 {
				t.Fatalf("bad row %+v", r)
			}
		}
		if !slices.Equal(rows, findIn(finder, doc, text)) {
			t.Fatal("not the same twice")
		}
	})
}

// hostile texts make much of what the Finder looks at.
func hostile(n int) map[string]string {
	return map[string]string{
		"one word":       strings.Repeat("praktik ", n),
		"words and cues": strings.Repeat("praktik afbrudt mentor ikke bevilget ", n/4),
		"dates":          strings.Repeat("praktik 01.02.2018 - 03.04.2019, ", n/4),
		"rows":           strings.Repeat("Praktik\t2018\tafbrudt\n", n/3),
		"items":          strings.Repeat("- Praktik 2018. Stoppet. Ikke iværksat\n", n/5),
		"brackets":       strings.Repeat("mentor (", n),
		"colons":         strings.Repeat("Mentor: praktik: ", n/2),
	}
}

// TestHostile runs texts of growing length; the work must not explode, which
// shows as a test that does not end.
func TestHostile(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range hostile(20000) {
		t.Run(name, func(t *testing.T) { findIn(f, DocInfo{Type: "praktikevaluering", Date: "2020-01-01"}, text) })
	}
}

func BenchmarkFind(b *testing.B) {
	f, err := New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(strings.NewReplacer("⏎", "\n", "→", "\t").Replace(sentences), 4)
	t := match.Parse(text)
	ds := dates.Find(1, text, dates.Options{DocDate: "2020-01-01"})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(DocInfo{Date: "2020-01-01"}, []*match.Text{t}, [][]dates.Date{ds})
	}
}
