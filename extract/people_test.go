package extract

import (
	"testing"

	"oplyst/ingest"
)

// TestSomebodyElse holds that number, birth date and name each tell another
// person's paper or page, and that relatives and staff do not.
func TestSomebodyElse(t *testing.T) {
	x := extractor(t)
	own := doc("plan.txt", letter)
	for _, c := range []struct {
		name  string
		pages []string
		page  int // of the warning: 0 whole document, -1 none
		left  int // diagnoses that stay
	}{
		{"number", []string{"Epikrise\nOle Krag, 030571-0026\nDiagnose: KOL."}, 0, 0},
		{"birth date", []string{"Attest\nPatient: Ole Krag\nFødt: 3. maj 1971\nHan har KOL."}, 0, 0},
		{"name", []string{"Vedr. Ole Krag\n\nHan har KOL og møder til samtale."}, 0, 0},
		{"a page with a number", []string{letter, "Epikrise\nOle Krag, 030571-0026\nPatienten har fibromyalgi."}, 2, 3},
		{"a page with a birth date and a name", []string{letter, "Epikrise\nVedr.: Ole Krag, født 03.05.1971\nPatienten har fibromyalgi."}, 2, 3},
		{"her own number, another name beside it", []string{"Notat\nJette Holm Nielsen, 120466-0018\nTil stede: Ole Krag, mentor.\nHun har KOL."}, -1, 1},
		{"a relative", []string{"Notat\nVedr.: Jette Holm, 120466-0018\nSønnen Ole, 030591-0026, deltager.\nHun har KOL."}, -1, 1},
		{"nobody named", []string{"Notat\nHun har KOL og ringer i morgen."}, -1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := []*ingest.Document{own, doc("b.txt", letter), doc("c.txt", c.pages...)}
			var fs []*Findings
			for _, d := range docs {
				f := x.Document(d)
				fs = append(fs, &f)
			}
			who := Case(docs, fs, "")
			f := fs[2]
			if who.Other[2] != (c.page == 0) {
				t.Errorf("other %v", who.Other)
			}
			n, page := 0, -1
			for _, w := range f.Warnings {
				if w.Kind == "other-citizen" {
					n, page = n+1, w.Page
				}
			}
			if n > 1 || page != c.page || len(f.Diagnoses) != c.left {
				t.Errorf("%d warnings, page %d, want %d; %d diagnoses stay, want %d: %+v", n, page, c.page, len(f.Diagnoses), c.left, f.Diagnoses)
			}
		})
	}
}
