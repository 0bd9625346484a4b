package pdfium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// file writes a small PDF with one page for each text.
func file(texts ...string) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	out.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range texts {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>", len(texts), kids))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, t := range texts {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 5+2*i))
		content := "BT /F 12 Tf 60 700 Td (" + t + ") Tj ET"
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

func TestText(t *testing.T) {
	ctx := context.Background()
	e := New(1)
	d, err := e.Open(ctx, file("Notat", "Bilag 2"), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if d.Pages() != 2 {
		t.Errorf("%d pages, want 2", d.Pages())
	}
	for i, want := range []string{"Notat", "Bilag 2"} {
		if got, err := d.Text(ctx, i); err != nil || strings.TrimSpace(got) != want {
			t.Errorf("page %d: %q, %v; want %q", i, got, err, want)
		}
	}
	if _, err := d.Text(ctx, 7); err == nil {
		t.Error("a page that is not there has text")
	}
}

func TestInstanceIsUsedAgain(t *testing.T) {
	ctx := context.Background()
	e := New(1)
	for i := range 4 {
		d, err := e.Open(ctx, file(fmt.Sprint("Side ", i)), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := d.Text(ctx, 0); strings.TrimSpace(got) != fmt.Sprint("Side ", i) {
			t.Errorf("got %q", got)
		}
		d.Close()
		if _, err := e.Open(ctx, []byte("no PDF"), time.Minute); !errors.Is(err, ErrDamaged) {
			t.Errorf("err %v, want %v", err, ErrDamaged)
		}
	}
}

func TestRewrite(t *testing.T) {
	ctx := context.Background()
	e := New(1)
	whole := file("Uden tabel")
	damaged := whole[:bytes.LastIndex(whole, []byte("xref\n0"))] // no table, no trailer
	damaged = append(damaged, "trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n"...)
	d, err := e.Open(ctx, damaged, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := d.Rewrite(ctx)
	d.Close()
	if err != nil || !bytes.Contains(copied, []byte("startxref")) {
		t.Fatalf("%d bytes, %v", len(copied), err)
	}
	again, err := e.Open(ctx, copied, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got, _ := again.Text(ctx, 0); strings.TrimSpace(got) != "Uden tabel" {
		t.Errorf("got %q", got)
	}
}

// TestMonstrousPage holds that a page of a senseless size is not drawn.
func TestMonstrousPage(t *testing.T) {
	ctx := context.Background()
	for size, drawn := range map[string]bool{"595 842": true, "3 90000000": false, "500000 90": false, "14400 14400": true} {
		d, err := New(1).Open(ctx, bytes.Replace(file("x"), []byte("0 0 595 842"), []byte("0 0 "+size), 1), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		img, err := d.Image(ctx, 0, 200)
		if (err == nil) != drawn || err == nil && max(img.Rect.Dx(), img.Rect.Dy()) > longSide+1 {
			t.Errorf("%s: %v", size, err)
		}
		d.Close()
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(1).Open(ctx, file("Side"), time.Minute); !errors.Is(err, ErrStopped) {
		t.Errorf("err %v, want %v", err, ErrStopped)
	}
}
