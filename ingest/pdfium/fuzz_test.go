package pdfium

import (
	"context"
	"errors"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzDocument reads files with PDFium: text, a picture, and the file written
// anew. A trap inside costs the file, never the process, and the next file gets
// a sound instance.
func FuzzDocument(f *testing.F) {
	f.Add(file("Notat", "Bilag 2"))
	f.Add(file("\\(a\\) Tj /F 900 Tf (b"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]/Count 9/MediaBox[0 0 1e9 1]>>endobj trailer<</Root 1 0 R>>"))
	e := New(1)
	sound := file("Sund side")
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx := context.Background()
		d, err := e.OpenWith(ctx, data, []string{"kodeord"}, time.Minute)
		if err != nil {
			if !errors.Is(err, ErrPassword) && !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		for i := range min(d.Pages(), 3) {
			if text, err := d.Text(ctx, i); err == nil && !utf8.ValidString(text) {
				t.Errorf("page %d is not UTF-8", i)
			}
			if img, err := d.Image(ctx, i, 20); err == nil && max(img.Rect.Dx(), img.Rect.Dy()) > longSide+1 {
				t.Errorf("page %d is %v", i, img.Rect)
			}
		}
		_, _ = d.Rewrite(ctx)
		broken := d.broken
		d.Close()
		if !broken {
			return
		}
		next, err := e.Open(ctx, sound, time.Minute)
		if err != nil {
			t.Fatalf("after a file that broke it: %v", err)
		}
		defer next.Close()
		if text, err := next.Text(ctx, 0); err != nil || text != "Sund side" {
			t.Fatalf("after a file that broke it: %q, %v", text, err)
		}
	})
}
