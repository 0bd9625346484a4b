package statement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/extract/match"
)

// sampleText is a page in the style of a case, made up.
const sampleText = `Rehabiliteringsteamets indstilling
Møde den 4. maj 2021
Borgeren er 47 år og har tidligere arbejdet som buschauffør. Hun fortæller, at smerterne er konstante, og at hun sover dårligt.
2. Sundhedskoordinatorens udtalelse
Der er ikke yderligere behandling, som kan bedre arbejdsevnen. Tilstanden må betragtes som stationær.
3. Teamets vurdering
Arbejdsevnen er efter teamets opfattelse varigt nedsat, og alle relevante indsatser er udtømt. Praktikken sluttede ved 4 timer om ugen. Et fleksjob er ikke en mulighed, heller ikke med få timer.
Det kan ikke udelukkes, at hun på sigt kan klare lidt mere, men det er ikke tilstrækkeligt til at sætte et nyt forløb i gang.
Teamet indstiller til førtidspension.
`

func BenchmarkFind(b *testing.B) {
	f := New()
	text := strings.Repeat(sampleText, 20)
	pages := match.ParsePages([]string{text})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(DocInfo{Type: "teamindstilling", Date: "2021-05-04"}, pages)
	}
}

// BenchmarkCases runs over the annotated cases: ordinary case text, where most
// sentences have no label.
func BenchmarkCases(b *testing.B) {
	type document struct {
		info  DocInfo
		pages []*match.Text
	}
	files, _ := filepath.Glob(filepath.Join(sharedCases(b), "dev-*", "*", "src", "*.md"))
	var docs []document
	size := 0
	for _, file := range files {
		md, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text, head := plainText(string(md))
		size += len(text)
		docs = append(docs, document{DocInfo{Type: head["type"], Date: head["date"]}, match.ParsePages([]string{text})})
	}
	f := New()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			f.Find(d.info, d.pages)
		}
	}
}
