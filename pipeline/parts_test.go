package pipeline

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/ingest"
)

// writePDF writes a PDF with a page for each text, whose lines are set under
// each other, and an outline entry for each title at its page.
func writePDF(t *testing.T, path string, pages []string, outline map[int]string) {
	t.Helper()
	var objects []string
	add := func(s string) int { objects = append(objects, s); return len(objects) + 2 }
	font := add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	kids, numbers := "", []int{}
	for _, p := range pages {
		var b strings.Builder
		for i, l := range strings.Split(p, "\n") {
			fmt.Fprintf(&b, "BT /F1 10 Tf 1 0 0 1 60 %d Tm (%s) Tj ET\n", 780-22*i, strings.NewReplacer("æ", "\\346", "ø", "\\370", "å", "\\345", "Æ", "\\306").Replace(l))
		}
		c := add(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", b.Len(), b.String()))
		n := add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R>>", font, c))
		kids, numbers = kids+fmt.Sprintf("%d 0 R ", n), append(numbers, n)
	}
	first, last := 0, 0
	for i := range pages {
		if title, ok := outline[i+1]; ok {
			prev := ""
			n := len(objects) + 3
			if last > 0 {
				objects[last-3] = strings.TrimSuffix(objects[last-3], ">>") + fmt.Sprintf("/Next %d 0 R>>", n)
			} else {
				first = n
			}
			last = add(fmt.Sprintf("<</Title(%s)/Dest[%d 0 R/Fit]%s>>", title, numbers[i], prev))
		}
	}
	root := add(fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R>>", first, last))
	all := append([]string{fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/Outlines %d 0 R>>", root), fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids)}, objects...)
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(all))
	for i, o := range all {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, at)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A merged PDF is one file, and each document in it is judged, dated and quoted
// with the pages of the whole. A file whose name looks like that of a part is
// itself.
func TestMergedFile(t *testing.T) {
	archive, out := filepath.Join(t.TempDir(), "arkiv"), t.TempDir()
	folder := filepath.Join(archive, "sag1")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	pages := []string{}
	for i := range 11 {
		pages = append(pages, fmt.Sprintf("Journal fra jobcentret, blad nummer %d.\nBorgeren har været til samtale og vil gerne have ro.", i+1))
	}
	pages = append(pages, "Rehabiliteringsteamets indstilling\nMøde den 5. oktober 2021\nBorger: Bo Friis, 010180-0019\nTeamet indstiller til førtidspension. Alle relevante indsatser er udtømte.",
		"Borgeren har fibromyalgi. Arbejdsevnen er varigt nedsat efter speciallægens vurdering.")
	writePDF(t, filepath.Join(folder, "samlet.pdf"), pages, map[int]string{1: "Journaludskrift.pdf", 12: "Indstilling.pdf"})
	if err := os.WriteFile(filepath.Join(folder, "samlet.pdf#s12-13"), []byte("Notat om noget helt andet, skrevet i hast.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := Run(context.Background(), Options{Archive: archive, Out: filepath.Join(out, "ud"), AsOf: "2021-12-01"})
	if err != nil {
		t.Fatal(err)
	}
	if n := a.Files(); n != 2 || a.States()[ingest.Read] != 2 {
		t.Errorf("%d files, %v", n, a.States())
	}
	rows, err := csv.NewReader(bytes.NewReader(readCSV(t, filepath.Join(out, "ud", FilesFile)))).ReadAll()
	_ = rows
	if err == nil && len(rows) != 3 {
		t.Errorf("%d rows", len(rows))
	}
	data, err := os.ReadFile(filepath.Join(out, "ud", "sag1", CaseFile))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Documents []struct {
			Path, Type, Date string
			Pages            int
		}
		Diagnoses []struct {
			Document string
			Page     int
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Documents) != 3 || got.Documents[0].Path != "samlet.pdf#s1-11" || got.Documents[1].Path != "samlet.pdf#s12-13-" ||
		got.Documents[1].Type != "teamindstilling" || got.Documents[1].Date != "2021-10-05" || got.Documents[1].Pages != 2 || got.Documents[2].Path != "samlet.pdf#s12-13" {
		t.Errorf("documents: %+v", got.Documents)
	}
	if len(got.Diagnoses) != 1 || got.Diagnoses[0].Page != 13 || got.Diagnoses[0].Document != "samlet.pdf#s12-13-" {
		t.Errorf("diagnoses: %+v", got.Diagnoses)
	}
	for _, name := range []string{ReportFile, MarkdownFile} {
		page, err := os.ReadFile(filepath.Join(out, "ud", "sag1", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(page, []byte("samlet.pdf#page=12")) || name == ReportFile && !bytes.Contains(page, []byte("samlet.pdf%23s12-13\"")) {
			t.Errorf("%s: links are wrong", name)
		}
	}
}

func readCSV(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte(";"), []byte(","))
}
