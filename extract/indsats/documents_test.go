package indsats

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/documents.golden")

//go:embed testdata/documents.txt
var documents string

// TestDocuments compares the rows of small documents of our own with what was
// recorded: a change of a table or a rule shows in the diff of the record. The
// record is what the Finder says, with its faults, not a truth.
func TestDocuments(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	docs := strings.Split(documents, "@")[1:]
	if len(docs) == 0 {
		t.Fatal("no documents")
	}
	for i, d := range docs {
		head, text, _ := strings.Cut(d, "\n")
		typ, date, _ := strings.Cut(head, " ")
		fmt.Fprintf(&b, "%d %s\n", i+1, head)
		for _, r := range findIn(f, DocInfo{Type: typ, Date: date}, text) {
			fmt.Fprintf(&b, "\t%s %s %s..%s %v %q\n", r.Type, r.Status, r.From, r.To, r.HoursPerWeek, r.Quote)
		}
	}
	file := filepath.Join("testdata", "documents.golden")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		got, old := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
		for i := range min(len(got), len(old)) {
			if got[i] != old[i] {
				t.Fatalf("line %d of the record:\n got %s\nwant %s\n(go test -update rewrites it)", i+1, got[i], old[i])
			}
		}
		t.Fatal("the record has more or fewer lines (go test -update rewrites it)")
	}
}
