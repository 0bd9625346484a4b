package pipeline

import (
	"strings"
	"testing"

	"oplyst/ingest"
	"oplyst/report"
)

// TestMarkDuplicates sees which copy of a paper stands for the others.
func TestMarkDuplicates(t *testing.T) {
	const text = "Karen blev undersøgt på sygehuset i Vejle den 3. marts 2014 efter et fald fra en stige. Hun har siden haft smerter i skulderen og kan ikke løfte armen over vandret. Der er taget røntgen, som viser et brud i god stilling, og hun er henvist til genoptræning."
	doc := func(path, sha, text string, confidence float64) report.Document {
		d := ingest.Document{Path: path, SHA256: sha, Size: 9, State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: text, Confidence: confidence}}}
		if text == "" {
			d.State, d.Pages[0].Unread = ingest.Unread, true
		}
		if file, _, ok := strings.Cut(path, "#"); ok {
			d.Part = &ingest.Part{File: file}
		}
		return report.Document{Document: d}
	}
	for _, c := range []struct {
		name string
		docs []report.Document
		want []string // DuplicateOf of each
	}{
		{"the text before the scan", []report.Document{doc("scan.pdf", "a", text, 88), doc("brev.docx", "b", text, 0)}, []string{"brev.docx", ""}},
		{"the surer scan", []report.Document{doc("1.pdf", "a", text, 70), doc("2.pdf", "b", text, 90), doc("3.pdf", "c", text, 90)}, []string{"2.pdf", "", "2.pdf"}},
		{"the first of equals", []report.Document{doc("1.pdf", "a", text, 0), doc("2.pdf", "a", text, 0)}, []string{"", "1.pdf"}},
		{"what nobody could read", []report.Document{doc("1.pdf", "a", "", 0), doc("2.pdf", "a", "", 0), doc("3.pdf", "b", "", 0)}, []string{"", "1.pdf", ""}},
		{"parts of one file", []report.Document{doc("samlet.pdf#s1", "a", "Kort.", 0), doc("samlet.pdf#s2", "a", "Andet.", 0)}, []string{"", ""}},
		{"parts of two equal files", []report.Document{doc("a.pdf#s1", "a", "Kort.", 0), doc("b.pdf#s1", "a", "Kort.", 0)}, []string{"", "a.pdf#s1"}},
		{"a part and the letter itself", []report.Document{doc("samlet.pdf#s1", "a", text, 0), doc("brev.pdf", "b", text+"\nSide 1 af 1", 0)}, []string{"", "samlet.pdf#s1"}},
	} {
		markDuplicates(c.docs)
		for i := range c.docs {
			if got := c.docs[i].DuplicateOf; got != c.want[i] {
				t.Errorf("%s: %s is a copy of %q, want %q", c.name, c.docs[i].Path, got, c.want[i])
			}
		}
	}
}
