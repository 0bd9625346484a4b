package pdfium

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"
)

// Text in fonts that the file doesn't bring is drawn, with nothing of the
// machine's: PDFium has its own.
func TestFontsOfItsOwn(t *testing.T) {
	for _, font := range []string{"Helvetica", "Times-Roman", "Courier", "Ukendt+Skrift"} {
		var b bytes.Buffer
		b.WriteString("%PDF-1.4\n")
		var places []int
		for i, o := range []string{
			"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/" + font + ">>>>>>>>",
			"<</Length 37>>stream\nBT /F1 24 Tf 20 40 Td (Notat) Tj ET  \nendstream",
		} {
			places = append(places, b.Len())
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
		}
		start := b.Len()
		b.WriteString("xref\n0 5\n0000000000 65535 f \n")
		for _, at := range places {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		}
		fmt.Fprintf(&b, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", start)
		doc, err := Shared().OpenWith(context.Background(), b.Bytes(), nil, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		img, err := doc.Image(context.Background(), 0, 100)
		doc.Close()
		if err != nil {
			t.Fatal(err)
		}
		dark := 0
		for _, v := range img.Pix {
			if v < 128 {
				dark++
			}
		}
		if dark < 100 {
			t.Errorf("%s: %d dark pixels", font, dark)
		}
	}
}
