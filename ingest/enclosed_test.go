package ingest

import (
	"context"
	"os"
	"testing"
)

// Both files were made with qpdf 11.3 of a page of our own.
func TestFileInPDF(t *testing.T) {
	data, err := os.ReadFile("testdata/pdf/vedlagt.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc := ReadDocument(context.Background(), "vedlagt.pdf", data, Limits{})
	if doc.State != Read || len(doc.Pages) != 2 || doc.Pages[0].Text != "Notat om borgeren, 3. maj 2021" ||
		doc.Pages[1].Text != "Notat vedhæftet 4. juni 2021" || doc.Pages[1].Reader != "pdf/txt" {
		t.Errorf("%+v", doc)
	}
}

// passwordTries is what comes of a file whose password is 'hemmelig'.
var passwordTries = []struct {
	passwords []string
	state     State
}{{nil, Unread}, {[]string{"forkert"}, Unread}, {[]string{"forkert", "hemmelig"}, Read}}

func TestPDFPassword(t *testing.T) {
	data, err := os.ReadFile("testdata/pdf/kodeord.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range passwordTries {
		doc := ReadDocument(context.Background(), "kodeord.pdf", data, Limits{Passwords: x.passwords})
		if doc.State != x.state || x.state == Unread && doc.Reason != "kræver kodeord" {
			t.Errorf("with %q: %+v", x.passwords, doc)
		}
		if x.state == Read && doc.Pages[0].Text != "Notat om borgeren, 3. maj 2021" {
			t.Errorf("got %q", doc.Pages[0].Text)
		}
	}
}
