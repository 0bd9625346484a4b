package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// updated appends a later state of a file, in which one object is another.
func updated(t *testing.T, data []byte, n int, body string) []byte {
	t.Helper()
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		t.Fatal("no table")
	}
	previous := 0
	if _, err := fmt.Sscanf(string(data[i:]), "startxref\n%d", &previous); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(data)
	at := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", n, body)
	table := len(out)
	return fmt.Appendf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 50/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", n, at, previous, table)
}

// TestUpdates holds that of the states a file went through only the last counts,
// and that a file cut off within a later one says so.
func TestUpdates(t *testing.T) {
	b := newBuilder().page(text("F1", 11, 60, 700, "Borgeren kan arbejde"), "")
	first := b.bytes()
	content := func(s string) string {
		ops := text("F1", 11, 60, 700, s)
		return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(ops), ops)
	}
	n := b.pages[0] - 1
	second := updated(t, first, n, content("Borgeren kan ikke arbejde"))
	third := updated(t, second, n, content("Borgeren er tilkendt pension"))
	if got := readText(t, second); got != "Borgeren kan ikke arbejde" {
		t.Errorf("second state: %q", got)
	}
	if got := readText(t, third); got != "Borgeren er tilkendt pension" {
		t.Errorf("third state: %q", got)
	}
	gone := updated(t, second, 2, "<</Type/Pages/Count 0/Kids[]>>")
	if r := Read(context.Background(), gone, Limits{NoPdfium: true}); len(r.Pages) != 0 || r.Reason == "" {
		t.Errorf("a page that was taken out is read: %+v", r)
	}
	cut := second[:bytes.LastIndex(second, []byte("xref\n"))-20]
	r := Read(context.Background(), cut, Limits{})
	if len(r.Pages) != 1 || !r.Pages[0].Unread || r.Pages[0].Reason != ReasonCut {
		t.Errorf("cut off: %+v", r)
	}
	lost := bytes.Replace(second, []byte(fmt.Sprintf("startxref\n%d", bytes.LastIndex(second, []byte("\nxref"))+1)), []byte("startxref\n7"), 1)
	if r := Read(context.Background(), lost, Limits{}); len(r.Pages) != 1 || !strings.Contains(r.Pages[0].Text, "ikke") {
		t.Errorf("wrong place of the table: %+v", r)
	}
}

func TestCutUpdate(t *testing.T) {
	for _, c := range []struct {
		data string
		want bool
	}{
		{"%PDF-1.4 1 0 obj %%EOF\n", false},
		{"%%EOF\n12 0 obj <<", true},
		{"%%EOF junk obj and 5 objects", false},
		{"%%EOF", false},
		{"1 0 obj", false},
	} {
		if got := cutUpdate([]byte(c.data)); got != c.want {
			t.Errorf("%q: %v", c.data, got)
		}
	}
}
