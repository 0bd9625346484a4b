package checklist

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/extract"
	"oplyst/ingest"
)

// writtenCase is one case of testdata/written: plain documents and the
// verdicts a careful reader gives.
type writtenCase struct {
	name  string
	input Input
	want  [][2]string // item, verdict
	track Track
}

// writtenCases reads every case of testdata/written through the extraction.
func writtenCases(t testing.TB) []writtenCase {
	t.Helper()
	x := newExtractor(t)
	files, err := filepath.Glob(filepath.Join("testdata", "written", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no written cases: %v", err)
	}
	var out []writtenCase
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(raw), "\n@case ")[1:] {
			out = append(out, readWritten(t, x, part))
		}
	}
	return out
}

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// readWritten reads one case: 'name date track born', then documents headed
// '@doc file' and a last line '@check item=verdict ...'.
func readWritten(t testing.TB, x *extract.Extractor, part string) writtenCase {
	t.Helper()
	body, checks, _ := strings.Cut(part, "\n@check ")
	docs := strings.Split(body, "\n@doc ")
	head := strings.Fields(docs[0])
	if len(head) != 4 {
		t.Fatalf("bad head %q", docs[0])
	}
	c := writtenCase{name: head[0], track: Track(head[2]), input: Input{Case: head[0], AsOf: head[1], Born: head[3]}}
	for _, d := range docs[1:] {
		name, text, _ := strings.Cut(d, "\n")
		f := x.Document(&ingest.Document{Path: name, Format: "txt", Pages: []ingest.Page{{Number: 1, Text: text}}})
		c.input.Documents = append(c.input.Documents, Document{Path: name, Pages: 1, Findings: &f, Text: []string{text}})
		c.input.TotalPages++
	}
	for _, w := range strings.Fields(checks) {
		id, verdict, _ := strings.Cut(w, "=")
		c.want = append(c.want, [2]string{id, verdict})
	}
	return c
}

// TestWrittenCases judges every written case. On first contact, before anything
// was mended, these verdicts were right: 132 of 146 in cases.txt, 61 of 64 in
// more.txt, 143 of 152 in third.txt, 127 of 142 in fourth.txt, 85 of 95 in
// fifth.txt, 17 of 23 in sixth.txt. Two expectations of third to fifth (a
// course, a track) and three of sixth (a review of what is called lasting, and
// klinisk funktion asked but not heard, which is partial) were the writer's own
// mistakes and were set right.
func TestWrittenCases(t *testing.T) {
	right, all := 0, 0
	for _, c := range writtenCases(t) {
		res := judge(t, c.input)
		if res.Track != c.track {
			t.Errorf("%s: track %s, want %s", c.name, res.Track, c.track)
		}
		for _, w := range c.want {
			all++
			it := item(t, res, w[0])
			if string(it.Verdict) == w[1] {
				right++
				continue
			}
			t.Errorf("%s %s: %s, want %s\n\t%s\n\tfor %v\n\tagainst %v", c.name, w[0], it.Verdict, w[1], it.Reason, quotes(it.For), quotes(it.Against))
		}
	}
	t.Logf("%d of %d", right, all)
}

func quotes(es []Evidence) []string {
	out := []string{}
	for _, e := range es {
		out = append(out, e.Document+": "+e.Quote)
	}
	return out
}
